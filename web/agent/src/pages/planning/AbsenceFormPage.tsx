import { addDays, today } from "@rdv/app/dates";
import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { forget, useResource } from "@rdv/app/resource";
import { TextField } from "@rdv/theme";
import type { ReactNode } from "react";
import { type Absence, addAbsence, changeAbsence, readAbsence, removeAbsence } from "../../api/planning";
import { organisationPath, useMe, useOrganisation } from "../../desk";
import { wayOnWithNews } from "../../parts/News";
import type { PageProperties } from "../../routes";
import { nameOf } from "../people/colleagues";
import { useColleagues } from "../settings/agents";
import { EditorForm } from "../settings/EditorForm";
import { FieldGroup, RemovePage } from "../settings/parts";
import { type Saved, useEditor } from "../settings/useEditor";
import { ABSENCES_KEY } from "./AbsencesPage";
import { AgentField, askedPath } from "./PlanningList";
import { RecurrenceEditor } from "./RecurrenceEditor";
import { onceOn, type WhenValues, whenErrors, whenField, whenSent, whenValues } from "./when";
import { usePlanningWords } from "./words";

interface Values extends WhenValues {
  readonly agent_id: string;
  readonly title: string;
  readonly end_day: string;
}

function savedOf(current: unknown): Saved<Values> {
  const absence = current as Absence;
  const { agent_id, title, end_day, version } = absence;
  return { values: { agent_id, title, end_day, ...whenValues(absence) }, version };
}

/** An absence to add; ABS-04: tomorrow, from 9 to 18. */
export function NewAbsencePage({ query }: PageProperties) {
  const me = useMe();
  const agent = query.get("agent") ?? me.id;
  const model = query.get("modele");
  if (model) {
    return (
      <OneAbsence agent={agent} id={model}>
        {(absence) => <AbsenceForm saved={{ values: savedOf(absence).values, version: 0 }} />}
      </OneAbsence>
    );
  }
  const tomorrow = addDays(today(), 1);
  const values: Values = { agent_id: agent, title: "", end_day: tomorrow, ...onceOn(tomorrow, "09:00", "18:00") };
  return <AbsenceForm saved={{ values, version: 0 }} />;
}

/** An absence to change. */
export function AbsencePage({ parts }: PageProperties) {
  return (
    <OneAbsence agent={parts.agent ?? ""} id={parts.id ?? ""}>
      {(absence) => <AbsenceForm absence={absence} saved={savedOf(absence)} key={`${absence.id}${absence.version}`} />}
    </OneAbsence>
  );
}

interface OneAbsenceProps {
  readonly agent: string;
  readonly id: string;
  readonly children: (absence: Absence) => ReactNode;
}

function OneAbsence({ agent, id, children }: OneAbsenceProps) {
  const words = usePlanningWords().absences;
  const organisation = useOrganisation().id;
  const resource = useResource(`absence:${agent}:${id}`, () => readAbsence(agent, id));
  return (
    <Loaded title={words.title} back={organisationPath(organisation, "indisponibilites")} resource={resource} editing>
      {children}
    </Loaded>
  );
}

interface AbsenceFormProps {
  readonly absence?: Absence;
  readonly saved: Saved<Values>;
}

function AbsenceForm({ absence, saved }: AbsenceFormProps) {
  const texts = usePlanningWords();
  const words = texts.absences;
  const { id } = useOrganisation();
  const path = organisationPath(id, "indisponibilites");
  const agents = useColleagues();
  const editor = useEditor<Values>({
    saved,
    savedOf,
    fieldOf: whenField,
    check: (values) => ({
      ...(values.agent_id ? {} : { agent_id: words.missingAgent }),
      ...(values.title.trim() ? {} : { title: words.missingTitle }),
      ...(values.end_day ? {} : { end_day: words.missingDay }),
      ...(values.end_day < values.first_day ? { end_day: words.endBeforeStart } : {}),
      ...(values.end_day === values.first_day && values.end_time <= values.start_time
        ? { end_time: words.endBeforeStart }
        : {}),
      ...whenErrors(single(values), { ...words, ...texts.recurrence }),
    }),
    save: async (values, { version }) => {
      const goOn = wayOnWithNews();
      const body = { title: values.title.trim(), end_day: values.end_day, ...whenSent(single(values)) };
      if (absence) await changeAbsence(absence.agent_id, absence.id, { ...body, version });
      else await addAbsence(values.agent_id, { ...body, organisation_id: id });
      forget(ABSENCES_KEY);
      if (absence) forget(`absence:${absence.agent_id}:${absence.id}`);
      goOn(askedPath(path, { agent: values.agent_id, expired: false, search: "" }), `${words.saved} ${words.kept}`);
    },
  });
  const { form } = editor;
  const { values } = form;

  /** The last day follows the first one while both are the same. */
  function changeFirstDay(first_day: string): void {
    const follows = values.end_day === values.first_day || values.end_day < first_day;
    editor.change({ first_day, ...(follows ? { end_day: first_day } : {}) });
  }

  return (
    <Loaded title={words.title} back={path} resource={agents}>
      {(known) => (
        <Page title={absence ? words.changeTitle : words.newTitle} back={path} hasErrors={form.wrong.length > 0}>
          <EditorForm editor={editor} labels={labels(texts)} after={<p className="quiet">{texts.openings.notified}</p>}>
            <FieldGroup legend={words.what}>
              {absence ? (
                <p>
                  {words.agent}
                  {texts.colon}{" "}
                  <strong>{known.filter(({ id: agent }) => agent === absence.agent_id).map(nameOf)}</strong>
                </p>
              ) : (
                <AgentField
                  label={words.agent}
                  agents={known}
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
            </FieldGroup>
            <FieldGroup legend={words.when}>
              <div className="time-fields">
                <TextField
                  {...form.field("first_day")}
                  type="date"
                  label={words.firstDay}
                  onChange={changeFirstDay}
                  required
                />
                <TextField {...form.field("start_time")} type="time" step={300} label={words.startTime} required />
              </div>
              <div className="time-fields">
                <TextField
                  {...form.field("end_day")}
                  type="date"
                  label={words.endDay}
                  min={values.first_day}
                  required
                />
                <TextField {...form.field("end_time")} type="time" step={300} label={words.endTime} required />
              </div>
            </FieldGroup>
            {values.end_day === values.first_day ? (
              <RecurrenceEditor
                repeat={values}
                firstDay={values.first_day}
                onChange={(repeat) => editor.change(repeat)}
                errors={form.errors}
              />
            ) : (
              <p className="quiet">{words.severalDays}</p>
            )}
          </EditorForm>
        </Page>
      )}
    </Loaded>
  );
}

/** What lasts several days happens once (ABS-02), whatever was answered before its last day moved. */
const single = (values: Values): Values =>
  values.end_day === values.first_day ? values : { ...values, every: "never" };

const labels = ({
  absences,
  recurrence,
}: ReturnType<typeof usePlanningWords>): Readonly<Record<keyof Values, string>> => ({
  agent_id: absences.agent,
  title: absences.titleLabel,
  first_day: absences.firstDay,
  start_time: absences.startTime,
  end_day: absences.endDay,
  end_time: absences.endTime,
  every: recurrence.legend,
  interval: recurrence.interval,
  weekdays: recurrence.weekdaysLegend,
  ends: recurrence.ends,
  until: recurrence.until,
});

/** The last question before an absence is gone. */
export function RemoveAbsencePage({ parts }: PageProperties) {
  const words = usePlanningWords().absences;
  const { id } = useOrganisation();
  return (
    <OneAbsence agent={parts.agent ?? ""} id={parts.id ?? ""}>
      {(absence) => (
        <RemovePage
          title={words.removeTitle(absence.title)}
          lead={words.removeLead}
          yes={words.removeYes}
          no={words.removeNo}
          back={askedPath(organisationPath(id, "indisponibilites"), {
            agent: absence.agent_id,
            expired: false,
            search: "",
          })}
          news={words.removed}
          remove={async () => {
            await removeAbsence(absence.agent_id, absence.id);
            forget(ABSENCES_KEY);
          }}
        />
      )}
    </OneAbsence>
  );
}
