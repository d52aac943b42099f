/** How an opening or an absence repeats (spec 2.10): what the editor holds, what the service takes, what it says in words. */

export type Every = "never" | "week" | "month";

/** Monday 1 to Saturday 6: Sundays are not offered. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6] as const;
/** Every week, every two weeks… every five. */
export const INTERVALS = [1, 2, 3, 4, 5] as const;

/** As the service spells it. */
export interface Recurrence {
  readonly every: "week" | "month";
  readonly interval: number;
  /** Weekly only: Monday 1 to Sunday 7. */
  readonly weekdays: readonly number[];
  /** Monthly only: which one of its month, and the weekday, from the first day. */
  readonly nth_weekday: readonly [number, number] | null;
  /** The last day that it may fall on; null when it never ends. */
  readonly until: string | null;
}

/** What the editor holds. A way that is not chosen keeps what was answered for it: changing one's mind loses nothing. */
export interface Repeat {
  readonly every: Every;
  readonly interval: number;
  readonly weekdays: readonly number[];
  readonly ends: boolean;
  readonly until: string;
}

const date = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Monday 1 to Sunday 7, of `2026-11-24`. */
export const weekdayOf = (day: string): number => date(day).getUTCDay() || 7;

/** Which one of its month a day is, and its weekday: the second Wednesday is `[2, 3]`. */
export const nthWeekday = (day: string): readonly [number, number] => [
  Math.floor((date(day).getUTCDate() - 1) / 7) + 1,
  weekdayOf(day),
];

/** Something that does not repeat yet. */
export const once = (): Repeat => ({ every: "never", interval: 1, weekdays: [], ends: false, until: "" });

/** What the editor shows of a recurrence that the service knows. */
export function repeatOf(recurrence: Recurrence | null): Repeat {
  if (recurrence === null) return once();
  const { every, interval, weekdays, until } = recurrence;
  return { every, interval, weekdays, ends: until !== null, until: until ?? "" };
}

/**
 * What the service takes; null for something that happens once. A weekly rule without a weekday has the first day's
 * (REC-01), a monthly one the place of the first day in its month.
 */
export function recurrenceOf(repeat: Repeat, firstDay: string): Recurrence | null {
  if (repeat.every === "never") return null;
  const weekly = repeat.every === "week";
  return {
    every: repeat.every,
    interval: repeat.interval,
    weekdays: weekly ? sortedWeekdays(repeat, firstDay) : [],
    nth_weekday: weekly ? null : nthWeekday(firstDay),
    until: repeat.ends ? repeat.until : null,
  };
}

/** The weekdays of a weekly rule, Monday first. */
export const sortedWeekdays = (repeat: Repeat, firstDay: string): readonly number[] =>
  repeat.weekdays.length > 0 ? [...new Set(repeat.weekdays)].sort((one, other) => one - other) : [weekdayOf(firstDay)];

/** Weekly on a new first day: its weekday is ticked when nothing else is. */
export const withWeekday = (repeat: Repeat, weekday: number, ticked: boolean): Repeat => ({
  ...repeat,
  weekdays: ticked ? [...repeat.weekdays, weekday].sort() : repeat.weekdays.filter((one) => one !== weekday),
});

/** True when the first day is not one of a weekly rule's days: it then begins at the next one (REC-05). */
export const beginsLater = (repeat: Repeat, firstDay: string): boolean =>
  repeat.every === "week" && repeat.weekdays.length > 0 && !repeat.weekdays.includes(weekdayOf(firstDay));

/** How a language says the parts of a recurrence. */
export interface RecurrenceWords {
  readonly once: (day: string) => string;
  readonly everyWeek: (interval: number) => string;
  readonly everyMonth: (interval: number) => string;
  /** Monday first, Sunday last. */
  readonly weekdays: readonly string[];
  readonly onWeekday: (weekday: string) => string;
  readonly onNth: (nth: number, weekday: string) => string;
  readonly and: (parts: readonly string[]) => string;
  readonly from: (day: string) => string;
  readonly until: (day: string) => string;
}

/**
 * A recurrence as people say it: "toutes les 2 semaines, le mardi et le jeudi, à partir du mardi 24 novembre 2026,
 * jusqu'au 30 juin 2027". `say` writes a day in the reader's language.
 */
export function inWords(
  repeat: Repeat,
  firstDay: string,
  words: RecurrenceWords,
  say: (day: string) => string,
): string {
  if (repeat.every === "never") return words.once(say(firstDay));
  const name = (weekday: number) => words.weekdays[weekday - 1] ?? "";
  const [nth, weekday] = nthWeekday(firstDay);
  const rhythm =
    repeat.every === "week"
      ? [
          words.everyWeek(repeat.interval),
          words.and(sortedWeekdays(repeat, firstDay).map((one) => words.onWeekday(name(one)))),
        ]
      : [words.everyMonth(repeat.interval), words.onNth(nth, name(weekday))];
  const end = repeat.ends && repeat.until ? [words.until(say(repeat.until))] : [];
  return [...rhythm, words.from(say(firstDay)), ...end].join(", ");
}
