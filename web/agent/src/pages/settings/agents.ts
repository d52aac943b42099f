/** Agents to choose among. */
import { type Resource, useResource } from "@rdv/app/resource";
import { listAgents } from "../../api/people";
import type { Colleague, Me } from "../../api/types";
import { useMe, useOrganisation } from "../../desk";
import { useColleagues as colleaguesOf } from "../people/colleagues";

/** The agents of the organisation at hand. */
export const useColleagues = (): Resource<readonly Colleague[]> => colleaguesOf(useOrganisation().id);

/** The agents of every organisation of a territory where the reader works, each once. */
export function useTerritoryAgents(departement: string): Resource<readonly Colleague[]> {
  const organisations = organisationsOf(useMe(), departement);
  return useResource(`colleagues_of:${organisations.join()}`, async () => {
    const lists = await Promise.all(organisations.map(listAgents));
    return inOrder([...new Map(lists.flat().map((agent) => [agent.id, agent])).values()]);
  });
}

const organisationsOf = (me: Me, departement: string): readonly string[] =>
  me.organisations.filter((one) => one.departement === departement).map(({ id }) => id);

const inOrder = (agents: readonly Colleague[]): readonly Colleague[] =>
  [...agents].sort(
    (one, other) =>
      one.last_name.localeCompare(other.last_name, "fr") || one.first_name.localeCompare(other.first_name, "fr"),
  );
