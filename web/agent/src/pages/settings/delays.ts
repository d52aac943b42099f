/** The delays that a motif offers for booking online (MOT-03). */

export type DelayUnit = "minutes" | "hours" | "days" | "weeks" | "months" | "years";

export interface Delay {
  readonly seconds: number;
  readonly count: number;
  readonly unit: DelayUnit;
}

const SECONDS = {
  minutes: 60,
  hours: 3_600,
  days: 86_400,
  weeks: 604_800,
  // A twelfth of the Gregorian year: three of them are the default of 7,889,238 seconds (2.7).
  months: 2_629_746,
  years: 31_556_952,
} as const;

const delay = (count: number, unit: DelayUnit): Delay => ({ seconds: count * SECONDS[unit], count, unit });

export const DELAYS: readonly Delay[] = [
  delay(30, "minutes"),
  ...[1, 2, 3, 6, 12].map((count) => delay(count, "hours")),
  ...[1, 2, 3].map((count) => delay(count, "days")),
  ...[1, 2, 3].map((count) => delay(count, "weeks")),
  ...[1, 2, 3, 6].map((count) => delay(count, "months")),
  delay(1, "years"),
];

/** Any number of seconds in the largest unit that counts it in whole; a motif may come from elsewhere than the list. */
function counted(seconds: number): Delay {
  const units = ["weeks", "days", "hours"] as const;
  const unit = units.find((one) => seconds % SECONDS[one] === 0) ?? "minutes";
  return { seconds, count: Math.round(seconds / SECONDS[unit]), unit };
}

/** The choices to offer: the list, and the present value where it is none of them, in order. */
export const delayChoices = (present: number): readonly Delay[] =>
  DELAYS.some(({ seconds }) => seconds === present)
    ? DELAYS
    : [...DELAYS, counted(present)].sort((one, other) => one.seconds - other.seconds);

/** When reminders may be sent, in hours before the appointment. */
export const REMINDER_HOURS = [3, 6, 12, 24, 48, 72, 168, 336] as const;

/** The reminders to offer: the list, and the present ones where they are none of it, soonest before the appointment first. */
export const reminderChoices = (present: readonly number[]): readonly number[] =>
  [...new Set([...REMINDER_HOURS, ...present])].sort((one, other) => one - other);

/** Hours in days where they are whole days. */
export const reminderDelay = (hours: number): Delay =>
  hours % 24 === 0 ? delay(hours / 24, "days") : delay(hours, "hours");
