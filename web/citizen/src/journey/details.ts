/** What can be told wrong of the contact details before the service is asked. The service checks again, and more. */
import type { HoldSummary } from "@rdv/api";
import type { FieldProblem } from "../api/problem";
import type { Texts } from "../i18n";
import type { ContactDetails } from "./booking";

export type DetailField = keyof ContactDetails;
export type DetailErrors = Readonly<Partial<Record<DetailField, string>>>;

/** The order of the fields on the page, and of the lines of the error summary. */
export const DETAIL_FIELDS = ["first_name", "last_name", "email", "phone_number", "address"] as const;

const EMAIL = /^[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}$/i;
const PHONE = /^\+?\d{9,15}$/;

/** One message per wrong field; nothing when all can be sent. */
export function checkDetails(details: ContactDetails, needed: HoldSummary["fields"], texts: Texts): DetailErrors {
  const { missing, wrong } = texts.details;
  const given = (field: DetailField): string => details[field].trim();
  const phone = given("phone_number").replace(/[\s.()/-]/g, "");
  const errors: Partial<Record<DetailField, string>> = {};
  if (!given("first_name")) errors.first_name = missing.first_name;
  if (!given("last_name")) errors.last_name = missing.last_name;
  if (given("email") && !EMAIL.test(given("email"))) errors.email = wrong.email;
  if (phone && !PHONE.test(phone)) errors.phone_number = wrong.phone;
  if (!phone && needed.phone_required) errors.phone_number = missing.phone;
  else if (!phone && !given("email")) errors.email = missing.contact;
  if (needed.address_required && !given("address")) errors.address = missing.address;
  return errors;
}

/** The service's refusals, each at its field; `to` is the address of the code. */
export function refusedDetails(problems: readonly FieldProblem[], to: "email" | "phone_number"): DetailErrors {
  const known = problems.flatMap(({ field, message }) => {
    const name = field === "to" ? to : DETAIL_FIELDS.find((one) => field === `user.${one}`);
    return name ? [[name, message] as const] : [];
  });
  return Object.fromEntries(known);
}
