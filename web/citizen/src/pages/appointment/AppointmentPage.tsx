import type { Appointment } from "@rdv/api";
import { clockTime, dayOf, type Language, longDay } from "@rdv/app/dates";
import { Prose } from "@rdv/app/Prose";
import { Alert, Button, ButtonLink, Card, Heading, Icon } from "@rdv/theme";
import type { ReactNode } from "react";
import type { Access } from "../../api/appointments";
import { type Texts, useWords } from "../../i18n";
import { downloadCalendar } from "../../journey/calendar";
import { knowOrganisation } from "../../journey/organisations";
import { searchPath } from "../../journey/search";
import { AppointmentCard, stateOf } from "../../parts/AppointmentCard";
import { Page } from "../../parts/Page";
import { PhoneLink } from "../../parts/PhoneLink";
import { UndoNotice } from "./UndoNotice";

interface AppointmentPageProps {
  readonly appointment: Appointment;
  readonly access: Access;
  /** Address of this appointment's pages. */
  readonly base: string;
  readonly back: string | undefined;
  /** What has just happened: `confirme`, `deplace`, `annule`, `retabli`, `modifie`, or nothing. */
  readonly news: string;
  /** True when who is signed in looks at it: the person who attends can be changed (5.4). */
  readonly mine: boolean;
  /** The proof is too old: it is asked for again. */
  readonly onClosed: () => void;
}

/** The appointment: what to know, and what can still be done. */
export function AppointmentPage(props: AppointmentPageProps) {
  const { appointment, access, base, back, news, mine, onClosed } = props;
  const { texts } = useWords();
  const words = texts.appointment;
  const state = stateOf(appointment, Date.now());
  const told = newsOf(news, state === "cancelled", texts);
  const { motif } = appointment;
  knowOrganisation({ ...appointment.organisation, time_zone: appointment.time_zone });
  return (
    <Page
      title={told?.title ?? words.title}
      back={back}
      lead={
        told && (
          <p className="news" data-tone={told.tone}>
            <Icon name="check" />
            <span>{told.text}</span>
          </p>
        )
      }
      {...(news === "confirme" ? { step: 4 as const } : {})}
    >
      <UndoNotice appointment={appointment} access={access} base={base} onClosed={onClosed} />
      <AppointmentCard appointment={appointment} />
      {state === "upcoming" && motif.instructions && (
        <Card quiet labelledBy="bring">
          <Heading level={2} size="2xs" id="bring">
            {words.bring}
          </Heading>
          <Prose text={motif.instructions} />
        </Card>
      )}
      {state === "upcoming" && motif.restriction && news !== "confirme" && (
        <Alert tone="info" title={words.before}>
          <Prose text={motif.restriction} />
        </Alert>
      )}
      {state === "cancelled" && (
        <div className="actions">
          <ButtonLink href={bookAgainPath(appointment)}>{words.again}</ButtonLink>
        </div>
      )}
      {state === "upcoming" && (
        <Actions appointment={appointment} base={base} fresh={news === "confirme"} mine={mine} />
      )}
    </Page>
  );
}

interface News {
  readonly title: string;
  readonly text: string;
  readonly tone: "success" | "neutral";
}

/** The news to tell, unless the appointment has changed since the address was written. */
function newsOf(news: string, cancelled: boolean, texts: Texts): News | undefined {
  const words = texts.appointment;
  if (cancelled) {
    return news === "annule" ? { title: words.cancelledTitle, text: words.cancelled, tone: "neutral" } : undefined;
  }
  if (news === "confirme") return { title: words.confirmedTitle, text: words.confirmed, tone: "success" };
  if (news === "retabli") return { title: words.restoredTitle, text: words.restored, tone: "success" };
  if (news === "modifie") return { title: words.attendeeTitle, text: words.attendeeChanged, tone: "success" };
  if (news === "deplace") return { title: words.movedTitle, text: words.moved, tone: "success" };
  return undefined;
}

/** The times of the same motif at the same place. */
const bookAgainPath = ({ organisation, service, motif_id, location_id }: Appointment): string =>
  searchPath({
    organisation_id: organisation.id,
    service_id: service.id,
    motif_id,
    ...(location_id ? { location_id } : {}),
  });

interface ActionsProps {
  readonly appointment: Appointment;
  readonly base: string;
  /** True right after booking: the way to change it is told, not offered first. */
  readonly fresh: boolean;
  readonly mine: boolean;
}

function Actions({ appointment, base, fresh, mine }: ActionsProps) {
  const { texts, language } = useWords();
  const words = texts.appointment;
  const { movable, cancellable } = appointment;
  const keep = (
    <>
      <Button variant="tertiary" onClick={() => downloadCalendar(appointment, texts)}>
        <Icon name="calendar" />
        {words.calendar}
      </Button>
      <Button variant="tertiary" onClick={() => window.print()}>
        <Icon name="print" />
        {words.print}
      </Button>
    </>
  );
  if (fresh) {
    return (
      <section className="manage" aria-labelledby="manage">
        <Heading level={2} size="2xs" id="manage">
          {words.what}
        </Heading>
        <p>{words.linkReminder}</p>
        <div className="actions">
          {(movable || cancellable) && (
            <ButtonLink href={base} variant="secondary">
              {words.manage}
            </ButtonLink>
          )}
          {keep}
        </div>
      </section>
    );
  }
  return (
    <section className="manage" aria-labelledby="manage">
      <Heading level={2} size="2xs" id="manage">
        {words.what}
      </Heading>
      <Limits appointment={appointment} texts={texts} language={language} />
      <div className="actions">
        {movable && (
          <ButtonLink href={`${base}/deplacer`} variant="secondary">
            {words.move}
          </ButtonLink>
        )}
        {cancellable && (
          <ButtonLink href={`${base}/annuler`} variant="secondary" danger>
            {words.cancel}
          </ButtonLink>
        )}
        {mine && (
          <ButtonLink href={`${base}/participant`} variant="secondary">
            {words.attendee}
          </ButtonLink>
        )}
        {keep}
      </div>
    </section>
  );
}

interface LimitsProps {
  readonly appointment: Appointment;
  readonly texts: Texts;
  readonly language: Language;
}

/** Until when it can be moved and cancelled, both limits stated (CHG-01); or whom to call (CHG-03). */
function Limits({ appointment, texts, language }: LimitsProps): ReactNode {
  const words = texts.appointment;
  const { movable, cancellable, can_cancel_until, can_move_until, contact_phone_number } = appointment;
  const moment = (instant: string) =>
    texts.common.at(longDay(dayOf(instant), language, false), clockTime(instant, language));
  const cancel = cancellable && can_cancel_until ? moment(can_cancel_until) : undefined;
  const move = movable && can_move_until ? moment(can_move_until) : undefined;
  if (cancel && move) return <p>{words.limits(cancel, move)}</p>;
  if (cancel) return <p>{words.limitCancel(cancel)}</p>;
  if (move) return <p>{words.limitMove(move)}</p>;
  return (
    <>
      <p>{words.noChange}</p>
      {contact_phone_number && (
        <p>
          <PhoneLink number={contact_phone_number} />
        </p>
      )}
    </>
  );
}
