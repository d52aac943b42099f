/** What of the agenda is shown: the view, the day, the agents. It lives in the page's address. */
import { addDays, isDay } from "@rdv/app/dates";

export const VIEWS = ["day", "week", "month", "list"] as const;
export type View = (typeof VIEWS)[number];

export interface Shown {
  readonly view: View;
  /** A day within what is shown. */
  readonly date: string;
  /** None chosen: the agent who looks. */
  readonly agentIds: readonly string[];
}

const isView = (text: string | null): text is View => VIEWS.includes(text as View);

/** The view of a first visit: the last one used here, else a day on a narrow screen, else a week (AGD-01). */
export function firstView(last: string | null, narrow: boolean): View {
  if (narrow) return "day";
  return isView(last) ? last : "week";
}

/** What the address asks for; what it does not say is `otherwise`. */
export function readShown(query: URLSearchParams, otherwise: Shown): Shown {
  const view = query.get("view");
  const date = query.get("date") ?? "";
  const agents = (query.get("agent_ids") ?? "").split(",").filter(Boolean);
  return {
    view: isView(view) ? view : otherwise.view,
    date: isDay(date) ? date : otherwise.date,
    agentIds: agents.length > 0 ? agents : otherwise.agentIds,
  };
}

/** The address of what is shown, under the organisation's own. */
export function agendaPath(
  organisationId: string,
  { view, date, agentIds, focus }: Partial<Shown> & { readonly focus?: string },
): string {
  const query = new URLSearchParams();
  if (view) query.set("view", view);
  if (date) query.set("date", date);
  if (agentIds && agentIds.length > 0) query.set("agent_ids", agentIds.join(","));
  // The appointment that has just been made, or that one comes back from.
  if (focus) query.set("focus", focus);
  const text = query.toString();
  return `/agent/organisations/${encodeURIComponent(organisationId)}/agenda${text && `?${text}`}`;
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

/** The day of the next (or previous) day, week or month. A month starts at its first day: no thirty-first is lost. */
export function step(view: View, date: string, by: 1 | -1): string {
  if (view === "day") return addDays(date, by);
  if (view !== "month") return addDays(date, 7 * by);
  const first = firstOfMonth(date);
  return firstOfMonth(by === 1 ? addDays(first, 31) : addDays(first, -1));
}

/** The days that a view needs: a month with the ends of the weeks that it begins and ends in. */
export function daysOf({ view, date }: Pick<Shown, "view" | "date">): { readonly from: string; readonly days: number } {
  if (view === "day") return { from: date, days: 1 };
  if (view !== "month") return { from: mondayOf(date), days: 7 };
  const from = mondayOf(firstOfMonth(date));
  const last = addDays(step("month", date, 1), -1);
  const days = (Date.parse(addDays(mondayOf(last), 7)) - Date.parse(from)) / 86_400_000;
  return { from, days };
}
