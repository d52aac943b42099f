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
  /** What failed, for who reads: none while what was read before stands in for it. */
  readonly problem: Problem | undefined;
  /** What failed, for who is about to change the value: what was read before stands in for nothing. */
  readonly failure: Problem | undefined;
  /** True when the value is what stands now, false when it is only remembered, or is still being read. */
  readonly settled: boolean;
  readonly retry: () => void;
}

interface Reading {
  readonly value: unknown;
  readonly at: number;
}

// Within this time two parts of a page, or two pages, that want the same thing read it once.
const FRESH_MS = 5_000;
const read = new Map<string, Reading>();
// The calls whose answers are still wanted: what is said of a key meanwhile makes the one under way an old answer.
const pending = new Map<string, Promise<void>>();

/** What a page has already read under a key, for the words around another page. */
export const alreadyRead = <Value>(key: string): Value | undefined => read.get(key)?.value as Value | undefined;

const isFresh = (key: string): boolean => Date.now() - (read.get(key)?.at ?? 0) < FRESH_MS;

/** One call at a time for one key, whoever asks; an answer that has grown old on its way is not kept. */
function shared(key: string, load: () => Promise<unknown>): Promise<void> {
  const running = pending.get(key);
  if (running) return running;
  const wanted = () => pending.get(key) === started;
  const started: Promise<void> = load().then(
    (value) => {
      if (wanted()) remember(key, value);
    },
    (thrown: unknown) => {
      if (wanted()) pending.delete(key);
      throw thrown;
    },
  );
  pending.set(key, started);
  return started;
}

/** Notes what another call has answered, so that the page that reads it shows it at once. */
export const remember = (key: string, value: unknown): void => {
  pending.delete(key);
  read.set(key, { value, at: Date.now() });
};

/** Forgets what was read, or is being read, under the keys that begin so: a change made it untrue. */
export function forget(beginning: string): void {
  for (const known of [read, pending]) {
    for (const key of known.keys()) if (key.startsWith(beginning)) known.delete(key);
  }
}

/** Forgets everything that was read: the person has changed. */
export const forgetAll = (): void => forget("");

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
    setState({ key });
    const ask = (): Promise<void> =>
      shared(key, () => load(attempt > 0)).then(
        () => {
          if (!current) return;
          const reading = read.get(key);
          // Nothing was kept of an answer that had grown old: it is asked for anew.
          if (reading) setState({ key, value: reading.value as Value });
          else void ask();
        },
        (thrown: unknown) => {
          const problem = asProblem(thrown);
          if (current) setState({ key, problem });
        },
      );
    void ask();
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
  // A failure that passes takes nothing away from who reads it: it is read again when the network returns.
  const problem = fresh.problem?.passing && known !== undefined ? undefined : fresh.problem;
  return {
    value: fresh.value ?? (problem ? undefined : known),
    problem,
    failure: fresh.problem,
    settled: fresh.value !== undefined,
    retry,
  };
}
