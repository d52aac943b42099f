/**
 * A booking under way, kept with the tab: a phone that leaves the page for the message with the code, or a page loaded
 * again, loses nothing. It is forgotten when the appointment is made.
 */
import type { BookedAppointment, BookingRequest, Channel, Hold } from "@rdv/api";
import { Problem } from "@rdv/app/problem";
import { lasting, passing, randomId, readJson } from "@rdv/app/storage";
import { book, placeHold, releaseHold, type SlotChoice, sendCode, verifyCode } from "../api/service";
import type { SessionUser } from "../session";
import { listsAreOld } from "./access";
import type { BookingStep } from "./search";

export interface ContactDetails {
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly phone_number: string;
  readonly address: string;
  readonly ants_number: string;
}

/** Somebody who comes to the appointment and is not known yet. */
export interface OtherPerson {
  readonly first_name: string;
  readonly last_name: string;
  /** `1980-02-29`, or empty. */
  readonly birth_date: string;
}

/** Who comes to the appointment: the one who books, a relative of theirs, or somebody else. */
export type Attendee =
  | { readonly kind: "self" }
  | { readonly kind: "relative"; readonly id: string; readonly name: string }
  | ({ readonly kind: "other" } & OtherPerson);

export interface KeptHold {
  readonly slot: SlotChoice;
  readonly hold: Hold;
  /** When the hold ends, on the reader's own clock (epoch milliseconds). */
  readonly endsAt: number;
}

interface Proof {
  readonly channel: Channel;
  readonly to: string;
  readonly token: string;
}

interface Draft {
  readonly held?: KeptHold;
  readonly details?: ContactDetails;
  readonly attendee?: Attendee;
  /** What was last typed of somebody else, kept when another answer is chosen for a moment. */
  readonly other?: OtherPerson;
  /** The account that goes on with the booking, and where it was when its session ended. */
  readonly account?: { readonly id: string; readonly step?: BookingStep };
  /** Where the last code went. */
  readonly sentTo?: { readonly channel: Channel; readonly to: string };
  readonly proof?: Proof;
  /** The booking that was last asked for, and the key that makes asking again free. */
  readonly asked?: { readonly request: string; readonly key: string };
}

const KEY = "rdv.booking";
const BOOKED = "rdv.booked";
const SHARED_HOLD = "rdv.hold";
const emptyDetails: ContactDetails = {
  first_name: "",
  last_name: "",
  email: "",
  phone_number: "",
  address: "",
  ants_number: "",
};
const nobody: OtherPerson = { first_name: "", last_name: "", birth_date: "" };

const draft = (): Draft => readJson<Draft>(passing, KEY) ?? {};
const keep = (change: Partial<Draft>): void => passing.write(KEY, JSON.stringify({ ...draft(), ...change }));

export const keptDetails = (): ContactDetails => ({ ...emptyDetails, ...draft().details });
export const keepDetails = (details: ContactDetails): void => keep({ details });
export const keptAttendee = (): Attendee | undefined => draft().attendee;
export const keepAttendee = (attendee: Attendee): void =>
  keep(attendee.kind === "other" ? { attendee, other: otherOf(attendee) } : { attendee });
export const keptOther = (): OtherPerson => draft().other ?? nobody;
export const keepOther = (other: OtherPerson): void => keep({ other });

const otherOf = ({ first_name, last_name, birth_date }: OtherPerson): OtherPerson => ({
  first_name,
  last_name,
  birth_date,
});

/** Notes who goes on with the booking: what was answered for one account is not an answer of another. */
export function goOnAs(user: SessionUser): void {
  const { account, held, ...rest } = draft();
  const kept = account === undefined || account.id === user.id ? rest : {};
  passing.write(KEY, JSON.stringify({ ...kept, ...(held && { held }), account: { id: user.id } }));
}

/** Notes where an account was when its session ended: signing in comes back there. */
export function leaveAt(step: BookingStep): void {
  const { account } = draft();
  if (account) keep({ account: { ...account, step } });
}

/** Where the account was, when it had to sign in again. */
export const stepLeft = (user: SessionUser): BookingStep | undefined => {
  const { account } = draft();
  return account?.id === user.id ? account.step : undefined;
};

/** True for one of the person's addresses as they stand now: they may have been corrected since. */
const isOwn = ({ to }: { readonly to: string }, details: ContactDetails): boolean => {
  const { email, phone_number } = userOf(details);
  return to === email || to === phone_number;
};

/** Where the last code went, when that is still an address of the person's. */
export function codeSentTo(details: ContactDetails): Draft["sentTo"] {
  const { sentTo } = draft();
  return sentTo && isOwn(sentTo, details) ? sentTo : undefined;
}

/** True when the code of one of these addresses was already given: it need not be asked again. */
export function alreadyProved(details: ContactDetails): boolean {
  const { proof } = draft();
  return proof !== undefined && isOwn(proof, details);
}

const sameSlot = (one: SlotChoice, other: SlotChoice): boolean =>
  one.motif_id === other.motif_id && one.location_id === other.location_id && one.starts_at === other.starts_at;

/**
 * The hold kept for a slot, expired or not; undefined when there is none. A page opened beside the first, by the link of
 * a confirmation message for one, goes on with the hold of this browser: it is the same person's.
 */
export function heldSlot(slot: SlotChoice): KeptHold | undefined {
  const { held } = draft();
  if (held && sameSlot(held.slot, slot)) return held;
  const shared = readJson<KeptHold>(lasting, SHARED_HOLD);
  return shared && sameSlot(shared.slot, slot) && shared.endsAt > Date.now() ? shared : undefined;
}

/** Forgets the hold that the browser's other tabs could go on with, when it is this one. */
function unshare(holdId: string): void {
  if (readJson<KeptHold>(lasting, SHARED_HOLD)?.hold.hold_id === holdId) lasting.remove(SHARED_HOLD);
}

/** The appointment that was just made of a slot: the back button must not offer to book it again. */
export function justBooked(slot: SlotChoice): string | undefined {
  const booked = readJson<{ readonly slot: SlotChoice; readonly appointmentId: string }>(passing, BOOKED);
  return booked && sameSlot(booked.slot, slot) ? booked.appointmentId : undefined;
}

const LONGEST_HOLD_MS = 15 * 60_000;
const USUAL_HOLD_MS = 10 * 60_000;

/**
 * When a hold ends on the reader's clock, which may be wrong by hours: a remaining time that makes no sense is the
 * usual ten minutes. The service stays the judge; this only says when to warn.
 */
export function holdEnd(expiresAt: string, now: number): number {
  const remaining = Date.parse(expiresAt) - now;
  return now + (remaining > 0 && remaining <= LONGEST_HOLD_MS ? remaining : USUAL_HOLD_MS);
}

/** Holds a slot, giving back the one held before. Throws Problem: `slot_taken` with its alternatives, `too_many_holds`. */
async function take(slot: SlotChoice): Promise<KeptHold> {
  const live = heldSlot(slot);
  if (live && live.endsAt > Date.now()) return live;
  const { held: other } = draft();
  if (other && !live) {
    // A hold that cannot be given back ends by itself in a few minutes.
    await releaseHold(other.hold.hold_id, other.hold.hold_token).catch(() => undefined);
    unshare(other.hold.hold_id);
  }
  const made = await placeHold(slot);
  const held = { slot, hold: made, endsAt: holdEnd(made.expires_at, Date.now()) };
  keep({ held });
  lasting.write(SHARED_HOLD, JSON.stringify(held));
  passing.remove(BOOKED);
  return held;
}

/** The hold that is being asked for: a press meanwhile goes on with its answer, not with the hold before it. */
let asked: { readonly slot: SlotChoice; readonly answer: Promise<KeptHold> } | undefined;

/**
 * Holds a slot; asked for twice at once, it is held once. Another one waits for the answer to the one before, which it
 * gives back: answers in another order would keep the wrong one. Throws Problem.
 */
export function hold(slot: SlotChoice): Promise<KeptHold> {
  if (asked && sameSlot(asked.slot, slot)) return asked.answer;
  const before = asked?.answer.catch(() => undefined);
  const answer = (before ? before.then(() => take(slot)) : take(slot)).finally(() => {
    if (asked?.answer === answer) asked = undefined;
  });
  asked = { slot, answer };
  return answer;
}

/** Sends a code to an address of the person. A hold that has expired is taken again when the slot is still free. */
export async function sendCodeFor(slot: SlotChoice, channel: Channel, to: string): Promise<void> {
  try {
    await sendCode(channel, to, (await ensureHold(slot)).hold.hold_token);
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.code !== "hold_expired") throw thrown;
    dropHold();
    await sendCode(channel, to, (await hold(slot)).hold.hold_token);
  }
  keep({ sentTo: { channel, to } });
}

/** Exchanges the six digits for the proof that the address is the person's. Throws Problem: `wrong_code`, 429. */
export async function prove(channel: Channel, to: string, code: string): Promise<void> {
  const { contact_token } = await verifyCode(channel, to, code);
  keep({ proof: { channel, to, token: contact_token } });
}

interface User {
  readonly first_name: string;
  readonly last_name: string;
  readonly email?: string;
  readonly phone_number?: string;
  readonly address?: string;
}

/** The user as the service wants it: what was left empty is left out. */
export function userOf(details: ContactDetails): User {
  const { first_name, last_name, email, phone_number, address } = details;
  return {
    first_name: first_name.trim(),
    last_name: last_name.trim(),
    ...(email.trim() && { email: email.trim() }),
    ...(phone_number.trim() && { phone_number: phone_number.trim() }),
    ...(address.trim() && { address: address.trim() }),
  };
}

/** The key of a request: the same for the same request, so that a retry after a lost answer books once. */
function keyFor(request: BookingRequest): string {
  const text = JSON.stringify(request);
  const { asked } = draft();
  if (asked?.request === text) return asked.key;
  const key = randomId();
  keep({ asked: { request: text, key } });
  return key;
}

/** Forgets that a slot is held: it was taken, or its time is over. */
export function dropHold(): void {
  const { held, ...rest } = draft();
  if (held) unshare(held.hold.hold_id);
  else lasting.remove(SHARED_HOLD);
  passing.write(KEY, JSON.stringify(rest));
}

function dropProof(): void {
  const { proof: _old, ...rest } = draft();
  passing.write(KEY, JSON.stringify(rest));
}

/** The hold kept for a slot, even when our clock thinks it is over: the service is the judge. */
async function ensureHold(slot: SlotChoice): Promise<KeptHold> {
  const underWay = asked && sameSlot(asked.slot, slot) ? asked.answer : undefined;
  return underWay ?? heldSlot(slot) ?? hold(slot);
}

/** Who books: the account that is signed in, or nobody's with the proof of an address. */
export interface Booker {
  readonly details: ContactDetails;
  readonly attendee: Attendee;
  readonly account: SessionUser | null;
}

/** What is known of the account, with what the motif made it add. */
export const detailsOf = (account: SessionUser, details: ContactDetails): ContactDetails => ({
  ...details,
  first_name: account.first_name,
  last_name: account.last_name,
  email: account.email ?? "",
  phone_number: details.phone_number || (account.phone_number ?? ""),
});

const named = ({ first_name, last_name, birth_date }: OtherPerson) => ({
  first_name: first_name.trim(),
  last_name: last_name.trim(),
  ...(birth_date && { birth_date }),
});

/** The body of a booking. */
export function bookingRequest(held: Hold, { details, attendee, account }: Booker, proof?: string): BookingRequest {
  const ants = details.ants_number.replace(/\s/g, "").toUpperCase();
  const request = {
    hold_id: held.hold_id,
    hold_token: held.hold_token,
    user: userOf(account ? detailsOf(account, details) : details),
    ...(ants && { ants_number: ants }),
  };
  if (!account) {
    const participants = attendee.kind === "other" ? { participants: [named(attendee)] } : {};
    return { ...request, contact_token: proof ?? "", ...participants };
  }
  if (attendee.kind === "relative") return { ...request, for_user_id: attendee.id };
  return attendee.kind === "other" ? { ...request, for_relative: named(attendee) } : request;
}

async function bookOnce(slot: SlotChoice, booker: Booker): Promise<BookedAppointment> {
  const { hold: held } = await ensureHold(slot);
  const request = bookingRequest(held, booker, draft().proof?.token);
  const appointment = await book(request, keyFor(request));
  // Whoever has gone on to another time meanwhile keeps what that booking holds.
  const { held: other } = draft();
  if (!other || sameSlot(other.slot, slot)) passing.remove(KEY);
  unshare(held.hold_id);
  listsAreOld();
  passing.write(BOOKED, JSON.stringify({ slot, appointmentId: appointment.id }));
  return appointment;
}

/**
 * Makes the appointment, then forgets the booking. A hold that has expired is taken again when the slot is still free.
 * Throws Problem: `slot_taken` with its alternatives, `already_booked`, 401 when the proof is too old to be used.
 */
export async function bookSlot(slot: SlotChoice, booker: Booker): Promise<BookedAppointment> {
  try {
    return await bookOnce(slot, booker);
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    if (thrown.status === 401) dropProof();
    if (thrown.code !== "hold_expired") throw thrown;
  }
  dropHold();
  return bookOnce(slot, booker);
}
