/** What an organisation and its territory settle: the calls of the settings' pages. */
import { forget } from "@rdv/app/resource";
import { ask } from "./client";

export type LocationType = "public_office" | "phone" | "home" | "visio";
export type BookableBy =
  | "agents"
  | "agents_and_prescripteurs"
  | "agents_and_prescripteurs_and_invited_users"
  | "everyone";
export type Visibility = "visible_and_notified" | "visible_and_not_notified" | "invisible";
export type Sectorisation = "departement" | "organisation" | "agent";
export type Verticale = "rdv_solidarites" | "rdv_insertion" | "rdv_aide_numerique" | "rdv_mairie";

export interface OrganisationDetails {
  readonly name: string;
  readonly phone_number: string;
  readonly email: string;
  readonly website: string;
  readonly city: string;
  readonly hours: string;
  readonly time_zone: string;
}

export interface Organisation extends OrganisationDetails {
  readonly id: string;
  /** Chosen when the organisation is made. */
  readonly verticale: Verticale;
  readonly departement: string;
  /** True when its territory has appointments say what they are about. */
  readonly context_field: boolean;
  readonly version: number;
}

export interface LocationDetails {
  readonly name: string;
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly phone_number: string;
  readonly availability: "enabled" | "disabled";
}

export interface Location extends LocationDetails {
  readonly id: string;
  readonly version: number;
  readonly used_by: { readonly openings: number };
}

export interface MotifDetails {
  readonly name: string;
  readonly service_id: string;
  readonly color: string;
  readonly duration_minutes: number;
  readonly location_type: LocationType;
  readonly collectif: boolean;
  readonly bookable_by: BookableBy;
  readonly min_delay_seconds: number;
  readonly max_delay_seconds: number;
  readonly visibility: Visibility;
  readonly restriction: string;
  readonly instructions: string;
  readonly cancel_warning: string;
  readonly for_secretariat: boolean;
  readonly follow_up: boolean;
  readonly movable_by_user: boolean;
  readonly cancellable_by_user: boolean;
  readonly sectorisation_level: Sectorisation;
  readonly category: string;
  readonly limit_per_person: number;
  readonly reminder_plan_hours: readonly number[];
}

export interface Motif extends MotifDetails {
  readonly id: string;
  readonly service: { readonly id: string; readonly name: string };
  readonly openings_count: number;
  readonly version: number;
}

export interface Service {
  readonly id: string;
  readonly name: string;
  readonly short_name: string;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly agent_ids: readonly string[];
  readonly version: number;
}

export interface TerritoryDetails {
  readonly name: string;
  readonly context_field: boolean;
  readonly waiting_room_mail: boolean;
  readonly waiting_room_color: boolean;
  readonly visible_users: boolean;
}

export interface Territory extends TerritoryDetails {
  readonly departement: string;
  readonly version: number;
}

export interface OnlineBooking {
  readonly public_url: string;
  readonly effective: boolean;
  readonly motifs: readonly {
    readonly id: string;
    readonly name: string;
    readonly openings_count: number;
    readonly bookable_by: BookableBy;
    readonly url: string;
  }[];
}

export interface Missing {
  readonly code: string;
  readonly id?: string | null;
  readonly name?: string | null;
}

export interface Check {
  readonly ready: boolean;
  readonly steps: readonly { readonly code: string; readonly done: boolean; readonly missing: readonly Missing[] }[];
}

/** Something being saved, with the version that it was read at. */
export type Versioned<Details> = Details & { readonly version: number };

const part = encodeURIComponent;
const of = (organisation: string) => `/api/agent/organisations/${part(organisation)}`;
const territory = (departement: string) => `/api/agent/territories/${part(departement)}`;

/** The keys under which pages keep what they read: the one that changes something forgets it by its key. */
export const keys = {
  organisation: (organisation: string) => `organisation:${organisation}`,
  locations: (organisation: string) => `locations:${organisation}`,
  motifs: (organisation: string) => `motifs:${organisation}`,
  services: (organisation: string) => `services:${organisation}`,
  territory: (departement: string) => `territory:${departement}`,
  territoryServices: (departement: string) => `territory_services:${departement}`,
  teams: (departement: string) => `teams:${departement}`,
  booking: (organisation: string) => `online_booking:${organisation}`,
  check: (organisation: string) => `check:${organisation}`,
};

/** Forgets what a change made untrue: what was read under that key, and whether anybody can book. */
export function settled(key: string): void {
  forget(key);
  forget(keys.check(""));
  forget(keys.booking(""));
}

export const readOrganisation = (organisation: string) => ask<Organisation>("GET", of(organisation));
export const changeOrganisation = (organisation: string, body: Versioned<OrganisationDetails>) =>
  ask<Organisation>("PATCH", of(organisation), { body });

export const readLocations = async (organisation: string): Promise<readonly Location[]> =>
  (await ask<{ locations: readonly Location[] }>("GET", `${of(organisation)}/locations`)).locations;
export const addLocation = (organisation: string, body: Omit<LocationDetails, "availability">) =>
  ask<Location>("POST", `${of(organisation)}/locations`, { body });
export const changeLocation = (organisation: string, id: string, body: Versioned<Partial<LocationDetails>>) =>
  ask<Location>("PATCH", `${of(organisation)}/locations/${part(id)}`, { body });
export const removeLocation = (organisation: string, id: string) =>
  ask<undefined>("DELETE", `${of(organisation)}/locations/${part(id)}`);

/** The motifs that the agent may see, and the categories that a motif may have. */
export interface MotifBook {
  readonly motifs: readonly Motif[];
  readonly categories: readonly string[];
}

/** What a citizen sees of a motif, as the service would show it at this moment. */
export interface MotifPreview {
  readonly listing: {
    readonly name: string;
    readonly organisation_name: string;
    readonly location_type: LocationType;
    readonly duration_minutes: number;
    readonly collectif: boolean;
    readonly restriction: string;
    readonly bookable_online: boolean;
    readonly first_start_at: string;
    readonly last_start_at: string;
  };
  readonly fields: {
    readonly phone_required: boolean;
    readonly address_required: boolean;
    readonly ants_number_required: boolean;
  };
  readonly confirmation_text: string;
  readonly cancel_warning: string;
  readonly can_move: boolean;
  readonly can_cancel: boolean;
  readonly is_told: boolean;
  readonly is_shown: boolean;
  readonly reminder_plan_hours: readonly number[];
}

export const readMotifs = (organisation: string) => ask<MotifBook>("GET", `${of(organisation)}/motifs`);
/** `motif_id`: the one that is being changed. */
export const previewMotif = (organisation: string, body: MotifDetails & { motif_id: string | null }) =>
  ask<MotifPreview>("POST", `${of(organisation)}/motifs/preview`, { body });
export const addMotif = (organisation: string, body: MotifDetails) =>
  ask<Motif>("POST", `${of(organisation)}/motifs`, { body });
export const changeMotif = (organisation: string, id: string, body: Versioned<MotifDetails>) =>
  ask<Motif>("PATCH", `${of(organisation)}/motifs/${part(id)}`, { body });
export const removeMotif = (organisation: string, id: string) =>
  ask<undefined>("DELETE", `${of(organisation)}/motifs/${part(id)}`);
/** MOT-07: a copy, here or in another organisation that the agent administers. */
export const copyMotif = (organisation: string, id: string, into: string) =>
  ask<Motif>("POST", `${of(organisation)}/motifs/${part(id)}/duplicate`, { body: { organisation_id: into } });

/** The services that the organisation's territory uses. */
export const readServices = async (organisation: string): Promise<readonly Service[]> =>
  (await ask<{ services: readonly Service[] }>("GET", `${of(organisation)}/services`)).services;

export const readTerritory = (departement: string) => ask<Territory>("GET", territory(departement));
export const changeTerritory = (departement: string, body: Versioned<TerritoryDetails>) =>
  ask<Territory>("PATCH", territory(departement), { body });

export const readTeams = async (departement: string): Promise<readonly Team[]> =>
  (await ask<{ teams: readonly Team[] }>("GET", `${territory(departement)}/teams`)).teams;
export const addTeam = (departement: string, body: { name: string; agent_ids: readonly string[] }) =>
  ask<Team>("POST", `${territory(departement)}/teams`, { body });
export const changeTeam = (
  departement: string,
  id: string,
  body: Versioned<{ name: string; agent_ids: readonly string[] }>,
) => ask<Team>("PATCH", `${territory(departement)}/teams/${part(id)}`, { body });
export const removeTeam = (departement: string, id: string) =>
  ask<undefined>("DELETE", `${territory(departement)}/teams/${part(id)}`);

export const readOnlineBooking = (organisation: string) =>
  ask<OnlineBooking>("GET", `${of(organisation)}/online_booking`);
export const readCheck = (organisation: string) => ask<Check>("GET", `${of(organisation)}/check`);

/** A service of the national list, and whether the territory uses it. */
export interface TerritoryService extends Service {
  readonly used: boolean;
}

export const readTerritoryServices = async (departement: string): Promise<readonly TerritoryService[]> =>
  (await ask<{ services: readonly TerritoryService[] }>("GET", `${territory(departement)}/services`)).services;
export const changeTerritoryServices = (departement: string, service_ids: readonly string[]) =>
  ask<unknown>("PUT", `${territory(departement)}/services`, { body: { service_ids } });
/** A service for the national list. */
export const addService = (body: { name: string; short_name: string }) =>
  ask<Service>("POST", "/api/agent/services", { body });
