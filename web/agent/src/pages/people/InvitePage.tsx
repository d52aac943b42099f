import { looksLikeEmail } from "@rdv/app/checks";
import { EmailField } from "@rdv/app/EmailField";
import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { useForm } from "@rdv/app/useForm";
import { TextField } from "@rdv/theme";
import { inviteAgent } from "../../api/people";
import type { AccessLevel, Named } from "../../api/types";
import { useStaffedOrganisation } from "../../desk";
import { useWords } from "../../i18n";
import { EditForm } from "../../parts/EditForm";
import { wayOnWithNews } from "../../parts/News";
import { useKept } from "../../parts/useKept";
import { agentsPath, nameOf, rememberColleague, useServices } from "./colleagues";
import { LevelField, ServicesField } from "./fields";

/** A colleague to invite by mail, or a contributor to name (AGM-01, AGM-04). */
export function InvitePage() {
  const organisation = useStaffedOrganisation();
  const words = useWords().texts.people.invite;
  const services = useServices(organisation.id);
  return (
    <Loaded title={words.title} back={agentsPath(organisation.id)} resource={services}>
      {(known) => <InviteForm services={known} />}
    </Loaded>
  );
}

function InviteForm({ services }: { readonly services: readonly Named[] }) {
  const { id } = useStaffedOrganisation();
  const { people } = useWords().texts;
  const words = people.invite;
  const only = services.length === 1 ? services.map((service) => service.id) : [];
  const blank = { level: "basic" as AccessLevel, email: "", first_name: "", last_name: "", service_ids: only };
  const { kept, keep } = useKept<typeof blank>();
  const form = useForm({
    initial: kept ?? blank,
    check: ({ level, email, last_name, service_ids }) => ({
      ...(level === "contributor" || looksLikeEmail(email) ? {} : { email: words.missingEmail }),
      ...(level !== "contributor" || last_name.trim() ? {} : { last_name: people.names.missingLastName }),
      ...(service_ids.length > 0 ? {} : { service_ids: people.missingService }),
    }),
    send: async ({ level, email, first_name, last_name, service_ids }) => {
      const goOn = wayOnWithNews();
      const who =
        level === "contributor"
          ? { last_name: last_name.trim(), ...(first_name.trim() ? { first_name: first_name.trim() } : {}) }
          : { email: email.trim() };
      const agent = await inviteAgent(id, { ...who, level, service_ids });
      rememberColleague(id, agent.id, agent);
      const news = level === "contributor" ? words.added : agent.pending ? words.invited : words.joined;
      const kept = agent.warnings?.includes("services_kept") ? ` ${words.servicesKept}` : "";
      goOn(agentsPath(id), news(nameOf(agent)) + kept);
    },
  });
  keep(form.values);
  const { level } = form.values;
  return (
    <Page title={words.title} lead={<p>{words.lead}</p>} back={agentsPath(id)} hasErrors={form.wrong.length > 0}>
      <EditForm
        form={form}
        submit={level === "contributor" ? words.add : words.submit}
        busy={level === "contributor" ? words.adding : words.busy}
        cancel={agentsPath(id)}
      >
        <LevelField value={level} onChange={(chosen) => form.set("level", chosen)} />
        {level === "contributor" ? (
          <>
            <TextField
              {...form.field("last_name")}
              label={words.contributorName}
              hint={words.contributorHint}
              maxLength={100}
              spellCheck={false}
              required
            />
            <TextField
              {...form.field("first_name")}
              label={words.contributorFirstName}
              maxLength={100}
              spellCheck={false}
            />
          </>
        ) : (
          <EmailField {...form.field("email")} label={words.email} hint={words.emailHint} autoComplete="off" />
        )}
        <ServicesField
          services={services}
          chosen={form.values.service_ids}
          error={form.errors.service_ids}
          onChange={(ids) => form.set("service_ids", [...ids])}
        />
      </EditForm>
    </Page>
  );
}
