/** The calls about a territory's organisations. Each returns its answer, or throws a Problem. */
import { ask } from "./client";
import type { Named } from "./types";

export interface TerritoryOrganisation extends Named {
  readonly city: string;
}

const organisationsOf = (departement: string) =>
  `/api/agent/territories/${encodeURIComponent(departement)}/organisations`;

/** The organisations of a territory, by name, for who manages its roles. Throws Problem: 403, 404. */
export const listOrganisations = async (departement: string): Promise<readonly TerritoryOrganisation[]> =>
  (await ask<{ readonly organisations: readonly TerritoryOrganisation[] }>("GET", organisationsOf(departement)))
    .organisations;

export interface NewOrganisation {
  readonly name: string;
  readonly city: string;
  readonly phone_number: string;
  readonly email: string;
}

/** A new organisation, whose administrator is who adds it. Throws Problem: 422 on fields (`name`: taken). */
export const addOrganisation = (departement: string, organisation: NewOrganisation) =>
  ask<TerritoryOrganisation>("POST", organisationsOf(departement), { body: organisation });
