import { Button, ErrorSummary, Heading, TextField } from "@rdv/theme";
import { type FormEvent, useState } from "react";
import { asProblem, type Problem } from "../../api/problem";
import type { SlotChoice } from "../../api/service";
import { prose, useWords } from "../../i18n";
import { alreadyProved, keepDetails, keptDetails, sendCodeFor, userOf } from "../../journey/booking";
import {
  checkDetails,
  DETAIL_FIELDS,
  type DetailErrors,
  type DetailField,
  refusedDetails,
} from "../../journey/details";
import { askAgain, type Search, searchPath } from "../../journey/search";
import { useFocusWhen } from "../../parts/focus";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { navigate } from "../../router";
import { BookingPage } from "./BookingPage";
import { useHeld } from "./useHeld";

interface DetailsPageProps {
  readonly search: Search;
  readonly slot: SlotChoice;
}

/** Who? A name and a way to reach the person; more only when the motif needs it. */
export function DetailsPage({ search, slot }: DetailsPageProps) {
  const { texts } = useWords();
  const words = texts.details;
  const held = useHeld(slot);
  const [details, setDetails] = useState(keptDetails);
  const [errors, setErrors] = useState<DetailErrors>({});
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const wrong = DETAIL_FIELDS.filter((field) => errors[field]);
  const summary = useFocusWhen<HTMLElement>(wrong.length > 0 ? errors : null);
  const needed = held.held?.hold.summary.fields ?? { phone_required: false, address_required: false };

  function change(field: DetailField, value: string): void {
    const next = { ...details, [field]: value };
    setDetails(next);
    keepDetails(next);
  }

  async function submit(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (busy) return;
    const found = checkDetails(details, needed, texts);
    setErrors(found);
    setProblem(undefined);
    if (Object.keys(found).length > 0) return;
    const next = searchPath(search, "code");
    if (alreadyProved(details)) return navigate(next);

    const { email, phone_number } = userOf(details);
    setBusy(true);
    try {
      await sendCodeFor(slot, email ? "email" : "sms", email ?? phone_number ?? "");
      navigate(next);
    } catch (thrown) {
      const refusal = asProblem(thrown);
      const refused = refusedDetails(refusal.errors, email ? "email" : "phone_number");
      if (Object.keys(refused).length > 0) setErrors(refused);
      else if (refusal.code === "slot_taken") held.refuse(refusal);
      else setProblem(refusal);
    } finally {
      setBusy(false);
    }
  }

  const field = (name: DetailField) => ({
    id: name,
    value: details[name],
    error: errors[name] && prose(errors[name]),
    onChange: (value: string) => change(name, value),
    spellCheck: false,
  });

  return (
    <BookingPage
      search={search}
      slot={slot}
      held={held}
      page="coordonnees"
      title={words.title}
      step={3}
      back={searchPath(askAgain(search, "slots"))}
      hasErrors={wrong.length > 0}
    >
      {wrong.length > 0 && (
        <ErrorSummary
          title={words.errors}
          focusRef={summary}
          errors={wrong.map((name) => ({ fieldId: name, message: prose(errors[name] ?? "") }))}
        />
      )}
      {problem && <ProblemNotice problem={problem} onRetry={submit} busy={busy} />}
      <form className="form" onSubmit={submit} noValidate>
        <section className="form-part" aria-labelledby="who">
          <Heading level={2} size="xs" id="who">
            {words.who}
          </Heading>
          <TextField
            {...field("first_name")}
            label={words.firstName}
            autoComplete="given-name"
            maxLength={100}
            required
          />
          <TextField
            {...field("last_name")}
            label={words.lastName}
            autoComplete="family-name"
            maxLength={100}
            required
          />
        </section>
        <section className="form-part" aria-labelledby="contact">
          <Heading level={2} size="xs" id="contact">
            {words.contact}
          </Heading>
          {!needed.phone_required && <p className="quiet">{words.contactHint}</p>}
          <TextField
            {...field("email")}
            type="email"
            inputMode="email"
            label={needed.phone_required ? `${words.email} (${texts.common.optional})` : words.email}
            hint={words.emailHint}
            autoComplete="email"
            maxLength={254}
          />
          <TextField
            {...field("phone_number")}
            type="tel"
            inputMode="tel"
            label={words.phone}
            hint={needed.phone_required ? words.phoneHintRequired : words.phoneHint}
            autoComplete="tel"
            maxLength={30}
            required={needed.phone_required}
          />
        </section>
        {needed.address_required && (
          <section className="form-part" aria-labelledby="where">
            <Heading level={2} size="xs" id="where">
              {words.where}
            </Heading>
            <TextField
              {...field("address")}
              label={words.address}
              hint={words.addressHint}
              autoComplete="street-address"
              maxLength={254}
              required
            />
          </section>
        )}
        <p className="consent">{words.consent}</p>
        <Button type="submit" busy={busy}>
          {busy ? words.sending : alreadyProved(details) ? texts.common.continue : words.submit}
        </Button>
      </form>
    </BookingPage>
  );
}
