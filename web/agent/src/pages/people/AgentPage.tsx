import { looksLikeEmail } from "@rdv/app/checks";
import { EmailField } from "@rdv/app/EmailField";
import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { useForm } from "@rdv/app/useForm";
import { Button, Heading, Tag } from "@rdv/theme";
import { useState } from "react";
import { changeAgent, removeAgent } from "../../api/people";
import type { Colleague, Named } from "../../api/types";
import { useMe, useStaffedOrganisation, useTerritory } from "../../desk";
import { useWords } from "../../i18n";
import { Confirm } from "../../parts/Confirm";
import { EditForm } from "../../parts/EditForm";
import { wayOnWithNews } from "../../parts/News";
import type { PageProperties } from "../../routes";
import { agentsPath, nameOf, rememberColleague, useColleagues, useServices } from "./colleagues";
import { LevelField, ServicesField } from "./fields";
import { InviteAgain } from "./InviteAgain";
import { RightsForm } from "./RightsForm";

/** One agent of the organisation: level, services, rights in the territory, and leaving. */
export function AgentPage({ parts }: PageProperties) {
  const organisation = useStaffedOrganisation();
  const words = useWords().texts.people.agent;
  const colleagues = useColleagues(organisation.id);
  const services = useServices(organisation.id);
  return (
    <Loaded title={words.title} back={agentsPath(organisation.id)} resource={colleagues} editing>
      {(agents) => (
        <Loaded title={words.title} back={agentsPath(organisation.id)} resource={services}>
          {(known) => {
            const agent = agents.find(({ id }) => id === parts.agent);
            // Another version is another form: what was typed over an old one is not sent.
            return agent ? (
              <OneAgent agent={agent} services={known} onReread={colleagues.retry} key={agent.version} />
            ) : (
              <Page title={words.goneTitle} lead={<p>{words.gone}</p>} back={agentsPath(organisation.id)}>
                {null}
              </Page>
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

interface OneAgentProps {
  readonly agent: Colleague;
  readonly services: readonly Named[];
  readonly onReread: () => void;
}

function OneAgent({ agent, services, onReread }: OneAgentProps) {
  const organisation = useStaffedOrganisation();
  const { people } = useWords().texts;
  const words = people.agent;
  const territory = useTerritory(organisation.departement);
  const [asking, setAsking] = useState<"remove" | "again">();
  const back = agentsPath(organisation.id);
  const name = nameOf(agent);
  const wasContributor = agent.level === "contributor";
  const form = useForm({
    initial: { level: agent.level, email: "", service_ids: agent.services.map(({ id }) => id) },
    check: ({ level, email, service_ids }) => ({
      ...(!wasContributor || level === "contributor" || looksLikeEmail(email)
        ? {}
        : { email: people.invite.missingEmail }),
      ...(service_ids.length > 0 ? {} : { service_ids: people.missingService }),
    }),
    send: async ({ level, email, service_ids }) => {
      const goOn = wayOnWithNews();
      const invited = wasContributor && level !== "contributor";
      const changed = await changeAgent(organisation.id, agent.id, {
        level,
        service_ids,
        version: agent.version,
        ...(invited ? { email: email.trim() } : {}),
      });
      rememberColleague(organisation.id, agent.id, changed);
      goOn(back, invited ? people.invite.invited(email.trim()) : words.saved(name));
    },
  });
  const { level } = form.values;
  return (
    <Page
      title={name}
      lead={
        <p>
          {agent.email} {agent.pending && <Tag tone="warning">{people.agents.pending}</Tag>}
        </p>
      }
      back={back}
      hasErrors={form.wrong.length > 0}
    >
      <EditForm form={form} cancel={back} onReread={onReread}>
        <LevelField value={level} onChange={(chosen) => form.set("level", chosen)} />
        {wasContributor && level !== "contributor" && (
          <EmailField
            {...form.field("email")}
            label={people.invite.email}
            hint={people.invite.emailHint}
            autoComplete="off"
          />
        )}
        {!wasContributor && level === "contributor" && <p className="consent">{words.becomesContributor}</p>}
        <ServicesField
          services={services}
          chosen={form.values.service_ids}
          error={form.errors.service_ids}
          onChange={(ids) => form.set("service_ids", [...ids])}
        />
      </EditForm>
      {territory?.manage_access_rights && !wasContributor && <RightsForm agent={agent} territory={territory} />}
      <section className="part" aria-labelledby="leaving">
        <Heading level={2} size="xs" id="leaving">
          {words.more}
        </Heading>
        <div className="actions">
          {agent.pending && (
            <Button variant="secondary" onClick={() => setAsking("again")}>
              {people.again.submit}
            </Button>
          )}
          <Button variant="secondary" danger onClick={() => setAsking("remove")}>
            {agent.pending ? words.cancelInvitation : words.remove}
          </Button>
        </div>
      </section>
      {asking === "again" && (
        <InviteAgain organisation={organisation.id} agent={agent} onClose={() => setAsking(undefined)} />
      )}
      {asking === "remove" && <Remove agent={agent} name={name} onClose={() => setAsking(undefined)} />}
    </Page>
  );
}

interface RemoveProps {
  readonly agent: Colleague;
  readonly name: string;
  readonly onClose: () => void;
}

/** Out of the organisation; refused while appointments are to come, or for the last administrator (AGM-05, ROLE-01). */
function Remove({ agent, name, onClose }: RemoveProps) {
  const organisation = useStaffedOrganisation();
  const me = useMe();
  const words = useWords().texts.people.removal;
  return (
    <Confirm
      id="remove-agent"
      title={words.title(name, organisation.name)}
      confirm={words.submit}
      busy={words.busy}
      danger
      onClose={onClose}
      onConfirm={async () => {
        const goOn = wayOnWithNews();
        const outcome = await removeAgent(organisation.id, agent.id);
        rememberColleague(organisation.id, agent.id, null);
        goOn(agentsPath(organisation.id), words.done[outcome](name));
      }}
    >
      <p>{agent.pending ? words.invitation : agent.id === me.id ? words.own : words.text}</p>
    </Confirm>
  );
}
