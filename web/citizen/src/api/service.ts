/** The calls of the citizen's journey. Each returns what it asked for, or throws a Problem. */
import type {
  BookedAppointment,
  BookingRequest,
  Channel,
  Hold,
  Motif,
  Organisation,
  Place,
  Service,
  SlotWeek,
} from "@rdv/api";
import { body } from "@rdv/app/transport";
import { visitorId } from "../visitor";
import { client } from "./client";

/** Where a search looks: a département or one organisation. */
export interface Scope {
  readonly departement?: string;
  readonly organisation_id?: string;
}

export const searchOrganisations = async (query: {
  departement?: string;
  q?: string;
}): Promise<readonly Organisation[]> =>
  (await body(client.GET("/api/organisations", { params: { query } }))).organisations;

/** The organisation of an id, or null when there is none. */
export const findOrganisation = async (id: string): Promise<Organisation | null> =>
  (await body(client.GET("/api/organisations", { params: { query: { id } } }))).organisations[0] ?? null;

export const listServices = async (scope: Scope): Promise<readonly Service[]> =>
  (await body(client.GET("/api/services", { params: { query: scope } }))).services;

export const listMotifs = async (query: Scope & { service_id?: string }): Promise<readonly Motif[]> =>
  (await body(client.GET("/api/motifs", { params: { query } }))).motifs;

export const listPlaces = async (
  query: Scope & { motif_key: string; latitude?: number; longitude?: number },
): Promise<readonly Place[]> => (await body(client.GET("/api/locations", { params: { query } }))).locations;

/** What is booked: a motif at a place (none for phone, video and home) at an instant. */
export interface SlotChoice {
  readonly motif_id: string;
  readonly location_id: string | null;
  readonly starts_at: string;
}

interface WeekQuery {
  readonly motif_id: string;
  readonly location_id: string | null;
  readonly from: string;
  readonly days: number;
}

/** The free times of some days; `fresh` does not take the browser's copy of a few seconds ago. */
export const listSlots = ({ location_id, ...query }: WeekQuery, fresh: boolean): Promise<SlotWeek> =>
  body(
    client.GET("/api/slots", {
      cache: fresh ? "no-cache" : "default",
      params: { query: { ...query, ...(location_id ? { location_id } : {}) } },
    }),
  );

const atPlace = ({ location_id, ...slot }: SlotChoice) => ({ ...slot, ...(location_id ? { location_id } : {}) });

export const placeHold = (slot: SlotChoice): Promise<Hold> =>
  body(client.POST("/api/holds", { params: { header: { "X-Visitor": visitorId() } }, body: atPlace(slot) }));

export async function releaseHold(holdId: string, token: string): Promise<void> {
  await client.DELETE("/api/holds/{hold_id}", {
    params: { path: { hold_id: holdId }, header: { "X-Hold-Token": token } },
  });
}

export async function sendCode(channel: Channel, to: string, holdToken: string): Promise<void> {
  await body(client.POST("/api/contact_codes", { body: { channel, to, hold_token: holdToken } }));
}

export const verifyCode = (channel: Channel, to: string, code: string) =>
  body(client.POST("/api/contact_codes/verify", { body: { channel, to, code } }));

export const book = (request: BookingRequest, idempotencyKey: string): Promise<BookedAppointment> =>
  body(client.POST("/api/appointments", { params: { header: { "Idempotency-Key": idempotencyKey } }, body: request }));
