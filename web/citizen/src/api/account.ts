/** The calls of a citizen's account. Each returns what it asked for, or throws a Problem. */
import type { Appointment, Channel } from "@rdv/api";
import { enter, type SessionAnswer } from "../session";
import { sessionFetch } from "./client";
import { answerOf } from "./transport";

export interface Profile {
  readonly id: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly birth_name: string;
  readonly birth_date: string | null;
  readonly email: string;
  /** The address that awaits its confirmation, or nothing. */
  readonly pending_email: string;
  readonly phone_number: string;
  readonly address: string;
  readonly notify_by_sms: boolean;
  readonly notify_by_email: boolean;
  readonly language: "fr" | "en";
  /** What an identity provider has certified, and nobody changes any more (AUT-03). */
  readonly frozen_fields: readonly string[];
}

export type ProfileChange = Partial<
  Pick<
    Profile,
    | "first_name"
    | "last_name"
    | "birth_name"
    | "birth_date"
    | "phone_number"
    | "address"
    | "notify_by_sms"
    | "notify_by_email"
    | "language"
  >
>;

export interface Relative {
  readonly id: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly birth_date: string | null;
}

export type RelativeDetails = Omit<Relative, "id">;

export interface AppointmentPageAnswer {
  readonly appointments: readonly Appointment[];
  readonly next_cursor: string | null;
}

export interface OpenedLink {
  readonly purpose: "confirm" | "reset" | "email_change";
  readonly first_name: string;
  readonly return_to: string;
}

const call = <Answer>(method: string, path: string, json?: unknown) =>
  answerOf<Answer>(sessionFetch, method, path, json);

/** Signs in; every part of the page learns who it is. Throws Problem: `wrong_credentials`, 429. */
export async function signIn(email: string, password: string): Promise<void> {
  enter(await call<SessionAnswer>("POST", "/api/sessions", { email, password }));
}

export interface SignUp {
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly phone_number?: string;
  readonly language: "fr" | "en";
  readonly return_to?: string;
}

export const signUp = (account: SignUp) => call<unknown>("POST", "/api/accounts", account);

export const askReset = (email: string) => call<unknown>("POST", "/api/password_resets", { email });

/** What a mailed link is for. It is not used up by looking. Throws Problem: 404, 410. */
export const openAccountLink = (token: string) => call<OpenedLink>("POST", "/api/account_links/open", { token });

/** Uses a link to choose a password, and signs in. Throws Problem: 422 on `password`, 404, 410. */
export async function choosePassword(token: string, password: string): Promise<void> {
  enter(await call<SessionAnswer>("POST", "/api/account_links/password", { token, password }));
}

/** Uses a link to confirm a new address. */
export const confirmEmail = (token: string) => call<{ email: string }>("POST", "/api/account_links/email", { token });

export const changePassword = (current_password: string, password: string) =>
  call<null>("PUT", "/api/account/password", { current_password, password });

export const changeEmail = (email: string) => call<unknown>("POST", "/api/account/email_changes", { email });

export const readProfile = () => call<Profile>("GET", "/api/account");

export const changeProfile = (change: ProfileChange) => call<Profile>("PATCH", "/api/account", change);

export const listRelatives = async (): Promise<readonly Relative[]> =>
  (await call<{ relatives: readonly Relative[] }>("GET", "/api/account/relatives")).relatives;

export const addRelative = (details: RelativeDetails) => call<Relative>("POST", "/api/account/relatives", details);

const relativePath = (id: string) => `/api/account/relatives/${encodeURIComponent(id)}`;

export const changeRelative = (id: string, details: RelativeDetails) =>
  call<Relative>("PATCH", relativePath(id), details);

/** Throws Problem: `has_appointments` while appointments to come name them. */
export const removeRelative = (id: string) => call<null>("DELETE", relativePath(id));

export type Period = "upcoming" | "past";

export function listAppointments(period: Period, cursor: string | null): Promise<AppointmentPageAnswer> {
  const query = new URLSearchParams({ period, ...(cursor ? { cursor } : {}) });
  return call<AppointmentPageAnswer>("GET", `/api/account/appointments?${query}`);
}

/** Sends six digits to an address that appointments were booked with. */
export const sendClaimCode = (channel: Channel, to: string) =>
  call<unknown>("POST", "/api/contact_codes", { channel, to });

/** Brings the appointments of a proved address into the account; how many there were. */
export const claimAppointments = (contact_token: string) =>
  call<{ claimed: number }>("POST", "/api/account/claims", { contact_token });

export const changeAttendee = (appointmentId: string, user_id: string) =>
  call<Appointment>("POST", `/api/appointments/${encodeURIComponent(appointmentId)}/attendee`, { user_id });

export const exportAccount = () => call<unknown>("GET", "/api/account/export");

/** Deletes the account. Throws Problem: `has_appointments` when some are to come and are not to be cancelled. */
export const deleteAccount = (cancel_appointments: boolean) =>
  call<null>("DELETE", "/api/account", { cancel_appointments });
