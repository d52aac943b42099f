import type { OwnAppointments } from "@rdv/api";
import { clockTime, dayOf, longDay } from "@rdv/app/dates";
import { useFocusWhen } from "@rdv/app/focus";
import { Loaded } from "@rdv/app/Loaded";
import { asProblem, type Problem } from "@rdv/app/problem";
import { useResource } from "@rdv/app/resource";
import { wayOn } from "@rdv/app/router";
import { Alert, Button, ButtonLink, CheckField, ErrorSummary, TextLink } from "@rdv/theme";
import { type FormEvent, useState } from "react";
import { deleteAccount, listAppointments } from "../../api/account";
import { useWords } from "../../i18n";
import { appointmentsKey } from "../../journey/access";
import { stateOf } from "../../parts/AppointmentCard";
import { Page } from "../../parts/Page";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { leave } from "../../session";
import { useAccountWords } from "./words";

/** The end of the account: the appointments that go with it are shown, and their loss is accepted by itself. */
export function RemovalPage() {
  const words = useAccountWords().removal;
  const upcoming = useResource(appointmentsKey("removal"), () => listAppointments("upcoming", null));
  return (
    <Loaded title={words.title} back="/compte" resource={upcoming}>
      {(known) => <RemovalForm upcoming={known} onStale={upcoming.retry} />}
    </Loaded>
  );
}

interface RemovalFormProps {
  readonly upcoming: OwnAppointments;
  /** Appointments have come meanwhile: they are shown before anything is asked again. */
  readonly onStale: () => void;
}

function RemovalForm({ upcoming, onStale }: RemovalFormProps) {
  const { texts, language } = useWords();
  const words = useAccountWords().removal;
  const [accepted, setAccepted] = useState(false);
  const [missing, setMissing] = useState<{ readonly text: string }>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const summary = useFocusWhen<HTMLElement>(missing);
  const live = upcoming.appointments.filter((one) => stateOf(one, Date.now()) === "upcoming");
  const more = upcoming.next_cursor !== null;

  async function remove(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (busy) return;
    setProblem(undefined);
    const unaccepted = live.length > 0 && !accepted;
    setMissing(unaccepted ? { text: words.acceptMissing } : undefined);
    if (unaccepted) return;
    const goOn = wayOn();
    setBusy(true);
    try {
      await deleteAccount(live.length > 0);
      goOn("/compte/supprime", { replace: true });
      leave();
    } catch (thrown) {
      const refusal = asProblem(thrown);
      setProblem(refusal);
      if (refusal.code === "has_appointments") onStale();
    } finally {
      setBusy(false);
    }
  }

  return (
    <Page title={words.title} lead={<p>{words.lead}</p>} back="/compte" hasErrors={missing !== undefined}>
      {missing && (
        <ErrorSummary
          title={texts.details.errors}
          focusRef={summary}
          errors={[{ fieldId: "accept", message: missing.text }]}
        />
      )}
      {problem && <ProblemNotice problem={problem} onRetry={remove} busy={busy} />}
      <form className="form" onSubmit={remove} noValidate>
        {live.length === 0 && <p>{words.none}</p>}
        {live.length > 0 && (
          <Alert tone="warning">
            <p>{more ? words.upcomingMore : words.upcoming(live.length)}</p>
            <ul className="upcoming">
              {live.map((one) => (
                <li key={one.id}>
                  {texts.common.at(longDay(dayOf(one.starts_at), language), clockTime(one.starts_at, language))},{" "}
                  {one.motif.name}
                </li>
              ))}
            </ul>
          </Alert>
        )}
        {live.length > 0 && (
          <CheckField
            id="accept"
            label={words.accept(live.length)}
            error={missing?.text}
            checked={accepted}
            onChange={setAccepted}
          />
        )}
        <p className="quiet">
          {words.export} <TextLink href="/compte">{words.toAccount}</TextLink>
        </p>
        <Button type="submit" danger busy={busy}>
          {busy ? words.busy : words.yes}
        </Button>
      </form>
    </Page>
  );
}

/** What is said once the account is gone. */
export function RemovedPage() {
  const { texts } = useWords();
  const words = useAccountWords().removal;
  return (
    <Page title={words.doneTitle} lead={<p>{words.done}</p>}>
      <div className="actions">
        <ButtonLink href="/">{texts.notFound.home}</ButtonLink>
      </div>
    </Page>
  );
}
