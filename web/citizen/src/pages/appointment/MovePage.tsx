import type { Appointment } from "@rdv/api";
import { clockTime, dayOf, isDay, longDay } from "@rdv/app/dates";
import { type Alternative, asProblem, Problem } from "@rdv/app/problem";
import { navigate, wayOn } from "@rdv/app/router";
import { Button, ButtonLink, Card, Heading, Icon, RadioList, TextLink } from "@rdv/theme";
import { useEffect, useState } from "react";
import { type Access, moveAppointment } from "../../api/appointments";
import { useWords } from "../../i18n";
import { noteChange } from "../../journey/access";
import { useOtherPlaces } from "../../journey/otherPlaces";
import { Alternatives } from "../../parts/Alternatives";
import { Page } from "../../parts/Page";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { SlotPicker } from "../../parts/SlotPicker";
import { When } from "../../parts/When";

interface MovePageProps {
  readonly appointment: Appointment;
  readonly access: Access;
  readonly base: string;
  readonly parameters: URLSearchParams;
  /** The proof is too old: the letters are asked again. */
  readonly onClosed: () => void;
}

/** Another time for the same motif, here or at another of its places; nothing changes before the last press. */
export function MovePage(props: MovePageProps) {
  const { appointment, base, parameters } = props;
  const { texts, language } = useWords();
  const startsAt = parameters.get("starts_at");
  const from = parameters.get("from") ?? undefined;
  const places = useOtherPlaces(appointment);
  const here = parameters.get("location_id") ?? appointment.location_id;
  const moved = here !== null && here !== appointment.location_id ? { location_id: here } : {};
  const path = (change: Record<string, string>) => `${base}/deplacer?${new URLSearchParams({ ...moved, ...change })}`;

  if (!appointment.movable) return <NotMovable {...props} />;
  if (startsAt) return <MoveConfirmation {...props} startsAt={startsAt} path={path} />;
  const { starts_at } = appointment;
  const current = texts.common.at(longDay(dayOf(starts_at), language, false), clockTime(starts_at, language));
  return (
    <Page title={texts.move.title} lead={<p>{texts.move.lead(current)}</p>} back={base}>
      {places.length > 1 && (
        <RadioList
          name="location_id"
          legend={texts.move.place}
          answers={places.map(({ id, name, address }) => ({ value: id, label: name, hint: address }))}
          value={here ?? undefined}
          onChange={(place) =>
            navigate(`${base}/deplacer?${new URLSearchParams({ location_id: place })}`, { replace: true })
          }
        />
      )}
      <SlotPicker
        key={here}
        motifId={appointment.motif_id}
        locationId={here}
        from={from && isDay(from) ? from : undefined}
        weekPath={(day) => path({ from: day })}
        zone={appointment.time_zone}
        phone={appointment.contact_phone_number}
        submitLabel={texts.move.submit}
        busyLabel={texts.move.submit}
        busy={false}
        onPick={(chosen) => navigate(path({ ...(from ? { from } : {}), starts_at: chosen }))}
      />
    </Page>
  );
}

function NotMovable({ appointment, base }: MovePageProps) {
  const { texts } = useWords();
  const late = appointment.can_move_until !== null;
  const problem = new Problem({
    status: 422,
    code: late ? "too_late_to_move" : "not_movable",
    phoneNumber: appointment.contact_phone_number,
  });
  return (
    <Page title={texts.appointment.title} back={base}>
      <ProblemNotice problem={problem} />
    </Page>
  );
}

interface MoveConfirmationProps extends MovePageProps {
  readonly startsAt: string;
  readonly path: (change: Record<string, string>) => string;
}

function MoveConfirmation({ appointment, access, base, parameters, onClosed, startsAt, path }: MoveConfirmationProps) {
  const { texts } = useWords();
  const words = texts.move;
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const from = parameters.get("from");
  const otherTimes = path(from ? { from } : {});
  const location_id = parameters.get("location_id") ?? appointment.location_id;
  const places = useOtherPlaces(appointment);
  const elsewhere = location_id !== appointment.location_id && places.find(({ id }) => id === location_id);

  const readable = !Number.isNaN(Date.parse(startsAt)) && startsAt.includes("T");
  useEffect(() => {
    if (!readable) navigate(otherTimes, { replace: true });
  }, [readable, otherTimes]);
  if (!readable) return null;

  async function move(): Promise<void> {
    const goOn = wayOn();
    setBusy(true);
    setProblem(undefined);
    try {
      const moved = await moveAppointment(access, { starts_at: startsAt, location_id });
      noteChange(access, moved);
      goOn(`${base}/deplace`, { replace: true });
    } catch (thrown) {
      const refusal = asProblem(thrown);
      if (refusal.status === 401) onClosed();
      setProblem(refusal);
    } finally {
      setBusy(false);
    }
  }

  function pick({ starts_at, location_id: place }: Alternative): void {
    setProblem(undefined);
    navigate(path({ starts_at, ...(place ? { location_id: place } : {}) }), { replace: true });
  }

  const taken = problem?.code === "slot_taken";
  return (
    <Page title={words.confirmTitle} back={otherTimes}>
      {taken && <Alternatives problem={problem} busy={busy} onPick={pick} />}
      {problem && !taken && (
        <ProblemNotice problem={problem} onRetry={move} busy={busy} phone={appointment.contact_phone_number} />
      )}
      <div className="move">
        <Card labelledBy="old">
          <Heading level={2} size="2xs" id="old">
            {words.old}
          </Heading>
          <When startsAt={appointment.starts_at} timeZone={appointment.time_zone}>
            {elsewhere && <p className="quiet">{appointment.location?.name}</p>}
          </When>
        </Card>
        <span className="move-arrow">
          <Icon name="arrow" />
        </span>
        <Card labelledBy="new">
          <Heading level={2} size="2xs" id="new">
            {words.new}
          </Heading>
          <When startsAt={startsAt} timeZone={appointment.time_zone}>
            {elsewhere && <p className="quiet">{elsewhere.name}</p>}
          </When>
        </Card>
      </div>
      <div className="actions">
        {!taken && (
          <Button onClick={move} busy={busy}>
            {busy ? words.moving : words.confirm}
          </Button>
        )}
        <ButtonLink href={base} variant="secondary">
          {words.keep}
        </ButtonLink>
        <TextLink href={otherTimes}>{words.other}</TextLink>
      </div>
    </Page>
  );
}
