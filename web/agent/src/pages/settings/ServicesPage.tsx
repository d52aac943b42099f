import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { useResource } from "@rdv/app/resource";
import { useForm } from "@rdv/app/useForm";
import { Heading, TextField } from "@rdv/theme";
import {
  addService,
  changeTerritoryServices,
  keys,
  readTerritoryServices,
  settled,
  type TerritoryService,
} from "../../api/settings";
import { useOrganisation, useTerritory } from "../../desk";
import { EditForm } from "../../parts/EditForm";
import { News, wayOnWithNews } from "../../parts/News";
import { useServices } from "./MotifsPage";
import { Boxes, toggled, useSettingsPath } from "./parts";
import { useSettingsWords } from "./words";

/** The services of the territory: chosen by its admins, read by the others. */
export function ServicesPage() {
  const { departement } = useOrganisation();
  return useTerritory(departement)?.admin ? <ChooseServices /> : <ReadServices />;
}

function ReadServices() {
  const words = useSettingsWords().services;
  const { departement } = useOrganisation();
  const territory = useTerritory(departement)?.name ?? departement;
  const path = useSettingsPath();
  return (
    <Loaded title={words.title} back={path()} resource={useServices()}>
      {(services) => (
        <Page
          title={words.title}
          lead={
            <p>
              {words.lead(territory)} {words.readOnly}
            </p>
          }
          back={path()}
        >
          {services.length === 0 ? (
            <p>{words.none}</p>
          ) : (
            <ul className="plain-list" aria-label={words.listed}>
              {services.map(({ id, name }) => (
                <li key={id}>{name}</li>
              ))}
            </ul>
          )}
        </Page>
      )}
    </Loaded>
  );
}

function ChooseServices() {
  const words = useSettingsWords().services;
  const { departement } = useOrganisation();
  const path = useSettingsPath();
  const resource = useResource(keys.territoryServices(departement), () => readTerritoryServices(departement));
  return (
    <Loaded title={words.title} back={path()} resource={resource} editing>
      {(services) => <ServicesForm services={services} key={services.map(({ id }) => id).join()} />}
    </Loaded>
  );
}

function ServicesForm({ services }: { readonly services: readonly TerritoryService[] }) {
  const texts = useSettingsWords();
  const words = texts.services;
  const { id, departement } = useOrganisation();
  const territory = useTerritory(departement)?.name ?? departement;
  const path = useSettingsPath();
  const form = useForm<{ service_ids: readonly string[] }>({
    initial: { service_ids: services.filter(({ used }) => used).map((service) => service.id) },
    check: () => ({}),
    send: async ({ service_ids }) => {
      const goOn = wayOnWithNews();
      await changeTerritoryServices(departement, service_ids);
      settled(keys.territoryServices(departement));
      settled(keys.services(id));
      goOn(path(), texts.saved);
    },
  });
  return (
    <Page title={words.title} lead={<p>{words.lead(territory)}</p>} back={path()} hasErrors={form.wrong.length > 0}>
      <News />
      <EditForm form={form} submit={texts.save} busy={texts.saving}>
        <Boxes
          id="service_ids"
          legend={words.legend}
          boxes={services.map((service) => ({ value: service.id, label: service.name }))}
          ticked={form.values.service_ids}
          onChange={(service, ticked) => form.set("service_ids", toggled(form.values.service_ids, service, ticked))}
          error={form.errors.service_ids}
        />
      </EditForm>
      <AddService used={form.values.service_ids} />
    </Page>
  );
}

/** A service that the national list does not have yet. */
function AddService({ used }: { readonly used: readonly string[] }) {
  const words = useSettingsWords().services;
  const { id, departement } = useOrganisation();
  const path = useSettingsPath();
  const form = useForm({
    initial: { name: "", short_name: "" },
    check: ({ name, short_name }) => ({
      ...(name.trim() ? {} : { name: words.missingName }),
      ...(short_name.trim() ? {} : { short_name: words.missingShortName }),
    }),
    send: async ({ name, short_name }) => {
      const goOn = wayOnWithNews();
      const service = await addService({ name: name.trim(), short_name: short_name.trim() });
      await changeTerritoryServices(departement, [...used, service.id]);
      settled(keys.territoryServices(departement));
      settled(keys.services(id));
      goOn(path(), words.added(service.name));
    },
  });
  return (
    <section className="part" aria-labelledby="add-service">
      <Heading level={2} id="add-service">
        {words.add}
      </Heading>
      <p className="quiet">{words.addLead}</p>
      <EditForm form={form} submit={words.addSubmit}>
        <TextField {...form.field("name")} label={words.name} maxLength={100} required />
        <TextField
          {...form.field("short_name")}
          label={words.shortName}
          hint={words.shortNameHint}
          maxLength={30}
          width={20}
          required
        />
      </EditForm>
    </section>
  );
}
