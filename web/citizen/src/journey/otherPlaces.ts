/** Where an appointment could also take place: the locations at which its own motif is offered. */
import type { Appointment, Place } from "@rdv/api";
import { useResource } from "@rdv/app/resource";
import { listMotifs, listPlaces } from "../api/service";

type Located = Place & { readonly id: string };

async function placesOf(organisationId: string, serviceId: string, motifId: string): Promise<readonly Located[]> {
  const scope = { organisation_id: organisationId };
  const motifs = await listMotifs({ ...scope, service_id: serviceId });
  const motif = motifs.find(({ motif_ids }) => motif_ids.includes(motifId));
  // A motif that is no longer offered online has no other place; the appointment's own is tried all the same.
  if (!motif) return [];
  const places = await listPlaces({ ...scope, motif_key: motif.key });
  // Another motif of the same name is another motif: an appointment never changes its own.
  return places.filter((place): place is Located => place.id !== null && place.motif_id === motifId);
}

/** The places to choose from; none until they are known, and none for what takes place without one. */
export function useOtherPlaces({ organisation, service, motif_id, location_id }: Appointment): readonly Located[] {
  const key = location_id === null ? null : `places:${organisation.id}:${service.id}:${motif_id}`;
  const { value } = useResource(key, () => placesOf(organisation.id, service.id, motif_id));
  return value ?? [];
}
