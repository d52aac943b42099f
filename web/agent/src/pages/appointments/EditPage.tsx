import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { asProblem } from "@rdv/app/problem";
import { remember, useResource } from "@rdv/app/resource";
import { useForm } from "@rdv/app/useForm";
import { CheckField, ChoiceGroup, TextArea, TextField } from "@rdv/theme";
import { useState } from "react";
import {
  type AppointmentChange,
  changeAppointment,
  type DeskAppointment,
  readAppointment,
  type Warning,
  warningsOf,
} from "../../api/appointments";
import type { Location } from "../../api/settings";
import type { Colleague } from "../../api/types";
import type { FoundUser } from "../../api/users";
import { useOrganisation } from "../../desk";
import { EditForm } from "../../parts/EditForm";
import { navigateWithNews } from "../../parts/News";
import type { PageProperties } from "../../routes";
import { useColleagues } from "../agenda/colleagues";
import { wallOf } from "../agenda/events";
import { instantOf } from "../agenda/zone";
import "./appointments.css";
import { enabled, useLocations } from "./lists";
import { NewPerson } from "./NewPerson";
import { PersonSearch } from "./PersonSearch";
import { appointmentKey, appointmentPath } from "./paths";
import { headingOf, personName } from "./say";
import { WarningList } from "./WarningList";
import { WhenFields } from "./WhenFields";
import { useZone } from "./WhenStep";
import { checkWhen, minutesOf, placeOf, type When, wallOfWhen } from "./when";
import { useAppointmentWords } from "./words";

/** What can be changed of an appointment (RPG-04): everything but its motif (RDV-04). */
export function EditPage({ parts }: PageProperties) {
  const words = useAppointmentWords().form;
  const organisation = useOrganisation();
  const id = parts.id ?? "";
  const appointment = useResource(appointmentKey(id), () => readAppointment(id));
  const agents = useColleagues(organisation.id);
  const locations = useLocations(organisation.id);
  const settled = useZone(organisation.id);
  const frame = { title: words.editTitle, back: appointmentPath(organisation.id, id) };
  return (
    <Loaded {...frame} resource={appointment}>
      {(known) => (
        <Loaded {...frame} resource={agents}>
          {(colleagues) => (
            <Loaded {...frame} resource={locations}>
              {(places) => (
                <Loaded {...frame} resource={settled}>
                  {({ time_zone }) => (
                    <Edit
                      appointment={known}
                      agents={colleagues.filter(({ pending }) => !pending)}
                      locations={enabled(places)}
                      zone={time_zone}
                      onReread={appointment.retry}
                      key={known.version}
                    />
                  )}
                </Loaded>
              )}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

interface EditProps {
  readonly appointment: DeskAppointment;
  readonly agents: readonly Colleague[];
  readonly locations: readonly Location[];
  readonly zone: string;
  readonly onReread: () => void;
}

interface Edited extends When {
  readonly context: string;
  readonly title: string;
  readonly max_participants: string;
  readonly user_ids: readonly string[];
}

function first(appointment: DeskAppointment): Edited {
  const wall = wallOf(appointment.starts_at);
  const { single_use_location: single } = appointment;
  return {
    date: wall.slice(0, 10),
    time: wall.slice(11),
    duration: String(appointment.duration_minutes),
    agent_ids: appointment.agents.map(({ id }) => id),
    location_id: appointment.location?.id ?? "",
    elsewhere: single !== null,
    place_name: single?.name ?? "",
    place_address: single?.address ?? "",
    latitude: null,
    longitude: null,
    user_ids: appointment.users.map(({ id }) => id),
    context: appointment.context,
    title: appointment.title,
    max_participants: String(appointment.max_participants ?? ""),
  };
}

/** Only what differs is sent: what nobody touched is nobody's change. */
export function changesOf(
  before: Edited,
  after: Edited,
  onSite: boolean,
  collectif: boolean,
  instant: (wall: string) => string,
): Omit<AppointmentChange, "accept_warnings" | "version"> {
  const differs = (...fields: (keyof Edited)[]) =>
    fields.some((field) => String(before[field]) !== String(after[field]));
  const wall = wallOfWhen(after);
  return {
    ...(differs("date", "time") && wall ? { starts_at: instant(wall) } : {}),
    ...(differs("duration") ? { duration_minutes: minutesOf(after.duration) ?? 0 } : {}),
    ...(differs("agent_ids") ? { agent_ids: after.agent_ids } : {}),
    ...(differs("location_id", "elsewhere", "place_name", "place_address") ? placeOf(after, onSite) : {}),
    ...(differs("user_ids") ? { users: after.user_ids.map((user_id) => ({ user_id })) } : {}),
    ...(differs("context") ? { context: after.context.trim() } : {}),
    ...(collectif && differs("title") ? { title: after.title.trim() } : {}),
    ...(collectif && differs("max_participants")
      ? { max_participants: after.max_participants.trim() ? Number(after.max_participants) : null }
      : {}),
  };
}

function Edit({ appointment, agents, locations, zone, onReread }: EditProps) {
  const texts = useAppointmentWords();
  const words = texts.form;
  const organisation = useOrganisation();
  const { id, motif } = appointment;
  const onSite = motif.location_type === "public_office";
  const [initial] = useState(() => first(appointment));
  const [warnings, setWarnings] = useState<readonly Warning[]>([]);
  const [people, setPeople] = useState<ReadonlyMap<string, string>>(
    () => new Map(appointment.users.map((user) => [user.id, personName(user)])),
  );
  const [creating, setCreating] = useState<string | null>(null);
  const back = appointmentPath(organisation.id, id);
  const form = useForm<Edited>({
    initial,
    check: (values) => ({
      ...checkWhen(values, onSite, words),
      ...(/^[1-9]\d{0,3}$|^$/.test(values.max_participants.trim()) ? {} : { max_participants: words.wrongMost }),
      ...(motif.collectif || values.user_ids.length > 0 ? {} : { user_ids: words.noUser }),
    }),
    send: async (values) => {
      const changes = changesOf(initial, values, onSite, motif.collectif, (wall) => instantOf(wall, zone));
      if (Object.keys(changes).length === 0) return navigateWithNews(back, words.unchanged);
      try {
        const accept_warnings = warnings.map(({ code }) => code);
        const now = await changeAppointment(id, { ...changes, accept_warnings, version: appointment.version });
        remember(appointmentKey(id), now);
        navigateWithNews(back, texts.page.saved);
      } catch (thrown) {
        const found = warningsOf(asProblem(thrown));
        if (!found) throw thrown;
        setWarnings(found);
      }
    },
  });

  function add(user: FoundUser): void {
    setCreating(null);
    setPeople(new Map([...people, [user.id, personName(user)]]));
    if (!form.values.user_ids.includes(user.id)) form.set("user_ids", [...form.values.user_ids, user.id]);
  }

  return (
    <Page
      title={words.editTitle}
      lead={<p>{headingOf(appointment, texts)}</p>}
      back={back}
      hasErrors={form.wrong.length > 0}
    >
      <EditForm
        form={form}
        submit={warnings.length > 0 ? words.saveAnyway : words.save}
        busy={words.busy}
        cancel={back}
        onReread={onReread}
      >
        <p className="quiet">{words.movedNotice}</p>
        {motif.collectif && (
          <>
            <TextField {...form.field("title")} label={words.title} maxLength={200} autoComplete="off" />
            <TextField {...form.field("max_participants")} inputMode="numeric" width={6} label={words.most} />
          </>
        )}
        <WhenFields form={form} agents={agents} locations={locations} onSite={onSite} />
        <ChoiceGroup legend={texts.page.users}>
          {[...people].map(([userId, name], index) => (
            <CheckField
              key={userId}
              id={index === 0 ? "user_ids" : `user-${userId}`}
              label={words.keepUser(name)}
              checked={form.values.user_ids.includes(userId)}
              error={index === 0 ? form.errors.user_ids : undefined}
              onChange={(kept) =>
                form.set(
                  "user_ids",
                  kept ? [...form.values.user_ids, userId] : form.values.user_ids.filter((one) => one !== userId),
                )
              }
            />
          ))}
        </ChoiceGroup>
        <TextArea {...form.field("context")} label={words.context} hint={words.contextHint} rows={4} maxLength={2000} />
        {warnings.length > 0 && <WarningList warnings={warnings} />}
      </EditForm>
      <details className="more-people">
        <summary>{words.addUser}</summary>
        {creating === null ? (
          <PersonSearch
            organisationId={organisation.id}
            chosen={form.values.user_ids}
            onChoose={add}
            onCreate={setCreating}
          />
        ) : (
          <NewPerson
            organisationId={organisation.id}
            typed={creating}
            responsible={null}
            onDone={add}
            onCancel={() => setCreating(null)}
          />
        )}
      </details>
    </Page>
  );
}
