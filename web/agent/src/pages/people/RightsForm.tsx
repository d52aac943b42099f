import { ProblemNotice } from "@rdv/app/ProblemNotice";
import { remember, useResource } from "@rdv/app/resource";
import { useForm } from "@rdv/app/useForm";
import { CheckField, Heading, SkeletonList } from "@rdv/theme";
import { useRef } from "react";
import { changeRights, type Rights, readRights } from "../../api/people";
import type { Colleague, OwnTerritory } from "../../api/types";
import { useStaffedOrganisation } from "../../desk";
import { useWords } from "../../i18n";
import { EditForm } from "../../parts/EditForm";
import { wayOnWithNews } from "../../parts/News";
import { agentsPath, nameOf, rememberColleague } from "./colleagues";

interface RightsFormProps {
  readonly agent: Colleague;
  readonly territory: OwnTerritory;
}

const rightsKey = (departement: string, agent: string) => `rights:${departement}:${agent}`;

/** What an agent may do in the whole territory, for who manages these rights (7.13). */
export function RightsForm({ agent, territory }: RightsFormProps) {
  const { people, common } = useWords().texts;
  const rights = useResource(rightsKey(territory.departement, agent.id), () =>
    readRights(territory.departement, agent.id),
  );
  // What was read before is not edited: a newer version would take away what has been ticked since.
  const shown = useRef(false);
  if (rights.settled) shown.current = true;
  const known = shown.current ? rights.value : undefined;
  return (
    <section className="part" aria-labelledby="rights">
      <Heading level={2} size="xs" id="rights">
        {people.rights.title(territory.name)}
      </Heading>
      {rights.failure && <ProblemNotice problem={rights.failure} onRetry={rights.retry} />}
      {!known && !rights.failure && <SkeletonList rows={1} label={common.loading} />}
      {known && (
        <Known agent={agent} territory={territory} rights={known} onReread={rights.retry} key={known.version} />
      )}
    </section>
  );
}

interface KnownProps extends RightsFormProps {
  readonly rights: Rights;
  readonly onReread: () => void;
}

function Known({ agent, territory, rights, onReread }: KnownProps) {
  const words = useWords().texts.people.rights;
  const { id } = useStaffedOrganisation();
  const form = useForm({
    initial: {
      admin: rights.admin,
      manage_teams: rights.manage_teams,
      manage_access_rights: rights.manage_access_rights,
      invite_agents: rights.invite_agents,
    },
    check: () => ({}),
    send: async (values) => {
      const goOn = wayOnWithNews();
      const changed = await changeRights(territory.departement, agent.id, {
        ...values,
        version: rights.version,
      });
      remember(rightsKey(territory.departement, agent.id), changed);
      // Levels, services and rights are settings of one agent: they have one version.
      rememberColleague(id, agent.id, { ...agent, version: changed.version });
      goOn(agentsPath(id), words.saved(nameOf(agent)));
    },
  });
  const box = (right: "admin" | "manage_teams" | "manage_access_rights" | "invite_agents") => (
    <CheckField
      id={right}
      label={words[right]}
      hint={words.hints[right]}
      checked={form.values[right]}
      onChange={(checked) => form.set(right, checked)}
    />
  );
  return (
    <EditForm form={form} submit={words.submit} onReread={onReread}>
      {territory.admin && box("admin")}
      {box("invite_agents")}
      {box("manage_teams")}
      {box("manage_access_rights")}
    </EditForm>
  );
}
