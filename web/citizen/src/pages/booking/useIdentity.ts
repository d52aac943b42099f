import { asProblem, type Problem } from "@rdv/app/problem";
import { navigate } from "@rdv/app/router";
import { useCallback, useEffect, useState } from "react";
import { goOnAs, leaveAt } from "../../journey/booking";
import { type BookingStep, type Search, searchPath } from "../../journey/search";
import { currentSession, type SessionAnswer, type SessionUser, useSession } from "../../session";

interface Identity {
  /** Undefined until the service has said who is signed in. */
  readonly session: SessionAnswer | undefined;
  /** True when somebody was signed in here and the session has ended by itself. */
  readonly expired: boolean;
  readonly problem: Problem | undefined;
  readonly retry: () => void;
}

/** Who is signed in, for the pages that cannot do without the answer: a failure is theirs to show. */
export function useIdentity(): Identity {
  const { session, expired } = useSession();
  const [problem, setProblem] = useState<Problem>();
  const unknown = session === undefined;

  const ask = useCallback(() => {
    setProblem(undefined);
    currentSession().catch((thrown: unknown) => setProblem(asProblem(thrown)));
  }, []);
  useEffect(() => {
    if (unknown) ask();
  }, [unknown, ask]);

  return { session, expired, problem: unknown ? problem : undefined, retry: ask };
}

/** The account that books; without one any more, the person is asked to sign in again and comes back to this step. */
export function useAccount(search: Search, step: BookingStep): Identity & { readonly account: SessionUser | null } {
  const identity = useIdentity();
  const { session } = identity;
  const account = session?.user ?? null;
  const lost = session !== undefined && account === null;
  const path = searchPath(search, "identification");

  useEffect(() => {
    if (account) goOnAs(account);
  }, [account]);
  useEffect(() => {
    if (!lost) return;
    leaveAt(step);
    navigate(path, { replace: true });
  }, [lost, step, path]);
  return { ...identity, account };
}
