import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { remember, useResource } from "@rdv/app/resource";
import { SelectField, TextArea, TextField } from "@rdv/theme";
import {
  changeOrganisation,
  keys,
  type Organisation,
  type OrganisationDetails,
  readOrganisation,
} from "../../api/settings";
import { useOrganisation } from "../../desk";
import { wayOnWithNews } from "../../parts/News";
import { isEmail, isWebsite } from "./answers";
import { EditorForm } from "./EditorForm";
import { Facts } from "./Facts";
import { FieldGroup, useIsAdmin, useSettingsPath } from "./parts";
import { type Saved, useEditor } from "./useEditor";
import { useSettingsWords } from "./words";

/** Who the organisation is: what the site and the messages say of it. */
export function OrganisationPage() {
  const words = useSettingsWords();
  const { id } = useOrganisation();
  const path = useSettingsPath();
  const admin = useIsAdmin();
  const resource = useResource(keys.organisation(id), () => readOrganisation(id));
  return (
    <Loaded title={words.organisation.title} back={path()} resource={resource} editing>
      {(organisation) =>
        admin ? (
          <OrganisationForm organisation={organisation} key={organisation.version} />
        ) : (
          <OrganisationFacts organisation={organisation} />
        )
      }
    </Loaded>
  );
}

type Values = OrganisationDetails;

const savedOf = (current: unknown): Saved<Values> => {
  const organisation = current as Organisation;
  const { name, phone_number, email, website, city, hours, time_zone, version } = organisation;
  return { values: { name, phone_number, email, website, city, hours, time_zone }, version };
};

function OrganisationForm({ organisation }: { readonly organisation: Organisation }) {
  const texts = useSettingsWords();
  const words = texts.organisation;
  const path = useSettingsPath();
  const editor = useEditor<Values>({
    saved: savedOf(organisation),
    savedOf,
    check: ({ name, email, website }) => ({
      ...(name.trim() ? {} : { name: words.missingName }),
      ...(!email.trim() || isEmail(email) ? {} : { email: words.wrongEmail }),
      ...(!website.trim() || isWebsite(website) ? {} : { website: words.wrongWebsite }),
    }),
    save: async (values, { version }) => {
      const goOn = wayOnWithNews();
      const trimmed = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()]));
      remember(
        keys.organisation(organisation.id),
        await changeOrganisation(organisation.id, { ...(trimmed as typeof values), version }),
      );
      goOn(path(), texts.saved);
    },
  });
  const { form } = editor;
  const labels = {
    name: words.name,
    phone_number: words.phone,
    email: words.email,
    website: words.website,
    city: words.city,
    hours: words.hours,
    time_zone: words.zone,
  };
  const zones: Readonly<Record<string, string>> = words.zones;
  // A zone that came from elsewhere stays an answer.
  const offered = Object.keys(zones).includes(organisation.time_zone)
    ? zones
    : { ...zones, [organisation.time_zone]: organisation.time_zone };
  return (
    <Page title={words.title} lead={<p>{words.lead}</p>} back={path()} hasErrors={form.wrong.length > 0}>
      <EditorForm editor={editor} labels={labels}>
        <FieldGroup legend={words.identity}>
          <TextField {...form.field("name")} label={words.name} hint={words.nameHint} maxLength={200} required />
        </FieldGroup>
        <FieldGroup legend={words.contact} hint={words.contactHelp}>
          <TextField
            {...form.field("phone_number")}
            label={texts.optional(words.phone)}
            hint={words.phoneHint}
            type="tel"
            maxLength={30}
            width={20}
          />
          <TextField {...form.field("email")} label={texts.optional(words.email)} type="email" maxLength={254} />
          <TextField
            {...form.field("website")}
            label={texts.optional(words.website)}
            hint={words.websiteHint}
            inputMode="text"
            maxLength={300}
          />
          <TextField {...form.field("city")} label={texts.optional(words.city)} maxLength={100} />
        </FieldGroup>
        <FieldGroup legend={words.opening}>
          <TextArea
            {...form.field("hours")}
            label={texts.optional(words.hours)}
            hint={words.hoursHint}
            rows={3}
            maxLength={1000}
          />
          <SelectField
            {...form.field("time_zone")}
            label={words.zone}
            hint={words.zoneHint}
            answers={Object.entries(offered).map(([value, label]) => ({ value, label }))}
          />
        </FieldGroup>
      </EditorForm>
    </Page>
  );
}

function OrganisationFacts({ organisation }: { readonly organisation: Organisation }) {
  const texts = useSettingsWords();
  const words = texts.organisation;
  const path = useSettingsPath();
  const zones: Readonly<Record<string, string>> = words.zones;
  return (
    <Page title={words.title} lead={<p>{texts.forbidden}</p>} back={path()}>
      <Facts
        facts={[
          [words.name, organisation.name],
          [words.phone, organisation.phone_number],
          [words.email, organisation.email],
          [words.website, organisation.website],
          [words.city, organisation.city],
          [words.hours, organisation.hours],
          [words.zone, zones[organisation.time_zone] ?? organisation.time_zone],
        ]}
      />
    </Page>
  );
}
