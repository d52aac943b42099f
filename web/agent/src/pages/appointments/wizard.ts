/**
 * An appointment being made, in four steps. What is chosen lives in the page's address (WZA-01), so that going back, a
 * reload and another page's link keep it: ids and times, never a name. What is typed freely stays in the tab (draft.ts).
 */
import { isWallClock, type WallClock } from "../agenda/zone";

export const STEPS = ["motif", "users", "when", "recap"] as const;
export type Step = (typeof STEPS)[number];

export interface Choices {
  readonly motif_id?: string;
  readonly duration_minutes?: number;
  readonly user_ids: readonly string[];
  readonly agent_ids: readonly string[];
  /** The wall clock of the organisation's zone. */
  readonly starts_at?: WallClock;
  readonly location_id?: string;
  /** True when the place is typed for this one appointment. */
  readonly elsewhere: boolean;
  readonly max_participants?: number;
  /** Codes of the warnings accepted for exactly these choices. */
  readonly accepted: readonly string[];
}

export interface Wizard extends Choices {
  readonly step: Step;
}

const list = (text: string | null): readonly string[] => [...new Set((text ?? "").split(",").filter(Boolean))];

function positive(text: string | null): number | undefined {
  const value = /^\d{1,4}$/.test(text ?? "") ? Number(text) : 0;
  return value > 0 ? value : undefined;
}

/** What the address says has been chosen. */
export function readWizard(query: URLSearchParams): Wizard {
  const step = query.get("step");
  const starts = query.get("starts_at") ?? "";
  const [motif, location] = [query.get("motif_id"), query.get("location_id")];
  const [duration, most] = [positive(query.get("duration_minutes")), positive(query.get("max_participants"))];
  return {
    step: STEPS.find((one) => one === step) ?? "motif",
    ...(motif ? { motif_id: motif } : {}),
    ...(duration ? { duration_minutes: duration } : {}),
    user_ids: list(query.get("user_ids")),
    agent_ids: list(query.get("agent_ids")),
    ...(isWallClock(starts) ? { starts_at: starts } : {}),
    ...(location ? { location_id: location } : {}),
    elsewhere: query.get("elsewhere") === "1",
    ...(most ? { max_participants: most } : {}),
    accepted: list(query.get("accepted")),
  };
}

/** The address of a step with these choices. */
export function wizardPath(organisationId: string, wizard: Partial<Wizard>): string {
  const query = new URLSearchParams();
  const { step, user_ids, agent_ids, elsewhere, accepted } = wizard;
  if (step && step !== "motif") query.set("step", step);
  for (const name of ["motif_id", "duration_minutes", "starts_at", "location_id", "max_participants"] as const) {
    const value = wizard[name];
    if (value !== undefined) query.set(name, String(value));
  }
  if (user_ids && user_ids.length > 0) query.set("user_ids", user_ids.join(","));
  if (agent_ids && agent_ids.length > 0) query.set("agent_ids", agent_ids.join(","));
  if (elsewhere) query.set("elsewhere", "1");
  if (accepted && accepted.length > 0) query.set("accepted", accepted.join(","));
  const text = query.toString();
  return `/agent/organisations/${encodeURIComponent(organisationId)}/rendez_vous/nouveau${text && `?${text}`}`;
}

/** The first step that has something missing, at most the one asked for: a link cannot jump over a question. */
export function reachable(wizard: Wizard, motif: { readonly collectif: boolean } | undefined): Step {
  const wanted = STEPS.indexOf(wizard.step);
  const done = [
    motif !== undefined,
    motif?.collectif === true || wizard.user_ids.length > 0,
    wizard.agent_ids.length > 0 && wizard.starts_at !== undefined,
  ];
  const missing = done.indexOf(false);
  return STEPS[missing === -1 ? wanted : Math.min(wanted, missing)] ?? "motif";
}

/** What else is chosen makes another appointment: what was accepted for the one before is accepted no more. */
export function change(wizard: Wizard, changes: Partial<Wizard>): Wizard {
  const facts = [
    "motif_id",
    "duration_minutes",
    "starts_at",
    "location_id",
    "elsewhere",
    "user_ids",
    "agent_ids",
  ] as const;
  const same = facts.every((fact) => !(fact in changes) || String(changes[fact] ?? "") === String(wizard[fact] ?? ""));
  return { ...wizard, ...(same ? {} : { accepted: [] }), ...changes };
}
