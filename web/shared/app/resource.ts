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

interface Reading {
  readonly value: unknown;
  readonly at: number;
}

// Within this time two parts of a page, or two pages, that want the same thing read it once.
const FRESH_MS = 5_000;
const read = new Map<string, Reading>();
const pending = new Map<string, Promise<unknown>>();
// What was asked for before everything was forgotten is not kept when it comes.
let generation = 0;

/** What a page has already read under a key, for the words around another page. */
export const alreadyRead = <Value>(key: string): Value | undefined => read.get(key)?.value as Value | undefined;

const isFresh = (key: string): boolean => Date.now() - (read.get(key)?.at ?? 0) < FRESH_MS;

/** One call at a time for one key, whoever asks. */
function shared<Value>(key: string, load: () => Promise<Value>): Promise<Value> {
  const running = pending.get(key) as Promise<Value> | undefined;
  if (running) return running;
  const started = load().finally(() => pending.delete(key));
  pending.set(key, started);
  return started;
}

/** Notes what another call has answered, so that the page that reads it shows it at once. */
export const remember = (key: string, value: unknown): void => {
  read.set(key, { value, at: Date.now() });
};

/** Forgets what was read under the keys that begin so: a change made it untrue. */
export function forget(beginning: string): void {
  for (const key of read.keys()) if (key.startsWith(beginning)) read.delete(key);
}

/** Forgets everything that was read: the person has changed. */
export function forgetAll(): void {
  generation += 1;
  read.clear();
  pending.clear();
}

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
    if (attempt === 0 && isFresh(key)) return setState({ key, value: alreadyRead<Value>(key) as Value });
    let current = true;
    const asked = generation;
    setState({ key });
    shared(key, () => load(attempt > 0)).then(
      (value) => {
        if (asked !== generation) return;
        remember(key, value);
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
