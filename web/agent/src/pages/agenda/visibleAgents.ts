/** Whose agendas an agent may see in an organisation (7.13): the service has the last word, the chooser offers no dead end. */

import type { Colleague, Me } from "../../api/types";

type Viewer = Pick<Me, "id" | "services" | "is_secretary">;
type Seen = Pick<Colleague, "id" | "first_name" | "last_name" | "services" | "pending">;

/** "Marie PETIT"; a contributor may have a last name alone. */
export const agentName = ({ first_name, last_name }: Pick<Colleague, "first_name" | "last_name">): string =>
  [first_name, last_name.toLocaleUpperCase("fr")].filter(Boolean).join(" ");

/** Oneself first, then by name. */
export function visibleAgents<Agent extends Seen>(viewer: Viewer, level: string, agents: readonly Agent[]): Agent[] {
  const mine = new Set(viewer.services.map(({ id }) => id));
  const all = level === "admin" || viewer.is_secretary;
  return agents
    .filter((agent) => !agent.pending || agent.id === viewer.id)
    .filter((agent) => all || agent.id === viewer.id || agent.services.some(({ id }) => mine.has(id)))
    .sort((one, other) =>
      one.id === viewer.id
        ? -1
        : other.id === viewer.id
          ? 1
          : one.last_name.localeCompare(other.last_name, "fr") || one.first_name.localeCompare(other.first_name, "fr"),
    );
}
