/** Openings and absences: the calls of the planning's pages. */
import type { Recurrence } from "../pages/planning/recurrence";
import { ask } from "./client";

export interface OpeningDetails {
  readonly title: string;
  readonly agent_id: string;
  readonly location_id: string | null;
  readonly motif_ids: readonly string[];
  /** `2026-11-24`, in the organisation's zone as the times are. */
  readonly first_day: string;
  /** `09:00` */
  readonly start_time: string;
  readonly end_time: string;
  readonly recurrence: Recurrence | null;
}

export interface Opening extends OpeningDetails {
  readonly id: string;
  readonly location_name: string | null;
  readonly recurrence_text: string;
  readonly exceptions: readonly string[];
  /** The next days on which it can be booked; on the page of one opening. */
  readonly days: readonly string[];
  readonly expired: boolean;
  readonly version: number;
}

/** What may be saved all the same (PO-05), in the reader's language. */
export interface Warning {
  readonly code: string;
  readonly text: string;
}

export interface OpeningPreview {
  /** The next ten days on which it opens. */
  readonly occurrences: readonly string[];
  readonly slots_a_day: number;
  /** Those of the first day. */
  readonly slots: readonly { readonly starts_at: string; readonly ends_at: string; readonly motif_id: string }[];
  readonly recurrence_text: string;
  readonly warnings: readonly Warning[];
}

export interface AbsenceDetails {
  readonly title: string;
  readonly first_day: string;
  readonly end_day: string;
  readonly start_time: string;
  readonly end_time: string;
  readonly recurrence: Recurrence | null;
}

export interface Absence extends AbsenceDetails {
  readonly id: string;
  readonly agent_id: string;
  readonly recurrence_text: string;
  readonly time_zone: string;
  readonly expired: boolean;
  readonly version: number;
}

const part = encodeURIComponent;
const openings = (organisation: string) => `/api/agent/organisations/${part(organisation)}/openings`;
const opening = (organisation: string, agent: string, id: string) =>
  `${openings(organisation)}/${part(agent)}/${part(id)}`;
const absences = (agent: string) => `/api/agent/agents/${part(agent)}/absences`;

export const readOpenings = async (
  organisation: string,
  query: { readonly agent_id: string; readonly expired: boolean; readonly q: string },
): Promise<readonly Opening[]> =>
  (await ask<{ openings: readonly Opening[] }>("GET", openings(organisation), { query })).openings;

export const readOpening = (organisation: string, agent: string, id: string) =>
  ask<Opening>("GET", opening(organisation, agent, id));
export const addOpening = (organisation: string, body: OpeningDetails & { ignore_warnings: boolean }) =>
  ask<Opening>("POST", openings(organisation), { body });
export const changeOpening = (
  organisation: string,
  agent: string,
  id: string,
  body: Omit<OpeningDetails, "agent_id"> & { ignore_warnings: boolean; version: number },
) => ask<Opening>("PATCH", opening(organisation, agent, id), { body });
export const removeOpening = (organisation: string, agent: string, id: string) =>
  ask<undefined>("DELETE", opening(organisation, agent, id));
/** `opening_id`: the one that is being edited, which does not overlap itself. */
export const previewOpening = (organisation: string, body: OpeningDetails & { opening_id: string | null }) =>
  ask<OpeningPreview>("POST", `${openings(organisation)}/preview`, { body });
export const closeDay = (organisation: string, agent: string, id: string, day: string) =>
  ask<Opening>("POST", `${opening(organisation, agent, id)}/exceptions`, { body: { day } });
export const reopenDay = (organisation: string, agent: string, id: string, day: string) =>
  ask<Opening>("DELETE", `${opening(organisation, agent, id)}/exceptions/${part(day)}`);

export const readAbsences = async (agent: string, expired: boolean): Promise<readonly Absence[]> =>
  (await ask<{ absences: readonly Absence[] }>("GET", absences(agent), { query: { expired } })).absences;
export const readAbsence = (agent: string, id: string) => ask<Absence>("GET", `${absences(agent)}/${part(id)}`);
/** `organisation_id`: whose clock the times are of. */
export const addAbsence = (agent: string, body: AbsenceDetails & { organisation_id: string }) =>
  ask<Absence>("POST", absences(agent), { body });
export const changeAbsence = (agent: string, id: string, body: AbsenceDetails & { version: number }) =>
  ask<Absence>("PATCH", `${absences(agent)}/${part(id)}`, { body });
export const removeAbsence = (agent: string, id: string) => ask<undefined>("DELETE", `${absences(agent)}/${part(id)}`);
