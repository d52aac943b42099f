import { beforeEach, describe, expect, it, vi } from "vitest";

/** A service that knows one session, and refuses a change that does not carry its token. */
class Service {
  user: string | null = "zoe";
  token = "first";
  readonly calls: string[] = [];

  readonly answer = async (request: Request): Promise<Response> => {
    const path = new URL(request.url).pathname;
    const sent = request.headers.get("X-CSRF-Token");
    this.calls.push([request.method, path, ...(sent ? [sent] : [])].join(" "));
    if (request.method === "DELETE") {
      if (sent !== this.token) return Response.json({ code: "wrong_csrf_token" }, { status: 403 });
      this.user = null;
      return Response.json({ logout_url: null });
    }
    if (path === "/api/session") {
      const user = this.user && { id: this.user };
      return Response.json({ user, csrf_token: user && this.token, expires_at: null, franceconnect: false });
    }
    if (request.headers.has("Authorization") || request.method === "GET") {
      return this.user ? Response.json({}) : Response.json({ code: "unauthenticated" }, { status: 401 });
    }
    if (this.user && sent !== this.token) return Response.json({ code: "wrong_csrf_token" }, { status: 403 });
    return Response.json(await request.json());
  };
}

describe("a call of the pages", () => {
  let service: Service;

  /** The client of a page just loaded. */
  async function page() {
    vi.resetModules();
    const { client } = await import("./client");
    const session = await import("../session");
    return { client, session };
  }

  beforeEach(() => {
    service = new Service();
    vi.stubGlobal("location", { origin: "https://rdv.example" });
    vi.stubGlobal("BroadcastChannel", undefined);
    vi.stubGlobal("fetch", service.answer);
  });

  const change = { body: { email: "zoe@courriel.example" } };

  it("asks for the session once, and signs every change with its token", async () => {
    const { client } = await page();
    await Promise.all([client.POST("/api/account/email_changes", change), client.POST("/api/password_resets", change)]);
    expect(service.calls.toSorted()).toEqual([
      "GET /api/session",
      "POST /api/account/email_changes first",
      "POST /api/password_resets first",
    ]);
  });

  it("asks again with the token that another tab has renewed, and sends the same body", async () => {
    const { client } = await page();
    await client.POST("/api/password_resets", change);
    service.token = "second";
    const { data } = await client.POST("/api/account/email_changes", change);
    expect(data).toEqual(change.body);
    expect(service.calls.slice(-3)).toEqual([
      "POST /api/account/email_changes first",
      "GET /api/session",
      "POST /api/account/email_changes second",
    ]);
  });

  it("does not make one person's change in another's name", async () => {
    const { client } = await page();
    await client.POST("/api/password_resets", change);
    service.user = "ali";
    service.token = "second";
    const { response } = await client.POST("/api/account/email_changes", change);
    expect(response.status).toBe(403);
    expect(service.calls.at(-1)).toBe("GET /api/session");
  });

  it("goes without a token when nobody is signed in", async () => {
    service.user = null;
    const { client } = await page();
    expect((await client.POST("/api/password_resets", change)).response.status).toBe(200);
    expect(service.calls).toEqual(["GET /api/session", "POST /api/password_resets"]);
  });

  it("lets the proof of an appointment speak for itself", async () => {
    const { client } = await page();
    await client.GET("/api/appointments/{appointment_id}", {
      params: { path: { appointment_id: "1" } },
      headers: { Authorization: "Bearer proof" },
    });
    expect(service.calls).toEqual(["GET /api/appointments/1"]);
  });

  it("leaves it to the session to say that it has ended", async () => {
    const { client, session } = await page();
    await session.currentSession();
    service.user = null;
    expect((await client.GET("/api/account")).response.status).toBe(401);
    expect(service.calls.at(-1)).toBe("GET /api/session");
    expect((await session.currentSession()).user).toBeNull();
  });

  it("signs out of a session that another tab has renewed", async () => {
    const { client, session } = await page();
    await client.POST("/api/password_resets", change);
    service.token = "second";
    await session.signOut();
    expect(service.calls.slice(-3)).toEqual([
      "DELETE /api/session first",
      "GET /api/session",
      "DELETE /api/session second",
    ]);
    expect((await session.currentSession()).user).toBeNull();
  });

  it("does not fail a change because the session cannot be read", async () => {
    const { client } = await page();
    vi.stubGlobal("fetch", (request: Request) =>
      request.url.endsWith("/api/session") ? Promise.reject(new TypeError("no network")) : service.answer(request),
    );
    service.user = null;
    expect((await client.POST("/api/password_resets", change)).response.status).toBe(200);
  });
});
