/** The proofs that open appointments, kept with the tab and never in an address. */
import type { Appointment } from "@rdv/api";
import { forget, remember } from "@rdv/app/resource";
import { passing, readJson } from "@rdv/app/storage";
import type { Access } from "../api/appointments";

/** What an appointment is remembered under: another proof reads it anew. */
export const appointmentKey = ({ appointmentId, token }: Access): string =>
  `appointment:${appointmentId}:${token ?? "session"}`;

/** What lists of appointments are remembered under. */
export const appointmentsKey = (which: string): string => `appointments:${which}`;

/** The lists are read anew: an appointment has been made, or has become something else. */
export const listsAreOld = (): void => forget(appointmentsKey(""));

/** Notes what an appointment has become, here and in the lists that it stands in. */
export function noteChange(access: Access, appointment: Appointment): void {
  remember(appointmentKey(access), appointment);
  listsAreOld();
}

const key = (name: string) => `rdv.access.${name}`;

/** The access of who is signed in. */
export const ownAccess = (appointmentId: string): Access => ({ appointmentId, token: null });

/** `name` is a message's link token, or an appointment's id. */
export const keptAccess = (name: string): Access | null => readJson<Access>(passing, key(name));

/** Keeps the proof of an appointment just opened, and the appointment for the page that shows it. */
export function keepAccess(name: string, appointment: Appointment, token: string): Access {
  const access = { appointmentId: appointment.id, token };
  passing.write(key(name), JSON.stringify(access));
  remember(appointmentKey(access), appointment);
  return access;
}

export const dropAccess = (name: string): void => passing.remove(key(name));
