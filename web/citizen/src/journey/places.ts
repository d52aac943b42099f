import type { Motif, Place } from "@rdv/api";
import { type Resource, useResource } from "../api/resource";
import { listPlaces } from "../api/service";
import { type Search, scopeOf } from "./search";

/** The places where a motif can be booked, within the search's scope; nothing is read before the motif is known. */
export function usePlaces(search: Search, motif: Motif | undefined): Resource<readonly Place[]> {
  const scope = scopeOf(search);
  const key = scope && motif ? `places:${JSON.stringify(scope)}:${motif.key}` : null;
  return useResource(key, () => listPlaces({ ...scope, motif_key: motif?.key ?? "" }));
}

/** The place that the search has chosen. */
export const chosenPlace = (search: Search, places: readonly Place[] | undefined): Place | undefined =>
  places?.find(({ id, motif_id }) => motif_id === search.motif_id && id === (search.location_id ?? null));
