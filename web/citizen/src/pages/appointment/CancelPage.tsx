import type { Appointment } from "@rdv/api";
import { Prose } from "@rdv/app/Prose";
import { asProblem, Problem } from "@rdv/app/problem";
import { wayOn } from "@rdv/app/router";
import { Alert, Button, ButtonLink } from "@rdv/theme";
import { useState } from "react";
import { type Access, cancelAppointment } from "../../api/appointments";
import { useWords } from "../../i18n";
import { noteChange } from "../../journey/access";
import { AppointmentCard, stateOf } from "../../parts/AppointmentCard";
import { Page } from "../../parts/Page";
import { ProblemNotice } from "../../parts/ProblemNotice";

interface CancelPageProps {
  readonly appointment: Appointment;
  readonly access: Access;
  readonly base: string;
  /** The proof is too old: the letters are asked again. */
  readonly onClosed: () => void;
}

/** The last question before the time is given back, with the motif's own warning when it has one. */
export function CancelPage({ appointment, access, base, onClosed }: CancelPageProps) {
  const { texts } = useWords();
  const words = texts.cancel;
  const [problem, setProblem] = useState<Problem | undefined>(() => refusal(appointment));
  const [busy, setBusy] = useState(false);

  async function cancel(): Promise<void> {
    const goOn = wayOn();
    setBusy(true);
    setProblem(undefined);
    try {
      const cancelled = await cancelAppointment(access);
      noteChange(access, cancelled);
      goOn(`${base}/annule`, { replace: true });
    } catch (thrown) {
      const refused = asProblem(thrown);
      if (refused.status === 401) onClosed();
      setProblem(refused);
    } finally {
      setBusy(false);
    }
  }

  const possible = !problem || problem.passing;
  return (
    <Page title={possible ? words.title : texts.appointment.title} back={base}>
      {problem && (
        <ProblemNotice problem={problem} onRetry={cancel} busy={busy} phone={appointment.contact_phone_number} />
      )}
      <AppointmentCard appointment={appointment} />
      {possible && (
        <>
          <Alert tone="warning">
            {appointment.motif.cancel_warning ? (
              <Prose text={appointment.motif.cancel_warning} />
            ) : (
              <p>{words.warning}</p>
            )}
          </Alert>
          <div className="actions">
            <Button danger onClick={cancel} busy={busy}>
              {busy ? words.cancelling : words.yes}
            </Button>
            <ButtonLink href={base} variant="secondary">
              {words.no}
            </ButtonLink>
          </div>
        </>
      )}
    </Page>
  );
}

/** Why the service would refuse, as far as the appointment tells: nobody is offered a button that cannot work. */
function refusal(appointment: Appointment): Problem | undefined {
  if (appointment.cancellable || stateOf(appointment, Date.now()) === "cancelled") return undefined;
  return new Problem({
    status: 422,
    code: appointment.can_cancel_until === null ? "not_cancellable" : "too_late_to_cancel",
    phoneNumber: appointment.contact_phone_number,
  });
}
