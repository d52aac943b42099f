/** Who, when and where: the part of an appointment that is asked for when it is made and when it is edited. */
import type { Problem } from "@rdv/app/problem";
import type { Errors } from "@rdv/app/useForm";
import type { SingleUseLocation } from "../../api/appointments";
import type { WallClock } from "../agenda/zone";
import { isWallClock } from "../agenda/zone";
import type { AppointmentTexts } from "./words";

export interface When {
  readonly date: string;
  readonly time: string;
  readonly duration: string;
  readonly agent_ids: readonly string[];
  readonly location_id: string;
  /** True when the place is typed, for this one appointment. */
  readonly elsewhere: boolean;
  readonly place_name: string;
  readonly place_address: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export const wallOfWhen = ({ date, time }: Pick<When, "date" | "time">): WallClock | null => {
  const wall = `${date}T${time.slice(0, 5)}`;
  return isWallClock(wall) ? wall : null;
};

export function minutesOf(duration: string): number | null {
  const minutes = /^\d{1,4}$/.test(duration.trim()) ? Number(duration) : 0;
  return minutes >= 1 && minutes <= 1440 ? minutes : null;
}

/** What is missing or makes no sense, each with its words; only an appointment on site has a place (RDV-02). */
export function checkWhen(
  when: When,
  onSite: boolean,
  words: AppointmentTexts["form"],
): Partial<Record<keyof When, string>> {
  const place = onSite
    ? when.elsewhere
      ? when.place_address.trim()
        ? {}
        : { place_address: words.missingAddress }
      : when.location_id
        ? {}
        : { location_id: words.missingLocation }
    : {};
  return {
    ...(wallOfWhen({ date: when.date, time: "00:00" }) ? {} : { date: words.missingDate }),
    ...(wallOfWhen({ date: "2000-01-01", time: when.time }) ? {} : { time: words.missingTime }),
    ...(minutesOf(when.duration) === null ? { duration: words.wrongDuration } : {}),
    ...(when.agent_ids.length > 0 ? {} : { agent_ids: words.missingAgent }),
    ...place,
  };
}

// What the service calls the answers of these fields.
const NAMES: Readonly<Record<string, string>> = {
  starts_at: "time",
  ends_at: "duration",
  duration_minutes: "duration",
  single_use_location: "place_address",
  users: "user_ids",
};

/** What a refusal says of each field, by the form's own names; what it says of none is told above the form. */
export function refusedWhen<Values extends object>(problem: Problem, values: Values): Errors<Values> {
  const told = problem.errors.map(({ field, message }) => {
    const [first = ""] = field.split(".");
    return [NAMES[first] ?? first, message] as const;
  });
  return Object.fromEntries(told.filter(([name]) => name in values)) as Errors<Values>;
}

/** The place as the service takes it. */
export function placeOf(
  when: When,
  onSite: boolean,
): { readonly location_id?: string; readonly single_use_location?: SingleUseLocation } {
  if (!onSite) return {};
  if (!when.elsewhere) return { location_id: when.location_id };
  const { place_name, place_address, latitude, longitude } = when;
  return {
    single_use_location: {
      address: place_address.trim(),
      ...(place_name.trim() ? { name: place_name.trim() } : {}),
      ...(latitude !== null && longitude !== null ? { latitude, longitude } : {}),
    },
  };
}
