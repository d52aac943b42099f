import type { Appointment } from "@rdv/api";
import { ownClock } from "@rdv/app/dates";
import { asProblem, type Problem } from "@rdv/app/problem";
import { wayOn } from "@rdv/app/router";
import { Button } from "@rdv/theme";
import { useState } from "react";
import { type Access, undoChange } from "../../api/appointments";
import { useWords } from "../../i18n";
import { noteChange } from "../../journey/access";
import { stateOf } from "../../parts/AppointmentCard";
import { ProblemNotice } from "../../parts/ProblemNotice";

interface UndoNoticeProps {
  readonly appointment: Appointment;
  readonly access: Access;
  readonly base: string;
  /** The proof is too old: it is asked for again. */
  readonly onClosed: () => void;
}

/** For ten minutes after a move or a cancellation, the way back. */
export function UndoNotice({ appointment, access, base, onClosed }: UndoNoticeProps) {
  const { texts, language } = useWords();
  const words = texts.appointment;
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const { can_undo_until } = appointment;
  if (!can_undo_until) return null;
  const cancelled = stateOf(appointment, Date.now()) === "cancelled";

  async function undo(): Promise<void> {
    const goOn = wayOn();
    setBusy(true);
    setProblem(undefined);
    try {
      noteChange(access, await undoChange(access));
      goOn(`${base}/retabli`, { replace: true });
    } catch (thrown) {
      const refusal = asProblem(thrown);
      if (refusal.status === 401) onClosed();
      setProblem(refusal);
    } finally {
      setBusy(false);
    }
  }

  return (
    <section className="undo" aria-labelledby="undo">
      <p id="undo">{words.undoUntil(ownClock(new Date(can_undo_until), language))}</p>
      {problem && (
        <ProblemNotice problem={problem} onRetry={undo} busy={busy} phone={appointment.contact_phone_number} />
      )}
      <Button variant="secondary" onClick={undo} busy={busy}>
        {busy ? words.undoing : cancelled ? words.undoCancel : words.undoMove}
      </Button>
    </section>
  );
}
