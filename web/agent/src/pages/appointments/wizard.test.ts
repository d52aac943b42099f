import { describe, expect, it } from "vitest";
import { change, reachable, readWizard, type Wizard, wizardPath } from "./wizard";

const whole: Wizard = {
  step: "recap",
  motif_id: "m1",
  duration_minutes: 45,
  user_ids: ["u1", "u2"],
  agent_ids: ["a1"],
  starts_at: "2026-11-24T09:30",
  location_id: "l1",
  elsewhere: false,
  accepted: ["overlap"],
};
const queryOf = (path: string) => new URL(path, "http://site.example").searchParams;

describe("an appointment being made", () => {
  it("is kept by the page's address (WZA-01)", () => {
    expect(readWizard(queryOf(wizardPath("arras", whole)))).toEqual(whole);
    const group: Wizard = { ...whole, step: "when", user_ids: [], elsewhere: true, max_participants: 12, accepted: [] };
    expect(readWizard(queryOf(wizardPath("arras", group)))).toEqual(group);
  });

  it("starts from nothing, or from what a click on the agenda tells", () => {
    expect(readWizard(new URLSearchParams())).toEqual({
      step: "motif",
      user_ids: [],
      agent_ids: [],
      elsewhere: false,
      accepted: [],
    });
    expect(wizardPath("arras", { agent_ids: ["a1"], starts_at: "2026-11-24T09:30" })).toBe(
      "/agent/organisations/arras/rendez_vous/nouveau?starts_at=2026-11-24T09%3A30&agent_ids=a1",
    );
  });

  it("takes nothing that makes no sense", () => {
    const query = new URLSearchParams("step=end&starts_at=2026-02-30T10:00&duration_minutes=-5&user_ids=u1,u1,");
    expect(readWizard(query)).toEqual({
      step: "motif",
      user_ids: ["u1"],
      agent_ids: [],
      elsewhere: false,
      accepted: [],
    });
  });

  it("jumps over no question", () => {
    const motif = { collectif: false };
    expect(reachable(whole, motif)).toBe("recap");
    expect(reachable(whole, undefined)).toBe("motif");
    expect(reachable({ ...whole, user_ids: [] }, motif)).toBe("users");
    expect(reachable({ ...whole, user_ids: [] }, { collectif: true })).toBe("recap");
    expect(reachable({ ...whole, agent_ids: [] }, motif)).toBe("when");
    expect(reachable({ ...whole, step: "users", agent_ids: [] }, motif)).toBe("users");
  });

  it("accepts warnings for what they were told about, and for nothing else", () => {
    expect(change(whole, { step: "users" }).accepted).toEqual(["overlap"]);
    expect(change(whole, { duration_minutes: 45, user_ids: ["u1", "u2"] }).accepted).toEqual(["overlap"]);
    expect(change(whole, { starts_at: "2026-11-24T10:00" }).accepted).toEqual([]);
    expect(change(whole, { user_ids: ["u1"] }).accepted).toEqual([]);
    expect(change(whole, { starts_at: "2026-11-24T10:00", accepted: ["past"] }).accepted).toEqual(["past"]);
  });
});
