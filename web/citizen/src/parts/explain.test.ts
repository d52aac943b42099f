import { comeBack } from "@rdv/app/explain";
import { networkGone, Problem } from "@rdv/app/problem";
import { describe, expect, it } from "vitest";
import type { Texts } from "../i18n";
import { fr } from "../locales/fr";
import { explain } from "./explain";

const texts: Texts = fr;
const problem = (status: number, code: string, more = {}) => new Problem({ status, code, ...more });

describe("problems in plain words", () => {
  it("offers to try again only where it may help", () => {
    expect(explain(networkGone(), texts, "fr")).toMatchObject({ title: fr.problem.networkTitle, canRetry: true });
    expect(explain(problem(503, "unavailable"), texts, "fr").canRetry).toBe(true);
    expect(explain(problem(409, "already_booked"), texts, "fr").canRetry).toBe(false);
  });

  it("uses the service's words for what it does not know", () =>
    expect(explain(problem(422, "new_rule", { detail: "Pas le dimanche." }), texts, "fr").text).toBe(
      "Pas le dimanche.",
    ));

  it("prefers the reasons of each field", () =>
    expect(
      explain(
        problem(422, "invalid", { detail: "x", errors: [{ field: "a", code: "b", message: "Trop long." }] }),
        texts,
        "fr",
      ).text,
    ).toBe("Trop long."));

  it("says when to come back, in minutes then in hours", () => {
    const now = new Date(2026, 10, 23, 14, 0).getTime();
    expect(comeBack(null, texts, "fr", now)).toBe(fr.problem.wait);
    expect(comeBack(new Date(now + 20_000), texts, "fr", now)).toContain("dans une minute, à partir de 14");
    expect(comeBack(new Date(now + 15 * 60_000), texts, "fr", now)).toBe(
      "Réessayez dans 15 minutes, à partir de 14\u00a0h\u00a015.",
    );
    expect(comeBack(new Date(now + 3 * 3_600_000), texts, "fr", now)).toContain("dans 3 heures");
  });
});
