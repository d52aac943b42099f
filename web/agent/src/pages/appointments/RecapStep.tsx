import { longDay } from "@rdv/app/dates";
import { Loaded } from "@rdv/app/Loaded";
import { asProblem, type Problem } from "@rdv/app/problem";
import { lasting } from "@rdv/app/storage";
import { Alert, Button, CheckField, ChoiceGroup, Heading, TextLink } from "@rdv/theme";
import { type FormEvent, useRef, useState } from "react";
import { createAppointment, type NewAppointment, type Warning, warningsOf } from "../../api/appointments";
import { useMe, useOrganisation } from "../../desk";
import { useWords } from "../../i18n";
import { wayOnWithNews } from "../../parts/News";
import { Refusal } from "../../parts/Refusal";
import { useColleagues } from "../agenda/colleagues";
import { agendaPath } from "../agenda/period";
import { agentName } from "../agenda/visibleAgents";
import { instantOf, laterBy } from "../agenda/zone";
import { forgetDraft, keyFor, LAST_LOCATION, readDraft } from "./draft";
import { Facts } from "./Facts";
import { useLocations, useSettled } from "./lists";
import { userName, useUser } from "./people";
import { momentOf } from "./say";
import { WarningList } from "./WarningList";
import { StepPage, type StepProps } from "./WizardPage";
import { placeOf } from "./when";
import { type Step, wizardPath } from "./wizard";
import { useAppointmentWords } from "./words";

/** The whole of it once more, and who is told; then it is made. */
export function RecapStep(props: StepProps) {
  const words = useAppointmentWords().wizard;
  const organisation = useOrganisation();
  const settled = useSettled(organisation.id);
  return (
    <Loaded title={words.title[3] ?? ""} resource={settled}>
      {({ time_zone }) => <Recap {...props} zone={time_zone} />}
    </Loaded>
  );
}

interface Told {
  readonly send_lifecycle_notifications: boolean;
  readonly send_reminder_notification: boolean;
}

function Recap({ wizard, motif, zone }: StepProps & { readonly zone: string }) {
  const texts = useAppointmentWords();
  const words = texts.wizard;
  const { language } = useWords();
  const organisation = useOrganisation();
  const me = useMe();
  const agents = useColleagues(organisation.id).value ?? [];
  const locations = useLocations(organisation.id).value ?? [];
  const [draft] = useState(readDraft);
  const usual = motif.visibility === "visible_and_notified";
  const [told, setTold] = useState<Readonly<Record<string, Told>>>({});
  const [warnings, setWarnings] = useState<readonly Warning[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);

  const starts = wizard.starts_at ?? "";
  const minutes = wizard.duration_minutes ?? motif.duration_minutes;
  const [starts_at, ends_at] = [instantOf(starts, zone), instantOf(laterBy(starts, minutes), zone)];
  const when = momentOf({ starts_at, ends_at }, texts, language);
  const onSite = motif.location_type === "public_office";
  const listed = locations.find(({ id }) => id === wizard.location_id);
  const place = wizard.elsewhere ? [draft.place_name, draft.place_address].filter(Boolean).join(", ") : listed?.name;
  const chosen = wizard.agent_ids
    .map((id) => agents.find((agent) => agent.id === id))
    .filter((one) => one !== undefined);
  const toldOf = (id: string): Told =>
    told[id] ?? { send_lifecycle_notifications: usual, send_reminder_notification: usual };

  async function book(event?: FormEvent): Promise<void> {
    const goOn = wayOnWithNews();
    event?.preventDefault();
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    setProblem(undefined);
    const body: NewAppointment = {
      organisation_id: organisation.id,
      motif_id: motif.id,
      starts_at,
      duration_minutes: minutes,
      agent_ids: wizard.agent_ids,
      ...placeOf(
        {
          ...draft,
          date: "",
          time: "",
          duration: "",
          agent_ids: [],
          location_id: wizard.location_id ?? "",
          elsewhere: wizard.elsewhere,
        },
        onSite,
      ),
      users: wizard.user_ids.map((user_id) => ({ user_id, ...toldOf(user_id) })),
      ...(draft.context.trim() ? { context: draft.context.trim() } : {}),
      ...(motif.collectif && draft.title.trim() ? { title: draft.title.trim() } : {}),
      ...(wizard.max_participants ? { max_participants: wizard.max_participants } : {}),
      accept_warnings: [...new Set([...wizard.accepted, ...warnings.map(({ code }) => code)])],
    };
    try {
      const key = keyFor(body);
      const asked = readDraft();
      const made = await createAppointment(body, key);
      forgetDraft(asked);
      if (wizard.location_id) lasting.write(LAST_LOCATION, wizard.location_id);
      const whose = wizard.agent_ids.includes(me.id) ? me.id : (wizard.agent_ids[0] ?? me.id);
      const agenda = agendaPath(organisation.id, { date: starts.slice(0, 10), agentIds: [whose], focus: made.id });
      goOn(agenda, words.created(when));
    } catch (thrown) {
      const refusal = asProblem(thrown);
      const found = warningsOf(refusal);
      if (found) setWarnings(found);
      else setProblem(refusal);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  }

  const changeTo = (step: Step) => (
    <TextLink href={wizardPath(organisation.id, { ...wizard, step })}>
      {words.change}
      <span className="sr-only">{` : ${words.names[["motif", "users", "when"].indexOf(step)]}`}</span>
    </TextLink>
  );
  return (
    <StepPage step="recap" wizard={wizard}>
      {problem?.code === "duplicate_appointment" ? (
        <Alert tone="danger">
          <p>{words.duplicate}</p>
        </Alert>
      ) : (
        problem && <Refusal problem={problem} onRetry={book} busy={busy} />
      )}
      <Heading level={2}>{words.recap}</Heading>
      <Facts
        facts={[
          [
            texts.page.motif,
            <span className="fact-line" key="motif">
              <span>
                {motif.name} · {texts.place[motif.location_type]}
              </span>
              {changeTo("motif")}
            </span>,
          ],
          [
            texts.page.when,
            <span className="fact-line" key="when">
              <span>
                {when} ({texts.minutes(minutes)})
              </span>
              {changeTo("when")}
            </span>,
          ],
          [texts.page.agents, chosen.map(agentName).join(", ")],
          [texts.page.location, onSite ? (place ?? "") : null],
          [texts.form.title, motif.collectif ? draft.title : null],
          [texts.page.seats, wizard.max_participants ? String(wizard.max_participants) : null],
          [texts.page.context, draft.context],
          [
            texts.page.users,
            wizard.user_ids.length > 0 ? (
              <span className="fact-line" key="users">
                <span>
                  {wizard.user_ids.map((id) => (
                    <PersonLine key={id} organisationId={organisation.id} id={id} />
                  ))}
                </span>
                {changeTo("users")}
              </span>
            ) : null,
          ],
        ]}
      />
      <form className="form" onSubmit={book} noValidate>
        {wizard.user_ids.length > 0 && (
          <>
            <Heading level={2}>{words.notifications}</Heading>
            {!usual && <p>{words.nobodyTold}</p>}
            {wizard.user_ids.map((id) => (
              <Switches
                key={id}
                organisationId={organisation.id}
                id={id}
                told={toldOf(id)}
                onChange={(changes) => setTold({ ...told, [id]: { ...toldOf(id), ...changes } })}
              />
            ))}
          </>
        )}
        {warnings.length > 0 && <WarningList warnings={warnings} />}
        <Button type="submit" busy={busy}>
          {busy ? words.booking : warnings.length > 0 ? texts.form.saveAnyway : words.book}
        </Button>
      </form>
    </StepPage>
  );
}

interface PersonProps {
  readonly organisationId: string;
  readonly id: string;
}

function PersonLine({ organisationId, id }: PersonProps) {
  const words = useAppointmentWords().wizard;
  const { language } = useWords();
  const { value: user } = useUser(organisationId, id);
  if (!user) return <span className="person-line">…</span>;
  const born = user.birth_date && /^\d{4}/.test(user.birth_date) ? longDay(user.birth_date, language) : "";
  const [, ...day] = born.split(" ");
  return (
    <span className="person-line">
      {[userName(user), born && words.born(day.join(" "))].filter(Boolean).join(", ")}
    </span>
  );
}

interface SwitchesProps extends PersonProps {
  readonly told: Told;
  readonly onChange: (changes: Partial<Told>) => void;
}

/** What one participant is told of. */
function Switches({ organisationId, id, told, onChange }: SwitchesProps) {
  const words = useAppointmentWords().wizard;
  const { value: user } = useUser(organisationId, id);
  const name = user ? userName(user) : "…";
  return (
    <ChoiceGroup legend={name}>
      <CheckField
        id={`lifecycle-${id}`}
        label={words.lifecycle(name)}
        checked={told.send_lifecycle_notifications}
        onChange={(wanted) => onChange({ send_lifecycle_notifications: wanted })}
      />
      <CheckField
        id={`reminder-${id}`}
        label={words.reminder(name)}
        checked={told.send_reminder_notification}
        onChange={(wanted) => onChange({ send_reminder_notification: wanted })}
      />
    </ChoiceGroup>
  );
}
