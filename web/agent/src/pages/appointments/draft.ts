/**
 * What is typed freely for an appointment being made: in the tab alone, until it is made. Nothing of it is ever in an
 * address, which histories and logs keep.
 */
import { passing, randomId } from "@rdv/app/storage";

export interface Draft {
  readonly context: string;
  readonly title: string;
  readonly place_name: string;
  readonly place_address: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** The booking that was last asked for, and the key that makes asking again free. */
  readonly asked: { readonly request: string; readonly key: string } | null;
}

/** Where the last appointment was made at, which the next one most often is as well. */
export const LAST_LOCATION = "rdv.desk.location";

const KEY = "rdv.desk.draft";

const fresh = (): Draft => ({
  context: "",
  title: "",
  place_name: "",
  place_address: "",
  latitude: null,
  longitude: null,
  asked: null,
});

export function readDraft(): Draft {
  try {
    const kept = JSON.parse(passing.read(KEY) ?? "null") as Partial<Draft> | null;
    return { ...fresh(), ...kept };
  } catch {
    return fresh();
  }
}

export function keepDraft(changes: Partial<Draft>): Draft {
  const next = { ...readDraft(), ...changes };
  passing.write(KEY, JSON.stringify(next));
  return next;
}

/** The key of a request: the same for the same request, so that a press repeated after a lost answer books once. */
export function keyFor(body: object): string {
  const request = JSON.stringify(body);
  const { asked } = readDraft();
  if (asked?.request === request) return asked.key;
  const key = randomId();
  keepDraft({ asked: { request, key } });
  return key;
}

/** Forgets the draft of what has been made; where another is being typed by now, that one stays. */
export function forgetDraft(made: Draft): void {
  if (JSON.stringify(readDraft()) === JSON.stringify(made)) passing.remove(KEY);
}
