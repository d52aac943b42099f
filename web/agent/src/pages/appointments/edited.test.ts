import { describe, expect, it } from "vitest";
import type { Participant } from "../../api/appointments";
import { changesOf, comingIds, type Edited } from "./edited";

const before: Edited = {
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
  user_ids: ["u1", "u2"],
  context: "",
  title: "",
  max_participants: "",
};
const changes = (after: Partial<Edited>, collectif = false) =>
  changesOf(before, { ...before, ...after }, true, collectif, (wall) => `${wall}:00+01:00`);

describe("who is to come", () => {
  const person = (id: string, status: Participant["status"]): Participant => ({
    id,
    first_name: "Zoé",
    last_name: "Lefèvre",
    phone_number: null,
    email: null,
    status,
    send_lifecycle_notifications: true,
    send_reminder_notification: true,
    confirmed_at: null,
  });

  it("is nobody who has cancelled: saving another change must not bring them back", () => {
    const people = [person("u1", "unknown"), person("u2", "excused"), person("u3", "noshow"), person("u4", "revoked")];
    expect(comingIds(people)).toEqual(["u1", "u3"]);
  });
});

describe("what an agent has changed of an appointment", () => {
  it("is nothing when nothing was touched", () => {
    expect(changes({})).toEqual({});
  });

  it("is what was touched alone: somebody else's change of the rest stays", () => {
    expect(changes({ time: "10:00" })).toEqual({ starts_at: "2026-11-24T10:00:00+01:00" });
    expect(changes({ duration: "45", agent_ids: ["a1", "a2"] })).toEqual({
      duration_minutes: 45,
      agent_ids: ["a1", "a2"],
    });
    expect(changes({ context: " à rappeler " })).toEqual({ context: "à rappeler" });
  });

  it("sends a place of its own, and everybody who takes part", () => {
    expect(changes({ elsewhere: true, place_address: "3 rue de Lens" })).toEqual({
      single_use_location: { address: "3 rue de Lens" },
    });
    expect(changes({ user_ids: ["u1"] })).toEqual({ users: [{ user_id: "u1" }] });
  });

  it("takes the limit of a group away when its field is emptied", () => {
    const limited = { ...before, max_participants: "8" };
    const after = { ...limited, max_participants: "" };
    expect(changesOf(limited, after, true, true, (wall) => wall)).toEqual({ max_participants: null });
    expect(changes({ title: "Atelier" })).toEqual({});
    expect(changes({ title: "Atelier" }, true)).toEqual({ title: "Atelier" });
  });
});
