/** The organisations where an agent manages roles without having one (POL-01). */
import { alreadyRead, type Resource, remember, useResource } from "@rdv/app/resource";
import { listOrganisations, type TerritoryOrganisation } from "./api/territories";
import type { Me } from "./api/types";
import { type DeskOrganisation, staffedTerritories } from "./desk";

const key = (departement: string) => `territory_organisations:${departement}`;

export const useTerritoryOrganisations = (departement: string): Resource<readonly TerritoryOrganisation[]> =>
  useResource(key(departement), () => listOrganisations(departement));

/** Takes an organisation that has just been added: the service lists it a moment later. */
export function rememberOrganisation(departement: string, added: TerritoryOrganisation): void {
  const others = alreadyRead<readonly TerritoryOrganisation[]>(key(departement)) ?? [];
  remember(
    key(departement),
    [...others, added].toSorted((one, other) => one.name.localeCompare(other.name, "fr")),
  );
}

/** Those of all the agent's territories. */
export function useVisited(me: Me): Resource<readonly DeskOrganisation[]> {
  const departements = staffedTerritories(me).map(({ departement }) => departement);
  return useResource(`visited:${departements.join()}`, async () => {
    const lists = await Promise.all(departements.map(listOrganisations));
    return lists.flatMap((list, at) =>
      list.map(({ id, name }) => ({ id, name, departement: departements[at] ?? "", level: null })),
    );
  });
}
