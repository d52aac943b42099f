/** Who works here, and in which organisation: known to every page behind the door. */
import { passing } from "@rdv/app/storage";
import { createContext, type ReactNode, useContext } from "react";
import type { AccessLevel, Me, Named, OwnOrganisation, OwnTerritory } from "./api/types";

/** An organisation that a page is about; `level` is null for who has no role there and manages the roles of others. */
export interface DeskOrganisation extends Named {
  readonly departement: string;
  readonly level: AccessLevel | null;
}

interface Desk {
  readonly me: Me;
  readonly organisation: DeskOrganisation | undefined;
}

const DeskContext = createContext<Desk | null>(null);

export function AtDesk({ me, organisation, children }: Desk & { readonly children: ReactNode }) {
  return <DeskContext.Provider value={{ me, organisation }}>{children}</DeskContext.Provider>;
}

function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("this page is not behind the door");
  return desk;
}

/** The agent who is signed in. */
export const useMe = (): Me => useDesk().me;

/** The organisation of the page's address, and the agent's level in it. */
export function useOrganisation(): OwnOrganisation {
  const organisation = useStaffedOrganisation();
  if (!hasRole(organisation)) throw new Error("this page is for who has a role in the organisation");
  return organisation;
}

const hasRole = (organisation: DeskOrganisation): organisation is OwnOrganisation => organisation.level !== null;

/** The same for pages about its agents, which who has no role there may open. */
export function useStaffedOrganisation(): DeskOrganisation {
  const { organisation } = useDesk();
  if (!organisation) throw new Error("this page's address names no organisation");
  return organisation;
}

/** The agent's rights in a territory, if they have any there. */
export const useTerritory = (departement: string): OwnTerritory | undefined =>
  useDesk().me.territories.find((territory) => territory.departement === departement);

/** The territories where the agent manages the roles of every organisation (7.13, POL-01). */
export const staffedTerritories = ({ territories }: Me): readonly OwnTerritory[] =>
  territories.filter(({ admin, invite_agents }) => admin || invite_agents);

/** The address of the list of a territory's organisations. */
export const territoryPath = (departement: string): string =>
  `/agent/territoires/${encodeURIComponent(departement)}/organisations`;

/** The address of a page of an organisation: `reglages/agents`. */
export const organisationPath = (id: string, page: string): string =>
  `/agent/organisations/${encodeURIComponent(id)}/${page}`;

const LAST = "rdv.desk.organisation";

export const keepOrganisation = (id: string): void => passing.write(LAST, id);

/** The organisation that the agent was in last, in this tab. */
export function keptOrganisation(me: Me): OwnOrganisation | undefined {
  const last = passing.read(LAST);
  return me.organisations.find(({ id }) => id === last);
}

/** The organisation that the navigation leads into where the page's address names none. */
export const lastOrganisation = (me: Me): OwnOrganisation | undefined => keptOrganisation(me) ?? me.organisations[0];
