import { today } from "@rdv/app/dates";
import { asProblem, type Problem } from "@rdv/app/problem";
import { navigate, wayOn } from "@rdv/app/router";
import { Button, ErrorSummary, Heading, RadioList, TextField } from "@rdv/theme";
import { type FormEvent, useState } from "react";
import type { SlotChoice } from "../../api/service";
import { useWords } from "../../i18n";
import {
  type Attendee,
  alreadyProved,
  codeSentTo,
  keepAttendee,
  keepOther,
  keptAttendee,
  keptDetails,
  keptOther,
  type OtherPerson,
  sendCodeFor,
  userOf,
} from "../../journey/booking";
import { checkAttendee, checkDetails, refusedDetails } from "../../journey/details";
import { type Search, searchPath } from "../../journey/search";
import { NeededFields } from "../../parts/NeededFields";
import { OtherPersonFields } from "../../parts/OtherPersonFields";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { BookingPage } from "./BookingPage";
import { useDetails } from "./useDetails";
import { useHeld } from "./useHeld";

interface GuestDetailsPageProps {
  readonly search: Search;
  readonly slot: SlotChoice;
}

/** Who? A name and a way to reach the person; more only when the motif needs it. */
export function GuestDetailsPage({ search, slot }: GuestDetailsPageProps) {
  const { texts } = useWords();
  const words = texts.details;
  const held = useHeld(slot);
  const { details, errors, setErrors, field, lines, summary } = useDetails();
  const [forOther, setForOther] = useState(() => keptAttendee()?.kind === "other");
  const [other, setOther] = useState(keptOther);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const needed = held.held?.hold.summary.fields;
  const attendee: Attendee = forOther ? { kind: "other", ...other } : { kind: "self" };

  function typeOther(next: OtherPerson): void {
    setOther(next);
    keepOther(next);
  }

  async function submit(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (busy || !needed) return;
    const found = { ...checkDetails(details, needed, texts), ...checkAttendee(attendee, other, texts, today()) };
    setErrors(found);
    setProblem(undefined);
    if (Object.keys(found).length > 0) return;
    keepAttendee(attendee);
    const next = searchPath(search, "code");
    if (alreadyProved(details)) return navigate(next);

    const { email, phone_number } = userOf(details);
    const goOn = wayOn();
    setBusy(true);
    try {
      await sendCodeFor(slot, email ? "email" : "sms", email ?? phone_number ?? "");
      // An address corrected meanwhile has got no code: whoever is typing it goes on from here.
      if (codeSentTo(keptDetails())) goOn(next);
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

  return (
    <BookingPage
      search={search}
      slot={slot}
      held={held}
      page="coordonnees"
      title={words.title}
      step={3}
      back={searchPath(search, "identification")}
      hasErrors={lines.length > 0}
    >
      {lines.length > 0 && <ErrorSummary title={words.errors} focusRef={summary} errors={lines} />}
      {problem && <ProblemNotice problem={problem} onRetry={submit} busy={busy} />}
      <form className="form" onSubmit={submit} noValidate>
        <RadioList
          name="whom"
          legend={texts.whom.title}
          answers={[
            { value: "self", label: texts.whom.self },
            { value: "other", label: texts.whom.other },
          ]}
          value={attendee.kind}
          onChange={(answer) => setForOther(answer === "other")}
        />
        {forOther && <OtherPersonFields other={other} errors={errors} onChange={typeOther} />}
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
          {!needed?.phone_required && <p className="quiet">{words.contactHint}</p>}
          <TextField
            {...field("email")}
            type="email"
            inputMode="email"
            label={needed?.phone_required ? `${words.email} (${texts.common.optional})` : words.email}
            hint={words.emailHint}
            autoComplete="email"
            maxLength={254}
          />
          <TextField
            {...field("phone_number")}
            type="tel"
            inputMode="tel"
            label={words.phone}
            hint={needed?.phone_required ? words.phoneHintRequired : words.phoneHint}
            autoComplete="tel"
            maxLength={30}
            required={needed?.phone_required ?? false}
          />
        </section>
        {needed && <NeededFields needed={needed} field={field} />}
        <p className="consent">{words.consent}</p>
        <Button type="submit" busy={busy}>
          {busy ? words.sending : alreadyProved(details) ? texts.common.continue : words.submit}
        </Button>
      </form>
    </BookingPage>
  );
}
