import { addDays, byDay, clockTime, dayOf, dayRange, isDay, longDay } from "@rdv/app/dates";
import { Page } from "@rdv/app/Page";
import { ProblemNotice } from "@rdv/app/ProblemNotice";
import { useResource } from "@rdv/app/resource";
import { navigate } from "@rdv/app/router";
import {
  Alert,
  Button,
  ButtonLink,
  CheckField,
  ChoiceGroup,
  ChoiceLink,
  ChoiceList,
  Heading,
  SelectField,
  SkeletonList,
  TextField,
} from "@rdv/theme";
import { type FormEvent, useState } from "react";
import { type FoundSlots, type SlotSearch, searchSlots } from "../../api/appointments";
import { keys, type Motif, readTeams } from "../../api/settings";
import { useOrganisation, useTerritory } from "../../desk";
import { useWords } from "../../i18n";
import { Empty } from "../../parts/Empty";
import type { PageProperties } from "../../routes";
import { useColleagues } from "../agenda/colleagues";
import { wallOf } from "../agenda/events";
import { agentName } from "../agenda/visibleAgents";
import "./appointments.css";
import { enabled, servicesOf, useDay, useLocations, useUsableMotifs } from "./lists";
import { appointmentPath } from "./paths";
import { momentOf } from "./say";
import { wizardPath } from "./wizard";
import { useAppointmentWords } from "./words";

type Search = Omit<SlotSearch, "organisation_id">;

const list = (text: string | null): readonly string[] => (text ?? "").split(",").filter(Boolean);

function readSearch(query: URLSearchParams, today: string): Search {
  const from = query.get("from") ?? "";
  return {
    motif_id: query.get("motif_id") ?? "",
    agent_ids: list(query.get("agent_ids")),
    team_ids: list(query.get("team_ids")),
    location_ids: list(query.get("location_ids")),
    from: isDay(from) ? from : today,
  };
}

function searchPath(organisationId: string, search: Search): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    const text = typeof value === "string" ? value : value?.join(",");
    if (text) query.set(name, text);
  }
  return `/agent/organisations/${encodeURIComponent(organisationId)}/creneaux?${query}`;
}

/** A free time within the openings, for somebody who asks at the desk or on the phone (3.6). */
export function SlotsPage({ query }: PageProperties) {
  const words = useAppointmentWords().slots;
  const { texts } = useWords();
  const organisation = useOrganisation();
  const motifs = useUsableMotifs(organisation.id);
  const today = useDay(organisation.id);
  const search = readSearch(query, today);
  const motif = motifs.value?.find(({ id }) => id === search.motif_id);
  return (
    <Page title={words.title} lead={<p>{words.lead}</p>}>
      {motifs.problem && <ProblemNotice problem={motifs.problem} onRetry={motifs.retry} />}
      {motifs.value ? (
        <SearchForm motifs={motifs.value} search={search} today={today} key={`${search.motif_id} ${today}`} />
      ) : (
        !motifs.problem && <SkeletonList rows={1} shape="card" label={texts.common.loading} />
      )}
      {motif && <Results search={search} today={today} />}
    </Page>
  );
}

interface SearchFormProps {
  readonly motifs: readonly Motif[];
  readonly search: Search;
  readonly today: string;
}

function SearchForm({ motifs, search, today }: SearchFormProps) {
  const words = useAppointmentWords().slots;
  const organisation = useOrganisation();
  const rights = useTerritory(organisation.departement);
  const agents = useColleagues(organisation.id).value ?? [];
  const locations = enabled(useLocations(organisation.id).value);
  const teams =
    useResource(rights?.manage_teams ? keys.teams(organisation.departement) : null, () =>
      readTeams(organisation.departement),
    ).value ?? [];
  const services = servicesOf(motifs);
  const [service, setService] = useState("");
  const [chosen, setChosen] = useState(search);
  const [missing, setMissing] = useState(false);

  function toggle(name: "agent_ids" | "team_ids" | "location_ids", id: string, wanted: boolean): void {
    const known = chosen[name] ?? [];
    setChosen({ ...chosen, [name]: wanted ? [...known, id] : known.filter((one) => one !== id) });
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    setMissing(!chosen.motif_id);
    if (chosen.motif_id) navigate(searchPath(organisation.id, { ...chosen, from: chosen.from || today }));
    else document.getElementById("motif_id")?.focus();
  }

  const boxes = (
    name: "agent_ids" | "team_ids" | "location_ids",
    legend: string,
    answers: readonly { readonly id: string; readonly label: string }[],
  ) =>
    answers.length > 0 && (
      <ChoiceGroup legend={legend}>
        {answers.map(({ id, label }) => (
          <CheckField
            key={id}
            id={`${name}-${id}`}
            label={label}
            checked={(chosen[name] ?? []).includes(id)}
            onChange={(wanted) => toggle(name, id, wanted)}
          />
        ))}
      </ChoiceGroup>
    );

  return (
    <form className="slot-search" onSubmit={submit} noValidate>
      {services.length > 1 && (
        <SelectField
          id="service"
          label={words.service}
          value={service}
          onChange={setService}
          placeholder={words.anyService}
          answers={services.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <SelectField
        id="motif_id"
        label={words.motif}
        value={chosen.motif_id}
        onChange={(motif_id) => setChosen({ ...chosen, motif_id })}
        placeholder={words.chooseMotif}
        error={missing ? words.missingMotif : undefined}
        required
        answers={motifs
          .filter((motif) => !service || motif.service.id === service)
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        id="from"
        type="date"
        label={words.from}
        value={chosen.from}
        onChange={(from) => setChosen({ ...chosen, from })}
      />
      <div className="slot-choices">
        {boxes(
          "agent_ids",
          words.agents,
          agents.filter(({ pending }) => !pending).map((agent) => ({ id: agent.id, label: agentName(agent) })),
        )}
        {boxes(
          "team_ids",
          words.teams,
          teams.map(({ id, name }) => ({ id, label: name })),
        )}
        {boxes(
          "location_ids",
          words.locations,
          locations.map(({ id, name }) => ({ id, label: name })),
        )}
      </div>
      <Button type="submit">{words.submit}</Button>
    </form>
  );
}

interface ResultsProps {
  readonly search: Search;
  readonly today: string;
}

function Results({ search, today }: ResultsProps) {
  const { texts } = useWords();
  const organisation = useOrganisation();
  const key = searchPath(organisation.id, search);
  const { value, problem, retry } = useResource(`slots ${key}`, () =>
    searchSlots({ organisation_id: organisation.id, ...search }),
  );
  if (problem) return <ProblemNotice problem={problem} onRetry={retry} />;
  if (!value) return <SkeletonList rows={2} shape="times" label={texts.common.loading} />;
  return <FoundResults found={value} search={search} today={today} />;
}

function FoundResults({ found, search, today }: ResultsProps & { readonly found: FoundSlots }) {
  const texts = useAppointmentWords();
  const words = texts.slots;
  const { language } = useWords();
  const organisation = useOrganisation();
  const agents = useColleagues(organisation.id).value ?? [];
  const nameOf = (id: string): string => {
    const agent = agents.find((one) => one.id === id);
    return agent ? agentName(agent) : "";
  };
  const day = (instant: string) => longDay(dayOf(instant), language);
  if (found.places.length > 0) {
    return (
      <section aria-labelledby="places">
        <Heading level={2} id="places">
          {words.places}
        </Heading>
        <ChoiceList>
          {found.places.map(({ location, next_availability }) => (
            <ChoiceLink
              key={location.id}
              icon="pin"
              title={location.name}
              href={searchPath(organisation.id, {
                ...search,
                location_ids: [location.id],
                from: [dayOf(next_availability), search.from].sort().at(-1) ?? search.from,
              })}
            >
              <span>{location.address}</span>
              <strong>{words.next(day(next_availability))}</strong>
            </ChoiceLink>
          ))}
        </ChoiceList>
      </section>
    );
  }
  if (found.groups.length > 0) {
    return (
      <section aria-labelledby="groups">
        <Heading level={2} id="groups">
          {words.groups}
        </Heading>
        <ChoiceList>
          {found.groups.map((group) => (
            <ChoiceLink
              key={group.appointment_id}
              icon="group"
              title={group.title || momentOf(group, texts, language)}
              href={appointmentPath(organisation.id, group.appointment_id, "modifier")}
            >
              <span>{momentOf(group, texts, language)}</span>
              <strong>{group.seats_left === null ? words.unlimited : words.seatsLeft(group.seats_left)}</strong>
            </ChoiceLink>
          ))}
        </ChoiceList>
      </section>
    );
  }
  if (!found.next_availability && found.slots.length === 0) return <Empty icon="calendar" title={words.none} />;
  const last = addDays(search.from, 6);
  const moved = (days: number) => searchPath(organisation.id, { ...search, from: addDays(search.from, days) });
  return (
    <section aria-labelledby="slots" className="slot-results">
      <Heading level={2} id="slots">
        {words.range(dayRange(search.from, last, language))}
      </Heading>
      <div className="actions">
        {search.from > today && (
          <ButtonLink variant="secondary" href={moved(-7)}>
            {words.earlier}
          </ButtonLink>
        )}
        <ButtonLink variant="secondary" href={moved(7)}>
          {words.later}
        </ButtonLink>
      </div>
      {found.slots.length === 0 && found.next_availability && (
        <Alert tone="info">
          <p>{words.noneHere(day(found.next_availability))}</p>
          <ButtonLink href={searchPath(organisation.id, { ...search, from: dayOf(found.next_availability) })}>
            {words.goThere}
          </ButtonLink>
        </Alert>
      )}
      {byDay(found.slots).map(([slotDay, slots]) => (
        <section key={slotDay} aria-labelledby={`day-${slotDay}`}>
          <Heading level={3} id={`day-${slotDay}`}>
            {longDay(slotDay, language)}
          </Heading>
          <ul className="slot-list">
            {slots.map((slot) => (
              <li key={`${slot.starts_at}-${slot.agent_id}`}>
                <a
                  className="slot-link"
                  href={wizardPath(organisation.id, {
                    step: "users",
                    motif_id: search.motif_id,
                    agent_ids: [slot.agent_id],
                    starts_at: wallOf(slot.starts_at),
                    ...(found.location ? { location_id: found.location.id } : {}),
                  })}
                >
                  <strong>{clockTime(slot.starts_at, language)}</strong> <span>{nameOf(slot.agent_id)}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
