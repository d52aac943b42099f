import { announce } from "@rdv/app/announcer";
import { ProblemNotice } from "@rdv/app/ProblemNotice";
import { asProblem, type Problem } from "@rdv/app/problem";
import { Alert, Button, Dialog } from "@rdv/theme";
import { useRef, useState } from "react";
import { type AppointmentChange, changeAppointment, type Warning, warningsOf } from "../../api/appointments";
import { prose, useWords } from "../../i18n";
import "../appointments/appointments.css";
import { Facts } from "../appointments/Facts";
import { WarningList } from "../appointments/WarningList";
import type { Change } from "./Calendar";
import { whenOf } from "./events";
import { useAgendaWords } from "./words";
import { instantOf, minutesBetween } from "./zone";

interface MoveDialogProps {
  readonly change: Change;
  readonly zone: string;
  /** It is done, or undone: the agenda is read again. */
  readonly onEnd: (moved: boolean) => void;
}

/** What was dragged is asked for before it is done: before, after, who is told, and what stands in the way (7.3). */
export function MoveDialog({ change, zone, onEnd }: MoveDialogProps) {
  const texts = useAgendaWords();
  const { language } = useWords();
  const words = texts.move;
  const [warnings, setWarnings] = useState<readonly Warning[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);
  const { appointment } = change.event;
  if (!appointment) return null;

  const stretched = change.kind === "stretch";
  const [startsAt, endsAt] = [instantOf(change.start, zone), instantOf(change.end, zone)];
  const changed = problem?.code === "changed_meanwhile";
  const accepting = warnings.length > 0;

  function keep(): void {
    // The move is under way: how it ends is told here.
    if (sending.current) return;
    change.undo();
    onEnd(false);
  }

  async function move(): Promise<void> {
    if (sending.current || !appointment) return;
    sending.current = true;
    setBusy(true);
    setProblem(undefined);
    const body: AppointmentChange = {
      ...(stretched ? {} : { starts_at: startsAt }),
      duration_minutes: minutesBetween(change.start, change.end),
      accept_warnings: warnings.map(({ code }) => code),
      version: appointment.version,
    };
    try {
      await changeAppointment(appointment.id, body);
      announce(words.moved(appointment.title, whenOf(startsAt, endsAt, texts, language)));
      onEnd(true);
    } catch (thrown) {
      const refusal = asProblem(thrown);
      const told = warningsOf(refusal);
      if (told) setWarnings(told);
      else setProblem(refusal);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  }

  const confirm = stretched
    ? accepting
      ? words.stretchAnyway
      : words.stretchConfirm
    : accepting
      ? words.anyway
      : words.confirm;
  return (
    <Dialog id="move" title={stretched ? words.stretchTitle : words.title} onClose={keep}>
      <p className="dialog-subject">{appointment.title}</p>
      <Facts
        facts={[
          [words.from, whenOf(appointment.starts_at, appointment.ends_at, texts, language)],
          [words.to, whenOf(startsAt, endsAt, texts, language)],
        ]}
      />
      {!accepting && !problem && <p className="quiet">{stretched ? words.notNotified : words.notified}</p>}
      {accepting && <WarningList warnings={warnings} />}
      {problem &&
        (changed ? (
          <Alert tone="warning">
            <p>{words.changedMeanwhile}</p>
          </Alert>
        ) : problem.errors.length > 0 ? (
          <Alert tone="danger">
            {problem.errors.map(({ field, message }) => (
              <p key={field}>{prose(message)}</p>
            ))}
          </Alert>
        ) : (
          <ProblemNotice problem={problem} onRetry={move} busy={busy} />
        ))}
      <div className="actions">
        {!changed && (
          <Button onClick={move} busy={busy}>
            {busy ? words.busy : confirm}
          </Button>
        )}
        <Button variant="secondary" onClick={keep}>
          {words.keep}
        </Button>
      </div>
    </Dialog>
  );
}
