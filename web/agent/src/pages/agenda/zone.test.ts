import { describe, expect, it } from "vitest";
import { instantOf, isWallClock, laterBy, minutesBetween, quarterOf, wallClock } from "./zone";

describe("wall clocks of a place", () => {
  it("gives an instant the offset of its season", () => {
    expect(instantOf("2026-11-23T09:30", "Europe/Paris")).toBe("2026-11-23T09:30:00+01:00");
    expect(instantOf("2026-07-23T09:30", "Europe/Paris")).toBe("2026-07-23T09:30:00+02:00");
  });

  it("gives an instant the offset of its place", () => {
    expect(instantOf("2026-11-23T09:30", "America/Guadeloupe")).toBe("2026-11-23T09:30:00-04:00");
    expect(instantOf("2026-11-23T09:30", "Pacific/Marquesas")).toBe("2026-11-23T09:30:00-09:30");
  });

  it("passes over the hour that spring leaps over", () => {
    expect(instantOf("2027-03-28T02:30", "Europe/Paris")).toBe("2027-03-28T03:30:00+02:00");
  });

  it("takes the first of the hour that autumn repeats", () => {
    expect(instantOf("2026-10-25T02:30", "Europe/Paris")).toBe("2026-10-25T02:30:00+02:00");
  });

  it("reads back what it wrote", () => {
    for (const zone of ["Europe/Paris", "Indian/Reunion", "America/Cayenne"]) {
      expect(wallClock(new Date(instantOf("2026-12-31T23:55", zone)), zone)).toBe("2026-12-31T23:55");
    }
  });

  it("refuses what no calendar knows", () => {
    expect(isWallClock("2026-02-30T10:00")).toBe(false);
    expect(isWallClock("2026-02-03T25:00")).toBe(false);
    expect(isWallClock("2026-02-03")).toBe(false);
    expect(() => instantOf("demain", "Europe/Paris")).toThrow(RangeError);
  });

  it("takes a press within a quarter of an hour for its beginning", () => {
    expect(quarterOf("2026-11-23T09:10")).toBe("2026-11-23T09:00");
    expect(quarterOf("2026-11-23T09:45")).toBe("2026-11-23T09:45");
    expect(quarterOf("2026-11-23T00:05")).toBe("2026-11-23T00:00");
  });

  it("counts over midnight", () => {
    expect(laterBy("2026-12-31T23:45", 30)).toBe("2027-01-01T00:15");
    expect(minutesBetween("2026-12-31T23:45", "2027-01-01T00:15")).toBe(30);
  });
});
