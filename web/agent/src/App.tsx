import { Boundary } from "@rdv/app/Boundary";
import { Later } from "@rdv/app/Later";
import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { ProblemNotice } from "@rdv/app/ProblemNotice";
import { asProblem, type Problem } from "@rdv/app/problem";
import { navigate, useAddress } from "@rdv/app/router";
import { ButtonLink, SkeletonList } from "@rdv/theme";
import { useEffect, useState } from "react";
import type { Me } from "./api/types";
import { AtDesk, keepOrganisation, lastOrganisation, staffedTerritories } from "./desk";
import { useWords } from "./i18n";
import { Layout } from "./parts/Layout";
import { findRoute, type Route } from "./routes";
import { readSession, signInPath, useSession } from "./session";
import { useVisited } from "./visiting";

/** The page of an address: the door's to anybody, the others to who is signed in. */
export function App() {
  const address = useAddress();
  const { session, expired } = useSession();
  const found = findRoute(address.pathname);
  const key = address.pathname;
  if (found?.route.open) {
    return (
      <Layout>
        <Boundary key={key}>
          <Later load={found.route.load} properties={{ parts: found.parts, query: address.searchParams }} key={key} />
        </Boundary>
      </Layout>
    );
  }
  if (!session) return <Waiting />;
  if (!session.agent) return <Layout>{expired ? <Ended address={address} /> : <ToTheDoor address={address} />}</Layout>;
  // Another person is another page: nothing that stood on it is theirs.
  return <Behind me={session.agent} address={address} found={found} key={session.agent.id} />;
}

interface BehindProps {
  readonly me: Me;
  readonly address: URL;
  readonly found: { readonly route: Route; readonly parts: Record<string, string> } | null;
}

/** A page for who is signed in, in the organisation that its address names. */
function Behind({ me, address, found }: BehindProps) {
  const wanted = found?.parts.o;
  const named = me.organisations.find(({ id }) => id === wanted);
  useEffect(() => {
    if (named) keepOrganisation(named.id);
  }, [named]);
  if (found?.route.staffing && wanted !== undefined && !named && staffedTerritories(me).length > 0) {
    return <Visiting me={me} address={address} route={found.route} parts={found.parts} />;
  }
  const organisation = wanted === undefined ? lastOrganisation(me) : named;
  const known = found && (wanted === undefined || named);
  return (
    <AtDesk me={me} organisation={wanted === undefined ? undefined : named}>
      <Layout me={me} organisation={organisation} section={found?.route.section} path={address.pathname}>
        <Boundary key={address.pathname}>
          {known ? (
            <Later
              load={found.route.load}
              properties={{ parts: found.parts, query: address.searchParams }}
              key={found.route.path}
            />
          ) : (
            <NotFound />
          )}
        </Boundary>
      </Layout>
    </AtDesk>
  );
}

interface VisitingProps {
  readonly me: Me;
  readonly address: URL;
  readonly route: Route;
  readonly parts: Record<string, string>;
}

/** The agents of an organisation, for who manages the roles of its territory and has none in it (POL-01). */
function Visiting({ me, address, route, parts }: VisitingProps) {
  const words = useWords().texts.people.agents;
  const visited = useVisited(me);
  const organisation = visited.value?.find(({ id }) => id === parts.o);
  return (
    <AtDesk me={me} organisation={organisation}>
      <Layout me={me} organisation={organisation} section={route.section} path={address.pathname}>
        <Boundary key={address.pathname}>
          <Loaded title={words.title} back="/agent/organisations" resource={visited}>
            {() =>
              organisation ? (
                <Later load={route.load} properties={{ parts, query: address.searchParams }} key={route.path} />
              ) : (
                <NotFound />
              )
            }
          </Loaded>
        </Boundary>
      </Layout>
    </AtDesk>
  );
}

/** Nobody knows yet who is here. */
function Waiting() {
  const { texts } = useWords();
  const [problem, setProblem] = useState<Problem>();
  const ask = () => {
    setProblem(undefined);
    readSession().catch((thrown: unknown) => setProblem(asProblem(thrown)));
  };
  useEffect(ask, []);
  return (
    <Layout>
      <Page title={texts.common.loading} deciding={!problem}>
        {problem ? (
          <ProblemNotice problem={problem} onRetry={ask} />
        ) : (
          <SkeletonList rows={1} shape="card" label={texts.common.loading} />
        )}
      </Page>
    </Layout>
  );
}

function Ended({ address }: { readonly address: URL }) {
  const words = useWords().texts.people.session;
  return (
    <Page title={words.endedTitle} lead={<p>{words.ended}</p>}>
      <div className="actions">
        <ButtonLink href={signInPath(address.pathname + address.search)}>{words.signIn}</ButtonLink>
      </div>
    </Page>
  );
}

function ToTheDoor({ address }: { readonly address: URL }) {
  const target = signInPath(address.pathname + address.search);
  useEffect(() => navigate(target, { replace: true }), [target]);
  return null;
}

function NotFound() {
  const words = useWords().texts.notFound;
  return (
    <Page title={words.title} lead={<p>{words.text}</p>}>
      <div className="actions">
        <ButtonLink href="/agent/">{words.home}</ButtonLink>
      </div>
    </Page>
  );
}
