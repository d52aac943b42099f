import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { useResource } from "@rdv/app/resource";
import { ButtonLink, SkeletonList } from "@rdv/theme";
import { type Absence, readAbsences } from "../../api/planning";
import type { Colleague } from "../../api/types";
import { organisationPath, useMe, useOrganisation } from "../../desk";
import { useWords } from "../../i18n";
import { Empty } from "../../parts/Empty";
import { News } from "../../parts/News";
import { Refusal } from "../../parts/Refusal";
import { type Column, Table } from "../../parts/Table";
import type { PageProperties } from "../../routes";
import { useColleagues } from "../settings/agents";
import { fold } from "../settings/fold";
import { RowLink } from "../settings/parts";
import { type Asked, askedOf, ListFilters } from "./PlanningList";
import { capital, saidDay, saidTime } from "./when";
import { usePlanningWords } from "./words";

/** The beginning of every key under which lists of absences are kept: a change forgets them all. */
export const ABSENCES_KEY = "absences:";

/** When an agent cannot be booked, anywhere. */
export function AbsencesPage({ query }: PageProperties) {
  const words = usePlanningWords().absences;
  const asked = askedOf(query, useMe().id);
  return (
    <Loaded title={words.title} resource={useColleagues()}>
      {(agents) => <Absences asked={asked} agents={agents} />}
    </Loaded>
  );
}

interface AbsencesProps {
  readonly asked: Asked;
  readonly agents: readonly Colleague[];
}

function Absences({ asked, agents }: AbsencesProps) {
  const words = usePlanningWords().absences;
  const { id } = useOrganisation();
  const path = organisationPath(id, "indisponibilites");
  const { agent, expired, search } = asked;
  const { value, problem, retry } = useResource(`${ABSENCES_KEY}${agent}:${expired}`, () =>
    readAbsences(agent, expired),
  );
  const found = value?.filter(({ title }) => fold(title).includes(fold(search)));
  return (
    <Page
      title={words.title}
      lead={<p>{words.lead}</p>}
      actions={<ButtonLink href={`${path}/nouvelle?agent=${encodeURIComponent(agent)}`}>{words.add}</ButtonLink>}
      deciding={!value && !problem}
    >
      <News />
      <ListFilters path={path} asked={asked} agents={agents} key={search} />
      {problem && <Refusal problem={problem} onRetry={retry} />}
      {!value && !problem && <SkeletonList rows={2} shape="card" label={words.title} />}
      {found && found.length === 0 && (
        <Empty icon="away" title={search ? words.noneFound : expired ? words.noneExpired : words.none} />
      )}
      {found && found.length > 0 && <AbsencesTable absences={found} />}
    </Page>
  );
}

function AbsencesTable({ absences }: { readonly absences: readonly Absence[] }) {
  const texts = usePlanningWords();
  const words = texts.absences;
  const { language } = useWords();
  const { id } = useOrganisation();
  const path = organisationPath(id, "indisponibilites");
  const at = ({ agent_id, id: absence }: Absence) =>
    `${path}/${encodeURIComponent(agent_id)}/${encodeURIComponent(absence)}`;
  const columns: readonly Column<Absence>[] = [
    { key: "title", label: words.titleLabel, cell: ({ title }) => title },
    {
      key: "when",
      label: words.when,
      cell: (absence) => {
        const { first_day, end_day, start_time, end_time, recurrence, recurrence_text } = absence;
        const [from, to] = [saidTime(start_time, language), saidTime(end_time, language)];
        if (recurrence) {
          return (
            <>
              {capital(recurrence_text)}
              <span className="row-detail">
                {texts.times(from, to)}, {texts.recurrence.words.from(saidDay(first_day, language))}
              </span>
            </>
          );
        }
        if (first_day === end_day) return capital(words.oneDay(saidDay(first_day, language), from, to));
        return capital(words.range(saidDay(first_day, language), from, saidDay(end_day, language), to));
      },
    },
    {
      key: "actions",
      label: texts.actions,
      quiet: true,
      cell: (absence) => (
        <div className="links">
          <RowLink href={at(absence)} label={texts.change} full={texts.changeOf(absence.title)} />
          <RowLink
            href={`${path}/nouvelle?${new URLSearchParams({ agent: absence.agent_id, modele: absence.id })}`}
            label={texts.duplicate}
            full={texts.duplicateOf(absence.title)}
          />
          <RowLink href={`${at(absence)}/supprimer`} label={texts.remove} full={texts.removeOf(absence.title)} />
        </div>
      ),
    },
  ];
  return <Table caption={words.count(absences.length)} columns={columns} rows={absences} rowKey={(one) => one.id} />;
}
