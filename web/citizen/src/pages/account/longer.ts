/** The citizen's own appointments, some more at a time. */
import type { OwnAppointments } from "@rdv/api";

export interface Longer {
  readonly before: OwnAppointments;
  readonly whole: OwnAppointments;
}

/**
 * The list as it stands with the next appointments at its end. When it is read again meanwhile, what comes next is asked
 * for anew, after its new end: places in the old list mean nothing in the new one. Throws Problem.
 */
export async function longer(
  standing: () => OwnAppointments,
  next: (cursor: string) => Promise<OwnAppointments>,
): Promise<Longer> {
  const before = standing();
  if (before.next_cursor === null) return { before, whole: before };
  const more = await next(before.next_cursor);
  if (standing() !== before) return longer(standing, next);
  return { before, whole: { ...more, appointments: [...before.appointments, ...more.appointments] } };
}
