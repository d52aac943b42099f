import { beforeEach, describe, expect, it, vi } from "vitest";
import { running, settle } from "./running";
import { sessionsOf } from "./session";

interface Session {
  readonly user: string | null;
  readonly csrf_token: string | null;
  readonly expires_at: string | null;
}

const of = (user: string | null): Session => ({ user, csrf_token: user && `token of ${user}`, expires_at: null });

/** A tab whose service answers when the test says so. */
function tab() {
  const asked: ((session: Session) => void)[] = [];
  const channel = new EventTarget();
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", new EventTarget());
  vi.stubGlobal("BroadcastChannel", function OneTab() {
    return Object.assign(channel, { postMessage: () => undefined });
  });
  const sessions = sessionsOf<Session>({
    name: "test",
    read: () => new Promise((answer) => asked.push(answer)),
    close: async () => ({ logout_url: null }),
    who: ({ user }) => user ?? undefined,
    nobody: () => of(null),
  });
  sessions.watchSession();
  return { asked, sessions, tell: () => channel.dispatchEvent(new Event("message")) };
}

describe("who is signed in", () => {
  beforeEach(() => vi.unstubAllGlobals());

  it("is who has just signed in, whatever was asked before and is answered after", async () => {
    const { asked, sessions } = tab();
    const before = sessions.readSession();
    sessions.enter(of("zoe"));
    asked[0]?.(of(null));
    await settle();
    asked[1]?.(of("zoe"));
    expect((await before).user).toBe("zoe");
    const shown = await running(() => sessions.useSession(), {});
    expect(shown.now()).toEqual({ session: of("zoe"), expired: false });
  });

  it("is nobody once signed out, whatever was asked before and is answered after", async () => {
    const { asked, sessions } = tab();
    sessions.enter(of("zoe"));
    const before = sessions.readSession();
    await sessions.signOut();
    asked[0]?.(of("zoe"));
    await settle();
    asked[1]?.(of(null));
    expect((await before).user).toBeNull();
    const shown = await running(() => sessions.useSession(), {});
    expect(shown.now()).toEqual({ session: of(null), expired: false });
  });

  it("is asked again when another tab has changed it while the answer was on its way", async () => {
    const { asked, sessions, tell } = tab();
    const first = sessions.readSession();
    tell();
    asked[0]?.(of(null));
    await settle();
    asked[1]?.(of("zoe"));
    expect((await first).user).toBe("zoe");
  });

  it("is asked anew after a change, though an answer is on its way already", async () => {
    const { asked, sessions } = tab();
    const first = sessions.readSession();
    const anew = sessions.readAnew();
    asked[0]?.(of("zoe"));
    await settle();
    asked[1]?.(of("zoé"));
    expect([(await first).user, (await anew).user]).toEqual(["zoé", "zoé"]);
    expect(asked).toHaveLength(2);
  });

  it("is asked again when the browser shows a page that it had put aside", async () => {
    const { asked, sessions } = tab();
    sessions.enter(of("zoe"));
    window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: false }));
    expect(asked).toHaveLength(0);
    window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    expect(asked).toHaveLength(1);
  });
});
