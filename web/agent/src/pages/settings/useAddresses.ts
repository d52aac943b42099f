/** Addresses as the national base knows them, behind our own endpoint. */
import { useResource } from "@rdv/app/resource";
import { ask } from "../../api/client";
import { usePaused } from "./usePaused";

export interface FoundAddress {
  readonly label: string;
  readonly city: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** The national address base answers from three characters on. */
const SHORTEST = 3;
const PAUSE_MS = 200;

/** The addresses that a text may mean; `away` when the address service does not answer. */
export function useAddresses(text: string): {
  readonly found: readonly FoundAddress[] | undefined;
  readonly away: boolean;
} {
  const query = usePaused(text.trim(), PAUSE_MS);
  const wanted = query.length >= SHORTEST && /\p{L}/u.test(query);
  const { value, problem } = useResource(wanted ? `addresses:${query.toLowerCase()}` : null, async () => {
    const { addresses } = await ask<{ addresses: readonly FoundAddress[] }>("GET", "/api/addresses", {
      query: { q: query },
    });
    return addresses;
  });
  return { found: wanted && !problem ? value : [], away: wanted && problem !== undefined };
}
