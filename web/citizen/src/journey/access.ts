/** The proofs that open appointments, kept with the tab and never in an address. */
import type { Appointment } from "@rdv/api";
import { remember } from "../api/resource";
import { passing, readJson } from "../storage";

export interface Access {
  readonly appointmentId: string;
  readonly token: string;
}

/** What an appointment is remembered under: another proof reads it anew. */
export const appointmentKey = ({ appointmentId, token }: Access): string => `appointment:${appointmentId}:${token}`;

const key = (name: string) => `rdv.access.${name}`;

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
