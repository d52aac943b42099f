import { CheckedForm } from "@rdv/app/CheckedForm";
import { Loaded } from "@rdv/app/Loaded";
import { navigate, wayOn } from "@rdv/app/router";
import { lasting } from "@rdv/app/storage";
import { useForm } from "@rdv/app/useForm";
import { TextField } from "@rdv/theme";
import { useLayoutEffect, useRef, useState } from "react";
import { checkAppointment } from "../../api/appointments";
import type { Location } from "../../api/settings";
import type { Colleague } from "../../api/types";
import { useMe, useOrganisation } from "../../desk";
import { useColleagues } from "../agenda/colleagues";
import { instantOf } from "../agenda/zone";
import { keepDraft, LAST_LOCATION, readDraft } from "./draft";
import { enabled, useLocations, useSettled } from "./lists";
import { type Told, warningsOn } from "./told";
import { WarningList } from "./WarningList";
import { WhenFields } from "./WhenFields";
import { StepPage, type StepProps } from "./WizardPage";
import { checkWhen, minutesOf, placeOf, refusedWhen, type When, wallOfWhen } from "./when";
import { type Wizard, wizardPath } from "./wizard";
import { useAppointmentWords } from "./words";

/** Who, when and where; what speaks against it is told here, and accepted or changed (7.3). */
export function WhenStep({ wizard, motif }: StepProps) {
  const words = useAppointmentWords().wizard;
  const organisation = useOrganisation();
  const agents = useColleagues(organisation.id);
  const locations = useLocations(organisation.id);
  const settled = useSettled(organisation.id);
  const title = words.title[2] ?? "";
  return (
    <Loaded title={title} resource={agents}>
      {(colleagues) => (
        <Loaded title={title} resource={locations}>
          {(places) => (
            <Loaded title={title} resource={settled}>
              {({ time_zone }) => (
                <WhenForm
                  wizard={wizard}
                  motif={motif}
                  agents={colleagues.filter(({ pending }) => !pending)}
                  locations={enabled(places)}
                  zone={time_zone}
                />
              )}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

interface WhenFormProps extends StepProps {
  readonly agents: readonly Colleague[];
  readonly locations: readonly Location[];
  readonly zone: string;
}

/** The group's own questions. */
interface Group {
  readonly title: string;
  readonly max_participants: string;
}

function WhenForm({ wizard, motif, agents, locations, zone }: WhenFormProps) {
  const texts = useAppointmentWords();
  const words = texts.wizard;
  const organisation = useOrganisation();
  const me = useMe();
  const onSite = motif.location_type === "public_office";
  const [told, setTold] = useState<Told<When & Group>>();
  const draft = readDraft();
  const [only, another] = locations;
  const usual = another ? locations.find(({ id }) => id === lasting.read(LAST_LOCATION)) : only;
  // The answers as they stand now: some may have been corrected while those sent were being judged.
  const latest = useRef<When & Group>(null);
  const form = useForm<When & Group>({
    initial: {
      date: wizard.starts_at?.slice(0, 10) ?? "",
      time: wizard.starts_at?.slice(11) ?? "",
      duration: String(wizard.duration_minutes ?? motif.duration_minutes),
      agent_ids: wizard.agent_ids.length > 0 ? wizard.agent_ids : [me.id],
      location_id: wizard.location_id ?? usual?.id ?? "",
      elsewhere: wizard.elsewhere,
      place_name: draft.place_name,
      place_address: draft.place_address,
      latitude: draft.latitude,
      longitude: draft.longitude,
      title: draft.title,
      max_participants: String(wizard.max_participants ?? ""),
    },
    check: (values) => ({
      ...checkWhen(values, onSite, texts.form),
      ...(/^[1-9]\d{0,3}$|^$/.test(values.max_participants.trim()) ? {} : { max_participants: texts.form.wrongMost }),
    }),
    refused: refusedWhen,
    send: async (values) => {
      const goOn = wayOn();
      const next = chosen(values);
      const found = await checkAppointment({
        organisation_id: organisation.id,
        motif_id: motif.id,
        starts_at: instantOf(next.starts_at ?? "", zone),
        duration_minutes: next.duration_minutes ?? motif.duration_minutes,
        agent_ids: next.agent_ids,
        ...placeOf(values, onSite),
        users: wizard.user_ids.map((user_id) => ({ user_id })),
        ...(values.title.trim() ? { title: values.title.trim() } : {}),
        accept_warnings: [],
      });
      if (latest.current !== values) return;
      const codes = [...new Set(found.map(({ code }) => code))];
      // What was told and is pressed again is accepted; what is new is told first.
      const known = warnings.map(({ code }) => code);
      if (codes.every((code) => known.includes(code))) {
        goOn(wizardPath(organisation.id, { ...next, accepted: codes, step: "recap" }));
      } else setTold({ of: values, warnings: found });
    },
  });
  const { values } = form;
  latest.current = values;
  const warnings = warningsOn(told, values);

  function chosen(given: When & Group): Wizard {
    const starts = wallOfWhen(given);
    const duration = minutesOf(given.duration);
    const { starts_at: _start, location_id: _place, max_participants: _most, ...kept } = wizard;
    const most = /^[1-9]\d{0,3}$/.test(given.max_participants.trim()) ? Number(given.max_participants) : undefined;
    return {
      ...kept,
      agent_ids: given.agent_ids,
      elsewhere: given.elsewhere,
      ...(duration ? { duration_minutes: duration } : {}),
      ...(starts ? { starts_at: starts } : {}),
      ...(given.location_id && !given.elsewhere ? { location_id: given.location_id } : {}),
      ...(most ? { max_participants: most } : {}),
    };
  }

  // What is typed is kept as it is typed, at once: a reload, or a look at another page, loses nothing.
  const kept = wizardPath(organisation.id, { ...chosen(values), step: "when", accepted: [] });
  useLayoutEffect(() => {
    if (kept !== window.location.pathname + window.location.search) navigate(kept, { replace: true });
  }, [kept]);
  const { place_name, place_address, latitude, longitude, title } = values;
  useLayoutEffect(() => {
    keepDraft({ place_name, place_address, title, latitude, longitude });
  }, [place_name, place_address, latitude, longitude, title]);

  return (
    <StepPage step="when" wizard={wizard} hasErrors={form.wrong.length > 0}>
      <CheckedForm
        form={form}
        submit={warnings.length > 0 ? words.acceptAnyway : words.next}
        busy={texts.form.busy}
        errorTitle={words.errorTitle}
      >
        {motif.collectif && (
          <>
            <TextField {...form.field("title")} label={texts.form.title} maxLength={200} autoComplete="off" />
            <TextField
              {...form.field("max_participants")}
              inputMode="numeric"
              width={6}
              label={texts.form.most}
              autoComplete="off"
            />
          </>
        )}
        <WhenFields form={form} agents={agents} locations={locations} onSite={onSite} />
        {warnings.length > 0 && <WarningList warnings={warnings} />}
      </CheckedForm>
    </StepPage>
  );
}
