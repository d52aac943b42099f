import { announce } from "@rdv/app/announcer";
import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { ProblemNotice } from "@rdv/app/ProblemNotice";
import { asProblem } from "@rdv/app/problem";
import { remember, useResource } from "@rdv/app/resource";
import { useForm } from "@rdv/app/useForm";
import { Button, CheckField, ChoiceGroup, TextArea, TextField } from "@rdv/theme";
import { useEffect, useRef, useState } from "react";
import { changeAppointment, type DeskAppointment, readAppointment, warningsOf } from "../../api/appointments";
import type { Location } from "../../api/settings";
import type { Colleague } from "../../api/types";
import type { FoundUser } from "../../api/users";
import { useOrganisation } from "../../desk";
import { useWords } from "../../i18n";
import { EditForm } from "../../parts/EditForm";
import { wayOnWithNews } from "../../parts/News";
import { Refusal } from "../../parts/Refusal";
import { useKept } from "../../parts/useKept";
import type { PageProperties } from "../../routes";
import { useColleagues } from "../agenda/colleagues";
import { wallOf } from "../agenda/events";
import { instantOf } from "../agenda/zone";
import "./appointments.css";
import { changesOf, comingIds, type Edited } from "./edited";
import { enabled, useLocations, useSettled } from "./lists";
import { NewPerson } from "./NewPerson";
import { PersonSearch } from "./PersonSearch";
import { appointmentKey, appointmentPath } from "./paths";
import { headingOf, momentOf, personName } from "./say";
import { type Told, warningsOn } from "./told";
import { WarningList } from "./WarningList";
import { WhenFields } from "./WhenFields";
import { checkWhen, refusedWhen } from "./when";
import { useAppointmentWords } from "./words";

/** What can be changed of an appointment (RPG-04): everything but its motif (RDV-04). */
export function EditPage({ parts, query }: PageProperties) {
  const words = useAppointmentWords().form;
  const organisation = useOrganisation();
  const id = parts.id ?? "";
  const appointment = useResource(appointmentKey(id), () => readAppointment(id));
  const agents = useColleagues(organisation.id);
  const locations = useLocations(organisation.id);
  const settled = useSettled(organisation.id);
  const frame = { title: words.editTitle, back: appointmentPath(organisation.id, id) };
  return (
    <Loaded {...frame} resource={appointment} editing>
      {(known) => (
        <Loaded {...frame} resource={agents}>
          {(colleagues) => (
            <Loaded {...frame} resource={locations}>
              {(places) => (
                <Loaded {...frame} resource={settled}>
                  {({ time_zone, context_field }) => (
                    <Edit
                      appointment={known}
                      agents={colleagues.filter(({ pending }) => !pending)}
                      locations={enabled(places)}
                      zone={time_zone}
                      asksContext={context_field}
                      registering={query.has("inscrire")}
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

/** What is typed, and what it was typed over. */
interface Typed {
  readonly from: Edited;
  readonly values: Edited;
  readonly version: number;
  readonly people: readonly (readonly [string, string])[];
  readonly creating: string | null;
}

interface EditProps {
  readonly appointment: DeskAppointment;
  readonly agents: readonly Colleague[];
  readonly locations: readonly Location[];
  readonly zone: string;
  /** True when the territory has appointments say what they are about. */
  readonly asksContext: boolean;
  /** True when one comes to put somebody in. */
  readonly registering: boolean;
  readonly onReread: () => void;
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
    user_ids: comingIds(appointment.users),
    context: appointment.context,
    title: appointment.title,
    max_participants: String(appointment.max_participants ?? ""),
  };
}

function Edit({ appointment, agents, locations, zone, asksContext, registering, onReread }: EditProps) {
  const texts = useAppointmentWords();
  const words = texts.form;
  const { texts: site, language } = useWords();
  const organisation = useOrganisation();
  const { id, motif } = appointment;
  const onSite = motif.location_type === "public_office";
  const { kept, keep } = useKept<Typed>();
  const [initial] = useState(() => kept?.from ?? first(appointment));
  const [told, setTold] = useState<Told<Edited>>();
  const [people, setPeople] = useState<ReadonlyMap<string, string>>(
    () => new Map(kept?.people ?? appointment.users.map((user) => [user.id, personName(user)])),
  );
  // Who may not take anybody out has a box for those alone who do not come yet (RPG-05).
  const fixed = appointment.can_remove_participants ? [] : initial.user_ids;
  const boxes = [...people].filter(([userId]) => !fixed.includes(userId));
  const [creating, setCreating] = useState(kept?.creating ?? null);
  const [added, setAdded] = useState<{ readonly text: string }>();
  // The next one is searched for where the one before was.
  useEffect(() => {
    if (!added) return;
    document.getElementById("person-search")?.focus();
    announce(added.text);
  }, [added]);
  const [version, setVersion] = useState(kept?.version ?? appointment.version);
  const back = appointmentPath(organisation.id, id);
  const form = useForm<Edited>({
    initial: kept?.values ?? initial,
    check: (values) => ({
      ...checkWhen(values, onSite, words),
      ...(/^[1-9]\d{0,3}$|^$/.test(values.max_participants.trim()) ? {} : { max_participants: words.wrongMost }),
      ...(motif.collectif || values.user_ids.length > 0 ? {} : { user_ids: words.noUser }),
    }),
    refused: refusedWhen,
    send: async (values) => {
      const goOn = wayOnWithNews();
      const changes = changesOf(initial, values, onSite, motif.collectif, (wall) => instantOf(wall, zone));
      if (Object.keys(changes).length === 0) return goOn(back, words.unchanged);
      try {
        const accept_warnings = warnings.map(({ code }) => code);
        const now = await changeAppointment(id, { ...changes, accept_warnings, version });
        remember(appointmentKey(id), now);
        goOn(back, texts.page.saved);
      } catch (thrown) {
        const problem = asProblem(thrown);
        const found = warningsOf(problem);
        if (found) return setTold({ of: values, warnings: found });
        // Only what was touched here is sent: pressed again, it goes over the newer version and leaves the rest of it.
        const now = problem.body.current as DeskAppointment | undefined;
        if (problem.code === "changed_meanwhile" && now) setVersion(now.version);
        throw thrown;
      }
    },
  });

  keep({ from: initial, values: form.values, version, people: [...people], creating });
  const warnings = warningsOn(told, form.values);
  // The answers as they stand now: some may have changed while somebody was on the way in.
  const latest = useRef(form.values);
  latest.current = form.values;

  function add(user: FoundUser): void {
    setCreating(null);
    setPeople((known) => new Map([...known, [user.id, personName(user)]]));
    const { user_ids } = latest.current;
    if (!user_ids.includes(user.id)) form.set("user_ids", [...user_ids, user.id]);
    setAdded({ text: words.keepUser(personName(user)) });
  }

  return (
    <Page
      title={words.editTitle}
      lead={<p>{headingOf(appointment, texts)}</p>}
      back={back}
      hasErrors={form.wrong.length > 0}
    >
      <details className="more-people" open={registering || (kept?.creating ?? null) !== null}>
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
      <EditForm
        form={form}
        submit={warnings.length > 0 ? words.saveAnyway : words.save}
        busy={words.busy}
        cancel={back}
        onReread={onReread}
        notice={(problem) => {
          const now = problem.body.current as DeskAppointment | undefined;
          const explained = now && {
            title: words.changedTitle,
            text: words.changed(momentOf(now, texts, language)),
            canRetry: false,
          };
          return problem.code === "changed_meanwhile" ? (
            <ProblemNotice problem={problem} explained={explained}>
              <Button variant="secondary" onClick={onReread}>
                {site.common.reread}
              </Button>
            </ProblemNotice>
          ) : (
            <Refusal problem={problem} onRetry={form.submit} busy={form.busy} />
          );
        }}
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
          {fixed.length > 0 && (
            <ul className="chosen-list" id={boxes.length === 0 ? "user_ids" : undefined} tabIndex={-1}>
              {fixed.map((userId) => (
                <li key={userId}>{words.keepUser(people.get(userId) ?? "")}</li>
              ))}
            </ul>
          )}
          {boxes.map(([userId, name], index) => (
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
        {(asksContext || initial.context !== "") && (
          <TextArea
            {...form.field("context")}
            label={words.context}
            hint={words.contextHint}
            rows={4}
            maxLength={2000}
          />
        )}
        {warnings.length > 0 && <WarningList warnings={warnings} />}
      </EditForm>
    </Page>
  );
}
