/**
 * What is typed freely for an appointment being made: in the tab alone, until it is made. Nothing of it is ever in an
 * address, which histories and logs keep.
 */
import { passing } from "@rdv/app/storage";

export interface Draft {
  readonly context: string;
  readonly title: string;
  readonly place_name: string;
  readonly place_address: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** The same press, sent twice, books once. */
  readonly key: string;
}

const KEY = "rdv.desk.draft";

const fresh = (): Draft => ({
  context: "",
  title: "",
  place_name: "",
  place_address: "",
  latitude: null,
  longitude: null,
  key: crypto.randomUUID(),
});

export function readDraft(): Draft {
  try {
    const kept = JSON.parse(passing.read(KEY) ?? "null") as Partial<Draft> | null;
    return { ...fresh(), ...kept };
  } catch {
    return fresh();
  }
}

/** The draft with a key that stays the same until it is made. */
export const startedDraft = (): Draft => keepDraft({});

export function keepDraft(changes: Partial<Draft>): Draft {
  const next = { ...readDraft(), ...changes };
  passing.write(KEY, JSON.stringify(next));
  return next;
}

export const forgetDraft = (): void => passing.remove(KEY);
