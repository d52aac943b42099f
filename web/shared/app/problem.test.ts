import { describe, expect, it } from "vitest";
import { asProblem, networkGone, problemFrom } from "./problem";

const answer = (status: number, headers: Record<string, string> = {}) => new Response(null, { status, headers });

describe("problems", () => {
  it("reads what the contract promises", () => {
    const problem = problemFrom(
      {
        code: "slot_taken",
        detail: "Ce créneau vient d’être pris.",
        alternatives: [{ starts_at: "2026-11-23T10:00:00+01:00", location_id: "L1" }, { location_id: "no start" }],
        errors: [{ field: "user.email", code: "invalid", message: "Vérifiez l’adresse." }],
      },
      answer(409),
    );
    expect(problem).toMatchObject({ status: 409, code: "slot_taken", detail: "Ce créneau vient d’être pris." });
    expect(problem.alternatives).toEqual([{ starts_at: "2026-11-23T10:00:00+01:00", location_id: "L1" }]);
    expect(problem.errors[0]?.field).toBe("user.email");
    expect(problem.passing).toBe(false);
  });

  it("says when to come back", () => {
    const before = Date.now();
    const { retryAt, code } = problemFrom({}, answer(429, { "Retry-After": "90" }));
    expect(code).toBe("too_many_attempts");
    expect(retryAt?.getTime()).toBeGreaterThanOrEqual(before + 90_000);
    expect(problemFrom({}, answer(429)).retryAt).toBeNull();
  });

  it("survives a proxy's page", () => {
    expect(problemFrom("<html>", answer(502))).toMatchObject({ status: 502, code: "unexpected", passing: true });
    expect(networkGone().passing).toBe(true);
  });

  it("does not hide a mistake", () => {
    expect(() => asProblem(new TypeError("mistake"))).toThrow(TypeError);
  });
});
