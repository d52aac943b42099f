/**
 * Who is signed in. The session's secret is in a cookie that no script reads: this is what the service says of it, asked
 * after the first page stands and shared by everything that shows it. The tabs of a browser share the session, so each
 * tells the others when it changes.
 */
import { useEffect, useSyncExternalStore } from "react";
import { Problem } from "./problem";
import { forgetAll } from "./resource";
import { passing } from "./storage";

interface Answer {
  readonly csrf_token: string | null;
  readonly expires_at: string | null;
}

/** What tells one site's sessions from another's. */
interface Kind<Session extends Answer> {
  /** The name that the site's tabs know each other by. */
  readonly name: string;
  readonly read: () => Promise<Session>;
  readonly close: (token: string | null) => Promise<{ readonly logout_url: string | null }>;
  /** The id of who is signed in; nothing when nobody is. */
  readonly who: (session: Session) => string | undefined;
  /** The answer when nobody is signed in any more. */
  readonly nobody: (before: Session | undefined) => Session;
}

interface State<Session> {
  /** Undefined until the service has answered. */
  readonly session: Session | undefined;
  /** True when somebody was signed in here and the session has ended by itself. */
  readonly expired: boolean;
}

/** The answer, or nothing when the service gives none: the call that wanted to know then tells the failure itself. */
const orNothing = <Session>(asked: Promise<Session>): Promise<Session | null> => asked.catch(() => null);

/** The sessions of a site. */
export function sessionsOf<Session extends Answer>(kind: Kind<Session>) {
  const listeners = new Set<() => void>();
  let state: State<Session> = { session: undefined, expired: false };
  let reading: Promise<Session> | undefined;
  // How often the session has, or may have, changed: an answer asked for before says what was true before.
  let changes = 0;

  // A browser without BroadcastChannel notices at its next call, by the token that is refused.
  const tabs = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(kind.name);

  const somebody = (session: Session | undefined) => session && kind.who(session);

  function publish(next: State<Session>): void {
    // What was read for one person is never shown to another.
    if (state.session !== undefined && somebody(state.session) !== somebody(next.session)) forgetAll();
    state = next;
    for (const listener of listeners) listener();
  }

  async function read(): Promise<Session> {
    const before = changes;
    const session = await kind.read();
    if (changes !== before) return read();
    const lost = somebody(session) === undefined && (state.expired || somebody(state.session) !== undefined);
    publish({ session, expired: lost });
    return session;
  }

  /** Asks the service who is signed in, once at a time. Throws Problem. */
  function readSession(): Promise<Session> {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  /** The same after what may have changed it: an answer that is on its way already does not count. Throws Problem. */
  function readAnew(): Promise<Session> {
    changes += 1;
    return readSession();
  }

  /** Who is signed in, asked when it is not known yet. Throws Problem. */
  const currentSession = async (): Promise<Session> => state.session ?? readSession();

  /** The token that every change made with the cookie carries; null when nobody is known to be signed in. */
  const csrfToken = async (): Promise<string | null> => (await orNothing(currentSession()))?.csrf_token ?? null;

  /** Asks again after a refusal: the token when the same person is still signed in, else null. */
  async function sessionDoubted(): Promise<string | null> {
    const before = somebody(state.session);
    const session = await orNothing(readAnew());
    return session && before !== undefined && somebody(session) === before ? session.csrf_token : null;
  }

  /** Takes the session that signing in has just opened, and tells the other tabs. */
  function enter(session: Session): void {
    changes += 1;
    publish({ session, expired: false });
    tabs?.postMessage("changed");
  }

  /**
   * Closes the session, and forgets what this tab knows of the person; the provider's own page to go to, if any.
   * Throws Problem.
   */
  async function signOut(): Promise<string | null> {
    const { logout_url } = await kind.close(await csrfToken()).catch(async (thrown: unknown) => {
      // Another tab may have renewed the session since its token was read.
      if (!(thrown instanceof Problem) || thrown.code !== "wrong_csrf_token") throw thrown;
      return kind.close(await sessionDoubted());
    });
    leave();
    return logout_url;
  }

  /** Nobody is signed in any more: signed out, or the account is gone. */
  function leave(): void {
    changes += 1;
    passing.clear();
    publish({ session: kind.nobody(state.session), expired: false });
    tabs?.postMessage("changed");
  }

  /** True while somebody was signed in here and the session has ended by itself. */
  const hasEnded = (): boolean => state.expired;

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** Who is signed in, as far as it is known; asked once the component stands. */
  function useSession(): State<Session> {
    const known = useSyncExternalStore(subscribe, () => state);
    useEffect(() => {
      // The pages that need the answer show their own failure; the others do without.
      if (!state.session) readSession().catch(() => undefined);
    }, []);
    return known;
  }

  /** Looks again when the tab is seen after the session's time, when another tab has changed it, or come back to. */
  function watchSession(): void {
    const lookAgain = () => {
      if (state.session || reading) readAnew().catch(() => undefined);
    };
    tabs?.addEventListener("message", lookAgain);
    // A page that the browser had put aside stands as it was left, whoever has signed in or out since.
    window.addEventListener("pageshow", ({ persisted }) => persisted && lookAgain());
    document.addEventListener("visibilitychange", () => {
      const end = state.session?.expires_at;
      if (!document.hidden && end && Date.parse(end) <= Date.now()) lookAgain();
    });
  }

  return {
    csrfToken,
    currentSession,
    enter,
    hasEnded,
    leave,
    readAnew,
    readSession,
    sessionDoubted,
    signOut,
    useSession,
    watchSession,
  };
}

/** A path of this site, whatever an address claims; `home` for anything else. */
export function ownPath(path: string | null, home: string, origin = window.location.origin): string {
  if (!path?.startsWith("/") || /[\\\p{Cc}]/u.test(path)) return home;
  const url = URL.canParse(path, origin) ? new URL(path, origin) : null;
  return url?.origin === origin ? url.pathname + url.search : home;
}
