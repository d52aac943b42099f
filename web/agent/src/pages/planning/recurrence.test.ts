import { describe, expect, it } from "vitest";
import { planningEn } from "../../locales/planning.en";
import { planningFr } from "../../locales/planning.fr";
import {
  beginsLater,
  inWords,
  nthWeekday,
  once,
  type Repeat,
  recurrenceOf,
  repeatOf,
  weekdayOf,
  withWeekday,
} from "./recurrence";

const TUESDAY = "2026-11-24";
const weekly: Repeat = { every: "week", interval: 2, weekdays: [4, 2], ends: true, until: "2027-06-30" };
const plain = (day: string) => day;
const fr = (repeat: Repeat, day = TUESDAY) => inWords(repeat, day, planningFr.recurrence.words, plain);
const en = (repeat: Repeat, day = TUESDAY) => inWords(repeat, day, planningEn.recurrence.words, plain);

describe("the days of a recurrence", () => {
  it("counts weekdays from Monday, Sunday last", () => {
    expect(["2026-11-23", TUESDAY, "2026-11-29"].map(weekdayOf)).toEqual([1, 2, 7]);
  });

  it("says which one of its month a day is", () => {
    expect(nthWeekday(TUESDAY)).toEqual([4, 2]);
    expect(nthWeekday("2026-12-01")).toEqual([1, 2]);
    expect(nthWeekday("2026-12-29")).toEqual([5, 2]);
    expect(nthWeekday("2026-12-07")).toEqual([1, 1]);
  });
});

describe("what the service takes", () => {
  it("is nothing for what happens once", () => {
    expect(recurrenceOf(once(), TUESDAY)).toBeNull();
  });

  it("has the weekdays in their order", () => {
    expect(recurrenceOf(weekly, TUESDAY)).toEqual({
      every: "week",
      interval: 2,
      weekdays: [2, 4],
      nth_weekday: null,
      until: "2027-06-30",
    });
  });

  it("has the first day's weekday when none is ticked (REC-01)", () => {
    expect(recurrenceOf({ ...weekly, weekdays: [] }, TUESDAY)?.weekdays).toEqual([2]);
  });

  it("takes a month's weekday from the first day, and no end that was unticked", () => {
    expect(recurrenceOf({ ...weekly, every: "month", ends: false }, TUESDAY)).toEqual({
      every: "month",
      interval: 2,
      weekdays: [],
      nth_weekday: [4, 2],
      until: null,
    });
  });

  it("comes back from the service as it was sent", () => {
    const sent = recurrenceOf(weekly, TUESDAY);
    expect(recurrenceOf(repeatOf(sent), TUESDAY)).toEqual(sent);
    expect(repeatOf(null)).toEqual(once());
  });
});

describe("the editor", () => {
  it("ticks and unticks a weekday", () => {
    const more = withWeekday(weekly, 1, true);
    expect(more.weekdays).toEqual([1, 2, 4]);
    expect(withWeekday(more, 4, false).weekdays).toEqual([1, 2]);
  });

  it("tells when the first day is not one of its days (REC-05)", () => {
    expect(beginsLater(weekly, TUESDAY)).toBe(false);
    expect(beginsLater(weekly, "2026-11-23")).toBe(true);
    expect(beginsLater({ ...weekly, weekdays: [] }, "2026-11-23")).toBe(false);
    expect(beginsLater(once(), "2026-11-23")).toBe(false);
  });
});

describe("a recurrence in words", () => {
  it("is said in French", () => {
    expect(fr(weekly)).toBe("toutes les 2 semaines, le mardi et le jeudi, à partir du 2026-11-24, jusqu'au 2027-06-30");
    expect(fr({ ...weekly, interval: 1, weekdays: [1, 2, 3, 4, 5], ends: false })).toBe(
      "toutes les semaines, le lundi, le mardi, le mercredi, le jeudi et le vendredi, à partir du 2026-11-24",
    );
    expect(fr({ ...weekly, every: "month", interval: 1, ends: false })).toBe(
      "tous les mois, le 4e mardi du mois, à partir du 2026-11-24",
    );
    expect(fr({ ...weekly, every: "month", interval: 3, ends: false }, "2026-12-01")).toBe(
      "tous les 3 mois, le 1er mardi du mois, à partir du 2026-12-01",
    );
    expect(fr(once())).toBe("une seule fois, le 2026-11-24");
  });

  it("is said in English", () => {
    expect(en(weekly)).toBe("every 2 weeks, on Tuesday and Thursday, from 2026-11-24, until 2027-06-30");
    expect(en({ ...weekly, interval: 1, ends: false })).toBe("every week, on Tuesday and Thursday, from 2026-11-24");
    expect(en({ ...weekly, every: "month", interval: 1, ends: false })).toBe(
      "every month, on the 4th Tuesday, from 2026-11-24",
    );
    expect(en(once())).toBe("once, on 2026-11-24");
  });

  it("leaves out an end that is not written yet", () => {
    expect(fr({ ...weekly, until: "" })).not.toContain("jusqu");
  });
});
