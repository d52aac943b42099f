/** Appointments as agents see, make and change them. Each call returns what it asked for, or throws a Problem. */
import type { Problem } from "@rdv/app/problem";
import type { Place, Status, TemporalStatus } from "./agenda";
import { ask } from "./client";

/** What can be done all the same (7.3), once it is accepted by its code. */
export interface Warning {
  readonly code: string;
  readonly agent_id?: string;
  readonly user_id?: string;
  /** In the reader's language. */
  readonly text: string;
}

export interface Participant {
  readonly id: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly phone_number: string | null;
  readonly email: string | null;
  readonly status: Status;
  readonly send_lifecycle_notifications: boolean;
  readonly send_reminder_notification: boolean;
  readonly confirmed_at: string | null;
}

export interface HistoryEntry {
  readonly at: string;
  readonly kind: string;
  readonly author_name: string;
  /** What was changed, each in a sentence of the reader's language. */
  readonly changes: readonly string[];
}

export interface SentMessage {
  readonly id: string;
  readonly event: string;
  readonly channel: string;
  readonly to: string;
  readonly status: string;
  readonly at: string;
}

export interface DeskAppointment {
  readonly id: string;
  readonly organisation_id: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly duration_minutes: number;
  readonly status: Status;
  readonly temporal_status: TemporalStatus;
  readonly motif: {
    readonly id: string;
    readonly name: string;
    readonly color: string;
    readonly location_type: Place | null;
    readonly collectif: boolean;
  };
  readonly service: { readonly id: string; readonly name: string } | null;
  readonly location: { readonly id: string; readonly name: string; readonly address: string } | null;
  readonly single_use_location: { readonly name: string; readonly address: string } | null;
  readonly address: string | null;
  readonly title: string;
  readonly context: string;
  readonly users: readonly Participant[];
  readonly agents: readonly { readonly id: string; readonly name: string }[];
  readonly max_participants: number | null;
  readonly users_count: number;
  readonly transitions: readonly Status[];
  readonly participations_transitions: readonly Status[];
  readonly video_url?: string | null;
  readonly history: readonly HistoryEntry[];
  readonly messages: readonly SentMessage[];
  readonly can_delete: boolean;
  readonly can_remove_participants: boolean;
  readonly can_remind: boolean;
  readonly waiting_room: { readonly offered: boolean; readonly arrived: boolean };
  readonly created_at: string;
  readonly version: number;
}

export interface AppointmentRow {
  readonly id: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly motif_name: string;
  readonly color: string;
  readonly title: string;
  readonly agents: readonly { readonly id: string; readonly name: string }[];
  readonly location_name: string;
  readonly location_type: Place | null;
  readonly status: Status;
  readonly temporal_status: TemporalStatus;
}

export interface AppointmentFilters {
  readonly agent_id?: string;
  readonly user_id?: string;
  readonly motif_id?: string;
  readonly location_id?: string;
  readonly status?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface SingleUseLocation {
  readonly name?: string;
  readonly address: string;
  readonly latitude?: number;
  readonly longitude?: number;
}

export interface NewAppointment {
  readonly organisation_id: string;
  readonly motif_id: string;
  readonly starts_at: string;
  readonly duration_minutes: number;
  readonly agent_ids: readonly string[];
  readonly location_id?: string;
  readonly single_use_location?: SingleUseLocation;
  readonly users: readonly {
    readonly user_id: string;
    readonly send_lifecycle_notifications?: boolean;
    readonly send_reminder_notification?: boolean;
  }[];
  readonly context?: string;
  readonly title?: string;
  readonly max_participants?: number;
  readonly accept_warnings: readonly string[];
}

export interface AppointmentChange {
  readonly starts_at?: string;
  readonly duration_minutes?: number;
  readonly agent_ids?: readonly string[];
  readonly location_id?: string;
  readonly single_use_location?: SingleUseLocation;
  readonly users?: NewAppointment["users"];
  readonly context?: string;
  readonly title?: string;
  readonly max_participants?: number | null;
  readonly accept_warnings: readonly string[];
  readonly version: number;
}

const path = (id: string, rest = ""): string => `/api/agent/appointments/${encodeURIComponent(id)}${rest}`;

export const listAppointments = (
  organisation_id: string,
  filters: AppointmentFilters,
  cursor: string | null,
): Promise<{ readonly appointments: readonly AppointmentRow[]; readonly next_cursor: string | null }> =>
  ask("GET", "/api/agent/appointments", { query: { organisation_id, ...filters, cursor } });

export const readAppointment = (id: string): Promise<DeskAppointment> => ask("GET", path(id));

export const checkAppointment = async (body: NewAppointment): Promise<readonly Warning[]> =>
  (await ask<{ readonly warnings: readonly Warning[] }>("POST", "/api/agent/appointments/check", { body })).warnings;

export const createAppointment = (body: NewAppointment, key: string): Promise<DeskAppointment> =>
  ask("POST", "/api/agent/appointments", { body, headers: { "Idempotency-Key": key } });

export const changeAppointment = (id: string, body: AppointmentChange): Promise<DeskAppointment> =>
  ask("PATCH", path(id), { body });

export const setStatus = (
  id: string,
  status: Status,
  version: number,
  accept_warnings: readonly string[],
): Promise<DeskAppointment> => ask("POST", path(id, "/status"), { body: { status, version, accept_warnings } });

export const setParticipation = (
  id: string,
  userId: string,
  status: Status,
  version: number,
  accept_warnings: readonly string[],
): Promise<DeskAppointment> =>
  ask("POST", path(id, `/participations/${encodeURIComponent(userId)}/status`), {
    body: { status, version, accept_warnings },
  });

export const sendReminders = (id: string): Promise<DeskAppointment> =>
  ask("POST", path(id, "/reminders"), { body: {} });

export const setArrived = (id: string, arrived: boolean): Promise<DeskAppointment> =>
  ask("POST", path(id, "/arrivals"), { body: { arrived } });

export const deleteAppointment = (id: string): Promise<void> => ask("DELETE", path(id));

/** What stands in the way of a refused change, when it may be accepted; null when it is another refusal. */
export function warningsOf(problem: Problem): readonly Warning[] | null {
  if (problem.code !== "warnings" || !Array.isArray(problem.body.warnings)) return null;
  return problem.body.warnings as readonly Warning[];
}

interface SlotPlace {
  readonly id: string;
  readonly name: string;
  readonly address: string;
}

/** Either places to choose from, soonest first, or the free times of the only one, or of a motif without one (SLOT-25). */
export interface FoundSlots {
  readonly from: string;
  readonly to: string;
  readonly location: SlotPlace | null;
  readonly places: readonly { readonly location: SlotPlace; readonly next_availability: string }[];
  /** One per start and agent. */
  readonly slots: readonly { readonly starts_at: string; readonly ends_at: string; readonly agent_id: string }[];
  /** Of a group motif: the appointments with seats left, null without a maximum (SLOT-26). */
  readonly groups: readonly {
    readonly appointment_id: string;
    readonly starts_at: string;
    readonly ends_at: string;
    readonly title: string;
    readonly seats_left: number | null;
  }[];
  readonly next_availability: string | null;
}

export interface SlotSearch {
  readonly organisation_id: string;
  readonly motif_id: string;
  readonly agent_ids?: readonly string[];
  readonly team_ids?: readonly string[];
  readonly location_ids?: readonly string[];
  readonly from: string;
}

export const searchSlots = ({ agent_ids, team_ids, location_ids, ...query }: SlotSearch): Promise<FoundSlots> =>
  ask("GET", "/api/agent/slots", {
    query: {
      ...query,
      agent_ids: agent_ids?.join(","),
      team_ids: team_ids?.join(","),
      location_ids: location_ids?.join(","),
    },
  });
