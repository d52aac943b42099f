/** What can be told wrong of an account's answers before the service is asked. The service checks again, and more. */
import { isDay, today } from "./dates";

const EMAIL = /^[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}$/i;
const PHONE = /^\+?\d{9,15}$/;

export const looksLikeEmail = (text: string): boolean => EMAIL.test(text.trim());
export const looksLikePhone = (text: string): boolean => PHONE.test(text.replace(/[\s.()/-]/g, ""));

/** `31/12/1980` as `1980-12-31`; null for anything that is no day of the past. */
export function birthDay(text: string, now = today()): string | null {
  const found = /^(\d{1,2})[\s/.-](\d{1,2})[\s/.-](\d{4})$/.exec(text.trim());
  if (!found) return null;
  const [, day = "", month = "", year = ""] = found;
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(written) && written >= "1900-01-01" && written <= now ? written : null;
}

/** `1980-12-31` as people type it: `31/12/1980`. */
export const typedDay = (day: string | null): string => (day ? day.split("-").reverse().join("/") : "");

/** A number kept as `+33612345678`, as people write it: `06 12 34 56 78`, overseas as well; any other is left as it is. */
export function typedPhone(number: string | null): string {
  const found = /^\+(?:33|262|590|594|596)(\d)(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(number ?? "");
  return found ? `0${found.slice(1).join(" ")}` : (number ?? "");
}

export interface PasswordRules {
  readonly length: boolean;
  readonly digit: boolean;
  readonly upper: boolean;
  readonly special: boolean;
}

/** Which rules a password keeps (9.3); whether it is a common one only the service knows. */
export function passwordRules(password: string): PasswordRules {
  const length = [...password].length;
  return {
    length: length >= 12 && length <= 128,
    digit: /\d/.test(password),
    upper: /\p{Lu}/u.test(password),
    special: /[^\p{L}\p{N}_]/u.test(password),
  };
}

const MAILBOXES: readonly (readonly [RegExp, string, string])[] = [
  [/^(gmail|googlemail)\.com$/, "Gmail", "https://mail.google.com/"],
  [/^(outlook|hotmail|live|msn)\.(com|fr)$/, "Outlook", "https://outlook.live.com/"],
  [/^(yahoo|ymail)\.(com|fr)$/, "Yahoo Mail", "https://mail.yahoo.com/"],
  [/^(orange|wanadoo)\.fr$/, "Orange", "https://messagerie.orange.fr/"],
  [/^laposte\.net$/, "La Poste", "https://www.laposte.net/accueil"],
  [/^(free|aliceadsl)\.fr$/, "Free", "https://webmail.free.fr/"],
  [/^(sfr|neuf|cegetel)\.(fr|net)$/, "SFR", "https://webmail.sfr.fr/"],
  [/^(icloud|me|mac)\.com$/, "iCloud", "https://www.icloud.com/mail"],
];

/** The mailbox of an address, when it is one that many people have (AUT-01). */
export function mailbox(email: string): { readonly name: string; readonly url: string } | undefined {
  const domain = email.trim().toLowerCase().split("@")[1] ?? "";
  const known = MAILBOXES.find(([pattern]) => pattern.test(domain));
  return known && { name: known[1], url: known[2] };
}
