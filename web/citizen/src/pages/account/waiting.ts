/** The address that a link was just sent to: kept with the tab, never in an address. */
import { passing, readJson } from "@rdv/app/storage";

export interface Waiting {
  readonly what: "confirm" | "reset";
  readonly email: string;
}

const KEY = "rdv.waiting";

export const keepWaiting = (waiting: Waiting): void => passing.write(KEY, JSON.stringify(waiting));
export const keptWaiting = (): Waiting | null => readJson<Waiting>(passing, KEY);
