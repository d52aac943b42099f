import type { Appointment, Relative } from "@rdv/api";
import { useFocusWhen } from "@rdv/app/focus";
import { Loaded } from "@rdv/app/Loaded";
import { asProblem, type Problem } from "@rdv/app/problem";
import { useResource } from "@rdv/app/resource";
import { wayOn } from "@rdv/app/router";
import { Button, ButtonLink, RadioList, TextLink } from "@rdv/theme";
import { type FormEvent, useState } from "react";
import { changeAttendee } from "../../api/account";
import { readAppointment } from "../../api/appointments";
import { appointmentKey, noteChange, ownAccess } from "../../journey/access";
import { Page } from "../../parts/Page";
import { ProblemNotice } from "../../parts/ProblemNotice";
import type { SessionUser } from "../../session";
import { nameOf, useRelatives } from "./RelativesPage";
import { useAccountWords } from "./words";

interface AttendeePageProps {
  readonly id: string;
  readonly user: SessionUser;
}

/** Which of the family comes (5.4). */
export function AttendeePage({ id, user }: AttendeePageProps) {
  const words = useAccountWords().attendee;
  const access = ownAccess(id);
  const back = `/mes_rendez_vous/${encodeURIComponent(id)}`;
  const appointment = useResource(appointmentKey(access), () => readAppointment(access));
  const relatives = useRelatives();
  return (
    <Loaded title={words.title} back={back} resource={appointment}>
      {(known) => (
        <Loaded title={words.title} back={back} resource={relatives}>
          {(family) => <AttendeeForm appointment={known} family={family} user={user} back={back} />}
        </Loaded>
      )}
    </Loaded>
  );
}

interface AttendeeFormProps {
  readonly appointment: Appointment;
  readonly family: readonly Relative[];
  readonly user: SessionUser;
  readonly back: string;
}

function AttendeeForm({ appointment, family, user, back }: AttendeeFormProps) {
  const words = useAccountWords().attendee;
  const people = [{ id: user.id, label: words.self(nameOf(user)), name: nameOf(user) }].concat(
    family.map((one) => ({ id: one.id, label: nameOf(one), name: nameOf(one) })),
  );
  const present = appointment.users.map(nameOf);
  const [chosen, setChosen] = useState(() => people.find(({ name }) => present.includes(name))?.id);
  const [missing, setMissing] = useState<{ readonly text: string }>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const first = useFocusWhen<HTMLInputElement>(missing);

  async function save(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (busy) return;
    setProblem(undefined);
    setMissing(chosen === undefined ? { text: words.missing } : undefined);
    if (chosen === undefined) return;
    const goOn = wayOn();
    setBusy(true);
    try {
      noteChange(ownAccess(appointment.id), await changeAttendee(appointment.id, chosen));
      goOn(`${back}/modifie`, { replace: true });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Page title={words.title} back={back} hasErrors={missing !== undefined}>
      {problem && <ProblemNotice problem={problem} onRetry={save} busy={busy} />}
      <form className="form" onSubmit={save} noValidate>
        <RadioList
          name="user_id"
          legend={words.legend}
          legendHidden
          answers={people.map(({ id, label }) => ({ value: id, label }))}
          value={chosen}
          onChange={setChosen}
          error={missing?.text}
          focusRef={first}
        />
        <p>
          <TextLink href={`/compte/proches/nouveau?${new URLSearchParams({ return_to: `${back}/participant` })}`}>
            {words.add}
          </TextLink>
        </p>
        <div className="actions">
          <Button type="submit" busy={busy}>
            {busy ? words.busy : words.submit}
          </Button>
          <ButtonLink href={back} variant="secondary">
            {words.keep}
          </ButtonLink>
        </div>
      </form>
    </Page>
  );
}
