/** The agents and the services of an organisation, read once and remembered as they change. */
import { alreadyRead, type Resource, remember, useResource } from "@rdv/app/resource";
import { listAgents, listServices } from "../../api/people";
import type { Colleague, Named } from "../../api/types";
import { type DeskOrganisation, organisationPath, staffedTerritories, territoryPath, useMe } from "../../desk";

const key = (organisation: string) => `agents:${organisation}`;

export const useColleagues = (organisation: string): Resource<readonly Colleague[]> =>
  useResource(key(organisation), () => listAgents(organisation));

export const useServices = (organisation: string): Resource<readonly Named[]> =>
  useResource(`services:${organisation}`, () => listServices(organisation));

const byName = (one: Colleague, other: Colleague): number =>
  one.last_name.localeCompare(other.last_name, "fr") || one.first_name.localeCompare(other.first_name, "fr");

/** Takes an agent as the service has just answered them; null for one who is gone. A list not read yet is read whole. */
export function rememberColleague(organisation: string, id: string, agent: Colleague | null): void {
  const known = alreadyRead<readonly Colleague[]>(key(organisation));
  if (!known) return;
  const others = known.filter((one) => one.id !== id);
  remember(key(organisation), agent ? [...others, agent].toSorted(byName) : others);
}

export const agentsPath = (organisation: string): string => organisationPath(organisation, "reglages/agents");

export const agentPath = (organisation: string, agent: string): string =>
  `${agentsPath(organisation)}/${encodeURIComponent(agent)}`;

/** "Marie Martin"; the address of who has not accepted yet, and so has no name. */
export const nameOf = ({ first_name, last_name, email }: Colleague): string =>
  [first_name, last_name].filter(Boolean).join(" ") || email;

/** True for who may invite, change and remove the organisation's agents (7.13); the service decides. */
export function useMayStaff({ departement, level }: DeskOrganisation): boolean {
  const territories = staffedTerritories(useMe());
  return level === "admin" || territories.some((one) => one.departement === departement);
}

/** Where the list of agents comes from: the organisation's settings, or the territory's list for who has no role here. */
export const beforeAgents = ({ id, departement, level }: DeskOrganisation): string =>
  level === null ? territoryPath(departement) : organisationPath(id, "reglages");
