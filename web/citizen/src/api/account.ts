/** The calls of a citizen's account. Each returns what it asked for, or throws a Problem. */
import type { AccountChange, Appointment, Channel, OpenedLink, OwnAppointments, Profile, Relative } from "@rdv/api";
import { body, done } from "@rdv/app/transport";
import { enter } from "../session";
import { client } from "./client";

/** Signs in; every part of the page learns who it is. Throws Problem: `wrong_credentials`, 429. */
export async function signIn(email: string, password: string): Promise<void> {
  enter(await body(client.POST("/api/sessions", { body: { email, password } })));
}

interface SignUp {
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly phone_number?: string;
  readonly language: "fr" | "en";
  readonly return_to?: string;
}

/** Has a link sent; the answer is the same for every address. */
export const signUp = (account: SignUp) => body(client.POST("/api/accounts", { body: account }));

export const askReset = (email: string, returnTo: string | null) =>
  body(client.POST("/api/password_resets", { body: { email, ...(returnTo ? { return_to: returnTo } : {}) } }));

/** What a mailed link is for; looking does not use it up. Throws Problem: 404, 410. */
export const openAccountLink = (token: string): Promise<OpenedLink> =>
  body(client.POST("/api/account_links/open", { body: { token } }));

/** Uses a link to choose a password, and signs in. Throws Problem: 422 on `password`, 404, 410. */
export async function choosePassword(token: string, password: string): Promise<void> {
  enter(await body(client.POST("/api/account_links/password", { body: { token, password } })));
}

/** Uses a link to confirm a new address. */
export const confirmEmail = (token: string) => body(client.POST("/api/account_links/email", { body: { token } }));

export const changePassword = (current_password: string, password: string): Promise<void> =>
  done(client.PUT("/api/account/password", { body: { current_password, password } }));

export const changeEmail = (email: string) => body(client.POST("/api/account/email_changes", { body: { email } }));

export const readProfile = (): Promise<Profile> => body(client.GET("/api/account"));

export const changeProfile = (change: AccountChange): Promise<Profile> =>
  body(client.PATCH("/api/account", { body: change }));

export const listRelatives = async (): Promise<readonly Relative[]> =>
  (await body(client.GET("/api/account/relatives"))).relatives;

export type RelativeDetails = Omit<Relative, "id">;

/** Whoever is there already is answered as they are. */
export const addRelative = (details: RelativeDetails): Promise<Relative> =>
  body(client.POST("/api/account/relatives", { body: details }));

const relative = (relative_id: string) => ({ params: { path: { relative_id } } });

export const changeRelative = (id: string, details: RelativeDetails): Promise<Relative> =>
  body(client.PATCH("/api/account/relatives/{relative_id}", { ...relative(id), body: details }));

/** Throws Problem: `has_appointments` while appointments to come name them. */
export const removeRelative = (id: string): Promise<void> =>
  done(client.DELETE("/api/account/relatives/{relative_id}", relative(id)));

export type Period = "upcoming" | "past";

export const listAppointments = (period: Period, cursor: string | null): Promise<OwnAppointments> =>
  body(client.GET("/api/account/appointments", { params: { query: { period, ...(cursor ? { cursor } : {}) } } }));

/** Brings the appointments of a proved address into the account; how many there were. */
export const claimAppointments = (contact_token: string) =>
  body(client.POST("/api/account/claims", { body: { contact_token } }));

/** Has six digits sent to an address that appointments were booked with. */
export const sendClaimCode = (channel: Channel, to: string) =>
  body(client.POST("/api/account/contact_codes", { body: { channel, to } }));

/** Throws Problem: `attendee_fixed`, `already_booked`. */
export const changeAttendee = (appointment_id: string, user_id: string): Promise<Appointment> =>
  body(
    client.POST("/api/appointments/{appointment_id}/attendee", {
      params: { path: { appointment_id } },
      body: { user_id },
    }),
  );

/** Everything that is kept about the person. */
export const exportAccount = () => body(client.GET("/api/account/export"));

/** Deletes the account. Throws Problem: `has_appointments` when some are to come and are not to be cancelled. */
export const deleteAccount = (cancel_appointments: boolean): Promise<void> =>
  done(client.DELETE("/api/account", { body: { cancel_appointments } }));
