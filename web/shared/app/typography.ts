/** French typography for texts typed plainly: apostrophes, quotation marks, and spaces that must not break. */

const NARROW = "\u202f";
const FIXED = "\u00a0";

/** `L'heure : "9 h" ?` becomes `L’heure : « 9 h » ?` with its no-break spaces. */
export function french(text: string): string {
  return text
    .replace(/(\p{L})'(?=[\p{L}\d])/gu, "$1’")
    .replace(/"([^"]*)"/g, "« $1 »")
    .replace(/[ \u00a0\u202f]*([;!?])(?=\s|$|[)»])/g, `${NARROW}$1`)
    .replace(/[ \u00a0\u202f]+:(?=\s|$)/g, `${FIXED}:`)
    .replace(/«[ \u00a0\u202f]*/g, `«${FIXED}`)
    .replace(/[ \u00a0\u202f]*»/g, `${FIXED}»`)
    .replace(/(\d) (?=(?:minutes?|heures?|jours?|chiffres?|lettres?|h\b|km\b))/g, `$1${FIXED}`);
}

/** Applies `french` to every text of a catalogue, and to what its functions return. */
export function frenchCatalogue<Catalogue>(catalogue: Catalogue): Catalogue {
  return mapped(catalogue) as Catalogue;
}

function mapped(value: unknown): unknown {
  if (typeof value === "string") return french(value);
  if (typeof value === "function") return (...args: unknown[]) => mapped(value(...args));
  if (Array.isArray(value)) return value.map(mapped);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapped(inner)]));
  }
  return value;
}
