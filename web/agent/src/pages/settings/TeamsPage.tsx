import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { type Resource, useResource } from "@rdv/app/resource";
import { ButtonLink, TextField } from "@rdv/theme";
import type { ReactNode } from "react";
import { addTeam, changeTeam, keys, readTeams, removeTeam, settled, type Team } from "../../api/settings";
import type { Colleague } from "../../api/types";
import { useOrganisation, useTerritory } from "../../desk";
import { Empty } from "../../parts/Empty";
import { News, wayOnWithNews } from "../../parts/News";
import { Table } from "../../parts/Table";
import type { PageProperties } from "../../routes";
import { nameOf } from "../people/colleagues";
import { useTerritoryAgents } from "./agents";
import { EditorForm } from "./EditorForm";
import { Boxes, Lost, RemovePage, RowLink, toggled, useSettingsPath } from "./parts";
import { type Saved, useEditor } from "./useEditor";
import { useSettingsWords } from "./words";

function useTeams(): Resource<readonly Team[]> {
  const { departement } = useOrganisation();
  return useResource(keys.teams(departement), () => readTeams(departement));
}

/** The groups of agents of the territory, for who may manage them. */
export function TeamsPage() {
  const words = useSettingsWords().teams;
  const { departement } = useOrganisation();
  const path = useSettingsPath();
  const allowed = useTerritory(departement)?.manage_teams;
  const teams = useTeams();
  if (!allowed)
    return (
      <Page title={words.title} lead={<p>{words.forbidden}</p>} back={path()}>
        {null}
      </Page>
    );
  return (
    <Loaded title={words.title} back={path()} resource={teams}>
      {(known) => <Teams teams={known} />}
    </Loaded>
  );
}

function Teams({ teams }: { readonly teams: readonly Team[] }) {
  const texts = useSettingsWords();
  const words = texts.teams;
  const path = useSettingsPath();
  return (
    <Page
      title={words.title}
      lead={<p>{words.lead}</p>}
      back={path()}
      actions={<ButtonLink href={path("equipes/nouvelle")}>{words.add}</ButtonLink>}
    >
      <News />
      {teams.length === 0 ? (
        <Empty icon="group" title={words.none} />
      ) : (
        <Table
          caption={words.title}
          rows={teams}
          rowKey={(team) => team.id}
          columns={[
            { key: "name", label: words.name, cell: ({ name }) => name },
            { key: "members", label: words.agents, cell: ({ agent_ids }) => words.members(agent_ids.length) },
            {
              key: "actions",
              label: texts.actions,
              quiet: true,
              cell: ({ id, name }) => (
                <div className="links">
                  <RowLink href={path(`equipes/${id}`)} label={texts.change} full={texts.changeOf(name)} />
                  <RowLink href={path(`equipes/${id}/supprimer`)} label={texts.remove} full={texts.removeOf(name)} />
                </div>
              ),
            },
          ]}
        />
      )}
    </Page>
  );
}

/** A team to add. */
export function NewTeamPage() {
  return <WithAgents>{(agents) => <TeamForm team={undefined} agents={agents} />}</WithAgents>;
}

/** A team to change. */
export function TeamPage({ parts }: PageProperties) {
  const words = useSettingsWords().teams;
  const path = useSettingsPath();
  return (
    <Loaded title={words.title} back={path("equipes")} resource={useTeams()} editing>
      {(teams) => {
        const team = teams.find(({ id }) => id === parts.id);
        if (!team) return <Lost />;
        return <WithAgents>{(agents) => <TeamForm team={team} agents={agents} key={team.version} />}</WithAgents>;
      }}
    </Loaded>
  );
}

function WithAgents({ children }: { readonly children: (agents: readonly Colleague[]) => ReactNode }) {
  const words = useSettingsWords().teams;
  const { departement } = useOrganisation();
  const path = useSettingsPath();
  return (
    <Loaded title={words.title} back={path("equipes")} resource={useTerritoryAgents(departement)}>
      {children}
    </Loaded>
  );
}

interface Values {
  readonly name: string;
  readonly agent_ids: readonly string[];
}

const savedOf = (current: unknown): Saved<Values> => {
  const { name, agent_ids, version } = current as Team;
  return { values: { name, agent_ids }, version };
};

interface TeamFormProps {
  readonly team: Team | undefined;
  readonly agents: readonly Colleague[];
}

function TeamForm({ team, agents }: TeamFormProps) {
  const words = useSettingsWords().teams;
  const { departement } = useOrganisation();
  const path = useSettingsPath();
  const editor = useEditor<Values>({
    saved: team ? savedOf(team) : { values: { name: "", agent_ids: [] }, version: 0 },
    savedOf,
    check: ({ name }): { name?: string } => (name.trim() ? {} : { name: words.missingName }),
    save: async ({ name, agent_ids }, { version }) => {
      const goOn = wayOnWithNews();
      const details = { name: name.trim(), agent_ids };
      if (team) await changeTeam(departement, team.id, { ...details, version });
      else await addTeam(departement, details);
      settled(keys.teams(departement));
      goOn(path("equipes"), words.saved);
    },
  });
  const { form } = editor;
  return (
    <Page
      title={team ? words.changeTitle(team.name) : words.newTitle}
      back={path("equipes")}
      hasErrors={form.wrong.length > 0}
    >
      <EditorForm editor={editor} labels={{ name: words.name, agent_ids: words.agents }}>
        <TextField {...form.field("name")} label={words.name} maxLength={100} required />
        <Boxes
          id="agent_ids"
          legend={words.agents}
          boxes={agents.map((agent) => ({
            value: agent.id,
            label: nameOf(agent),
            hint: agent.services.map(({ name }) => name).join(", "),
          }))}
          ticked={form.values.agent_ids}
          onChange={(agent, ticked) => form.set("agent_ids", toggled(form.values.agent_ids, agent, ticked))}
          error={form.errors.agent_ids}
        />
      </EditorForm>
    </Page>
  );
}

/** The last question before a team is gone. */
export function RemoveTeamPage({ parts }: PageProperties) {
  const words = useSettingsWords().teams;
  const { departement } = useOrganisation();
  const path = useSettingsPath();
  return (
    <Loaded title={words.title} back={path("equipes")} resource={useTeams()}>
      {(teams) => {
        const team = teams.find(({ id }) => id === parts.id);
        if (!team) return <Lost />;
        return (
          <RemovePage
            title={words.removeTitle(team.name)}
            lead={words.removeLead}
            yes={words.removeYes}
            no={words.removeNo}
            back={path("equipes")}
            news={words.removed}
            remove={async () => {
              await removeTeam(departement, team.id);
              settled(keys.teams(departement));
            }}
          />
        );
      }}
    </Loaded>
  );
}
