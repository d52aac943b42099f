/**
 * Who is signed in. The session's secret is in a cookie that no script reads: this is what the service says of it, asked
 * after the first page stands and shared by everything that shows it. The tabs of a browser share the session, so each
 * tells the others when it changes.
 */
import type { SessionAnswer, SessionUser } from "@rdv/api";
import { useEffect, useSyncExternalStore } from "react";
import { Problem } from "./api/problem";
import { forgetAll } from "./api/resource";
import { body, plainClient } from "./api/transport";
import { passing } from "./storage";

export type { SessionAnswer, SessionUser };

interface SessionState {
  /** Undefined until the service has answered. */
  readonly session: SessionAnswer | undefined;
  /** True when somebody was signed in here and the session has ended by itself. */
  readonly expired: boolean;
}

const listeners = new Set<() => void>();
let state: SessionState = { session: undefined, expired: false };
let reading: Promise<SessionAnswer> | undefined;

// A browser without BroadcastChannel notices at its next call, by the token that is refused.
const tabs = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("rdv.session");

function publish(next: SessionState): void {
  const before = state.session?.user?.id;
  const after = next.session?.user?.id;
  // What was read for one person is never shown to another.
  if (state.session !== undefined && before !== after) forgetAll();
  state = next;
  for (const listener of listeners) listener();
}

async function read(): Promise<SessionAnswer> {
  const session = await body(plainClient.GET("/api/session"));
  const lost = session.user === null && (state.expired || state.session?.user != null);
  publish({ session, expired: lost });
  return session;
}

/** Asks the service who is signed in, once at a time. Throws Problem. */
function readSession(): Promise<SessionAnswer> {
  reading ??= read().finally(() => {
    reading = undefined;
  });
  return reading;
}

/** Who is signed in, asked when it is not known yet. Throws Problem. */
export const currentSession = async (): Promise<SessionAnswer> => state.session ?? readSession();

/** The answer, or nothing when the service gives none: the call that wanted to know then tells the failure itself. */
const orNothing = (asked: Promise<SessionAnswer>): Promise<SessionAnswer | null> => asked.catch(() => null);

/** The token that every change made with the cookie carries; null when nobody is known to be signed in. */
export const csrfToken = async (): Promise<string | null> => (await orNothing(currentSession()))?.csrf_token ?? null;

/** Asks again after a refusal: the token when the same person is still signed in, else null. */
export async function sessionDoubted(): Promise<string | null> {
  const before = state.session?.user?.id;
  const session = await orNothing(readSession());
  return before !== undefined && session?.user?.id === before ? session.csrf_token : null;
}

/** Takes the session that signing in has just opened, and tells the other tabs. */
export function enter(session: SessionAnswer): void {
  publish({ session, expired: false });
  tabs?.postMessage("changed");
}

const close = (token: string | null) =>
  body(plainClient.DELETE("/api/session", token ? { params: { header: { "X-CSRF-Token": token } } } : {}));

/**
 * Closes the session, and forgets what this tab knows of the person; the provider's own page to go to, if any.
 * Throws Problem.
 */
export async function signOut(): Promise<string | null> {
  const { logout_url } = await close(await csrfToken()).catch(async (thrown: unknown) => {
    // Another tab may have renewed the session since its token was read.
    if (!(thrown instanceof Problem) || thrown.code !== "wrong_csrf_token") throw thrown;
    return close(await sessionDoubted());
  });
  leave();
  return logout_url;
}

/** Nobody is signed in any more: signed out, or the account is gone. */
export function leave(franceconnect = state.session?.franceconnect ?? false): void {
  passing.clear();
  publish({ session: { user: null, csrf_token: null, expires_at: null, franceconnect }, expired: false });
  tabs?.postMessage("changed");
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Who is signed in, as far as it is known; asked once the component stands. */
export function useSession(): SessionState {
  const known = useSyncExternalStore(subscribe, () => state);
  useEffect(() => {
    // The pages that need the answer show their own failure; the others do without.
    if (!state.session) readSession().catch(() => undefined);
  }, []);
  return known;
}

/** Looks again when the tab is seen after the session's time, or when another tab has changed it. */
export function watchSession(): void {
  const lookAgain = () => {
    if (state.session) readSession().catch(() => undefined);
  };
  tabs?.addEventListener("message", lookAgain);
  document.addEventListener("visibilitychange", () => {
    const end = state.session?.expires_at;
    if (!document.hidden && end && Date.parse(end) <= Date.now()) lookAgain();
  });
}

/** Where to go after signing in: a path of this site, whatever an address claims; `/mes_rendez_vous` without one. */
export function safeReturn(path: string | null, origin = window.location.origin): string {
  const home = "/mes_rendez_vous";
  if (!path?.startsWith("/") || /[\\\p{Cc}]/u.test(path)) return home;
  const url = URL.canParse(path, origin) ? new URL(path, origin) : null;
  return url?.origin === origin ? url.pathname + url.search : home;
}

/** The address of the sign-in page that comes back here. */
export const signInPath = (back: string): string => `/connexion?${new URLSearchParams({ return_to: back })}`;
