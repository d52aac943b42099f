import type { Motif, Place } from "@rdv/api";
import { type Resource, useResource } from "@rdv/app/resource";
import { listPlaces } from "../api/service";
import { pointOf, type Search, scopeOf } from "./search";

/** The places where a motif can be booked, the nearest first when the search says where; nothing is read before the motif is known. */
export function usePlaces(search: Search, motif: Motif | undefined): Resource<readonly Place[]> {
  const scope = scopeOf(search);
  const query = { ...scope, ...pointOf(search), motif_key: motif?.key ?? "" };
  return useResource(scope && motif ? `places:${JSON.stringify(query)}` : null, () => listPlaces(query));
}

/** The place that the search has chosen. */
export const chosenPlace = (search: Search, places: readonly Place[] | undefined): Place | undefined =>
  places?.find(({ id, motif_id }) => motif_id === search.motif_id && id === (search.location_id ?? null));
