import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { useResource } from "@rdv/app/resource";
import { ButtonLink, SkeletonList, Tag } from "@rdv/theme";
import { type Opening, readOpenings } from "../../api/planning";
import type { Colleague } from "../../api/types";
import { organisationPath, useMe, useOrganisation } from "../../desk";
import { useWords } from "../../i18n";
import { Empty } from "../../parts/Empty";
import { News } from "../../parts/News";
import { Refusal } from "../../parts/Refusal";
import { type Column, Table } from "../../parts/Table";
import type { PageProperties } from "../../routes";
import { useColleagues } from "../settings/agents";
import { useMotifs } from "../settings/MotifsPage";
import { RowLink } from "../settings/parts";
import { type Asked, askedOf, ListFilters } from "./PlanningList";
import { capital, saidDay, saidTime } from "./when";
import { usePlanningWords } from "./words";

/** The beginning of every key under which lists of openings are kept: a change forgets them all. */
export const OPENINGS_KEY = "openings:";

/** When agents can be booked: an agent's openings. */
export function OpeningsPage({ query }: PageProperties) {
  const words = usePlanningWords().openings;
  const asked = askedOf(query, useMe().id);
  return (
    <Loaded title={words.title} resource={useColleagues()}>
      {(agents) => <Openings asked={asked} agents={agents} />}
    </Loaded>
  );
}

interface OpeningsProps {
  readonly asked: Asked;
  readonly agents: readonly Colleague[];
}

function Openings({ asked, agents }: OpeningsProps) {
  const words = usePlanningWords().openings;
  const { id } = useOrganisation();
  const path = organisationPath(id, "plages");
  const { agent, expired, search } = asked;
  const { value, problem, retry } = useResource(`${OPENINGS_KEY}${id}:${agent}:${expired}:${search}`, () =>
    readOpenings(id, { agent_id: agent, expired, q: search }),
  );
  const add = `${path}/nouvelle?agent=${encodeURIComponent(agent)}`;
  return (
    <Page
      title={words.title}
      lead={<p>{words.lead}</p>}
      actions={<ButtonLink href={add}>{words.add}</ButtonLink>}
      deciding={!value && !problem}
    >
      <News />
      <ListFilters path={path} asked={asked} agents={agents} key={search} />
      {problem && <Refusal problem={problem} onRetry={retry} />}
      {!value && !problem && <SkeletonList rows={2} shape="card" label={words.title} />}
      {value && value.length === 0 && (
        <Empty icon="clock" title={search ? words.noneFound : expired ? words.noneExpired : words.none} />
      )}
      {value && value.length > 0 && <OpeningsTable openings={value} />}
    </Page>
  );
}

function OpeningsTable({ openings }: { readonly openings: readonly Opening[] }) {
  const texts = usePlanningWords();
  const words = texts.openings;
  const { language } = useWords();
  const { id } = useOrganisation();
  const motifs = useMotifs().value ?? [];
  const path = organisationPath(id, "plages");
  const at = (opening: Opening) => `${path}/${encodeURIComponent(opening.agent_id)}/${encodeURIComponent(opening.id)}`;

  const columns: readonly Column<Opening>[] = [
    { key: "title", label: words.titleLabel, cell: ({ title }) => title },
    {
      key: "when",
      label: words.when,
      cell: ({ first_day, start_time, end_time, recurrence, recurrence_text, exceptions }) => (
        <>
          {capital(recurrence ? recurrence_text : saidDay(first_day, language))}
          <span className="row-detail">
            {texts.times(saidTime(start_time, language), saidTime(end_time, language))}
            {recurrence && `, ${texts.recurrence.words.from(saidDay(first_day, language))}`}
          </span>
          {exceptions.length > 0 && <Tag tone="neutral">{words.exceptionsCount(exceptions.length)}</Tag>}
        </>
      ),
    },
    { key: "where", label: words.location, cell: ({ location_name }) => location_name || words.noLocation },
    {
      key: "motifs",
      label: words.motifs,
      cell: ({ motif_ids }) =>
        motif_ids
          .map((motif) => motifs.find((one) => one.id === motif)?.name)
          .filter(Boolean)
          .join(", "),
    },
    {
      key: "actions",
      label: texts.actions,
      quiet: true,
      cell: (opening) => (
        <div className="links">
          <RowLink href={at(opening)} label={texts.change} full={texts.changeOf(opening.title)} />
          <RowLink
            href={`${path}/nouvelle?${new URLSearchParams({ agent: opening.agent_id, modele: opening.id })}`}
            label={texts.duplicate}
            full={texts.duplicateOf(opening.title)}
          />
          <RowLink href={`${at(opening)}/supprimer`} label={texts.remove} full={texts.removeOf(opening.title)} />
        </div>
      ),
    },
  ];
  return <Table caption={words.count(openings.length)} columns={columns} rows={openings} rowKey={(one) => one.id} />;
}
