/** What is asked before a status changes (RPG-03). */
import type { Status } from "../../api/agenda";
import type { DeskAppointment } from "../../api/appointments";

export type Question = "cancel_notified" | "cancel_silent" | "reset_notified" | "reset_silent";

const cancels = (status: Status): boolean => status === "excused" || status === "revoked";

/**
 * The question before a change of status, or none: nothing is asked about what is past, nor about who came. `userId` is
 * the one participant concerned, else everybody is.
 */
export function questionOf(
  appointment: Pick<DeskAppointment, "starts_at" | "users">,
  status: Status,
  now: Date,
  userId?: string,
): Question | null {
  const past = Date.parse(appointment.starts_at) < now.getTime();
  if (past || !(cancels(status) || status === "unknown")) return null;
  const concerned = appointment.users.filter(
    (user) => user.send_lifecycle_notifications && (userId === undefined || user.id === userId),
  );
  const told = cancels(status) ? concerned.some((user) => !cancels(user.status)) : concerned.length > 0;
  if (cancels(status)) return told ? "cancel_notified" : "cancel_silent";
  return told ? "reset_notified" : "reset_silent";
}
