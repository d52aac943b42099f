import { expect, it } from "vitest";
import type { Warning } from "../../api/appointments";
import { warningsOn } from "./told";

const overlap = { code: "overlap", text: "Un autre rendez-vous a lieu en même temps." } as Warning;

it("speaks against the answers that were judged, and no others", () => {
  const answers = { time: "10:00" };
  expect(warningsOn({ of: answers, warnings: [overlap] }, answers)).toEqual([overlap]);
  expect(warningsOn({ of: answers, warnings: [overlap] }, { time: "11:00" })).toEqual([]);
  expect(warningsOn(undefined, answers)).toEqual([]);
});
