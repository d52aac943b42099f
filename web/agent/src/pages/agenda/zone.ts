/**
 * Wall clocks of a place. The agenda draws and takes the time of the organisation's zone, whatever the screen's own:
 * what an agent types or drops is a wall clock, and becomes an instant here.
 */

/** `2026-11-23T09:30`, without a zone: what a clock on the wall shows. */
export type WallClock = string;

const WALL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;
const MINUTE_MS = 60_000;
const pad = (value: number): string => String(value).padStart(2, "0");

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  clocks.set(zone, made);
  return made;
}

/** What the clock of a zone shows at an instant. */
export function wallClock(instant: Date, zone: string): WallClock {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const [year, month, day] = [parts.get("year"), parts.get("month"), parts.get("day")];
  return `${year}-${month}-${day}T${parts.get("hour")}:${parts.get("minute")}`;
}

/** The wall clock as milliseconds, as if it were UTC: to count with, never an instant. */
const asUtc = (wall: WallClock): number => Date.parse(`${wall}:00Z`);

/** True for a wall clock that a calendar knows. */
export function isWallClock(text: string): boolean {
  const shown = WALL.test(text) ? asUtc(text) : Number.NaN;
  return !Number.isNaN(shown) && new Date(shown).toISOString().startsWith(text);
}

/**
 * The instant at which the clock of a zone shows `wall`, with that zone's offset. In the hour that spring leaps over, the
 * clock an hour later; in the hour that autumn repeats, the first one. Throws RangeError on anything else.
 */
export function instantOf(wall: WallClock, zone: string): string {
  if (!isWallClock(wall)) throw new RangeError(`not a wall clock: ${wall}`);
  const shown = asUtc(wall);
  // The offset is that of the instant looked for: guess with the day before's, then take what fits.
  const offsetAt = (ms: number): number => asUtc(wallClock(new Date(ms), zone)) - ms;
  const before = offsetAt(shown - 24 * 60 * MINUTE_MS);
  const after = offsetAt(shown + 24 * 60 * MINUTE_MS);
  const fits = [before, after].find((offset) => offsetAt(shown - offset) === offset);
  const offset = offsetAt(shown - (fits ?? before));
  const local = new Date(shown - (fits ?? before) + offset).toISOString().slice(0, 16);
  const minutes = Math.abs(offset) / MINUTE_MS;
  return `${local}:00${offset < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** A wall clock some minutes later. */
export const laterBy = (wall: WallClock, minutes: number): WallClock =>
  new Date(asUtc(wall) + minutes * MINUTE_MS).toISOString().slice(0, 16);

/** Minutes from one wall clock to another of the same zone. */
export const minutesBetween = (from: WallClock, to: WallClock): number => (asUtc(to) - asUtc(from)) / MINUTE_MS;

/** The wall clock's own quarter of an hour: a press anywhere in a line of the grid means the line. */
export const quarterOf = (wall: WallClock): WallClock => laterBy(wall, -(Number(wall.slice(14)) % 15));
