import type { Appointment } from "@rdv/api";
import { clockTime, dayOf, longDay } from "@rdv/app/dates";
import { Prose } from "@rdv/app/Prose";
import { Button, ButtonLink, Card, Heading, Icon } from "@rdv/theme";
import { useWords } from "../../i18n";
import { downloadCalendar } from "../../journey/calendar";
import { knowOrganisation } from "../../journey/organisations";
import { AppointmentCard } from "../../parts/AppointmentCard";
import { Page } from "../../parts/Page";
import { useSession } from "../../session";

// Nobody is reminded of what is nearer than the reminder itself.
const REMINDER_LEAD_MS = 48 * 3_600_000;

interface ConfirmedPageProps {
  readonly appointment: Appointment;
  /** Address of this appointment's pages. */
  readonly base: string;
}

/** It is booked: what was booked, what to bring, what happens next, and how to keep it. */
export function ConfirmedPage({ appointment, base }: ConfirmedPageProps) {
  const { texts, language } = useWords();
  const words = texts.confirmed;
  const { session } = useSession();
  const { motif, movable, cancellable, can_cancel_until } = appointment;
  const reminded = Date.parse(appointment.starts_at) - Date.now() > REMINDER_LEAD_MS;
  const limit =
    cancellable &&
    can_cancel_until &&
    texts.common.at(longDay(dayOf(can_cancel_until), language, false), clockTime(can_cancel_until, language));
  knowOrganisation({ ...appointment.organisation, time_zone: appointment.time_zone });
  return (
    <Page
      title={texts.appointment.confirmedTitle}
      step={4}
      lead={
        <p className="news" data-tone="success">
          <Icon name="check" />
          <span>{texts.appointment.confirmed}</span>
        </p>
      }
    >
      <AppointmentCard appointment={appointment} />
      {motif.instructions && (
        <Card quiet labelledBy="bring">
          <Heading level={2} size="2xs" id="bring">
            {texts.appointment.bring}
          </Heading>
          <Prose text={motif.instructions} />
        </Card>
      )}
      <section className="next" aria-labelledby="next">
        <Heading level={2} size="2xs" id="next">
          {words.next}
        </Heading>
        <ol>
          <li>{words.message}</li>
          {reminded && <li>{words.reminder}</li>}
          <li>{limit ? words.change(limit) : words.call}</li>
        </ol>
      </section>
      <section className="manage" aria-labelledby="keep">
        <Heading level={2} size="2xs" id="keep">
          {words.keep}
        </Heading>
        <p>{texts.appointment.linkReminder}</p>
        <div className="actions">
          <Button variant="secondary" onClick={() => downloadCalendar(appointment, texts)}>
            <Icon name="calendar" />
            {words.calendar}
          </Button>
          {(movable || cancellable) && (
            <ButtonLink href={base} variant="secondary">
              {texts.appointment.manage}
            </ButtonLink>
          )}
          {session?.user && (
            <ButtonLink href="/mes_rendez_vous" variant="secondary">
              {words.mine}
            </ButtonLink>
          )}
          <Button variant="tertiary" onClick={() => window.print()}>
            <Icon name="print" />
            {texts.appointment.print}
          </Button>
        </div>
      </section>
    </Page>
  );
}
