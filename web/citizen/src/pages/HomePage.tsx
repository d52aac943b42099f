import type { Organisation } from "@rdv/api";
import { announce } from "@rdv/app/announcer";
import { useFocusWhen } from "@rdv/app/focus";
import { type Resource, useResource } from "@rdv/app/resource";
import { navigate } from "@rdv/app/router";
import {
  Alert,
  Button,
  ChoiceLink,
  ChoiceList,
  Combobox,
  Heading,
  Icon,
  type IconName,
  SkeletonList,
  type Suggestion,
  TextLink,
} from "@rdv/theme";
import { type FormEvent, useEffect, useState } from "react";
import { searchOrganisations } from "../api/service";
import { departementName, exactDepartement, findDepartements } from "../departements";
import { useWords } from "../i18n";
import { searchAround, useAddresses } from "../journey/addresses";
import { knowOrganisation } from "../journey/organisations";
import { searchPath } from "../journey/search";
import { Page } from "../parts/Page";
import { ProblemNotice } from "../parts/ProblemNotice";

// The service searches names from two letters on.
const SHORTEST_NAME = 2;
const PROMISES: readonly IconName[] = ["person", "check", "calendar"];

/** The first question: where. The answer is a département, a town, an address or an organisation. */
export function HomePage({ query }: { readonly query: string }) {
  const { texts } = useWords();
  return query ? (
    <Page title={texts.home.results(query)} back="/">
      <SearchForm query={query} key={query} />
      <Results query={query} />
    </Page>
  ) : (
    <div className="home">
      <div className="home-band">
        <div className="home-drawing">
          <Week />
        </div>
        <Page title={texts.home.title} lead={<p>{texts.home.lead}</p>}>
          <SearchForm query="" />
        </Page>
      </div>
      <div className="home-more wrap">
        <ul className="promises">
          {texts.home.promises.map(({ title, text }, index) => (
            <li key={title}>
              <span className="promise-icon">
                <Icon name={PROMISES[index] ?? "check"} />
              </span>
              <div>
                <Heading level={2} size="2xs">
                  {title}
                </Heading>
                <p>{text}</p>
              </div>
            </li>
          ))}
        </ul>
        <section className="home-already" aria-labelledby="already">
          <Heading level={2} size="2xs" id="already">
            {texts.home.already}
          </Heading>
          <p>{texts.home.alreadyHelp}</p>
          <p>
            <TextLink href="/mes_rendez_vous">{texts.home.alreadyAccount}</TextLink>
          </p>
        </section>
      </div>
    </div>
  );
}

const SOFT = new Set(["0 2", "1 0", "1 3", "2 1", "3 3", "4 0", "4 2"]);

/** A drawn week: five days, one time taken. */
function Week() {
  return (
    <svg className="home-week" viewBox="0 0 400 300" aria-hidden="true" focusable="false">
      {[0, 1, 2, 3, 4].flatMap((day) =>
        [0, 1, 2, 3].map((row) => {
          const kind = day === 3 && row === 1 ? "taken" : SOFT.has(`${day} ${row}`) ? "soft" : undefined;
          return (
            <rect key={`${day} ${row}`} className={kind} x={day * 80} y={row * 76} width="68" height="64" rx="10" />
          );
        }),
      )}
      <path d="m259 109 11 11 22-24" />
    </svg>
  );
}

// People stop typing for about that long between words.
const PAUSE_MS = 250;
const MOST_DEPARTEMENTS = 3;

/** A text, once the person has stopped typing it for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

interface Way extends Suggestion {
  readonly path: string;
}

/** Where a text may lead: départements by heart, towns and addresses from the address service. */
function useWays(typed: string): readonly Way[] {
  const { texts } = useWords();
  const settled = useSettled(typed);
  const { found } = useAddresses(settled);
  const departements = findDepartements(typed)
    .slice(0, MOST_DEPARTEMENTS)
    .map(({ code }) => ({
      id: code,
      label: departementName(code),
      detail: texts.home.departement,
      icon: "building" as const,
      path: searchPath({ departement: code }),
    }));
  const addresses = (found ?? []).map((address) => ({
    id: `${address.label} ${address.latitude} ${address.longitude}`,
    label: address.label,
    detail: departementName(address.departement),
    icon: "pin" as const,
    path: searchPath(searchAround(address)),
  }));
  return typed.trim() === "" ? [] : [...departements, ...addresses];
}

function SearchForm({ query }: { readonly query: string }) {
  const { texts } = useWords();
  const [typed, setTyped] = useState(query);
  const [error, setError] = useState<{ readonly text: string }>();
  const input = useFocusWhen<HTMLInputElement>(error);
  const ways = useWays(typed === query ? "" : typed);
  const count = ways.length;

  useEffect(() => {
    if (count > 0) announce(texts.home.suggested(count));
  }, [count, texts]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const wanted = typed.trim();
    setError(wanted === "" ? { text: texts.home.empty } : undefined);
    if (wanted === "") return;
    const departement = exactDepartement(wanted);
    navigate(departement ? searchPath({ departement: departement.code }) : `/?${new URLSearchParams({ q: wanted })}`);
  }

  return (
    <search>
      <form className="search-form" onSubmit={submit} noValidate>
        <Combobox
          id="q"
          label={texts.home.label}
          hint={texts.home.hint}
          error={error?.text}
          value={typed}
          onChange={setTyped}
          suggestions={ways}
          listLabel={texts.home.suggestions}
          onPick={({ id }) => navigate(ways.find((way) => way.id === id)?.path ?? "/")}
          focusRef={input}
          maxLength={100}
        />
        <Button type="submit">
          <Icon name="search" />
          {texts.home.submit}
        </Button>
      </form>
    </search>
  );
}

function Results({ query }: { readonly query: string }) {
  const { texts } = useWords();
  const departements = findDepartements(query);
  const key = query.trim().length < SHORTEST_NAME ? null : `organisations:${query}`;
  const organisations = useResource(key, () => searchOrganisations({ q: query.trim() }));
  const found = organisations.value ?? (key === null ? [] : undefined);
  const addresses = useAddresses(query);
  const count =
    found === undefined || addresses.found === undefined
      ? undefined
      : found.length + departements.length + addresses.found.length;

  useEffect(() => {
    if (count !== undefined) announce(texts.home.found(count));
  }, [count, texts]);

  return (
    <>
      {departements.length > 0 && (
        <section className="results" aria-labelledby="departements">
          <Heading level={2} id="departements">
            {texts.home.departements}
          </Heading>
          <ChoiceList>
            {departements.map(({ code }) => (
              <ChoiceLink key={code} icon="pin" href={searchPath({ departement: code })} title={departementName(code)}>
                {texts.home.allServices}
              </ChoiceLink>
            ))}
          </ChoiceList>
        </section>
      )}
      <OrganisationResults organisations={organisations} found={found} />
      {found !== undefined && addresses.found === undefined && <SkeletonList rows={2} label={texts.common.loading} />}
      {addresses.found && addresses.found.length > 0 && (
        <section className="results" aria-labelledby="addresses">
          <Heading level={2} id="addresses">
            {texts.home.addresses}
          </Heading>
          <ChoiceList>
            {addresses.found.map((address) => (
              <ChoiceLink
                key={`${address.label} ${address.latitude} ${address.longitude}`}
                icon="pin"
                href={searchPath(searchAround(address))}
                title={address.label}
              >
                {departementName(address.departement)}
              </ChoiceLink>
            ))}
          </ChoiceList>
        </section>
      )}
      {addresses.away && <p className="quiet">{texts.home.addressesAway}</p>}
      {count === 0 && (
        <Alert tone="info" title={texts.home.nothing}>
          <p>{texts.home.nothingHelp}</p>
        </Alert>
      )}
    </>
  );
}

interface OrganisationResultsProps {
  readonly organisations: Resource<readonly Organisation[]>;
  readonly found: readonly Organisation[] | undefined;
}

function OrganisationResults({ organisations, found }: OrganisationResultsProps) {
  const { texts } = useWords();
  if (organisations.problem) return <ProblemNotice problem={organisations.problem} onRetry={organisations.retry} />;
  if (found === undefined) return <SkeletonList rows={2} label={texts.common.loading} />;
  if (found.length === 0) return null;
  found.forEach(knowOrganisation);
  return (
    <section className="results" aria-labelledby="organisations">
      <Heading level={2} id="organisations">
        {texts.home.organisations}
      </Heading>
      <ChoiceList>
        {found.map(({ id, name, departement }) => (
          <ChoiceLink key={id} icon="building" href={searchPath({ departement, organisation_id: id })} title={name}>
            {departementName(departement)}
          </ChoiceLink>
        ))}
      </ChoiceList>
    </section>
  );
}
