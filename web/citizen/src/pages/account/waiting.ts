/** The address that a link was just sent to, and what it was asked for: kept with the tab, never in an address. */
import { passing, readJson } from "@rdv/app/storage";

export interface Waiting {
  readonly what: "confirm" | "reset";
  readonly email: string;
  /** Where the person was going, if they came from a page of the site. */
  readonly returnTo?: string;
}

const KEY = "rdv.waiting";

export const keepWaiting = (waiting: Waiting): void => passing.write(KEY, JSON.stringify(waiting));
export const keptWaiting = (): Waiting | null => readJson<Waiting>(passing, KEY);

/** The form where another address is given, which still leads to where the person was going. */
export function otherAddressPath({ what, returnTo }: Waiting): string {
  const form = what === "confirm" ? "/inscription" : "/mot_de_passe_oublie";
  return returnTo ? `${form}?${new URLSearchParams({ return_to: returnTo })}` : form;
}
