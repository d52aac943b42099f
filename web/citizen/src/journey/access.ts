/** The proofs that open appointments, kept with the tab and never in an address. */
import type { Appointment } from "@rdv/api";
import { passing, readJson } from "../storage";

export interface Access {
  readonly appointmentId: string;
  readonly token: string;
}

const key = (name: string) => `rdv.access.${name}`;

/** `name` is a message's link token, or an appointment's id. */
export const keptAccess = (name: string): Access | null => readJson<Access>(passing, key(name));

export function keepAccess(name: string, appointment: Pick<Appointment, "id">, token: string): void {
  passing.write(key(name), JSON.stringify({ appointmentId: appointment.id, token } satisfies Access));
}

export const dropAccess = (name: string): void => passing.remove(key(name));
