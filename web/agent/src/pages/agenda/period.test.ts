import { describe, expect, it } from "vitest";
import { agendaPath, daysOf, firstView, mondayOf, readShown, step } from "./period";

const otherwise = { view: "week", date: "2026-11-21", agentIds: ["me"] } as const;

describe("what of the agenda is shown", () => {
  it("starts with the day on a narrow screen, else with the last view, else with the week (AGD-01)", () => {
    expect(firstView("month", true)).toBe("day");
    expect(firstView("month", false)).toBe("month");
    expect(firstView(null, false)).toBe("week");
    expect(firstView("year", false)).toBe("week");
  });

  it("is read from the address, and what the address does not say is the usual", () => {
    const query = new URLSearchParams("view=day&date=2026-12-01&agent_ids=a,b");
    expect(readShown(query, otherwise)).toEqual({ view: "day", date: "2026-12-01", agentIds: ["a", "b"] });
    expect(readShown(new URLSearchParams("view=year&date=2026-02-30"), otherwise)).toEqual(otherwise);
  });

  it("is written as it is read", () => {
    const shown = { view: "list", date: "2026-12-01", agentIds: ["a", "b"] } as const;
    const url = new URL(agendaPath("mds arras", shown), "http://site.example");
    expect(url.pathname).toBe("/agent/organisations/mds%20arras/agenda");
    expect(readShown(url.searchParams, otherwise)).toEqual(shown);
  });

  it("begins weeks on Mondays", () => {
    expect(mondayOf("2026-11-22")).toBe("2026-11-16");
    expect(mondayOf("2026-11-23")).toBe("2026-11-23");
  });

  it("goes on by a day, a week or a month, whatever the month's length", () => {
    expect(step("day", "2026-12-31", 1)).toBe("2027-01-01");
    expect(step("week", "2026-11-25", -1)).toBe("2026-11-18");
    expect(step("month", "2027-01-31", 1)).toBe("2027-02-01");
    expect(step("month", "2027-03-31", -1)).toBe("2027-02-01");
    expect(step("month", "2026-12-05", 1)).toBe("2027-01-01");
  });

  it("asks for whole weeks around a month", () => {
    expect(daysOf({ view: "month", date: "2026-11-21" })).toEqual({ from: "2026-10-26", days: 42 });
    expect(daysOf({ view: "month", date: "2027-02-10" })).toEqual({ from: "2027-02-01", days: 28 });
    expect(daysOf({ view: "week", date: "2026-11-21" })).toEqual({ from: "2026-11-16", days: 7 });
    expect(daysOf({ view: "day", date: "2026-11-21" })).toEqual({ from: "2026-11-21", days: 1 });
  });
});
