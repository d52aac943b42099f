/** When something takes place, as it is typed and as it is said. */
import { clockTime, isDay, type Language, longDay } from "@rdv/app/dates";
import { once, type Recurrence, type Repeat, recurrenceOf, repeatOf } from "./recurrence";

/** The fields of a form that say when, and how often. */
export interface WhenValues extends Repeat {
  readonly first_day: string;
  readonly start_time: string;
  readonly end_time: string;
}

/** What the form shows of something that stands. */
export const whenValues = (planned: {
  readonly first_day: string;
  readonly start_time: string;
  readonly end_time: string;
  readonly recurrence: Recurrence | null;
}): WhenValues => ({
  first_day: planned.first_day,
  start_time: planned.start_time,
  end_time: planned.end_time,
  ...repeatOf(planned.recurrence),
});

export const onceOn = (first_day: string, start_time: string, end_time: string): WhenValues => ({
  first_day,
  start_time,
  end_time,
  ...once(),
});

/** What is sent of it. */
export const whenSent = (values: WhenValues) => ({
  first_day: values.first_day,
  start_time: values.start_time,
  end_time: values.end_time,
  recurrence: recurrenceOf(values, values.first_day),
});

interface WhenWords {
  readonly missingDay: string;
  readonly missingTime: string;
  readonly missingWeekday: string;
  readonly missingUntil: string;
  readonly untilTooEarly: string;
}

export type WhenErrors = Readonly<Partial<Record<keyof WhenValues, string>>>;

export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** What is wrong with a recurrence and its first day and times, before the service is asked. */
export function whenErrors(values: WhenValues, words: WhenWords): WhenErrors {
  const { first_day, start_time, end_time, every, weekdays, ends, until } = values;
  const repeats = every !== "never";
  return {
    ...(isDay(first_day) ? {} : { first_day: words.missingDay }),
    ...(isTime(start_time) ? {} : { start_time: words.missingTime }),
    ...(isTime(end_time) ? {} : { end_time: words.missingTime }),
    ...(every === "week" && weekdays.length === 0 ? { weekdays: words.missingWeekday } : {}),
    ...(repeats && ends && !isDay(until) ? { until: words.missingUntil } : {}),
    ...(repeats && ends && isDay(until) && until <= first_day ? { until: words.untilTooEarly } : {}),
  };
}

/** The form's field for what the service says of a recurrence. */
export function whenField(field: string): keyof WhenValues | undefined {
  if (!field.startsWith("recurrence")) return undefined;
  if (field.endsWith("until")) return "until";
  return field.endsWith("weekdays") || field.endsWith("on") ? "weekdays" : "every";
}

/** `9 h`, `13 h 30` of a time of the clock. */
export const saidTime = (time: string, language: Language): string =>
  clockTime(`1970-01-01T${time.slice(0, 5)}:00Z`, language);

/** `mardi 24 novembre 2026`; nothing while the day is none. */
export const saidDay = (day: string, language: Language): string => (isDay(day) ? longDay(day, language) : day);

/** The first letter as a capital: for what begins a line. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
