import { Problem } from "@rdv/app/problem";
import { describe, expect, it } from "vitest";
import { appointmentsFr } from "../../locales/appointments.fr";
import { checkWhen, minutesOf, placeOf, refusedWhen, type When, wallOfWhen } from "./when";

const words = appointmentsFr.form;
const when: When = {
  date: "2026-11-24",
  time: "09:30",
  duration: "30",
  agent_ids: ["a1"],
  location_id: "l1",
  elsewhere: false,
  place_name: "",
  place_address: "",
  latitude: null,
  longitude: null,
};
const nothing: When = { ...when, date: "", time: "", duration: "0", agent_ids: [], location_id: "" };

describe("who, when and where", () => {
  it("is asked for as a whole", () => {
    expect(checkWhen(when, true, words)).toEqual({});
    expect(Object.keys(checkWhen(nothing, true, words))).toEqual([
      "date",
      "time",
      "duration",
      "agent_ids",
      "location_id",
    ]);
  });

  it("asks for a place on site alone (RDV-02)", () => {
    expect(checkWhen({ ...when, location_id: "" }, false, words)).toEqual({});
    expect(checkWhen({ ...when, elsewhere: true }, true, words)).toEqual({ place_address: words.missingAddress });
    expect(placeOf(when, false)).toEqual({});
  });

  it("sends a listed place, or one for this appointment alone", () => {
    expect(placeOf(when, true)).toEqual({ location_id: "l1" });
    const typed = { ...when, elsewhere: true, place_address: " 3 rue de Lens, Arras ", place_name: "École" };
    expect(placeOf(typed, true)).toEqual({ single_use_location: { address: "3 rue de Lens, Arras", name: "École" } });
    expect(placeOf({ ...typed, latitude: 50.2, longitude: 2.7 }, true)).toEqual({
      single_use_location: { address: "3 rue de Lens, Arras", name: "École", latitude: 50.2, longitude: 2.7 },
    });
  });

  it("puts what the service refuses beside the field that it is about", () => {
    const errors = [
      { field: "starts_at", code: "unrealistic", message: "Date impossible." },
      { field: "single_use_location.address", code: "required", message: "Adresse manquante." },
      { field: "motif_id", code: "unknown", message: "Motif inconnu." },
    ];
    const problem = new Problem({ status: 422, code: "invalid", errors });
    expect(refusedWhen(problem, when)).toEqual({ time: "Date impossible.", place_address: "Adresse manquante." });
  });

  it("takes any time and any length of a day", () => {
    expect(wallOfWhen({ date: "2026-11-24", time: "09:35:00" })).toBe("2026-11-24T09:35");
    expect(wallOfWhen({ date: "2026-11-24", time: "" })).toBeNull();
    expect([minutesOf("1"), minutesOf("1440"), minutesOf("1441"), minutesOf("une")]).toEqual([1, 1440, null, null]);
  });
});
