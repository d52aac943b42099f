import { useResource } from "@rdv/app/resource";
import { navigate } from "@rdv/app/router";
import { Button, ErrorSummary, Heading, SkeletonList, TextField } from "@rdv/theme";
import { type FormEvent, useEffect, useState } from "react";
import { readProfile } from "../../api/account";
import type { SlotChoice } from "../../api/service";
import { useWords } from "../../i18n";
import { detailsOf, keepDetails, keptDetails } from "../../journey/booking";
import { checkAccountDetails } from "../../journey/details";
import { type Search, searchPath } from "../../journey/search";
import { NeededFields } from "../../parts/NeededFields";
import { ProblemNotice } from "../../parts/ProblemNotice";
import type { SessionUser } from "../../session";
import { BookingPage } from "./BookingPage";
import { useDetails } from "./useDetails";
import { type Held, useHeld } from "./useHeld";
import { useAccount } from "./useIdentity";

interface AccountDetailsPageProps {
  readonly search: Search;
  readonly slot: SlotChoice;
}

/** What this motif needs and the account does not always know. */
export function AccountDetailsPage({ search, slot }: AccountDetailsPageProps) {
  const { texts } = useWords();
  const held = useHeld(slot);
  const { account, problem, retry } = useAccount(search, "coordonnees");
  const [hasErrors, setHasErrors] = useState(false);
  return (
    <BookingPage
      search={search}
      slot={slot}
      held={held}
      page="coordonnees"
      title={texts.needed.title}
      step={3}
      back={searchPath(search, "pour_qui")}
      hasErrors={hasErrors}
      deciding={!account && !problem}
    >
      {problem && <ProblemNotice problem={problem} onRetry={retry} />}
      {!account && !problem && <SkeletonList rows={1} label={texts.common.loading} />}
      {account && <NeededForm search={search} account={account} held={held} onErrors={setHasErrors} />}
    </BookingPage>
  );
}

interface NeededFormProps {
  readonly search: Search;
  readonly account: SessionUser;
  readonly held: Held;
  readonly onErrors: (hasErrors: boolean) => void;
}

function NeededForm({ search, account, held, onErrors }: NeededFormProps) {
  const { texts } = useWords();
  const needed = held.held?.hold.summary.fields;
  const { details, setErrors, field, lines, summary } = useDetails(() => detailsOf(account, keptDetails()));
  const { value: profile } = useResource(needed?.address_required ? `profile:${account.id}` : null, readProfile);
  const suggested = profile?.address ?? "";

  // The address of the account is a first answer: nothing that was typed is replaced.
  const address = field("address");
  const empty = address.value === "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the account's address is known
  useEffect(() => {
    if (suggested && empty) address.onChange(suggested);
  }, [suggested]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!needed) return;
    const found = checkAccountDetails(details, needed, texts);
    const wrong = Object.keys(found).length > 0;
    setErrors(found);
    onErrors(wrong);
    if (wrong) return;
    keepDetails(details);
    navigate(searchPath(search, "recapitulatif"));
  }

  return (
    <>
      {lines.length > 0 && <ErrorSummary title={texts.details.errors} focusRef={summary} errors={lines} />}
      <form className="form" onSubmit={submit} noValidate>
        {needed?.phone_required && (
          <section className="form-part" aria-labelledby="contact">
            <Heading level={2} size="xs" id="contact">
              {texts.details.contact}
            </Heading>
            <TextField
              {...field("phone_number")}
              type="tel"
              inputMode="tel"
              label={texts.details.phone}
              hint={texts.details.phoneHintRequired}
              autoComplete="tel"
              maxLength={30}
              required
            />
          </section>
        )}
        {needed && <NeededFields needed={needed} field={field} />}
        <Button type="submit">{texts.common.continue}</Button>
      </form>
    </>
  );
}
