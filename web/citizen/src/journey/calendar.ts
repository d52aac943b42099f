/** An appointment as a file that every calendar opens (RFC 5545), the same event as the one of the messages. */
import type { Appointment } from "@rdv/api";
import { prose, type Texts } from "../i18n";
import { saveFile } from "../parts/saveFile";

const LINE_OCTETS = 75;

/** `2026-11-23T10:00:00+01:00` as `20261123T090000Z`. */
const utc = (instant: string): string => `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;

/** A TEXT value: RFC 5545, 3.3.11. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");

/** The line in pieces of at most 75 octets, no character cut, each but the first begun by a space (3.1). */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let text = "";
  let octets = 0;
  for (const character of line) {
    const width = encoder.encode(character).length;
    if (octets + width > LINE_OCTETS) {
      text += "\r\n ";
      octets = 1;
    }
    text += character;
    octets += width;
  }
  return text;
}

/** Where the appointment takes place, in one line. */
function placeOf({ location, location_type, address, video_url }: Appointment, texts: Texts): string {
  if (location) return [location.name, location.address].filter(Boolean).join(", ");
  return video_url ?? address ?? texts.locationType[location_type];
}

/** The event's file, lines ended by CRLF; `now` is when it was made. */
export function calendarFile(appointment: Appointment, texts: Texts, now = new Date()): string {
  const { motif, organisation, service, contact_phone_number } = appointment;
  const about = [
    `${service.name}, ${organisation.name}`,
    motif.instructions && prose(motif.instructions),
    contact_phone_number && texts.common.call(contact_phone_number),
  ];
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//rdv//citizen//FR",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    `UID:${appointment.id}`,
    `SEQUENCE:${appointment.version}`,
    `DTSTAMP:${utc(now.toISOString())}`,
    `DTSTART:${utc(appointment.starts_at)}`,
    `DTEND:${utc(appointment.ends_at)}`,
    `SUMMARY:${escaped(`RDV ${motif.name}`)}`,
    `LOCATION:${escaped(placeOf(appointment, texts))}`,
    `DESCRIPTION:${escaped(about.filter(Boolean).join("\n"))}`,
    "STATUS:CONFIRMED",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** Gives the file to the browser, which opens a calendar or keeps it. */
export const downloadCalendar = (appointment: Appointment, texts: Texts): void =>
  saveFile(`rdv-${appointment.id}.ics`, "text/calendar;charset=utf-8", calendarFile(appointment, texts));
