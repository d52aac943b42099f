/** Something that a page reads: shown at once when it was read before, read again behind. */
import { useCallback, useEffect, useState } from "react";
import { asProblem, type Problem } from "./problem";

interface State<Value> {
  readonly key: string;
  readonly value?: Value;
  readonly problem?: Problem;
}

export interface Resource<Value> {
  readonly value: Value | undefined;
  readonly problem: Problem | undefined;
  readonly retry: () => void;
}

const read = new Map<string, unknown>();

/** What a page has already read under a key, for the words around another page. */
export const alreadyRead = <Value>(key: string): Value | undefined => read.get(key) as Value | undefined;

/** Notes what another call has answered, so that the page that reads it shows it at once. */
export const remember = (key: string, value: unknown): void => {
  read.set(key, value);
};

/**
 * Reads `load()` whenever `key` changes; a null key reads nothing. `load` must depend on nothing but the key; it is told
 * when it reads again, to go past what the browser keeps. After a failure `retry` reads again; so does the network's return.
 */
export function useResource<Value>(key: string | null, load: (again: boolean) => Promise<Value>): Resource<Value> {
  const [state, setState] = useState<State<Value>>({ key: "" });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for `load`; `attempt` only asks again
  useEffect(() => {
    if (key === null) return;
    let current = true;
    setState({ key });
    load(attempt > 0).then(
      (value) => {
        read.set(key, value);
        if (current) setState({ key, value });
      },
      (thrown: unknown) => {
        const problem = asProblem(thrown);
        if (current) setState({ key, problem });
      },
    );
    return () => {
      current = false;
    };
  }, [key, attempt]);

  const failed = state.problem !== undefined && state.key === key;
  useEffect(() => {
    if (!failed) return;
    window.addEventListener("online", retry);
    return () => window.removeEventListener("online", retry);
  }, [failed, retry]);

  const fresh: State<Value> = state.key === key ? state : { key: key ?? "" };
  const known = key === null ? undefined : alreadyRead<Value>(key);
  return { value: fresh.value ?? (fresh.problem ? undefined : known), problem: fresh.problem, retry };
}
