/** What is asked before a status changes (RPG-03). */
import type { Status } from "../../api/agenda";
import type { DeskAppointment } from "../../api/appointments";
import type { AppointmentTexts } from "./words";

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

interface Asking {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
}

/** The words of a question; `name` is that of the one participant concerned: the appointment itself stays. */
export function askingOf(
  question: Question,
  status: Status,
  words: AppointmentTexts["dialog"],
  name: string | undefined,
): Asking {
  const cancelling = question === "cancel_notified" || question === "cancel_silent";
  const told = question === "cancel_notified" || question === "reset_notified";
  if (name === undefined) {
    return cancelling
      ? {
          title: words.cancelTitle,
          text: told ? words.cancelNotified : words.cancelNotNotified,
          confirm: words.cancel,
        }
      : { title: words.resetTitle, text: told ? words.resetNotified : words.resetNotNotified, confirm: words.reset };
  }
  const { one } = words;
  if (!cancelling) {
    return {
      title: one.resetTitle(name),
      text: told ? one.resetNotified : one.resetNotNotified,
      confirm: words.reset,
    };
  }
  const text = told ? one.cancelNotified : one.cancelNotNotified;
  return status === "excused"
    ? { title: one.excuseTitle(name), text, confirm: one.excuse }
    : { title: one.revokeTitle(name), text, confirm: one.revoke };
}
