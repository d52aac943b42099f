import { describe, expect, it } from "vitest";
import { DELAYS, delayChoices, reminderChoices, reminderDelay } from "./delays";

describe("the delays of booking online", () => {
  it("are the seventeen of MOT-03, between half an hour and a year", () => {
    expect(DELAYS).toHaveLength(17);
    expect(DELAYS.at(0)?.seconds).toBe(1_800);
    expect(DELAYS.at(-1)?.seconds).toBeLessThanOrEqual(31_557_600);
    const seconds = DELAYS.map((one) => one.seconds);
    expect([...seconds].sort((one, other) => one - other)).toEqual(seconds);
  });

  it("have the default longest delay among them, three months", () => {
    expect(DELAYS.find(({ seconds }) => seconds === 7_889_238)).toMatchObject({ count: 3, unit: "months" });
  });

  it("keep a delay that came from elsewhere, in its place", () => {
    const choices = delayChoices(5 * 86_400);
    expect(choices).toHaveLength(18);
    expect(choices[9]).toEqual({ seconds: 432_000, count: 5, unit: "days" });
    expect(delayChoices(1_800)).toBe(DELAYS);
    expect(delayChoices(2_700)[1]).toEqual({ seconds: 2_700, count: 45, unit: "minutes" });
  });
});

describe("reminders", () => {
  it("keep those that are not of the list", () => {
    expect(reminderChoices([36])).toContain(36);
    expect(reminderChoices([48])).toHaveLength(8);
  });

  it("are said in days where they are whole", () => {
    expect(reminderDelay(48)).toMatchObject({ count: 2, unit: "days" });
    expect(reminderDelay(36)).toMatchObject({ count: 36, unit: "hours" });
  });
});
