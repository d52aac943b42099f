/** A motif as its form holds it: what is typed stays text until it is sent. */
import type { Motif, MotifDetails } from "../../api/settings";
import { wholeNumber } from "./answers";
import { fullColour, PALETTE } from "./colours";
import type { Saved } from "./useEditor";

/** Which agents a motif is for: everybody of its service, the secretariat as well, or a person's own referents. */
export type Particular = "none" | "secretariat" | "follow_up";

export interface MotifValues
  extends Omit<MotifDetails, "duration_minutes" | "limit_per_person" | "for_secretariat" | "follow_up"> {
  readonly duration_minutes: string;
  readonly limit_per_person: string;
  readonly particular: Particular;
}

/** A motif that nobody has settled yet: the defaults of 2.7. */
export const newMotif = (color: string, serviceId: string): MotifValues => ({
  name: "",
  service_id: serviceId,
  duration_minutes: "30",
  category: "",
  color,
  location_type: "public_office",
  collectif: false,
  bookable_by: "agents",
  min_delay_seconds: 1_800,
  max_delay_seconds: 7_889_238,
  limit_per_person: "1",
  movable_by_user: true,
  cancellable_by_user: true,
  visibility: "visible_and_notified",
  restriction: "",
  instructions: "",
  cancel_warning: "",
  reminder_plan_hours: [48],
  particular: "none",
  sectorisation_level: "departement",
});

/** What the form shows of a motif, in the order of the page. */
export function motifValues(motif: MotifDetails): MotifValues {
  return {
    name: motif.name,
    service_id: motif.service_id,
    duration_minutes: String(motif.duration_minutes),
    category: motif.category,
    color: fullColour(motif.color) ?? motif.color,
    location_type: motif.location_type,
    collectif: motif.collectif,
    bookable_by: motif.bookable_by,
    min_delay_seconds: motif.min_delay_seconds,
    max_delay_seconds: motif.max_delay_seconds,
    limit_per_person: String(motif.limit_per_person),
    movable_by_user: motif.movable_by_user,
    cancellable_by_user: motif.cancellable_by_user,
    visibility: motif.visibility,
    restriction: motif.restriction,
    instructions: motif.instructions,
    cancel_warning: motif.cancel_warning,
    reminder_plan_hours: motif.reminder_plan_hours,
    particular: motif.for_secretariat ? "secretariat" : motif.follow_up ? "follow_up" : "none",
    sectorisation_level: motif.sectorisation_level,
  };
}

export const savedMotif = (current: unknown): Saved<MotifValues> => ({
  values: motifValues(current as Motif),
  version: (current as Motif).version,
});

export const LONGEST_MINUTES = 1_440;
export const SHORTEST_MINUTES = 1;
export const MOST_PER_PERSON = 100;
export const MOST_REMINDERS = 5;

/** What is sent of the form; undefined while a number is none. */
export function motifDetails(values: MotifValues): MotifDetails | undefined {
  const { particular, ...rest } = values;
  const minutes = wholeNumber(values.duration_minutes, SHORTEST_MINUTES, LONGEST_MINUTES);
  const limit = wholeNumber(values.limit_per_person, 1, MOST_PER_PERSON);
  if (minutes === undefined || limit === undefined) return undefined;
  return {
    ...rest,
    name: values.name.trim(),
    restriction: values.restriction.trim(),
    instructions: values.instructions.trim(),
    cancel_warning: values.cancel_warning.trim(),
    // A session with seats takes place on site (2.7).
    collectif: values.collectif && values.location_type === "public_office",
    duration_minutes: minutes,
    limit_per_person: limit,
    for_secretariat: particular === "secretariat",
    follow_up: particular === "follow_up",
  };
}

/** The first colour of the palette that no motif has, for a new one to be told from the others. */
export function freeColour(motifs: readonly { readonly color: string }[]): string {
  const taken = new Set(motifs.map(({ color }) => fullColour(color)));
  return Object.values(PALETTE).find((colour) => !taken.has(colour)) ?? PALETTE.sage;
}
