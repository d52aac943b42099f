/** The local stack's own routes: its inbox, its clock, and the calls of a second citizen. */
import { expect, type Page } from "@playwright/test";

/** The stacks of a run: one a worker, for a test moves the clock and resets the data of its own; SITE_URL names one. */
const FIRST_PORT = Number(process.env.PORT ?? "8187");
export const SITES: readonly string[] = process.env.SITE_URL
  ? [process.env.SITE_URL]
  : [FIRST_PORT, FIRST_PORT + 1].map((port) => `http://127.0.0.1:${port}`);

interface Message {
  readonly channel: "sms" | "email";
  readonly event: string;
  readonly text: string;
}

interface OwnAppointment {
  readonly id: string;
  readonly starts_at: string;
  readonly location_id: string | null;
  readonly location: { readonly name: string } | null;
}

interface Slot {
  readonly motif_id: string;
  readonly location_id: string | null;
  readonly starts_at: string;
}

interface Hold {
  readonly hold_id: string;
  readonly hold_token: string;
}

export class Stack {
  constructor(readonly url: string) {}

  private async post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + path, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  }

  /** Demonstration data as on the first start, at the real time. */
  async reset(): Promise<void> {
    expect((await this.post("/_local/reset")).status).toBe(200);
  }

  async now(): Promise<Date> {
    const answer = (await (await fetch(`${this.url}/_local/clock`)).json()) as { now: string };
    return new Date(answer.now);
  }

  /** Moves the service's clock forward; the browser's is another one. */
  async advance(seconds: number): Promise<void> {
    expect((await this.post("/_local/clock", { advance_seconds: Math.ceil(seconds) })).status).toBe(200);
  }

  /** Every message sent to an address so far, newest first. */
  async messages(to: string): Promise<readonly Message[]> {
    await this.post("/_local/drain");
    const answer = await fetch(`${this.url}/_local/messages?to=${encodeURIComponent(to)}`);
    return ((await answer.json()) as { messages: Message[] }).messages;
  }

  /** The six digits last sent to an address. */
  async code(to: string): Promise<string> {
    const message = (await this.messages(to)).find(({ event }) => event === "contact_code");
    const code = /\b\d{6}\b/.exec(message?.text ?? "")?.[0];
    if (!code) throw new Error(`no code was sent to ${to}`);
    return code;
  }

  /** The path of the link in the last message of an event. */
  async link(to: string, event: string): Promise<string> {
    const message = (await this.messages(to)).find((one) => one.event === event);
    const path = /\/r\/[\w-]+/.exec(message?.text ?? "")?.[0];
    if (!path) throw new Error(`no link was sent to ${to} with ${event}`);
    return path;
  }

  /** The path of the link in the last mail about an account. */
  async accountLink(to: string): Promise<string> {
    const message = (await this.messages(to)).find(({ event }) => event.startsWith("account"));
    const path = /\/compte\/lien\/[\w-]+/.exec(message?.text ?? "")?.[0];
    if (!path) throw new Error(`no link to an account was sent to ${to}`);
    return path;
  }

  /** What the service says is to come for whoever is signed in in a page. */
  async appointmentsOf(page: Page): Promise<readonly OwnAppointment[]> {
    const answer = await page.request.get("/api/account/appointments?period=upcoming");
    expect(answer.status()).toBe(200);
    return ((await answer.json()) as { appointments: OwnAppointment[] }).appointments;
  }

  /** Adds a relative for whoever is signed in in a page. */
  async addRelative(page: Page, relative: { first_name: string; last_name: string }): Promise<{ id: string }> {
    const { csrf_token } = (await (await page.request.get("/api/session")).json()) as { csrf_token: string };
    const answer = await page.request.post("/api/account/relatives", {
      data: relative,
      headers: { "X-CSRF-Token": csrf_token },
    });
    expect(answer.status()).toBe(201);
    return (await answer.json()) as { id: string };
  }

  /** Books a time for a new relative of whoever is signed in in a page, without its pages. */
  async bookForRelative(page: Page, slot: Slot, relative: { first_name: string; last_name: string }): Promise<void> {
    const { csrf_token } = (await (await page.request.get("/api/session")).json()) as { csrf_token: string };
    const held = await page.request.post("/api/holds", { data: slot, headers: { "X-Visitor": `for ${csrf_token}` } });
    expect(held.status()).toBe(201);
    const { hold_id, hold_token } = (await held.json()) as Hold;
    const answer = await page.request.post("/api/appointments", {
      data: { hold_id, hold_token, for_relative: relative },
      headers: { "X-CSRF-Token": csrf_token, "Idempotency-Key": hold_id },
    });
    expect(answer.status()).toBe(201);
  }

  /** Another citizen holds a slot: null when they cannot. */
  async holdAsSomeoneElse(slot: Slot): Promise<Hold | null> {
    const visitor = `other-${Math.random().toString(36).slice(2)}`;
    const answer = await this.post("/api/holds", slot, { "X-Visitor": visitor });
    return answer.status === 201 ? ((await answer.json()) as Hold) : null;
  }

  /** Takes every agent's place at a start, so that it is gone for whoever looks at it. */
  async takeAll(slot: Slot): Promise<void> {
    let taken = 0;
    while (await this.holdAsSomeoneElse(slot)) taken += 1;
    expect(taken).toBeGreaterThan(0);
  }
}
