import { looksLikeEmail } from "@rdv/app/checks";
import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { type Form, useForm } from "@rdv/app/useForm";
import { Heading, TextField, TextLink } from "@rdv/theme";
import { addOrganisation, type NewOrganisation, type TerritoryOrganisation } from "../../api/territories";
import type { OwnTerritory } from "../../api/types";
import { organisationPath, useTerritory } from "../../desk";
import { useWords } from "../../i18n";
import { EditForm } from "../../parts/EditForm";
import { wayOnWithNews } from "../../parts/News";
import { Table } from "../../parts/Table";
import type { PageProperties } from "../../routes";
import { readAnew } from "../../session";
import { rememberOrganisation, useTerritoryOrganisations } from "../../visiting";
import { agentsPath } from "./colleagues";

/** The organisations of a territory, each with its agents; its admins add one (7.13, POL-01). */
export function TerritoryOrganisationsPage({ parts }: PageProperties) {
  const words = useWords().texts.people.territory;
  const departement = parts.departement ?? "";
  const territory = useTerritory(departement);
  const organisations = useTerritoryOrganisations(departement);
  return (
    <Loaded title={words.title} back="/agent/organisations" resource={organisations}>
      {(known) => <Organisations departement={departement} territory={territory} organisations={known} />}
    </Loaded>
  );
}

interface OrganisationsProps {
  readonly departement: string;
  readonly territory: OwnTerritory | undefined;
  readonly organisations: readonly TerritoryOrganisation[];
}

function Organisations({ departement, territory, organisations }: OrganisationsProps) {
  const words = useWords().texts.people.territory;
  const form = useNewOrganisation(departement);
  return (
    <Page
      title={words.title}
      lead={<p>{words.lead(territory?.name ?? departement)}</p>}
      hasErrors={form.wrong.length > 0}
    >
      <Table
        caption={words.title}
        rows={organisations}
        rowKey={({ id }) => id}
        columns={[
          { key: "name", label: words.name, cell: ({ name }) => name },
          { key: "city", label: words.city, cell: ({ city }) => city },
          {
            key: "agents",
            label: words.actions,
            quiet: true,
            cell: ({ id, name }) => <TextLink href={agentsPath(id)}>{words.agents(name)}</TextLink>,
          },
        ]}
      />
      {territory?.admin && <AddOrganisation form={form} />}
    </Page>
  );
}

function useNewOrganisation(departement: string) {
  const { people } = useWords().texts;
  const words = people.territory;
  return useForm({
    initial: { name: "", city: "", phone_number: "", email: "" },
    check: ({ name, email }) => ({
      ...(name.trim() ? {} : { name: people.fresh.missingName }),
      ...(email.trim() === "" || looksLikeEmail(email) ? {} : { email: people.invite.missingEmail }),
    }),
    send: async ({ name, city, phone_number, email }) => {
      const goOn = wayOnWithNews();
      const added = await addOrganisation(departement, {
        name: name.trim(),
        city: city.trim(),
        phone_number: phone_number.trim(),
        email: email.trim(),
      });
      rememberOrganisation(departement, added);
      // Who adds it administers it: their session has one organisation more.
      await readAnew();
      goOn(organisationPath(added.id, "reglages"), words.added(added.name));
    },
  });
}

function AddOrganisation({ form }: { readonly form: Form<NewOrganisation> }) {
  const { people } = useWords().texts;
  const words = people.territory;
  return (
    <section className="part" aria-labelledby="adding">
      <Heading level={2} id="adding">
        {words.add}
      </Heading>
      <p>{words.addHelp}</p>
      <EditForm form={form} submit={words.submit} busy={words.busy}>
        <TextField
          {...form.field("name")}
          label={people.fresh.name}
          hint={people.fresh.nameHint}
          autoComplete="off"
          maxLength={100}
          required
        />
        <TextField {...form.field("city")} label={words.cityLabel} autoComplete="off" maxLength={100} />
        <TextField {...form.field("phone_number")} label={words.phone} autoComplete="off" maxLength={40} />
        <TextField {...form.field("email")} label={words.email} type="email" autoComplete="off" maxLength={254} />
      </EditForm>
    </section>
  );
}
