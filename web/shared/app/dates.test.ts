import { describe, expect, it } from "vitest";
import {
  addDays,
  byDay,
  clockTime,
  dayOf,
  dayRange,
  elsewhere,
  isDay,
  localTime,
  longDay,
  offsetName,
  tile,
  today,
} from "./dates";

describe("instants", () => {
  it("keeps the wall clock of the place, whatever the reader's zone", () => {
    expect(localTime("2026-11-23T10:30:00-04:00")).toEqual({ day: "2026-11-23", hour: 10, minute: 30, offset: -240 });
    expect(dayOf("2026-11-23T23:30:00-04:00")).toBe("2026-11-23");
    expect(dayOf("2026-11-23T00:15:00+11:00")).toBe("2026-11-23");
  });

  it.each(["2026-11-23", "2026-11-23T10:30:00", "demain", ""])("refuses %j", (text) =>
    expect(() => localTime(text)).toThrow(RangeError),
  );

  it("names the offset", () => {
    expect(offsetName("2026-11-23T10:00:00-04:00")).toBe("UTC−4");
    expect(offsetName("2026-11-23T10:00:00+05:30")).toBe("UTC+5:30");
    expect(offsetName("2026-11-23T10:00:00Z")).toBe("UTC+0");
  });

  it("knows that the reader is elsewhere", () => {
    const offset = -new Date("2026-11-23T12:00:00Z").getTimezoneOffset();
    const write = (minutes: number) => {
      const size = Math.abs(minutes);
      const two = (value: number) => String(value).padStart(2, "0");
      return `2026-11-23T12:00:00${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
    };
    expect(elsewhere(write(offset))).toBe(false);
    expect(elsewhere(write(offset - 300))).toBe(true);
  });
});

describe("words", () => {
  it.each([
    ["2026-11-23T09:30:00+01:00", "9\u00a0h\u00a030", "9:30\u00a0am"],
    ["2026-11-23T09:05:00+01:00", "9\u00a0h\u00a005", "9:05\u00a0am"],
    ["2026-11-23T14:00:00+01:00", "14\u00a0h", "2\u00a0pm"],
    ["2026-11-23T12:00:00+01:00", "12\u00a0h", "12\u00a0pm"],
    ["2026-11-23T00:10:00+01:00", "0\u00a0h\u00a010", "12:10\u00a0am"],
  ])("tells the time of %s", (instant, fr, en) => {
    expect(clockTime(instant, "fr")).toBe(fr);
    expect(clockTime(instant, "en")).toBe(en);
  });

  it("writes days, and the first of a month as the French do", () => {
    expect(longDay("2026-11-23", "fr")).toBe("lundi 23 novembre 2026");
    expect(longDay("2026-12-01", "fr")).toBe("mardi 1er décembre 2026");
    expect(longDay("2026-12-11", "fr", false)).toBe("vendredi 11 décembre");
    expect(longDay("2026-11-23", "en", false)).toBe("Monday 23 November");
  });

  it("writes ranges", () => {
    expect(dayRange("2026-11-23", "2026-11-29", "fr")).toBe("du 23 au 29 novembre");
    expect(dayRange("2026-11-28", "2026-12-04", "fr")).toBe("du 28 novembre au 4 décembre");
    expect(dayRange("2026-12-01", "2026-12-07", "fr")).toBe("du 1er au 7 décembre");
    expect(dayRange("2026-11-28", "2026-12-04", "en")).toBe("28 November to 4 December");
  });

  it("cuts a leaf of a calendar", () => {
    expect(tile("2026-11-23", "fr")).toEqual({ weekday: "lundi", day: "23", month: "novembre" });
  });
});

describe("days", () => {
  it("adds over months, years and leap days", () => {
    expect(addDays("2026-12-28", 7)).toBe("2027-01-04");
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  });

  it("tells days from other texts", () => {
    expect(isDay("2026-11-23")).toBe(true);
    expect(isDay("2026-02-30")).toBe(false);
    expect(isDay("2026-1-1")).toBe(false);
    expect(isDay("x")).toBe(false);
  });

  it("takes the reader's own date", () => {
    const now = new Date(2026, 10, 21, 23, 59);
    expect(today(now)).toBe("2026-11-21");
  });

  it("groups by local day", () => {
    const slots = ["2026-11-23T23:30:00-04:00", "2026-11-23T23:45:00-04:00", "2026-11-24T08:00:00-04:00"];
    expect(byDay(slots.map((starts_at) => ({ starts_at }))).map(([day, list]) => [day, list.length])).toEqual([
      ["2026-11-23", 2],
      ["2026-11-24", 1],
    ]);
  });
});
