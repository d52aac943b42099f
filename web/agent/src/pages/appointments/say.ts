/** An appointment in the words of a line. */
import { clockTime, dayOf, type Language, longDay } from "@rdv/app/dates";
import type { TemporalStatus } from "../../api/agenda";
import type { DeskAppointment, Participant } from "../../api/appointments";
import type { AppointmentTexts } from "./words";

type Moment = { readonly starts_at: string; readonly ends_at: string };

/** What colour a state has, beside its words. */
export const TONES: Readonly<Record<TemporalStatus, "info" | "success" | "warning" | "danger" | "neutral">> = {
  unknown_future: "info",
  unknown_today: "info",
  unknown_past: "warning",
  seen: "success",
  noshow: "danger",
  excused: "neutral",
  revoked: "neutral",
};

/** `lundi 23 novembre 2026 de 9 h à 9 h 30`. */
export const momentOf = ({ starts_at, ends_at }: Moment, texts: AppointmentTexts, language: Language): string =>
  texts.at(longDay(dayOf(starts_at), language), clockTime(starts_at, language), clockTime(ends_at, language));

export const personName = ({ first_name, last_name }: Pick<Participant, "first_name" | "last_name">): string =>
  [first_name, last_name.toLocaleUpperCase("fr")].filter(Boolean).join(" ");

/** `06 12 34 56 78` for a number of metropolitan France; any other as it is. */
export const phoneText = (number: string): string =>
  /^\+33\d{9}$/.test(number) ? `0${number.slice(3)}`.replace(/(\d\d)(?=\d)/g, "$1\u00a0") : number;

export const peopleOf = ({ users }: Pick<DeskAppointment, "users">): string => users.map(personName).join(", ");

export function headingOf(appointment: DeskAppointment, texts: AppointmentTexts): string {
  const { motif, title, users } = appointment;
  if (motif.collectif) return texts.page.groupTitle(title || motif.name);
  return users.length > 0 ? texts.page.title(peopleOf(appointment)) : motif.name;
}
