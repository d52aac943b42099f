/** The agenda of some agents over some days, read again and again: an unchanged one is answered without a body. */
import { addressOf } from "@rdv/app/ask";
import { networkGone, problemFrom } from "@rdv/app/problem";
import { signedFetch } from "@rdv/app/signed";
import { csrfToken, sessionDoubted } from "../session";

export type Status = "unknown" | "seen" | "excused" | "revoked" | "noshow";
export type TemporalStatus = "unknown_future" | "unknown_today" | "unknown_past" | Exclude<Status, "unknown">;
export type Place = "public_office" | "phone" | "home" | "visio";

export interface AgendaAppointment {
  readonly id: string;
  readonly agent_ids: readonly string[];
  readonly starts_at: string;
  readonly ends_at: string;
  readonly title: string;
  readonly motif_id: string;
  readonly motif_name: string;
  readonly color: string;
  readonly location_type: Place | null;
  readonly location_name: string;
  readonly status: Status;
  readonly temporal_status: TemporalStatus;
  readonly collectif: boolean;
  readonly users_count: number;
  readonly max_participants: number | null;
  readonly arrived: boolean;
  readonly booked_by_user: boolean;
  readonly version: number;
}

export interface AgendaOpening {
  readonly id: string;
  readonly agent_id: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly title: string;
  readonly organisation_id: string;
}

export interface AgendaAbsence {
  readonly id: string;
  readonly agent_id: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly title: string;
}

/** Time that another organisation has taken: nothing more is known of it. */
export interface BusyTime {
  readonly agent_id: string;
  readonly starts_at: string;
  readonly ends_at: string;
}

export interface Agenda {
  readonly from: string;
  readonly to: string;
  readonly time_zone: string;
  readonly appointments: readonly AgendaAppointment[];
  readonly openings: readonly AgendaOpening[];
  readonly absences: readonly AgendaAbsence[];
  readonly busy: readonly BusyTime[];
  readonly holidays: readonly { readonly day: string; readonly name: string }[];
  readonly unknown_past_count: number;
}

export interface AgendaQuery {
  readonly organisation_id: string;
  readonly agent_ids: readonly string[];
  /** First day, `2026-11-23`. */
  readonly from: string;
  readonly days: number;
}

/** The answer, and its mark; or that it is what the mark stood for. */
export type Unless<Value> =
  | { readonly same: true }
  | { readonly same: false; readonly value: Value; readonly etag: string | null };

const fetchSigned = signedFetch({ csrfToken, sessionDoubted });

/** What the agents have to do; `unless` is the mark of what is shown already. Throws Problem. */
export async function readAgenda(query: AgendaQuery, unless: string | null): Promise<Unless<Agenda>> {
  const { agent_ids, ...rest } = query;
  // The page keeps the mark itself: nothing of an agenda is left in the browser's cache.
  const request = new Request(addressOf("/api/agent/agenda", { ...rest, agent_ids: agent_ids.join(",") }), {
    cache: "no-store",
    headers: { Accept: "application/json", ...(unless ? { "If-None-Match": unless } : {}) },
  });
  const response = await fetchSigned(request);
  if (response.status === 304) return { same: true };
  const json: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemFrom(json, response);
  if (json === undefined) throw networkGone();
  return { same: false, value: json as Agenda, etag: response.headers.get("ETag") };
}
