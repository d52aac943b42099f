/** What an organisation has to choose from when an appointment is made or looked for. */
import { today } from "@rdv/app/dates";
import { useResource } from "@rdv/app/resource";
import { ask } from "../../api/client";
import { keys, type Location, type Motif, readLocations, readOrganisation } from "../../api/settings";
import { wallClock } from "../agenda/zone";

const of = (organisationId: string, what: string): string =>
  `/api/agent/organisations/${encodeURIComponent(organisationId)}/${what}`;

/** The motifs that the agent may make appointments with (MOT-06). */
export const useUsableMotifs = (organisationId: string) =>
  useResource(`motifs/${organisationId}/usable`, async () => {
    const query = { usable: true };
    return (await ask<{ readonly motifs: readonly Motif[] }>("GET", of(organisationId, "motifs"), { query })).motifs;
  });

export const useLocations = (organisationId: string) =>
  useResource(keys.locations(organisationId), () => readLocations(organisationId));

/** The organisation's zone, and what its territory asks of appointments. */
export const useSettled = (organisationId: string) =>
  useResource(keys.organisation(organisationId), () => readOrganisation(organisationId));

/** The day in the organisation's zone, which is not always that of the screen; until it is known, the screen's. */
export function useDay(organisationId: string): string {
  const zone = useSettled(organisationId).value?.time_zone;
  return zone ? wallClock(new Date(), zone).slice(0, 10) : today();
}

/** Those that an appointment may be at. */
export const enabled = (locations: readonly Location[] | undefined): readonly Location[] =>
  (locations ?? []).filter(({ availability }) => availability === "enabled");

/** The services of some motifs, each once, by name. */
export function servicesOf(motifs: readonly Motif[]): readonly { readonly id: string; readonly name: string }[] {
  const services = new Map(motifs.map(({ service }) => [service.id, service]));
  return [...services.values()].sort((one, other) => one.name.localeCompare(other.name, "fr"));
}
