/**
 * Dates and times as people read them. An instant of the API carries the offset of its place, so its wall-clock time is
 * read from the text itself and never converted: ten o'clock in Basse-Terre is ten o'clock on every screen.
 */

export type Language = "fr" | "en";

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const locales = { fr: "fr-FR", en: "en-GB" } as const;
const FIXED = "\u00a0";

interface LocalTime {
  /** `2026-11-23` */
  readonly day: string;
  readonly hour: number;
  readonly minute: number;
  /** Minutes east of Greenwich. */
  readonly offset: number;
}

/** The wall-clock parts of an instant at its own place. Throws RangeError on anything else than ISO 8601 with an offset. */
export function localTime(instant: string): LocalTime {
  const found = INSTANT.exec(instant);
  if (!found) throw new RangeError(`not an instant with an offset: ${instant}`);
  const [, year, month, day, hour, minute, zone = "Z"] = found;
  const sign = zone.startsWith("-") ? -1 : 1;
  const [hours = 0, minutes = 0] = zone === "Z" ? [0, 0] : zone.slice(1).split(":").map(Number);
  return {
    day: `${year}-${month}-${day}`,
    hour: Number(hour),
    minute: Number(minute),
    offset: sign * (hours * 60 + minutes),
  };
}

/** The local day of an instant, `2026-11-23`. */
export const dayOf = (instant: string): string => localTime(instant).day;

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** A day some days later (or earlier). */
export function addDays(day: string, days: number): string {
  const date = utc(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The reader's own day. */
export function today(now = new Date()): string {
  return addDays("1970-01-01", Math.floor((now.getTime() - now.getTimezoneOffset() * 60_000) / 86_400_000));
}

/** True for a day that the calendar knows. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utc(text).getTime()) && addDays(text, 0) === text;
}

function format(day: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const text = new Intl.DateTimeFormat(locales[language], { ...options, timeZone: "UTC" }).format(utc(day));
  return language === "fr" ? text.replace(/(^|\s)1(?=\s\p{L})/u, "$11er") : text.replace(",", "");
}

/** `lundi 23 novembre 2026`; without the year, `lundi 23 novembre`. */
export function longDay(day: string, language: Language, year = true): string {
  return format(day, language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(year ? { year: "numeric" } : {}),
  });
}

/** The three lines of a leaf of a calendar. */
export function tile(day: string, language: Language): { weekday: string; day: string; month: string } {
  return {
    weekday: format(day, language, { weekday: "long" }),
    day: String(utc(day).getUTCDate()),
    month: format(day, language, { month: "long" }),
  };
}

/** `du 23 au 29 novembre`, `du 28 novembre au 4 décembre`. */
export function dayRange(from: string, to: string, language: Language): string {
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  const start = format(from, language, { day: "numeric", month: "long" });
  const end = format(to, language, { day: "numeric", month: "long" });
  const short = sameMonth ? (start.split(" ")[0] ?? start) : start;
  return language === "fr" ? `du ${short} au ${end}` : `${short} to ${end}`;
}

/** `9 h 30`, `14 h`; in English `9:30 am`, `2 pm`. */
export function clockTime(instant: string, language: Language): string {
  const { hour, minute } = localTime(instant);
  const padded = String(minute).padStart(2, "0");
  if (language === "fr") return minute === 0 ? `${hour}${FIXED}h` : `${hour}${FIXED}h${FIXED}${padded}`;
  const half = hour < 12 ? "am" : "pm";
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  return minute === 0 ? `${twelve}${FIXED}${half}` : `${twelve}:${padded}${FIXED}${half}`;
}

/** The reader's own clock `minutes` from now, for "come back at…". */
export function ownClock(at: Date, language: Language): string {
  const pad = (value: number) => String(value).padStart(2, "0");
  return clockTime(`1970-01-01T${pad(at.getHours())}:${pad(at.getMinutes())}:00Z`, language);
}

/** True when the reader's clock shows another time than the place's at that instant. */
export function elsewhere(instant: string): boolean {
  return localTime(instant).offset !== -new Date(instant).getTimezoneOffset();
}

/** `UTC−4`, `UTC+1`, `UTC+5:30`. */
export function offsetName(instant: string): string {
  const { offset } = localTime(instant);
  const minutes = Math.abs(offset);
  const rest = minutes % 60 === 0 ? "" : `:${String(minutes % 60).padStart(2, "0")}`;
  return `UTC${offset < 0 ? "−" : "+"}${Math.floor(minutes / 60)}${rest}`;
}

/** Groups instants by their local day, in their order. */
export function byDay<Item extends { readonly starts_at: string }>(items: readonly Item[]): [string, Item[]][] {
  const days = new Map<string, Item[]>();
  for (const item of items) {
    const day = dayOf(item.starts_at);
    const known = days.get(day);
    if (known) known.push(item);
    else days.set(day, [item]);
  }
  return [...days];
}
