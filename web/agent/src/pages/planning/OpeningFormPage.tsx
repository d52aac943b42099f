import { today } from "@rdv/app/dates";
import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { forget, useResource } from "@rdv/app/resource";
import { SelectField, TextField, TextLink } from "@rdv/theme";
import { type ReactNode, useRef, useState } from "react";
import { addOpening, changeOpening, type Opening, readOpening, removeOpening } from "../../api/planning";
import { type Location, type Motif, settled } from "../../api/settings";
import type { Colleague } from "../../api/types";
import { organisationPath, useMe, useOrganisation } from "../../desk";
import { wayOnWithNews } from "../../parts/News";
import type { PageProperties } from "../../routes";
import { nameOf } from "../people/colleagues";
import { useColleagues } from "../settings/agents";
import { EditorForm } from "../settings/EditorForm";
import { useLocations } from "../settings/LocationsPage";
import { useMotifs } from "../settings/MotifsPage";
import { Boxes, FieldGroup, RemovePage, toggled } from "../settings/parts";
import { differing, type Saved, useEditor } from "../settings/useEditor";
import { ClosedDays } from "./ClosedDays";
import { OpeningPreviewCard } from "./OpeningPreviewCard";
import { OPENINGS_KEY } from "./OpeningsPage";
import { AgentField, askedPath } from "./PlanningList";
import { RecurrenceEditor } from "./RecurrenceEditor";
import { onceOn, type WhenValues, whenErrors, whenField, whenSent, whenValues } from "./when";
import { usePlanningWords } from "./words";

const openingKey = (organisation: string, agent: string, id: string) => `opening:${organisation}:${agent}:${id}`;

/** An opening to add, empty, for a motif (`?motif=`), or like another one (`?modele=`). */
export function NewOpeningPage({ query }: PageProperties) {
  const me = useMe();
  const agent = query.get("agent") ?? me.id;
  const model = query.get("modele");
  const motif = query.get("motif");
  if (model) return <CopiedOpening agent={agent} id={model} />;
  // PO-06: today, from 9 to 12.
  const values: Values = {
    agent_id: agent,
    title: "",
    motif_ids: motif ? [motif] : [],
    location_id: "",
    ...onceOn(today(), "09:00", "12:00"),
  };
  return <WithChoices>{(choices) => <OpeningForm {...choices} saved={{ values, version: 0 }} />}</WithChoices>;
}

/** An opening to change. */
export function OpeningPage({ parts }: PageProperties) {
  return (
    <OneOpening agent={parts.agent ?? ""} id={parts.id ?? ""}>
      {(opening) => (
        <WithChoices>
          {(choices) => (
            <OpeningForm
              {...choices}
              opening={opening}
              saved={savedOf(opening)}
              key={`${opening.id}${opening.version}`}
            />
          )}
        </WithChoices>
      )}
    </OneOpening>
  );
}

function CopiedOpening({ agent, id }: { readonly agent: string; readonly id: string }) {
  return (
    <OneOpening agent={agent} id={id}>
      {(opening) => (
        <WithChoices>
          {(choices) => <OpeningForm {...choices} saved={{ values: savedOf(opening).values, version: 0 }} />}
        </WithChoices>
      )}
    </OneOpening>
  );
}

interface OneOpeningProps {
  readonly agent: string;
  readonly id: string;
  readonly children: (opening: Opening) => ReactNode;
}

function OneOpening({ agent, id, children }: OneOpeningProps) {
  const words = usePlanningWords().openings;
  const organisation = useOrganisation().id;
  const resource = useResource(openingKey(organisation, agent, id), () => readOpening(organisation, agent, id));
  return (
    <Loaded title={words.title} back={organisationPath(organisation, "plages")} resource={resource} editing>
      {children}
    </Loaded>
  );
}

interface Choices {
  readonly agents: readonly Colleague[];
  readonly motifs: readonly Motif[];
  readonly locations: readonly Location[];
}

function WithChoices({ children }: { readonly children: (choices: Choices) => ReactNode }) {
  const words = usePlanningWords().openings;
  const { id } = useOrganisation();
  const back = organisationPath(id, "plages");
  const agents = useColleagues();
  const motifs = useMotifs();
  const locations = useLocations();
  return (
    <Loaded title={words.title} back={back} resource={agents}>
      {(knownAgents) => (
        <Loaded title={words.title} back={back} resource={motifs}>
          {(knownMotifs) => (
            <Loaded title={words.title} back={back} resource={locations}>
              {(knownLocations) => children({ agents: knownAgents, motifs: knownMotifs, locations: knownLocations })}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

interface Values extends WhenValues {
  readonly agent_id: string;
  readonly title: string;
  readonly motif_ids: readonly string[];
  /** Empty for none. */
  readonly location_id: string;
}

function savedOf(current: unknown): Saved<Values> {
  const opening = current as Opening;
  const { agent_id, title, motif_ids, location_id, version } = opening;
  return { values: { agent_id, title, motif_ids, location_id: location_id ?? "", ...whenValues(opening) }, version };
}

const sent = (values: Values) => ({
  title: values.title.trim(),
  motif_ids: values.motif_ids,
  location_id: values.location_id || null,
  ...whenSent(values),
});

/** The motifs that an agent's opening may have: individual ones of their services, and those that it has already. */
function offered(motifs: readonly Motif[], agent: Colleague | undefined, chosen: readonly string[]): readonly Motif[] {
  const services = new Set(agent?.services.map(({ id }) => id));
  return motifs.filter(
    ({ id, collectif, service_id }) => chosen.includes(id) || (!collectif && services.has(service_id)),
  );
}

interface OpeningFormProps extends Choices {
  readonly opening?: Opening;
  readonly saved: Saved<Values>;
}

function OpeningForm({ opening, saved, agents, motifs, locations }: OpeningFormProps) {
  const texts = usePlanningWords();
  const words = texts.openings;
  const organisation = useOrganisation();
  const { id } = organisation;
  const path = organisationPath(id, "plages");
  const admin = organisation.level === "admin";
  const onSite = (chosen: readonly string[]) =>
    motifs.some((motif) => chosen.includes(motif.id) && motif.location_type === "public_office");

  // Closing a day makes another version of the opening, in which nothing that the form shows has changed.
  const latest = useRef(0);
  const [closedDays, setClosedDays] = useState(opening?.exceptions ?? []);
  function closed(changed: Opening): void {
    if (changed.version <= latest.current) return;
    setClosedDays(changed.exceptions);
    if (differing(savedOf(changed).values, saved.values).length === 0) latest.current = changed.version;
  }

  const editor = useEditor<Values>({
    saved,
    savedOf,
    fieldOf: whenField,
    check: (values) => ({
      ...(values.agent_id ? {} : { agent_id: words.missingAgent }),
      ...(values.title.trim() ? {} : { title: words.missingTitle }),
      ...(values.motif_ids.length > 0 ? {} : { motif_ids: words.missingMotif }),
      ...(onSite(values.motif_ids) && !values.location_id ? { location_id: words.missingLocation } : {}),
      ...(values.end_time > values.start_time ? {} : { end_time: words.endBeforeStart }),
      ...whenErrors(values, { ...words, ...texts.recurrence }),
    }),
    save: async (values, { version, ignoreWarnings }) => {
      const goOn = wayOnWithNews();
      const body = { ...sent(values), ignore_warnings: ignoreWarnings };
      if (opening) {
        await changeOpening(id, opening.agent_id, opening.id, { ...body, version: Math.max(version, latest.current) });
      }
      if (!opening) await addOpening(id, { ...body, agent_id: values.agent_id });
      settled(OPENINGS_KEY);
      if (opening) forget(openingKey(id, opening.agent_id, opening.id));
      goOn(askedPath(path, { agent: values.agent_id, expired: false, search: "" }), words.saved);
    },
  });
  const { form } = editor;
  const { values } = form;
  const agent = agents.find((one) => one.id === values.agent_id);
  const choices = offered(motifs, agent, values.motif_ids);
  const places = locations.filter((one) => one.availability === "enabled" || one.id === values.location_id);

  return (
    <Page
      title={opening ? words.changeTitle : words.newTitle}
      back={path}
      hasErrors={form.wrong.length > 0}
      aside={
        <OpeningPreviewCard
          body={{ ...sent(values), agent_id: values.agent_id }}
          motifs={motifs}
          opening={opening}
          closed={closedDays}
        />
      }
    >
      <EditorForm editor={editor} labels={useLabels()} after={<p className="quiet">{words.notified}</p>}>
        <FieldGroup legend={words.what}>
          {opening ? (
            agents.length > 1 && (
              <p>
                {words.agent}
                {texts.colon} <strong>{agent ? nameOf(agent) : ""}</strong>
              </p>
            )
          ) : (
            <AgentField
              label={words.agent}
              agents={agents}
              value={values.agent_id}
              onChange={(agent_id) => form.set("agent_id", agent_id)}
              error={form.errors.agent_id}
            />
          )}
          <TextField
            {...form.field("title")}
            label={words.titleLabel}
            hint={words.titleHint}
            maxLength={100}
            required
          />
          {choices.length > 0 ? (
            <Boxes
              id="motif_ids"
              legend={words.motifs}
              hint={words.motifsHint}
              boxes={choices.map((motif) => ({
                value: motif.id,
                label: motif.name,
                hint: words.motifDetail(motif.duration_minutes, words.locationTypes[motif.location_type]),
              }))}
              ticked={values.motif_ids}
              onChange={(motif, ticked) => form.set("motif_ids", toggled(values.motif_ids, motif, ticked))}
              error={form.errors.motif_ids}
            />
          ) : (
            <p id="motif_ids" tabIndex={-1}>
              {words.noMotif}{" "}
              {admin && <TextLink href={organisationPath(id, "reglages/motifs/nouveau")}>{words.noMotifLink}</TextLink>}
            </p>
          )}
          <SelectField
            {...form.field("location_id")}
            label={words.location}
            hint={words.locationHint}
            placeholder={words.noLocation}
            answers={places.map(({ id: value, name, address }) => ({ value, label: `${name} (${address})` }))}
          />
          {places.length === 0 && (
            <p>
              {words.noLocationYet}{" "}
              {admin && (
                <TextLink href={organisationPath(id, "reglages/lieux/nouveau")}>{words.noLocationLink}</TextLink>
              )}
            </p>
          )}
        </FieldGroup>
        <FieldGroup legend={words.when}>
          <TextField {...form.field("first_day")} type="date" label={words.firstDay} required />
          <div className="time-fields">
            <TextField {...form.field("start_time")} type="time" step={300} label={words.startTime} required />
            <TextField {...form.field("end_time")} type="time" step={300} label={words.endTime} required />
          </div>
        </FieldGroup>
        <RecurrenceEditor
          repeat={values}
          firstDay={values.first_day}
          onChange={(repeat) => editor.change(repeat)}
          errors={form.errors}
        />
      </EditorForm>
      {opening?.recurrence && <ClosedDays opening={opening} onChange={closed} />}
    </Page>
  );
}

function useLabels(): Readonly<Record<keyof Values, string>> {
  const texts = usePlanningWords();
  const words = texts.openings;
  return {
    agent_id: words.agent,
    title: words.titleLabel,
    motif_ids: words.motifs,
    location_id: words.location,
    first_day: words.firstDay,
    start_time: words.startTime,
    end_time: words.endTime,
    every: texts.recurrence.legend,
    interval: texts.recurrence.interval,
    weekdays: texts.recurrence.weekdaysLegend,
    ends: texts.recurrence.ends,
    until: texts.recurrence.until,
  };
}

/** The last question before an opening is gone; what is booked stays (PO-07). */
export function RemoveOpeningPage({ parts }: PageProperties) {
  const words = usePlanningWords().openings;
  const { id } = useOrganisation();
  return (
    <OneOpening agent={parts.agent ?? ""} id={parts.id ?? ""}>
      {(opening) => (
        <RemovePage
          title={words.removeTitle(opening.title)}
          lead={words.removeLead}
          yes={words.removeYes}
          no={words.removeNo}
          back={askedPath(organisationPath(id, "plages"), { agent: opening.agent_id, expired: false, search: "" })}
          news={words.removed}
          remove={async () => {
            await removeOpening(id, opening.agent_id, opening.id);
            settled(OPENINGS_KEY);
          }}
        />
      )}
    </OneOpening>
  );
}
