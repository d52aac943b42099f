import type { Hold } from "@rdv/api";
import { beforeEach, expect, test, vi } from "vitest";
import type { SlotChoice } from "../api/service";

const SLOT: SlotChoice = { motif_id: "m", location_id: "l", starts_at: "2026-11-23T09:00:00+01:00" };
const calls: string[] = [];
let answerHold: (made: Hold) => void = () => undefined;

vi.mock("../api/service", () => ({
  placeHold: () => {
    calls.push("hold");
    return new Promise<Hold>((resolve) => {
      answerHold = resolve;
    });
  },
  sendCode: async (_channel: string, _to: string, token: string) => {
    calls.push(`code ${token}`);
  },
}));

beforeEach(() => {
  calls.length = 0;
});

test("a code asked for while its time is being held goes with that hold", async () => {
  const { hold, sendCodeFor } = await import("./booking");
  const first = hold(SLOT);
  const again = hold(SLOT);
  const sent = sendCodeFor(SLOT, "email", "zoe@exemple.fr");
  answerHold({ hold_id: "h", hold_token: "t", expires_at: new Date(Date.now() + 600_000).toISOString() } as Hold);
  expect(await first).toBe(await again);
  await sent;
  expect(calls).toEqual(["hold", "code t"]);
});
