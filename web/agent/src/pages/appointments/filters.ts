/** What of the list of appointments is asked for (RPG-01): in the page's address, so that a link shows the same. */
import { isDay } from "@rdv/app/dates";
import type { AppointmentFilters } from "../../api/appointments";

/** What the status filter offers, in its order. */
export const STATUSES = ["unknown_past", "unknown_future", "seen", "noshow", "excused", "revoked"] as const;

const NAMES = ["agent_id", "user_id", "motif_id", "location_id"] as const;

/** The filters that an address names; what makes no sense is left out. One that names nothing asks for what is to come. */
export function readFilters(query: URLSearchParams, today: string): AppointmentFilters {
  if (query.size === 0) return { from: today };
  const ids = NAMES.map((name) => [name, query.get(name) ?? ""] as const).filter(([, id]) => id !== "");
  const days = (["from", "to"] as const).map((name) => [name, query.get(name) ?? ""] as const);
  const status = STATUSES.find((one) => one === query.get("status"));
  return Object.fromEntries([
    ...ids,
    ...(status ? [["status", status] as const] : []),
    ...days.filter(([, day]) => isDay(day)),
  ]);
}

/** The address of the list with these filters; without any, of all that there is. */
export function listPath(organisationId: string, filters: AppointmentFilters = {}): string {
  const query = new URLSearchParams(
    Object.entries(filters).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  return `/agent/organisations/${encodeURIComponent(organisationId)}/rendez_vous?${query.size === 0 ? "from=" : query}`;
}
