/** What the pages have learnt of organisations: their names and zones are not in every answer. */
import { alreadyRead, type Resource, remember, useResource } from "@rdv/app/resource";
import { findOrganisation } from "../api/service";
import type { Search } from "./search";

interface KnownOrganisation {
  readonly id: string;
  readonly name: string;
  readonly time_zone: string;
}

const key = (id: string) => `organisation:${id}`;

export const knowOrganisation = (organisation: KnownOrganisation): void => remember(key(organisation.id), organisation);

export const knownOrganisation = (id: string | undefined): KnownOrganisation | undefined =>
  id === undefined ? undefined : alreadyRead<KnownOrganisation>(key(id));

/** The organisation of a public link; null when there is none of this id, and nothing is read without an id. */
export const useOrganisation = (id: string | undefined): Resource<KnownOrganisation | null> =>
  useResource<KnownOrganisation | null>(id === undefined ? null : key(id), () => findOrganisation(id ?? ""));

/** The overseas départements whose clock is not Paris's. */
const ZONES: Readonly<Record<string, string>> = {
  "971": "America/Guadeloupe",
  "972": "America/Martinique",
  "973": "America/Cayenne",
  "974": "Indian/Reunion",
  "975": "America/Miquelon",
  "976": "Indian/Mayotte",
  "977": "America/St_Barthelemy",
  "978": "America/Marigot",
  "986": "Pacific/Wallis",
  "987": "Pacific/Tahiti",
  "988": "Pacific/Noumea",
};

/** The zone of the place that a search is about, when it can be told. */
export function zoneOf(search: Search): string | undefined {
  const known = knownOrganisation(search.organisation_id)?.time_zone;
  if (known) return known;
  return search.departement === undefined ? undefined : (ZONES[search.departement] ?? "Europe/Paris");
}
