/** Who works in an organisation, for every page that chooses among agents. */
import { type Resource, useResource } from "@rdv/app/resource";
import { ask } from "../../api/client";
import type { Colleague } from "../../api/types";

export function useColleagues(organisationId: string): Resource<readonly Colleague[]> {
  return useResource(`agents/${organisationId}/names`, async () => {
    const path = `/api/agent/organisations/${encodeURIComponent(organisationId)}/agents`;
    return (await ask<{ readonly agents: readonly Colleague[] }>("GET", path)).agents;
  });
}
