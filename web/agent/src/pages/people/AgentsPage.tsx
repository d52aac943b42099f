import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { ButtonLink, Tag, TextLink } from "@rdv/theme";
import { useState } from "react";
import type { Colleague } from "../../api/types";
import { type DeskOrganisation, useStaffedOrganisation } from "../../desk";
import { useWords } from "../../i18n";
import { News } from "../../parts/News";
import { type Column, Table } from "../../parts/Table";
import { agentPath, agentsPath, beforeAgents, nameOf, useColleagues, useMayStaff } from "./colleagues";
import { InviteAgain } from "./InviteAgain";

/** Who works in the organisation; who is invited and has not answered yet (AGM-02). */
export function AgentsPage() {
  const organisation = useStaffedOrganisation();
  const words = useWords().texts.people.agents;
  const colleagues = useColleagues(organisation.id);
  return (
    <Loaded title={words.title} back={beforeAgents(organisation)} resource={colleagues}>
      {(known) => <AgentList organisation={organisation} colleagues={known} />}
    </Loaded>
  );
}

interface AgentListProps {
  readonly organisation: DeskOrganisation;
  readonly colleagues: readonly Colleague[];
}

function AgentList({ organisation, colleagues }: AgentListProps) {
  const { people } = useWords().texts;
  const words = people.agents;
  const mayStaff = useMayStaff(organisation);
  const [again, setAgain] = useState<Colleague>();
  const columns: Column<Colleague>[] = [
    {
      key: "name",
      label: words.name,
      cell: (agent) => (
        <>
          {mayStaff ? <TextLink href={agentPath(organisation.id, agent.id)}>{nameOf(agent)}</TextLink> : nameOf(agent)}
          {agent.email && agent.email !== nameOf(agent) && <div className="quiet-row">{agent.email}</div>}
        </>
      ),
    },
    {
      key: "level",
      label: words.level,
      cell: ({ level, pending }) => (
        <span className="tags">
          <span>{people.levels[level]}</span>
          {pending && <Tag tone="warning">{words.pending}</Tag>}
        </span>
      ),
    },
    { key: "services", label: words.services, cell: ({ services }) => services.map(({ name }) => name).join(", ") },
    ...(mayStaff
      ? [
          {
            key: "actions",
            label: words.actions,
            quiet: true,
            cell: (agent: Colleague) =>
              agent.pending && <TextLink onClick={() => setAgain(agent)}>{words.again(nameOf(agent))}</TextLink>,
          },
        ]
      : []),
  ];
  return (
    <Page
      title={words.title}
      lead={<p>{words.lead(organisation.name)}</p>}
      back={beforeAgents(organisation)}
      actions={mayStaff && <ButtonLink href={`${agentsPath(organisation.id)}/nouveau`}>{words.invite}</ButtonLink>}
    >
      <News />
      <Table caption={words.title} columns={columns} rows={colleagues} rowKey={({ id }) => id} />
      {again && <InviteAgain organisation={organisation.id} agent={again} onClose={() => setAgain(undefined)} />}
    </Page>
  );
}
