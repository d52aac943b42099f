import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { CheckField, RadioList, SelectField, TextArea, TextField } from "@rdv/theme";
import {
  addMotif,
  type BookableBy,
  changeMotif,
  keys,
  type LocationType,
  type Motif,
  type Sectorisation,
  type Service,
  settled,
  type Visibility,
} from "../../api/settings";
import { useOrganisation } from "../../desk";
import { News, wayOnWithNews } from "../../parts/News";
import type { PageProperties } from "../../routes";
import { wholeNumber } from "./answers";
import { ColourField } from "./ColourField";
import { isColour, usersOf } from "./colours";
import { delayChoices, reminderChoices, reminderDelay } from "./delays";
import { EditorForm } from "./EditorForm";
import { fold } from "./fold";
import { MotifPreviewCard } from "./MotifPreviewCard";
import { useMotifBook, useServices } from "./MotifsPage";
import {
  freeColour,
  LONGEST_MINUTES,
  MOST_PER_PERSON,
  MOST_REMINDERS,
  type MotifValues,
  motifDetails,
  newMotif,
  type Particular,
  SHORTEST_MINUTES,
  savedMotif,
} from "./motif";
import { Boxes, FieldGroup, Lost, toggled, useSettingsPath } from "./parts";
import { useEditor } from "./useEditor";
import { useSettingsWords } from "./words";

/** A motif to add. */
export function NewMotifPage() {
  return <LoadedForm id={undefined} />;
}

/** A motif to change. */
export function MotifPage({ parts }: PageProperties) {
  return <LoadedForm id={parts.id ?? ""} />;
}

function LoadedForm({ id }: { readonly id: string | undefined }) {
  const words = useSettingsWords().motifs;
  const path = useSettingsPath();
  const book = useMotifBook();
  const services = useServices();
  return (
    <Loaded title={words.title} back={path("motifs")} resource={book} editing>
      {({ motifs, categories }) => (
        <Loaded title={words.title} back={path("motifs")} resource={services}>
          {(offered) => {
            const motif = motifs.find((one) => one.id === id);
            if (id !== undefined && !motif) return <Lost />;
            return (
              <MotifForm
                motif={motif}
                motifs={motifs}
                categories={categories}
                services={offered.filter(({ name }) => !isSecretariat(name))}
                key={motif?.version}
              />
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

interface MotifFormProps {
  readonly motif: Motif | undefined;
  readonly motifs: readonly Motif[];
  readonly categories: readonly string[];
  readonly services: readonly Service[];
}

/** The service whose agents work for the others (AGT-02): no motif is its own (2.7). */
const isSecretariat = (name: string): boolean => fold(name) === "secretariat";

const LOCATION_TYPES = ["public_office", "phone", "home", "visio"] as const satisfies readonly LocationType[];
const SECTORISATIONS = ["departement", "organisation", "agent"] as const satisfies readonly Sectorisation[];
const VISIBILITIES = [
  "visible_and_notified",
  "visible_and_not_notified",
  "invisible",
] as const satisfies readonly Visibility[];
const BOOKABLE = ["agents", "agents_and_prescripteurs", "everyone"] as const satisfies readonly BookableBy[];
/** Offered in the organisations of insertion alone (2.7), and where it stands already. */
const INVITED = "agents_and_prescripteurs_and_invited_users" satisfies BookableBy;

function MotifForm({ motif, motifs, categories, services }: MotifFormProps) {
  const texts = useSettingsWords();
  const words = texts.motifs;
  const { id } = useOrganisation();
  const path = useSettingsPath();
  const editor = useEditor<MotifValues>({
    saved: motif
      ? savedMotif(motif)
      : { values: newMotif(freeColour(motifs), services.length === 1 ? (services[0]?.id ?? "") : ""), version: 0 },
    savedOf: savedMotif,
    fieldOf: (field) =>
      field === "for_secretariat" || field === "follow_up"
        ? "particular"
        : field.startsWith("reminder_plan")
          ? "reminder_plan_hours"
          : undefined,
    check: (values) => ({
      ...(values.name.trim() ? {} : { name: words.missingName }),
      ...(values.service_id ? {} : { service_id: words.missingService }),
      ...(wholeNumber(values.duration_minutes, SHORTEST_MINUTES, LONGEST_MINUTES) === undefined
        ? { duration_minutes: words.wrongDuration }
        : {}),
      ...(isColour(values.color) ? {} : { color: words.wrongColour }),
      ...(values.max_delay_seconds > values.min_delay_seconds ? {} : { max_delay_seconds: words.delaysOrder }),
      ...(wholeNumber(values.limit_per_person, 1, MOST_PER_PERSON) === undefined
        ? { limit_per_person: words.wrongLimit }
        : {}),
      ...(values.reminder_plan_hours.length >= 1 && values.reminder_plan_hours.length <= MOST_REMINDERS
        ? {}
        : { reminder_plan_hours: words.wrongReminders }),
    }),
    save: async (values, { version }) => {
      const goOn = wayOnWithNews();
      const details = motifDetails(values);
      if (!details) return;
      if (motif) await changeMotif(id, motif.id, { ...details, version });
      else await addMotif(id, details);
      settled(keys.motifs(id));
      goOn(path("motifs"), words.saved);
    },
  });
  const { form } = editor;
  const { values } = form;
  const delays = (seconds: number, before = false) =>
    delayChoices(seconds).map((delay) => {
      const text = words.delay(delay.count, delay.unit);
      return { value: String(delay.seconds), label: before ? words.delayBefore(text) : text };
    });
  const bookable: readonly BookableBy[] = values.bookable_by === INVITED ? [...BOOKABLE, INVITED] : BOOKABLE;
  const online = values.bookable_by !== "agents";
  const wrong = (name: keyof MotifValues & string) => form.errors[name];

  return (
    <Page
      title={motif ? words.changeTitle(motif.name) : words.newTitle}
      back={path("motifs")}
      hasErrors={form.wrong.length > 0}
      aside={<MotifPreviewCard values={values} motif={motif} />}
    >
      <News />
      <EditorForm editor={editor} labels={useLabels()} {...(motif ? {} : { submit: words.create })}>
        <FieldGroup legend={words.general}>
          <TextField {...form.field("name")} label={words.name} hint={words.nameHint} maxLength={200} required />
          <SelectField
            {...form.field("service_id")}
            label={words.service}
            hint={words.serviceHint}
            placeholder={words.servicePlaceholder}
            answers={services.map(({ id: value, name }) => ({ value, label: name }))}
            required
          />
          <TextField
            {...form.field("duration_minutes")}
            label={words.duration}
            hint={words.durationHint}
            inputMode="numeric"
            maxLength={4}
            width={5}
            required
          />
          <ColourField
            value={values.color}
            onChange={(color) => form.set("color", color)}
            error={wrong("color")}
            title={values.name.trim() || words.name}
            users={usersOf(values.color, motifs, motif?.id).map(({ name }) => name)}
          />
          <SelectField
            {...form.field("category")}
            label={texts.optional(words.category)}
            hint={words.categoryHint}
            placeholder={words.categoryNone}
            answers={categories.map((value) => ({ value, label: value }))}
          />
        </FieldGroup>

        <FieldGroup legend={words.where} hint={motif ? words.frozen : undefined}>
          <RadioList
            name="location_type"
            legend={words.locationType}
            value={values.location_type}
            onChange={(value) => form.set("location_type", value as LocationType)}
            answers={LOCATION_TYPES.map((value) => ({
              value,
              label: words.locationTypes[value],
              hint: words.locationTypeHints[value],
            }))}
            error={wrong("location_type")}
          />
          {values.location_type === "public_office" && (
            <CheckField
              id="collectif"
              label={words.collectif}
              hint={words.collectifHint}
              checked={values.collectif}
              onChange={(collectif) => form.set("collectif", collectif)}
              error={wrong("collectif")}
            />
          )}
        </FieldGroup>

        <FieldGroup legend={words.booking}>
          <RadioList
            name="bookable_by"
            legend={words.bookableBy}
            value={values.bookable_by}
            onChange={(value) => form.set("bookable_by", value as BookableBy)}
            answers={bookable.map((value) => ({
              value,
              label: words.bookable[value],
              hint: words.bookableHints[value],
            }))}
            error={wrong("bookable_by")}
          />
          {online && (
            <>
              <SelectField
                id="min_delay_seconds"
                label={words.minDelay}
                hint={words.minDelayHint}
                value={String(values.min_delay_seconds)}
                onChange={(value) => form.set("min_delay_seconds", Number(value))}
                answers={delays(values.min_delay_seconds, true)}
                error={wrong("min_delay_seconds")}
              />
              <SelectField
                id="max_delay_seconds"
                label={words.maxDelay}
                hint={words.maxDelayHint}
                value={String(values.max_delay_seconds)}
                onChange={(value) => form.set("max_delay_seconds", Number(value))}
                answers={delays(values.max_delay_seconds, true)}
                error={wrong("max_delay_seconds")}
              />
              <TextField
                {...form.field("limit_per_person")}
                label={words.limit}
                hint={words.limitHint}
                inputMode="numeric"
                maxLength={2}
                width={4}
              />
              <RadioList
                name="sectorisation_level"
                legend={words.sectorisation}
                value={values.sectorisation_level}
                onChange={(value) => form.set("sectorisation_level", value as Sectorisation)}
                answers={SECTORISATIONS.map((value) => ({
                  value,
                  label: words.sectorisations[value],
                  hint: words.sectorisationHints[value],
                }))}
                error={wrong("sectorisation_level")}
              />
            </>
          )}
          <CheckField
            id="movable_by_user"
            label={words.movable}
            hint={words.movableHint}
            checked={values.movable_by_user}
            onChange={(movable) => form.set("movable_by_user", movable)}
          />
          <CheckField
            id="cancellable_by_user"
            label={words.cancellable}
            hint={words.cancellableHint}
            checked={values.cancellable_by_user}
            onChange={(cancellable) => form.set("cancellable_by_user", cancellable)}
          />
        </FieldGroup>

        <FieldGroup legend={words.messages}>
          <RadioList
            name="visibility"
            legend={words.visibility}
            value={values.visibility}
            onChange={(value) => form.set("visibility", value as Visibility)}
            answers={VISIBILITIES.map((value) => ({
              value,
              label: words.visibilities[value],
              hint: words.visibilityHints[value],
            }))}
            error={wrong("visibility")}
          />
          <Boxes
            id="reminder_plan_hours"
            legend={words.reminders}
            hint={words.remindersHint}
            inline
            boxes={reminderChoices(values.reminder_plan_hours).map((hours) => {
              const { count, unit } = reminderDelay(hours);
              return { value: String(hours), label: words.delayBefore(words.delay(count, unit)) };
            })}
            ticked={values.reminder_plan_hours.map(String)}
            onChange={(hours, ticked) =>
              form.set(
                "reminder_plan_hours",
                toggled(values.reminder_plan_hours.map(String), hours, ticked)
                  .map(Number)
                  .sort((one, other) => other - one),
              )
            }
            error={wrong("reminder_plan_hours")}
          />
          <TextArea
            {...form.field("restriction")}
            label={texts.optional(words.restriction)}
            hint={words.restrictionHint}
            maxLength={4000}
          />
          <TextArea
            {...form.field("instructions")}
            label={texts.optional(words.instructions)}
            hint={words.instructionsHint}
            maxLength={4000}
          />
          <TextArea
            {...form.field("cancel_warning")}
            label={texts.optional(words.cancelWarning)}
            hint={words.cancelWarningHint}
            rows={2}
            maxLength={1000}
          />
        </FieldGroup>

        <FieldGroup legend={words.who}>
          <RadioList
            name="particular"
            legend={words.particular}
            value={values.particular}
            onChange={(value) => form.set("particular", value as Particular)}
            answers={[
              { value: "none", label: words.particularNone },
              { value: "secretariat", label: words.forSecretariat, hint: words.forSecretariatHint },
              { value: "follow_up", label: words.followUp, hint: words.followUpHint },
            ]}
            error={wrong("particular")}
          />
        </FieldGroup>
      </EditorForm>
    </Page>
  );
}

function useLabels(): Readonly<Record<keyof MotifValues, string>> {
  const words = useSettingsWords().motifs;
  return {
    name: words.name,
    service_id: words.service,
    duration_minutes: words.duration,
    category: words.category,
    color: words.colour,
    location_type: words.where,
    collectif: words.collectif,
    bookable_by: words.bookableBy,
    min_delay_seconds: words.minDelay,
    max_delay_seconds: words.maxDelay,
    limit_per_person: words.limit,
    movable_by_user: words.movable,
    cancellable_by_user: words.cancellable,
    visibility: words.visibility,
    restriction: words.restriction,
    instructions: words.instructions,
    cancel_warning: words.cancelWarning,
    reminder_plan_hours: words.reminders,
    particular: words.particular,
    sectorisation_level: words.sectorisation,
  };
}
