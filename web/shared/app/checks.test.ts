import { describe, expect, it } from "vitest";
import { birthDay, looksLikeEmail, looksLikePhone, mailbox, passwordRules, typedDay, typedPhone } from "./checks";

describe("answers of the account", () => {
  it.each([
    ["31/12/1980", "1980-12-31"],
    ["1/2/2003", "2003-02-01"],
    ["29.02.2024", "2024-02-29"],
    [" 05 06 1999 ", "1999-06-05"],
  ])("reads the day %s", (typed, day) => expect(birthDay(typed, "2026-11-21")).toBe(day));

  it.each(["", "30/02/2000", "29/02/2023", "31/12/1899", "22/11/2026", "1980-12-31", "12/1980", "31/12/80"])(
    "takes %j for no day of the past",
    (typed) => expect(birthDay(typed, "2026-11-21")).toBeNull(),
  );

  it("writes a day as it was typed", () => {
    expect(typedDay("1980-12-31")).toBe("31/12/1980");
    expect(typedDay(null)).toBe("");
  });

  it("writes a number as people do", () => {
    expect(typedPhone("+33612345678")).toBe("06 12 34 56 78");
    expect(typedPhone("+590690123456")).toBe("06 90 12 34 56");
    expect(typedPhone("+4915112345678")).toBe("+4915112345678");
    expect(typedPhone(null)).toBe("");
  });

  it("tells what a password lacks", () => {
    expect(passwordRules("")).toEqual({ length: false, digit: false, upper: false, special: false });
    expect(passwordRules("Étang-bleu-1984")).toEqual({ length: true, digit: true, upper: true, special: true });
    expect(passwordRules("under_score_1A")).toMatchObject({ length: true, special: false });
    expect(passwordRules(`Aa1!${"x".repeat(125)}`).length).toBe(false);
  });

  it("names the mailboxes that many have", () => {
    expect(mailbox("Zoe@Wanadoo.fr")?.name).toBe("Orange");
    expect(mailbox("zoe@exemple.fr")).toBeUndefined();
    expect(mailbox("zoe")).toBeUndefined();
  });

  it("sees what is no address and no number", () => {
    expect(looksLikeEmail(" zoe@exemple.fr ")).toBe(true);
    expect(looksLikeEmail("zoe@exemple")).toBe(false);
    expect(looksLikePhone("06 12 34 56 78")).toBe(true);
    expect(looksLikePhone("06 12")).toBe(false);
  });
});
