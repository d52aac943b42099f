import { describe, expect, it } from "vitest";
import type { Motif } from "../../api/settings";
import { PALETTE } from "./colours";
import { freeColour, motifDetails, motifValues, newMotif, savedMotif } from "./motif";

const values = { ...newMotif("#99cc99", "s1"), name: " Passeport " };

describe("a motif's form", () => {
  it("begins with the defaults of 2.7", () => {
    expect(motifDetails(values)).toMatchObject({
      name: "Passeport",
      duration_minutes: 30,
      location_type: "public_office",
      bookable_by: "agents",
      min_delay_seconds: 1_800,
      max_delay_seconds: 7_889_238,
      movable_by_user: true,
      for_secretariat: false,
      follow_up: false,
      reminder_plan_hours: [48],
    });
  });

  it("sends nothing while a number is none", () => {
    expect(motifDetails({ ...values, duration_minutes: "une heure" })).toBeUndefined();
    expect(motifDetails({ ...values, duration_minutes: "0" })).toBeUndefined();
    expect(motifDetails({ ...values, limit_per_person: "" })).toBeUndefined();
  });

  it("never sends the secretariat and follow-up together, nor a group elsewhere than on site", () => {
    expect(motifDetails({ ...values, particular: "secretariat" })).toMatchObject({
      for_secretariat: true,
      follow_up: false,
    });
    expect(motifDetails({ ...values, particular: "follow_up" })).toMatchObject({
      for_secretariat: false,
      follow_up: true,
    });
    expect(motifDetails({ ...values, collectif: true, location_type: "phone" })?.collectif).toBe(false);
    expect(motifDetails({ ...values, collectif: true })?.collectif).toBe(true);
  });

  it("shows a saved motif as it was sent", () => {
    const sent = motifDetails({ ...values, particular: "follow_up", duration_minutes: "45" });
    expect(sent && motifDetails(motifValues(sent))).toEqual(sent);
    expect(savedMotif({ ...sent, version: 7 } as Motif).version).toBe(7);
  });

  it("proposes a colour that no motif has", () => {
    expect(freeColour([])).toBe(PALETTE.sage);
    expect(freeColour([{ color: "#9C9" }])).toBe(PALETTE.mint);
    expect(freeColour(Object.values(PALETTE).map((color) => ({ color })))).toBe(PALETTE.sage);
  });
});
