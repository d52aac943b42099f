import type { Hold } from "@rdv/api";
import { settle } from "@rdv/app/running";
import { beforeEach, expect, test, vi } from "vitest";
import type { SlotChoice } from "../api/service";
import type { Booker } from "./booking";

const at = (hour: string): SlotChoice => ({
  motif_id: "m",
  location_id: "l",
  starts_at: `2026-11-23T${hour}:00:00+01:00`,
});
const SLOT = at("09");
const calls: string[] = [];
let answers: (() => void)[] = [];

/** Answers the call that has waited longest. */
const answer = (): void => answers.shift()?.();

function waiting<Answer>(call: string, given: Answer): Promise<Answer> {
  calls.push(call);
  return new Promise((resolve) => {
    answers.push(() => resolve(given));
  });
}

vi.mock("../api/service", () => ({
  placeHold: ({ starts_at }: SlotChoice) => {
    const hour = starts_at.slice(11, 13);
    const expires_at = new Date(Date.now() + 600_000).toISOString();
    return waiting(`hold ${hour}`, { hold_id: `h${hour}`, hold_token: `t${hour}`, expires_at } as Hold);
  },
  releaseHold: async (id: string) => {
    calls.push(`release ${id}`);
  },
  sendCode: async (_channel: string, _to: string, token: string) => {
    calls.push(`code ${token}`);
  },
  book: ({ hold_id }: { hold_id: string }) => waiting(`book ${hold_id}`, { id: "a" }),
}));

const details = { first_name: "Zoé", last_name: "Xi", email: "", phone_number: "", address: "", ants_number: "" };
const zoe = { ...details, email: "zoe@courriel.example" };

beforeEach(() => {
  vi.resetModules();
  calls.length = 0;
  answers = [];
});

test("a code asked for while its time is being held goes with that hold", async () => {
  const { hold, sendCodeFor } = await import("./booking");
  const first = hold(SLOT);
  const again = hold(SLOT);
  const sent = sendCodeFor(SLOT, "email", "zoe@courriel.example");
  answer();
  expect(await first).toBe(await again);
  await sent;
  expect(calls).toEqual(["hold 09", "code t09"]);
});

test("of two times asked for one after the other the second is kept, and the first given back", async () => {
  const { heldSlot, hold } = await import("./booking");
  void hold(SLOT);
  const second = hold(at("10"));
  answer();
  await settle();
  answer();
  await second;
  expect(calls).toEqual(["hold 09", "release h09", "hold 10"]);
  expect(heldSlot(at("10"))?.hold.hold_id).toBe("h10");
});

test("an appointment made late takes nothing from the booking begun meanwhile", async () => {
  const { bookSlot, heldSlot, hold, keepDetails, keptDetails } = await import("./booking");
  const held = hold(SLOT);
  answer();
  await held;
  const booker: Booker = { details: zoe, attendee: { kind: "self" }, account: null };
  const made = bookSlot(SLOT, booker);
  await settle();
  const next = hold(at("10"));
  await settle();
  keepDetails(zoe);
  answers.reverse();
  answer();
  await next;
  answer();
  await made;
  expect(heldSlot(at("10"))?.hold.hold_id).toBe("h10");
  expect(keptDetails().email).toBe(zoe.email);
});

test("where a code went counts only while it is still an address of the person's", async () => {
  const { codeSentTo, hold, sendCodeFor } = await import("./booking");
  const held = hold(SLOT);
  answer();
  await held;
  await sendCodeFor(SLOT, "email", zoe.email);
  expect(codeSentTo(zoe)).toEqual({ channel: "email", to: zoe.email });
  expect(codeSentTo({ ...zoe, email: "corrected@courriel.example" })).toBeUndefined();
});
