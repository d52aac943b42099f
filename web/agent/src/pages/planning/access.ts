/** Whose planning an agent may see and change (7.13); the service decides, this only spares useless choices. */
import type { Colleague, Me, OwnOrganisation } from "../../api/types";

/** The agents that may be chosen: oneself, one's colleagues; everybody for admins and secretaries. */
export function manageable(
  me: Pick<Me, "id" | "services" | "is_secretary">,
  organisation: Pick<OwnOrganisation, "level">,
  agents: readonly Colleague[],
): readonly Colleague[] {
  const own = new Set(me.services.map(({ id }) => id));
  const all = organisation.level === "admin" || me.is_secretary;
  return agents.filter(
    (agent) => !agent.pending && (all || agent.id === me.id || agent.services.some(({ id }) => own.has(id))),
  );
}
