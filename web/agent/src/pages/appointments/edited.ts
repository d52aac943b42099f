/** What an agent has changed of an appointment, and nothing else. */
import type { AppointmentChange, Participant } from "../../api/appointments";
import { minutesOf, placeOf, type When, wallOfWhen } from "./when";

export interface Edited extends When {
  readonly context: string;
  readonly title: string;
  readonly max_participants: string;
  readonly user_ids: readonly string[];
}

/** Who is to come: who has cancelled is among an appointment's people too. */
export const comingIds = (users: readonly Participant[]): readonly string[] =>
  users.filter(({ status }) => status !== "excused" && status !== "revoked").map(({ id }) => id);

/** Only what differs is sent: what nobody touched is nobody's change. */
export function changesOf(
  before: Edited,
  after: Edited,
  onSite: boolean,
  collectif: boolean,
  instant: (wall: string) => string,
): Omit<AppointmentChange, "accept_warnings" | "version"> {
  const differs = (...fields: (keyof Edited)[]) =>
    fields.some((field) => String(before[field]) !== String(after[field]));
  const wall = wallOfWhen(after);
  return {
    ...(differs("date", "time") && wall ? { starts_at: instant(wall) } : {}),
    ...(differs("duration") ? { duration_minutes: minutesOf(after.duration) ?? 0 } : {}),
    ...(differs("agent_ids") ? { agent_ids: after.agent_ids } : {}),
    ...(differs("location_id", "elsewhere", "place_name", "place_address") ? placeOf(after, onSite) : {}),
    ...(differs("user_ids") ? { users: after.user_ids.map((user_id) => ({ user_id })) } : {}),
    ...(differs("context") ? { context: after.context.trim() } : {}),
    ...(collectif && differs("title") ? { title: after.title.trim() } : {}),
    ...(collectif && differs("max_participants")
      ? { max_participants: after.max_participants.trim() ? Number(after.max_participants) : null }
      : {}),
  };
}
