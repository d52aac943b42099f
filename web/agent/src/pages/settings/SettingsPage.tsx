import { Page } from "@rdv/app/Page";
import { useResource } from "@rdv/app/resource";
import { Alert, ChoiceLink, ChoiceList, Heading, Icon, type IconName, SkeletonText, Tag, TextLink } from "@rdv/theme";
import { type Check, keys, type Missing, readCheck, readTeams } from "../../api/settings";
import { organisationPath, useOrganisation, useTerritory } from "../../desk";
import { News } from "../../parts/News";
import { Refusal } from "../../parts/Refusal";
import { useColleagues } from "./agents";
import { useLocations } from "./LocationsPage";
import { useMotifs, useServices } from "./MotifsPage";
import { useIsAdmin, useSettingsPath } from "./parts";
import { useSettingsWords } from "./words";

/** What there is to settle, each with how much of it stands, and whether anybody can book yet. */
export function SettingsPage() {
  const words = useSettingsWords().home;
  const { name } = useOrganisation();
  const admin = useIsAdmin();
  return (
    <Page title={words.title} lead={<p>{words.lead(name)}</p>}>
      <News />
      {admin && <CheckPart />}
      <Cards />
    </Page>
  );
}

function Cards() {
  const words = useSettingsWords().home;
  const { departement } = useOrganisation();
  const path = useSettingsPath();
  const territory = useTerritory(departement);
  const agents = useColleagues().value?.length;
  const locations = useLocations().value?.length;
  const motifs = useMotifs().value?.length;
  const services = useServices().value?.length;
  const teams = useResource(territory?.manage_teams ? keys.teams(departement) : null, () => readTeams(departement))
    .value?.length;

  const cards: readonly CardProps[] = [
    {
      page: "agents",
      icon: "group",
      title: words.agents,
      help: words.agentsHelp,
      count: counted(agents, words.agentsCount),
    },
    {
      page: "lieux",
      icon: "pin",
      title: words.locations,
      help: words.locationsHelp,
      count: counted(locations, words.locationsCount),
    },
    {
      page: "motifs",
      icon: "calendar",
      title: words.motifs,
      help: words.motifsHelp,
      count: counted(motifs, words.motifsCount),
    },
    { page: "organisation", icon: "building", title: words.organisation, help: words.organisationHelp },
    { page: "reservation_en_ligne", icon: "search", title: words.booking, help: words.bookingHelp },
    {
      page: "services",
      icon: "list",
      title: words.services,
      help: words.servicesHelp,
      count: counted(services, words.servicesCount),
    },
    ...(territory?.manage_teams
      ? [
          {
            page: "equipes",
            icon: "group" as const,
            title: words.teams,
            help: words.teamsHelp,
            count: counted(teams, words.teamsCount),
          },
        ]
      : []),
    ...(territory?.admin
      ? [{ page: "territoire", icon: "settings" as const, title: words.territory, help: words.territoryHelp }]
      : []),
  ];
  return (
    <section className="part" aria-labelledby="settings-cards">
      <Heading level={2} id="settings-cards">
        {words.cards}
      </Heading>
      <div className="settings-cards">
        <ChoiceList>
          {cards.map(({ page, icon, title, help, count }) => (
            <ChoiceLink key={page} href={path(page)} icon={icon} title={title}>
              <span>{help}</span>
              {count !== undefined && <strong>{count ?? <SkeletonText />}</strong>}
            </ChoiceLink>
          ))}
        </ChoiceList>
      </div>
    </section>
  );
}

interface CardProps {
  readonly page: string;
  readonly icon: IconName;
  readonly title: string;
  readonly help: string;
  /** Null while it is not known yet, undefined where nothing is counted. */
  readonly count?: string | null;
}

const counted = (count: number | undefined, say: (count: number) => string): string | null =>
  count === undefined ? null : say(count);

/** The page that repairs something that is missing. */
function repairPath(organisation: string, step: string, missing: Missing | undefined): string {
  const of = (page: string) => organisationPath(organisation, page);
  const id = encodeURIComponent(missing?.id ?? "");
  switch (missing?.id ? missing.code : "") {
    case "no_opening":
      return of(`plages/nouvelle?motif=${id}`);
    case "no_agent_of_service":
      return of(`reglages/motifs/${id}`);
    case "location_disabled":
      return of("reglages/lieux");
    default:
      break;
  }
  const pages: Readonly<Record<string, string>> = {
    agents: "reglages/agents",
    locations: "reglages/lieux",
    motifs: "reglages/motifs",
    openings: "plages",
    online_booking: "reglages/motifs",
  };
  return of(pages[step] ?? "reglages");
}

/** « Vérifier ma configuration »: each step, done or not, and the way to do it. */
function CheckPart() {
  const words = useSettingsWords().check;
  const { id } = useOrganisation();
  const { value, problem, retry } = useResource(keys.check(id), () => readCheck(id));
  return (
    <section className="part" aria-labelledby="check" id="verifier">
      <Heading level={2} id="check">
        {words.title}
      </Heading>
      {problem && <Refusal problem={problem} onRetry={retry} />}
      {!value && !problem && <SkeletonText />}
      {value && <Steps check={value} />}
    </section>
  );
}

function Steps({ check }: { readonly check: Check }) {
  const words = useSettingsWords().check;
  const todo = check.steps.filter(({ done }) => !done).length;
  const steps = (
    <ol className="check-steps">
      {check.steps.map((step) => (
        <CheckStep key={step.code} step={step} />
      ))}
    </ol>
  );
  return (
    <>
      <Alert tone={check.ready ? "success" : "warning"}>
        <p>
          <strong>{check.ready ? words.readyTitle : words.notReadyTitle(todo)}</strong>
        </p>
        <p>{check.ready ? words.ready : words.notReady}</p>
      </Alert>
      {check.ready && check.steps.every(({ missing }) => missing.length === 0) ? (
        <details>
          <summary>{words.seeSteps}</summary>
          {steps}
        </details>
      ) : (
        steps
      )}
    </>
  );
}

function CheckStep({ step }: { readonly step: Check["steps"][number] }) {
  const words = useSettingsWords().check;
  const { id } = useOrganisation();
  const { code, done, missing } = step;
  return (
    <li className="check-step" data-done={done}>
      <span className="check-mark" aria-hidden="true">
        <Icon name={done ? "check" : "warning"} />
      </span>
      <div>
        <p className="check-name">
          {words.steps[code] ?? code} <Tag tone={done ? "success" : "warning"}>{done ? words.done : words.todo}</Tag>
        </p>
        {missing.length > 0 && (
          <ul className="check-missing">
            {missing.map((one) => (
              <li key={`${one.code}${one.id ?? ""}`}>
                {words.missing(one.code, one.name ?? "")}{" "}
                <TextLink href={repairPath(id, code, one)}>
                  {(one.name && words.repairOne[one.code]?.(one.name)) || (words.repair[code] ?? words.title)}
                </TextLink>
              </li>
            ))}
          </ul>
        )}
        {!done && missing.length === 0 && (
          <p>
            <TextLink href={repairPath(id, code, undefined)}>{words.repair[code] ?? words.title}</TextLink>
          </p>
        )}
      </div>
    </li>
  );
}
