import { asProblem, type Problem } from "@rdv/app/problem";
import { navigate, useAddress } from "@rdv/app/router";
import { ButtonLink, SkeletonList } from "@rdv/theme";
import { Fragment, type ReactNode, useEffect, useState } from "react";
import { useWords } from "../../i18n";
import { Page } from "../../parts/Page";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { currentSession, type SessionUser, signInPath, useSession } from "../../session";
import { useAccountWords } from "./words";

/** Pages of somebody who is signed in. Nobody is sent to sign in and comes back; a session that has ended is told. */
export function Members({ children }: { readonly children: (user: SessionUser) => ReactNode }) {
  const { texts } = useWords();
  const words = useAccountWords().session;
  const { session, expired } = useSession();
  const address = useAddress();
  const [problem, setProblem] = useState<Problem>();
  const [attempt, setAttempt] = useState(0);
  const path = signInPath(address.pathname + address.search);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` only asks again
  useEffect(() => {
    setProblem(undefined);
    currentSession().catch((thrown: unknown) => setProblem(asProblem(thrown)));
  }, [attempt]);

  const away = session !== undefined && session.user === null && !expired;
  useEffect(() => {
    if (away) navigate(path, { replace: true });
  }, [away, path]);

  // Another person is another page: nothing that stood on it is theirs.
  if (session?.user) return <Fragment key={session.user.id}>{children(session.user)}</Fragment>;
  if (expired) {
    return (
      <Page title={words.endedTitle} lead={<p>{words.ended}</p>}>
        <div className="actions">
          <ButtonLink href={path}>{words.signIn}</ButtonLink>
          <ButtonLink href="/" variant="secondary">
            {texts.layout.home}
          </ButtonLink>
        </div>
      </Page>
    );
  }
  return (
    <Page title={words.neededTitle} deciding={!problem}>
      {problem ? (
        <ProblemNotice problem={problem} onRetry={() => setAttempt((count) => count + 1)} />
      ) : (
        <SkeletonList rows={1} shape="card" label={texts.common.loading} />
      )}
    </Page>
  );
}
