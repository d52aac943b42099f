/** What the calendar draws, from what the service tells: colours, titles, words for those who do not see the colours. */
import { clockTime, type Language, localTime, longDay } from "@rdv/app/dates";
import type { Agenda, AgendaAppointment } from "../../api/agenda";
import { ELSEWHERE, textOn } from "./colours";
import type { AgendaTexts } from "./words";
import { minutesBetween, type WallClock } from "./zone";

export type Kind = "appointment" | "opening" | "absence" | "elsewhere" | "holiday";

export interface CalendarEvent {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  /** Wall clocks of the organisation's zone; the days of a holiday. */
  readonly start: WallClock | string;
  readonly end: WallClock | string;
  readonly allDay: boolean;
  readonly background: boolean;
  readonly colour?: string;
  readonly text?: string;
  readonly href?: string;
  readonly movable: boolean;
  /** Before the title: ✓ honoured, ✗ missed, ● arrived. */
  readonly mark: string;
  /** Style names of the state: never the only way that it is told. */
  readonly look: readonly string[];
  /** What a pointer or the focus shows, line by line. */
  readonly details: readonly string[];
  /** Its day in words: a screen reader does not see which column it is in. */
  readonly day: string;
  readonly appointment?: AgendaAppointment;
}

interface Around {
  readonly texts: AgendaTexts;
  readonly language: Language;
  readonly organisationId: string;
  readonly organisationName: string;
  /** Names of the agents shown; told only when there are several. */
  readonly names: ReadonlyMap<string, string>;
  /** The list has no background: what stands behind comes among the rest. */
  readonly asList: boolean;
}

/** The wall clock of an instant at its own place. */
export function wallOf(instant: string): WallClock {
  const { day, hour, minute } = localTime(instant);
  return `${day}T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

const MARKS: Partial<Record<AgendaAppointment["status"], string>> = { seen: "✓", noshow: "✗" };
const cancelled = ({ status }: AgendaAppointment): boolean => status === "excused" || status === "revoked";

/** How a state looks. */
function lookOf(appointment: AgendaAppointment): readonly string[] {
  return [
    "is-appointment",
    `is-${appointment.temporal_status}`,
    ...(cancelled(appointment) ? ["is-cancelled"] : []),
    ...(appointment.arrived ? ["is-arrived"] : []),
  ];
}

/** `lundi 23 novembre de 9 h à 9 h 30`. */
export function whenOf(startsAt: string, endsAt: string, texts: AgendaTexts, language: Language): string {
  const { day } = localTime(startsAt);
  return `${longDay(day, language, false)} ${texts.range(clockTime(startsAt, language), clockTime(endsAt, language))}`;
}

function appointmentEvent(appointment: AgendaAppointment, around: Around): CalendarEvent {
  const { texts, language, names } = around;
  const [start, end] = [wallOf(appointment.starts_at), wallOf(appointment.ends_at)];
  const who = appointment.agent_ids.map((id) => names.get(id)).filter((name) => name !== undefined);
  const place =
    appointment.location_type === "public_office" && appointment.location_name
      ? appointment.location_name
      : appointment.location_type
        ? texts.place[appointment.location_type]
        : appointment.location_name;
  const details = [
    around.organisationName,
    appointment.motif_name,
    ...(place ? [place] : []),
    texts.minutes(minutesBetween(start, end)),
    texts.status[appointment.temporal_status],
    ...(appointment.arrived ? [texts.arrived] : []),
    ...(appointment.booked_by_user ? [texts.bookedByUser] : []),
    ...(names.size > 1 ? who : []),
  ];
  return {
    id: appointment.id,
    kind: "appointment",
    title: appointment.title,
    start,
    end,
    allDay: false,
    background: false,
    colour: appointment.color,
    text: textOn(appointment.color),
    href: `/agent/organisations/${encodeURIComponent(around.organisationId)}/rendez_vous/${encodeURIComponent(appointment.id)}`,
    movable: appointment.status === "unknown",
    mark: appointment.arrived ? "●" : (MARKS[appointment.status] ?? ""),
    look: lookOf(appointment),
    details,
    day: longDay(localTime(appointment.starts_at).day, language, false),
    appointment,
  };
}

interface Behind {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly agent_id: string;
}

function behindEvent(behind: Behind, { language, names, asList }: Around): CalendarEvent {
  const name = names.size > 1 ? names.get(behind.agent_id) : undefined;
  const title = name ? `${behind.title} – ${name}` : behind.title;
  const elsewhere = behind.kind === "elsewhere";
  return {
    id: `${behind.kind}-${behind.id}-${behind.starts_at}`,
    kind: behind.kind,
    title,
    start: wallOf(behind.starts_at),
    end: wallOf(behind.ends_at),
    allDay: false,
    background: !elsewhere && !asList,
    ...(elsewhere ? { colour: ELSEWHERE, text: "#ffffff" } : {}),
    movable: false,
    mark: "",
    look: [`is-${behind.kind}`],
    details: [],
    day: longDay(localTime(behind.starts_at).day, language, false),
  };
}

/** Everything that the calendar shows of an agenda. */
export function eventsOf(agenda: Agenda, around: Around): readonly CalendarEvent[] {
  const { texts } = around;
  const { organisationId } = around;
  const openings = agenda.openings.map((opening) =>
    behindEvent(
      {
        ...opening,
        kind: "opening",
        title:
          opening.organisation_id !== organisationId
            ? texts.elsewhere
            : opening.title
              ? texts.openingNamed(opening.title)
              : texts.opening,
      },
      around,
    ),
  );
  const absences = agenda.absences.map((absence) =>
    behindEvent({ ...absence, kind: "absence", title: texts.absence(absence.title) }, around),
  );
  const busy = agenda.busy.map((time, index) =>
    behindEvent({ ...time, id: String(index), kind: "elsewhere", title: texts.elsewhere }, around),
  );
  const holidays = agenda.holidays.map(
    ({ day, name }): CalendarEvent => ({
      id: `holiday-${day}`,
      kind: "holiday",
      title: texts.holiday(name),
      start: day,
      end: day,
      allDay: true,
      background: false,
      colour: ELSEWHERE,
      text: "#ffffff",
      movable: false,
      mark: "",
      look: ["is-holiday"],
      details: [],
      day: longDay(day, around.language, false),
    }),
  );
  return [
    ...holidays,
    ...openings,
    ...absences,
    ...busy,
    ...agenda.appointments.map((appointment) => appointmentEvent(appointment, around)),
  ];
}

/** The hours that the grid draws: 7 to 20, and further where something is earlier or later (AGD-01). */
export function hoursOf(events: readonly CalendarEvent[]): { readonly from: number; readonly to: number } {
  let [from, to] = [7, 20];
  for (const { kind, start, end } of events) {
    if (kind !== "appointment") continue;
    const first = Number(start.slice(11, 13));
    const last =
      end.slice(0, 10) === start.slice(0, 10) ? Math.ceil(Number(end.slice(11, 13)) + Number(end.slice(14)) / 60) : 24;
    from = Math.min(from, first);
    to = Math.max(to, last);
  }
  return { from, to };
}

/** Appointments of days that the grid leaves out: Sundays, and Saturdays unless wanted (AGD-01). Told, not lost. */
export const hiddenIn = (events: readonly CalendarEvent[], hiddenDays: readonly number[]): number =>
  events.filter(
    ({ kind, start }) =>
      kind === "appointment" && hiddenDays.includes(new Date(`${start.slice(0, 10)}T00:00:00Z`).getUTCDay()),
  ).length;
