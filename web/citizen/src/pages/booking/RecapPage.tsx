import { asProblem, type Problem } from "@rdv/app/problem";
import { navigate, wayOn } from "@rdv/app/router";
import { Button, SkeletonList } from "@rdv/theme";
import { type FormEvent, useEffect, useState } from "react";
import type { SlotChoice } from "../../api/service";
import { useWords } from "../../i18n";
import { keepAccess } from "../../journey/access";
import { bookSlot, detailsOf, keptAttendee, keptDetails } from "../../journey/booking";
import { type Search, searchPath } from "../../journey/search";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { RecapCard } from "../../parts/RecapCard";
import { BookingPage } from "./BookingPage";
import { useHeld } from "./useHeld";
import { useAccount } from "./useIdentity";

interface RecapPageProps {
  readonly search: Search;
  readonly slot: SlotChoice;
}

/** The last look of somebody who is signed in, then the booking itself. */
export function RecapPage({ search, slot }: RecapPageProps) {
  const { texts } = useWords();
  const held = useHeld(slot);
  const { account, problem: sessionProblem, retry } = useAccount(search, "recapitulatif");
  const [typed] = useState(keptDetails);
  const [attendee] = useState(keptAttendee);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const whomPath = searchPath(search, "pour_qui");

  const unanswered = account !== null && attendee === undefined;
  useEffect(() => {
    if (unanswered) navigate(whomPath, { replace: true });
  }, [unanswered, whomPath]);

  async function submit(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (busy || !account || !attendee) return;
    const goOn = wayOn();
    setBusy(true);
    setProblem(undefined);
    try {
      const appointment = await bookSlot(slot, { details: typed, attendee, account });
      keepAccess(appointment.id, appointment, appointment.access_token);
      goOn(`/rendez_vous/${encodeURIComponent(appointment.id)}/confirme`, { replace: true });
    } catch (thrown) {
      const refusal = asProblem(thrown);
      // The session has ended: signing in again comes back here.
      if (refusal.status === 401) return;
      if (refusal.code === "slot_taken") held.refuse(refusal);
      else setProblem(refusal);
    } finally {
      setBusy(false);
    }
  }

  const shown = problem ?? sessionProblem;
  return (
    <BookingPage
      search={search}
      slot={slot}
      held={held}
      page="recapitulatif"
      title={texts.recap.title}
      step={4}
      back={whomPath}
      deciding={!account && !sessionProblem}
    >
      {shown && (
        <ProblemNotice
          problem={shown}
          onRetry={problem ? submit : retry}
          busy={busy}
          phone={held.held?.hold.summary.organisation.phone_number}
        />
      )}
      {account && attendee ? (
        <form className="form" onSubmit={submit} noValidate>
          <RecapCard details={detailsOf(account, typed)} attendee={attendee} changePath={whomPath} />
          <Button type="submit" busy={busy}>
            {busy ? texts.code.confirming : texts.code.submit}
          </Button>
        </form>
      ) : (
        !sessionProblem && <SkeletonList rows={1} shape="card" label={texts.common.loading} />
      )}
    </BookingPage>
  );
}
