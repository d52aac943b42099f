/** The search, whose whole state is the address: the first question without an answer is the page (spec 4.1). */
import type { Motif } from "@rdv/api";
import { isDay } from "@rdv/app/dates";
import type { Scope } from "../api/service";

export interface Search {
  readonly departement?: string;
  readonly organisation_id?: string;
  /** Where the person is, to the hundredth of a degree: enough to sort places, too little to find a house. */
  readonly latitude?: string;
  readonly longitude?: string;
  /** The name of the town there. */
  readonly near?: string;
  readonly service_id?: string;
  readonly motif_key?: string;
  readonly motif_id?: string;
  readonly location_id?: string;
  /** `1` once the text to read before booking is accepted. */
  readonly accepted?: string;
  /** First day of the week shown. */
  readonly from?: string;
  /** The start that is being booked. */
  readonly starts_at?: string;
  /** `1` for somebody who goes on without an account. */
  readonly guest?: string;
}

const FIELDS = [
  "departement",
  "organisation_id",
  "latitude",
  "longitude",
  "near",
  "service_id",
  "motif_key",
  "motif_id",
  "location_id",
  "accepted",
  "from",
  "starts_at",
  "guest",
] as const satisfies readonly (keyof Search)[];

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

export type Question = "service" | "motif" | "place" | "restriction" | "slots";

/** Reads the search in an address; unknown parameters, empty ones and impossible days are ignored. */
export function parseSearch(parameters: URLSearchParams): Search {
  const given = FIELDS.map((field) => [field, parameters.get(field)] as const).filter(
    ([field, value]) => value && (field !== "from" || isDay(value)),
  );
  return Object.fromEntries(given) as Search;
}

/** The pages that follow the choice of a time. */
export const BOOKING_PAGES = ["identification", "pour_qui", "coordonnees", "code", "recapitulatif"] as const;
export type BookingStep = (typeof BOOKING_PAGES)[number];

/** The address of a page of the booking journey. */
export function searchPath(search: Search, page: "" | BookingStep = ""): string {
  const query = new URLSearchParams();
  for (const field of FIELDS) {
    const value = search[field];
    if (value) query.set(field, value);
  }
  return `/prendre_rdv${page && `/${page}`}?${query}`;
}

/** Where the search looks: one organisation when it is fixed, else the département. Null when neither is given. */
export function scopeOf(search: Search): Scope | null {
  if (search.organisation_id) return { organisation_id: search.organisation_id };
  return search.departement ? { departement: search.departement } : null;
}

/** Coordinates that the places can be sorted from; null when there are none, or none that are on Earth. */
export function pointOf({ latitude, longitude }: Search): Point | null {
  if (!latitude || !longitude) return null;
  const point = { latitude: Number(latitude), longitude: Number(longitude) };
  return Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180 ? point : null;
}

/** A point as the address of a page says it: about a kilometre, never a house. */
export const roughly = (degrees: number): string => degrees.toFixed(2);

/** The same search with every answer from a question on forgotten, so that it is asked again. */
export function askAgain(search: Search, question: "service" | "motif" | "place" | "slots"): Search {
  const { departement, organisation_id, latitude, longitude, near, service_id, motif_key, motif_id } = search;
  const { location_id, accepted, from } = search;
  const where = { departement, organisation_id, latitude, longitude, near };
  const kept: Record<typeof question, Partial<Record<keyof Search, string | undefined>>> = {
    service: where,
    motif: { ...where, service_id },
    place: { ...where, service_id, motif_key },
    slots: { ...where, service_id, motif_key, motif_id, location_id, accepted, from },
  };
  return Object.fromEntries(Object.entries(kept[question]).filter(([, value]) => value)) as Search;
}

/** The motif that the search has chosen, among those offered. */
export function chosenMotif(search: Search, motifs: readonly Motif[]): Motif | undefined {
  return motifs.find(({ key, motif_ids }) =>
    search.motif_key ? key === search.motif_key : search.motif_id !== undefined && motif_ids.includes(search.motif_id),
  );
}

/** The first question without an answer. `motif` is the chosen one, once it is known. */
export function nextQuestion(search: Search, motif: Motif | undefined): Question {
  const wanted = search.motif_key ?? search.motif_id;
  if (!wanted) return search.service_id ? "motif" : "service";
  if (!search.motif_id || (motif?.location_type === "public_office" && !search.location_id)) return "place";
  return motif?.restriction && !search.accepted ? "restriction" : "slots";
}
