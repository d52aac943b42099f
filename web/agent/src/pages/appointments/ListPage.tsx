import { clockTime, dayOf, longDay } from "@rdv/app/dates";
import { Page } from "@rdv/app/Page";
import { ProblemNotice } from "@rdv/app/ProblemNotice";
import { useResource } from "@rdv/app/resource";
import { navigate } from "@rdv/app/router";
import { Button, ButtonLink, Icon, SelectField, SkeletonList, Tag, TextField, TextLink } from "@rdv/theme";
import { type FormEvent, useState } from "react";
import type { AppointmentFilters, AppointmentRow } from "../../api/appointments";
import { keys, readMotifs } from "../../api/settings";
import { useOrganisation } from "../../desk";
import { useWords } from "../../i18n";
import { Empty } from "../../parts/Empty";
import { Table } from "../../parts/Table";
import type { PageProperties } from "../../routes";
import { useColleagues } from "../agenda/colleagues";
import { agentName } from "../agenda/visibleAgents";
import "./appointments.css";
import { listPath, readFilters, STATUSES } from "./filters";
import { useDay, useLocations } from "./lists";
import { appointmentPath } from "./paths";
import { TONES } from "./say";
import { useRows } from "./useRows";
import { wizardPath } from "./wizard";
import { useAppointmentWords } from "./words";

/** The appointments of an organisation, by what one looks for (RPG-01). */
export function ListPage({ query }: PageProperties) {
  const words = useAppointmentWords().list;
  const organisation = useOrganisation();
  const filters = readFilters(query, useDay(organisation.id));
  const asked = JSON.stringify(filters);
  return (
    <Page
      title={words.title}
      actions={
        <>
          <ButtonLink href={wizardPath(organisation.id, filters.user_id ? { user_ids: [filters.user_id] } : {})}>
            {words.newOne}
          </ButtonLink>
          <Button variant="tertiary" onClick={() => window.print()}>
            <Icon name="print" />
            {words.print}
          </Button>
        </>
      }
    >
      <Filters filters={filters} key={`filters ${asked}`} />
      <Rows filters={filters} key={`rows ${asked}`} />
    </Page>
  );
}

interface FiltersProps {
  readonly filters: AppointmentFilters;
}

type Chosen = Record<"agent_id" | "motif_id" | "location_id" | "status" | "from" | "to", string>;

function Filters({ filters }: FiltersProps) {
  const texts = useAppointmentWords();
  const words = texts.list;
  const organisation = useOrganisation();
  const agents = useColleagues(organisation.id).value ?? [];
  const motifs = useResource(keys.motifs(organisation.id), () => readMotifs(organisation.id)).value?.motifs ?? [];
  const locations = useLocations(organisation.id).value ?? [];
  const [chosen, setChosen] = useState<Chosen>({
    agent_id: filters.agent_id ?? "",
    motif_id: filters.motif_id ?? "",
    location_id: filters.location_id ?? "",
    status: filters.status ?? "",
    from: filters.from ?? "",
    to: filters.to ?? "",
  });
  const field = (name: keyof Chosen) => ({
    id: name,
    value: chosen[name],
    onChange: (value: string) => setChosen({ ...chosen, [name]: value }),
  });
  function apply(event: FormEvent): void {
    event.preventDefault();
    navigate(listPath(organisation.id, { ...(filters.user_id ? { user_id: filters.user_id } : {}), ...chosen }));
  }
  const some = Object.keys(filters).length > 0;
  return (
    <search>
      {filters.user_id && (
        <p>
          {words.clearUser} <TextLink href={listPath(organisation.id, chosen)}>{words.showAll}</TextLink>
        </p>
      )}
      <form className="filters" onSubmit={apply} aria-label={words.filters}>
        <SelectField
          {...field("agent_id")}
          label={words.agent}
          placeholder={words.anyAgent}
          answers={agents.map((agent) => ({ value: agent.id, label: agentName(agent) }))}
        />
        <SelectField
          {...field("motif_id")}
          label={words.motif}
          placeholder={words.anyMotif}
          answers={motifs.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          {...field("location_id")}
          label={words.location}
          placeholder={words.anyLocation}
          answers={locations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          {...field("status")}
          label={words.status}
          placeholder={words.anyStatus}
          answers={STATUSES.map((status) => ({ value: status, label: texts.status[status] }))}
        />
        <TextField {...field("from")} type="date" label={words.from} />
        <TextField {...field("to")} type="date" label={words.to} />
        <div className="actions">
          <Button type="submit" variant="secondary">
            {words.apply}
          </Button>
          {some && (
            <ButtonLink variant="tertiary" href={listPath(organisation.id)}>
              {words.clear}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}

function Rows({ filters }: FiltersProps) {
  const texts = useAppointmentWords();
  const words = texts.list;
  const { texts: site, language } = useWords();
  const organisation = useOrganisation();
  const { rows, problem, retry, hasMore, readMore, busy } = useRows(organisation.id, filters, words.added);
  if (!rows) {
    return problem ? (
      <ProblemNotice problem={problem} onRetry={retry} />
    ) : (
      <SkeletonList rows={3} label={site.common.loading} />
    );
  }
  if (rows.length === 0) {
    return (
      <Empty icon="calendar" title={filters.from && !filters.to ? words.noneFrom : words.none}>
        {Object.keys(filters).length > 0 && <TextLink href={listPath(organisation.id)}>{words.all}</TextLink>}
      </Empty>
    );
  }
  const open = (row: AppointmentRow) => (
    <a className="ds-link link" href={appointmentPath(organisation.id, row.id)}>
      {longDay(dayOf(row.starts_at), language)}{" "}
      <span className="unbroken">
        {texts.range(clockTime(row.starts_at, language), clockTime(row.ends_at, language))}
      </span>
    </a>
  );
  return (
    <>
      <Table
        caption={words.caption}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { key: "when", label: words.when, cell: open },
          { key: "who", label: words.who, cell: ({ title }) => title },
          {
            key: "what",
            label: words.what,
            cell: (row) => (
              <>
                {row.motif_name}
                <br />
                <span className="quiet">
                  {row.location_name || (row.location_type ? texts.place[row.location_type] : "")}
                </span>
              </>
            ),
          },
          { key: "agents", label: words.agents, cell: ({ agents }) => agents.map(({ name }) => name).join(", ") },
          {
            key: "status",
            label: words.status,
            cell: ({ temporal_status }) => <Tag tone={TONES[temporal_status]}>{texts.status[temporal_status]}</Tag>,
          },
        ]}
      />
      {problem && <ProblemNotice problem={problem} onRetry={retry} busy={busy} />}
      {hasMore && (
        <div className="actions">
          <Button variant="secondary" onClick={readMore} busy={busy}>
            {busy ? words.moreBusy : words.more}
          </Button>
        </div>
      )}
    </>
  );
}
