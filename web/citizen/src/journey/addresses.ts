/** Addresses as people type them, and the search that each of them is. */
import type { Found } from "@rdv/api";
import { useResource } from "@rdv/app/resource";
import { searchAddresses } from "../api/addresses";
import { roughly, type Search } from "./search";

/** The national address base answers from three characters on. */
const SHORTEST = 3;

/**
 * The addresses that a text may mean; a text that is too short, or none, means none. When the address service is away the
 * list is empty and `away` is true: the rest of the search works without it.
 */
export function useAddresses(text: string): { readonly found: readonly Found[] | undefined; readonly away: boolean } {
  const query = text.trim();
  const wanted = query.length >= SHORTEST && /\p{L}/u.test(query);
  const { value, problem } = useResource(wanted ? `addresses:${query.toLowerCase()}` : null, () =>
    searchAddresses(query),
  );
  return { found: wanted && !problem ? value : [], away: wanted && problem !== undefined };
}

/** The search around an address: its département, its town, and a point too rough to find a house (decision 0130). */
export const searchAround = ({ departement, city, latitude, longitude }: Found): Search => ({
  departement,
  near: city,
  latitude: roughly(latitude),
  longitude: roughly(longitude),
});
