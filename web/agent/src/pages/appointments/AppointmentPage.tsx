import { announce } from "@rdv/app/announcer";
import { clockTime, dayOf, longDay } from "@rdv/app/dates";
import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { asProblem, type Problem } from "@rdv/app/problem";
import { remember, useResource } from "@rdv/app/resource";
import { Alert, Button, ButtonLink, Card, Heading, Icon, Tag, TextLink } from "@rdv/theme";
import { useEffect, useRef, useState } from "react";
import type { Status, TemporalStatus } from "../../api/agenda";
import {
  type DeskAppointment,
  deleteAppointment,
  type Participant,
  readAppointment,
  sendReminders,
  setArrived,
  setParticipation,
  setStatus,
  type Warning,
  warningsOf,
} from "../../api/appointments";
import { useOrganisation } from "../../desk";
import { useWords } from "../../i18n";
import { Confirm } from "../../parts/Confirm";
import { News, wayOnWithNews } from "../../parts/News";
import { Refusal } from "../../parts/Refusal";
import type { PageProperties } from "../../routes";
import { wallOf } from "../agenda/events";
import { agendaPath } from "../agenda/period";
import "./appointments.css";
import { Facts } from "./Facts";
import { listPath } from "./filters";
import { appointmentKey, appointmentPath } from "./paths";
import { StatusMenu } from "./StatusMenu";
import { headingOf, momentOf, personName, phoneText, TONES } from "./say";
import { askingOf, type Question, questionOf } from "./statusDialog";
import { History, Messages } from "./Timelines";
import { WarningList } from "./WarningList";
import { wizardPath } from "./wizard";
import { useAppointmentWords } from "./words";

/** One appointment: what it is, who comes, what became of it, what was told of it (RPG-02). */
export function AppointmentPage({ parts }: PageProperties) {
  const words = useAppointmentWords().page;
  const organisation = useOrganisation();
  const id = parts.id ?? "";
  const appointment = useResource(appointmentKey(id), () => readAppointment(id));
  return (
    <Loaded title={words.loading} back={agendaPath(organisation.id, {})} resource={appointment}>
      {(known) => <Shown first={known} onReread={appointment.retry} key={known.version} />}
    </Loaded>
  );
}

/** A status for everybody, or for one participant; what spoke against it and is accepted. */
interface Wanted {
  readonly status: Status;
  readonly userId?: string | undefined;
  readonly warnings?: readonly Warning[];
}

/** What has just been done, and to whom where it was one of them. */
interface Done {
  readonly text: string;
  readonly userId: string | undefined;
}

interface Asked extends Wanted {
  readonly question: Question;
}

function Shown({ first, onReread }: { readonly first: DeskAppointment; readonly onReread: () => void }) {
  const texts = useAppointmentWords();
  const words = texts.page;
  const { language } = useWords();
  const organisation = useOrganisation();
  const [appointment, setAppointment] = useState(first);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  // A cancelled appointment may come back over another one: told, then accepted or not.
  const [warned, setWarned] = useState<Wanted>();
  const [removing, setRemoving] = useState(false);
  const [done, setDone] = useState<Done>();
  const doneAlert = useRef<HTMLDivElement>(null);
  const running = useRef(false);
  const { id, motif, users } = appointment;
  const onSite = motif.location_type === "public_office";
  const cancelled = appointment.status === "excused" || appointment.status === "revoked";
  const place = appointment.location ?? appointment.single_use_location;

  // Told to those who see it and to those who do not; the button that was pressed may be gone with its offer.
  useEffect(() => {
    if (!done) return;
    const lost = document.activeElement === null || document.activeElement === document.body;
    const person = done.userId && document.getElementById(`participant-${done.userId}`);
    if (lost) (person || doneAlert.current)?.focus({ preventScroll: Boolean(person) });
    announce(done.text);
  }, [done]);

  /** Does something to the appointment, once at a time, and shows what it has become. */
  async function run(
    act: () => Promise<DeskAppointment | null>,
    said: (now: DeskAppointment) => string,
    userId?: string,
  ): Promise<void> {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(undefined);
    setDone(undefined);
    try {
      const now = await act();
      if (!now) return;
      remember(appointmentKey(id), now);
      setAppointment(now);
      setDone({ text: said(now), userId });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }

  const applyStatus = ({ status, userId, warnings = [] }: Wanted) =>
    run(
      async () => {
        const accepted = warnings.map(({ code }) => code);
        const { version } = appointment;
        try {
          return await (userId === undefined
            ? setStatus(id, status, version, accepted)
            : setParticipation(id, userId, status, version, accepted));
        } catch (thrown) {
          const told = warningsOf(asProblem(thrown));
          if (!told) throw thrown;
          setWarned({ status, userId, warnings: told });
          return null;
        }
      },
      (now) => {
        const participant = now.users.find((user) => user.id === userId);
        return participant
          ? texts.menu.changedOf(personName(participant), texts.status[participant.status])
          : texts.menu.changed(texts.status[now.temporal_status]);
      },
      userId,
    );

  function choose(status: Status, userId?: string): void {
    const question = questionOf(appointment, status, new Date(), userId);
    if (question) setAsked({ status, question, userId });
    else void applyStatus({ status, userId });
  }

  const duplicate = wizardPath(organisation.id, {
    motif_id: motif.id,
    duration_minutes: appointment.duration_minutes,
    user_ids: users.map((user) => user.id),
    agent_ids: appointment.agents.map((agent) => agent.id),
    ...(appointment.location ? { location_id: appointment.location.id } : {}),
    step: "when",
  });
  return (
    <Page
      title={headingOf(appointment, texts)}
      back={agendaPath(organisation.id, {
        date: wallOf(appointment.starts_at).slice(0, 10),
        focus: id,
      })}
      lead={
        <p className="appointment-lead">
          <span>{momentOf(appointment, texts, language)}</span>
          <Tag tone={TONES[appointment.temporal_status]}>{texts.status[appointment.temporal_status]}</Tag>
        </p>
      }
      actions={
        <>
          {!cancelled && <ButtonLink href={appointmentPath(organisation.id, id, "modifier")}>{words.edit}</ButtonLink>}
          <ButtonLink variant="secondary" href={duplicate}>
            {words.duplicate}
          </ButtonLink>
          {appointment.can_remind && (
            <Button
              variant="secondary"
              busy={busy}
              onClick={() =>
                run(
                  () => sendReminders(id),
                  () => words.reminded,
                )
              }
            >
              {words.remind}
            </Button>
          )}
          {appointment.can_delete && (
            <Button variant="tertiary" danger onClick={() => setRemoving(true)}>
              {words.remove}
            </Button>
          )}
        </>
      }
    >
      {!done && <News />}
      {done && (
        <Alert tone="success" focusRef={doneAlert}>
          <p>{done.text}</p>
        </Alert>
      )}
      {problem && <Refusal problem={problem} onReread={onReread} busy={busy} />}
      <div className="appointment">
        <div className="appointment-column">
          <Card labelledBy="status">
            <Heading level={2} id="status">
              {texts.list.status}
            </Heading>
            <StatusMenu
              label={texts.menu.label}
              offered={appointment.transitions}
              of={motif.collectif ? "group" : "all"}
              busy={busy}
              onChoose={(status) => choose(status)}
            />
            {appointment.waiting_room.offered && (
              <div className="waiting-room">
                {appointment.waiting_room.arrived && (
                  <p>
                    <Icon name="check" /> {texts.waiting.arrived}
                  </p>
                )}
                <Button
                  variant={appointment.waiting_room.arrived ? "tertiary" : "primary"}
                  busy={busy}
                  onClick={() =>
                    run(
                      () => setArrived(id, !appointment.waiting_room.arrived),
                      (now) => (now.waiting_room.arrived ? texts.waiting.told : texts.waiting.untold),
                    )
                  }
                >
                  {appointment.waiting_room.arrived ? texts.waiting.undo : texts.waiting.arrive}
                </Button>
              </div>
            )}
          </Card>
          <Card labelledBy="facts">
            <Heading level={2} id="facts">
              {words.facts}
            </Heading>
            <Facts
              facts={[
                [
                  words.motif,
                  [motif.name, motif.location_type && texts.place[motif.location_type]].filter(Boolean).join(" · "),
                ],
                [words.service, appointment.service?.name],
                [words.duration, texts.minutes(appointment.duration_minutes)],
                [words.agents, appointment.agents.map(({ name }) => name).join(", ")],
                [
                  words.location,
                  onSite && place
                    ? [place.name, place.address].filter(Boolean).join(", ")
                    : motif.location_type === "home"
                      ? appointment.address
                      : null,
                ],
                [
                  words.seats,
                  motif.collectif ? words.seatsOf(appointment.users_count, appointment.max_participants) : null,
                ],
                [words.context, appointment.context || words.noContext],
              ]}
            />
            {appointment.video_url && (
              <p>
                <a className="ds-link link" href={appointment.video_url} target="_blank" rel="noreferrer">
                  <Icon name="video" />
                  <span>
                    {words.video}
                    <span className="sr-only">{` (${words.videoHelp})`}</span>
                  </span>
                </a>
              </p>
            )}
          </Card>
          <Card labelledBy="users">
            <Heading level={2} id="users">
              {words.users}
            </Heading>
            {users.length === 0 && <p>{words.noUsers}</p>}
            {motif.collectif && !cancelled && (
              <p className="part-action">
                <ButtonLink variant="secondary" href={`${appointmentPath(organisation.id, id, "modifier")}?inscrire=1`}>
                  {words.register}
                </ButtonLink>
              </p>
            )}
            <ul className="participants">
              {users.map((user) => (
                <Person
                  key={user.id}
                  user={user}
                  appointment={appointment}
                  organisationId={organisation.id}
                  busy={busy}
                  onChoose={(status) => choose(status, user.id)}
                />
              ))}
            </ul>
          </Card>
        </div>
        <div className="appointment-column">
          <Card labelledBy="messages">
            <Heading level={2} id="messages">
              {words.messages}
            </Heading>
            <Messages messages={appointment.messages} />
          </Card>
          <Card labelledBy="history">
            <Heading level={2} id="history">
              {words.history}
            </Heading>
            <History history={appointment.history} />
          </Card>
        </div>
      </div>
      {asked && (
        <StatusQuestion
          asked={asked}
          user={users.find((user) => user.id === asked.userId)}
          onClose={() => setAsked(undefined)}
          onConfirm={async () => {
            setAsked(undefined);
            await applyStatus(asked);
          }}
        />
      )}
      {warned && (
        <Confirm
          id="status-warnings"
          title={texts.dialog.resetTitle}
          confirm={texts.form.saveAnyway}
          busy={texts.menu.busy}
          onClose={() => setWarned(undefined)}
          onConfirm={async () => {
            setWarned(undefined);
            await applyStatus(warned);
          }}
        >
          <WarningList warnings={warned.warnings ?? []} />
        </Confirm>
      )}
      {removing && (
        <Confirm
          id="removal"
          title={texts.dialog.removeTitle}
          confirm={texts.dialog.removeConfirm}
          busy={texts.menu.busy}
          danger
          onClose={() => setRemoving(false)}
          onConfirm={async () => {
            const goOn = wayOnWithNews();
            await deleteAppointment(id);
            goOn(agendaPath(organisation.id, { date: dayOf(appointment.starts_at) }), texts.dialog.removed);
          }}
        >
          <p>{texts.dialog.remove}</p>
        </Confirm>
      )}
    </Page>
  );
}

interface StatusQuestionProps {
  readonly asked: Asked;
  /** The one participant concerned, else everybody is. */
  readonly user: Participant | undefined;
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
}

/** Who is told of the change, before it is made (RPG-03). */
function StatusQuestion({ asked, user, onConfirm, onClose }: StatusQuestionProps) {
  const texts = useAppointmentWords();
  const { title, text, confirm } = askingOf(asked.question, asked.status, texts.dialog, user && personName(user));
  return (
    <Confirm
      id="status-question"
      title={title}
      confirm={confirm}
      busy={texts.menu.busy}
      danger={asked.status !== "unknown"}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>{text}</p>
    </Confirm>
  );
}

interface PersonProps {
  readonly user: Participant;
  readonly appointment: DeskAppointment;
  readonly organisationId: string;
  readonly busy: boolean;
  readonly onChoose: (status: Status) => void;
}

/** One participant: how to reach them, what they are told, and what became of them. */
function Person({ user, appointment, organisationId, busy, onChoose }: PersonProps) {
  const texts = useAppointmentWords();
  const words = texts.page;
  const { language } = useWords();
  const name = personName(user);
  const several = appointment.users.length > 1 || appointment.motif.collectif;
  const flag = (on: boolean) => (on ? words.yes : words.no);
  const status = user.status === "unknown" ? null : texts.status[user.status];
  return (
    <li id={`participant-${user.id}`} tabIndex={-1}>
      <p className="participant-name">
        <Icon name="person" />
        <strong>{name}</strong>
        {several && status && <Tag tone={TONES[user.status as TemporalStatus]}>{status}</Tag>}
      </p>
      <p className="links">
        {user.phone_number ? (
          <a className="ds-link link" href={`tel:${user.phone_number}`}>
            {phoneText(user.phone_number)}
          </a>
        ) : (
          <span className="quiet">{words.noPhone}</span>
        )}
        {user.email ? (
          <a className="ds-link link" href={`mailto:${user.email}`}>
            {user.email}
          </a>
        ) : (
          <span className="quiet">{words.noEmail}</span>
        )}
      </p>
      <p className="quiet">
        {words.notified} : {flag(user.send_lifecycle_notifications)} · {words.reminder} :{" "}
        {flag(user.send_reminder_notification)}
        {user.confirmed_at &&
          ` · ${words.confirmed} (${longDay(dayOf(user.confirmed_at), language)}, ${clockTime(user.confirmed_at, language)})`}
      </p>
      <p className="links">
        <TextLink href={wizardPath(organisationId, { user_ids: [user.id] })}>
          {words.newOne}
          <span className="sr-only"> {words.newFor(name)}</span>
        </TextLink>
        <TextLink href={listPath(organisationId, { user_id: user.id })}>
          {words.all}
          <span className="sr-only"> {words.appointmentsOf(name)}</span>
        </TextLink>
      </p>
      {several && (
        <StatusMenu
          label={texts.menu.ofUser(name)}
          offered={appointment.participations_transitions.filter((one) => one !== user.status)}
          of="one"
          busy={busy}
          onChoose={onChoose}
        />
      )}
    </li>
  );
}
