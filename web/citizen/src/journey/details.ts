/** What can be told wrong of the contact details before the service is asked. The service checks again, and more. */
import type { HoldSummary } from "@rdv/api";
import type { FieldProblem } from "@rdv/app/problem";
import type { Texts } from "../i18n";
import type { Attendee, ContactDetails, OtherPerson } from "./booking";

export type DetailField = keyof ContactDetails | "whom" | "other_first_name" | "other_last_name" | "other_birth_date";
export type DetailErrors = Readonly<Partial<Record<DetailField, string>>>;

/** The order of the fields on the page, and of the lines of the error summary. */
export const DETAIL_FIELDS = [
  "whom",
  "first_name",
  "last_name",
  "other_first_name",
  "other_last_name",
  "other_birth_date",
  "email",
  "phone_number",
  "address",
  "ants_number",
] as const satisfies readonly DetailField[];

const EMAIL = /^[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}$/i;
const PHONE = /^\+?\d{9,15}$/;
const ANTS = /^[A-Z0-9]{10}$/;

type Needed = HoldSummary["fields"];

/** What the motif needs of whoever books: one message per wrong field. */
function checkNeeded(details: ContactDetails, needed: Needed, texts: Texts): DetailErrors {
  const { missing, wrong } = texts.details;
  const phone = details.phone_number.replace(/[\s.()/-]/g, "");
  const ants = details.ants_number.replace(/\s/g, "").toUpperCase();
  const errors: Partial<Record<DetailField, string>> = {};
  if (phone && !PHONE.test(phone)) errors.phone_number = wrong.phone;
  if (!phone && needed.phone_required) errors.phone_number = missing.phone;
  if (needed.address_required && !details.address.trim()) errors.address = missing.address;
  if (needed.ants_number_required && !ants) errors.ants_number = texts.needed.missingAnts;
  else if (needed.ants_number_required && !ANTS.test(ants)) errors.ants_number = texts.needed.wrongAnts;
  return errors;
}

/** What somebody without an account must say: one message per wrong field; nothing when all can be sent. */
export function checkDetails(details: ContactDetails, needed: Needed, texts: Texts): DetailErrors {
  const { missing, wrong } = texts.details;
  const given = (field: keyof ContactDetails): string => details[field].trim();
  const errors: Partial<Record<DetailField, string>> = {};
  if (!given("first_name")) errors.first_name = missing.first_name;
  if (!given("last_name")) errors.last_name = missing.last_name;
  if (given("email") && !EMAIL.test(given("email"))) errors.email = wrong.email;
  if (!needed.phone_required && !given("phone_number") && !given("email")) errors.email = missing.contact;
  return { ...errors, ...checkNeeded(details, needed, texts) };
}

/** What an account must add for this motif. */
export const checkAccountDetails = checkNeeded;

/** True when the account's own contact details are not all that the motif needs. */
export const asksMore = (details: ContactDetails, needed: Needed): boolean =>
  needed.address_required || needed.ants_number_required || (needed.phone_required && !details.phone_number.trim());

/** The attendee that was answered, when it is one; what is missing of it otherwise. `today` is the reader's day. */
export function checkAttendee(
  attendee: Attendee | undefined,
  other: OtherPerson,
  texts: Texts,
  today: string,
): DetailErrors {
  if (attendee === undefined) return { whom: texts.whom.missing };
  if (attendee.kind !== "other") return {};
  const errors: Partial<Record<DetailField, string>> = {};
  if (!other.first_name.trim()) errors.other_first_name = texts.whom.missingFirstName;
  if (!other.last_name.trim()) errors.other_last_name = texts.whom.missingLastName;
  if (other.birth_date > today) errors.other_birth_date = texts.whom.wrongBirthDate;
  return errors;
}

const OTHERS = /^(?:for_relative|participants\.0)\.(first_name|last_name|birth_date)$/;

/** The field of the page that the service speaks of; `to` is the address of the code. */
function fieldOf(field: string, to: "email" | "phone_number"): DetailField | undefined {
  if (field === "to") return to;
  if (field === "for_user_id") return "whom";
  const other = OTHERS.exec(field)?.[1];
  if (other) return `other_${other}` as DetailField;
  return DETAIL_FIELDS.find((one) => field === `user.${one}` || (one === "ants_number" && field === one));
}

/** The service's refusals, each at its field. */
export function refusedDetails(problems: readonly FieldProblem[], to: "email" | "phone_number"): DetailErrors {
  const known = problems.flatMap(({ field, message }) => {
    const name = fieldOf(field, to);
    return name ? [[name, message] as const] : [];
  });
  return Object.fromEntries(known);
}
