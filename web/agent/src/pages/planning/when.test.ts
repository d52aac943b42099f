import { describe, expect, it } from "vitest";
import { capital, onceOn, saidTime, type WhenValues, whenErrors, whenField, whenSent, whenValues } from "./when";

const words = {
  missingDay: "day",
  missingTime: "time",
  missingWeekday: "weekday",
  missingUntil: "until",
  untilTooEarly: "early",
};
const good: WhenValues = onceOn("2026-11-24", "09:00", "12:00");
const weekly: WhenValues = { ...good, every: "week", weekdays: [2] };

describe("what is typed of a time", () => {
  it("is good when nothing is missing", () => {
    expect(whenErrors(good, words)).toEqual({});
    expect(whenErrors(weekly, words)).toEqual({});
  });

  it("wants a day and two times that exist", () => {
    expect(whenErrors({ ...good, first_day: "2026-02-30", start_time: "", end_time: "25:00" }, words)).toEqual({
      first_day: "day",
      start_time: "time",
      end_time: "time",
    });
  });

  it("wants a weekday when it repeats every week, and no answer to what is not asked", () => {
    expect(whenErrors({ ...weekly, weekdays: [] }, words)).toEqual({ weekdays: "weekday" });
    expect(whenErrors({ ...good, ends: true, until: "" }, words)).toEqual({});
  });

  it("wants an end strictly after the first day (2.10)", () => {
    expect(whenErrors({ ...weekly, ends: true }, words)).toEqual({ until: "until" });
    expect(whenErrors({ ...weekly, ends: true, until: "2026-11-24" }, words)).toEqual({ until: "early" });
    expect(whenErrors({ ...weekly, ends: true, until: "2026-11-25" }, words)).toEqual({});
  });

  it("comes back as it was sent", () => {
    expect(whenValues(whenSent(weekly))).toEqual(weekly);
    expect(whenSent(good).recurrence).toBeNull();
  });
});

describe("what the service says of it", () => {
  it("finds its field", () => {
    expect(whenField("recurrence.until")).toBe("until");
    expect(whenField("recurrence.weekdays")).toBe("weekdays");
    expect(whenField("recurrence.on")).toBe("weekdays");
    expect(whenField("recurrence")).toBe("every");
    expect(whenField("title")).toBeUndefined();
  });
});

describe("what is said", () => {
  it("has the times of the language", () => {
    expect([saidTime("09:00", "fr"), saidTime("13:30:00", "fr"), saidTime("09:05", "en")]).toEqual([
      "9\u00a0h",
      "13\u00a0h\u00a030",
      "9:05\u00a0am",
    ]);
    expect(capital("toutes les semaines")).toBe("Toutes les semaines");
  });
});
