import { describe, expect, it } from "vitest";
import type { Agenda, AgendaAppointment } from "../../api/agenda";
import { agendaFr } from "../../locales/agenda.fr";
import { eventsOf, hiddenIn, hoursOf } from "./events";

const appointment: AgendaAppointment = {
  id: "rdv-1",
  agent_ids: ["marie"],
  starts_at: "2026-11-24T09:00:00+01:00",
  ends_at: "2026-11-24T09:30:00+01:00",
  title: "@ Zoé DURAND",
  motif_id: "m1",
  motif_name: "Consultation",
  color: "#225588",
  location_type: "public_office",
  location_name: "MDS d'Arras",
  status: "unknown",
  temporal_status: "unknown_future",
  collectif: false,
  users_count: 1,
  max_participants: null,
  arrived: false,
  booked_by_user: true,
  version: 1,
};

const empty: Agenda = {
  from: "2026-11-23",
  to: "2026-11-29",
  time_zone: "Europe/Paris",
  appointments: [],
  openings: [],
  absences: [],
  busy: [],
  holidays: [],
  unknown_past_count: 0,
};

const around = {
  texts: agendaFr,
  language: "fr",
  organisationId: "arras",
  organisationName: "MDS Arras",
  names: new Map([["marie", "Marie PETIT"]]),
  asList: false,
} as const;

const only = (agenda: Partial<Agenda>, changes: Partial<Parameters<typeof eventsOf>[1]> = {}) => {
  const [event] = eventsOf({ ...empty, ...agenda }, { ...around, ...changes });
  if (!event) throw new Error("no event");
  return event;
};

describe("what the calendar draws", () => {
  it("tells of an appointment all that its colour tells, in words", () => {
    const event = only({ appointments: [appointment] });
    expect(event).toMatchObject({
      start: "2026-11-24T09:00",
      end: "2026-11-24T09:30",
      colour: "#225588",
      text: "#ffffff",
      href: "/agent/organisations/arras/rendez_vous/rdv-1",
      movable: true,
      background: false,
    });
    expect(event.details).toEqual([
      "MDS Arras",
      "Consultation",
      "MDS d'Arras",
      "30\u00a0min",
      "À venir",
      "Pris en ligne par l'usager",
    ]);
    expect(event.day).toBe("mardi 24 novembre");
  });

  it("keeps the wall clock of the place", () => {
    const overseas = { ...appointment, starts_at: "2026-11-24T09:00:00-04:00", ends_at: "2026-11-24T09:30:00-04:00" };
    expect(only({ appointments: [overseas] }).start).toBe("2026-11-24T09:00");
  });

  it("marks the states by a sign, never by a colour alone, and moves none that is settled", () => {
    const seen = only({ appointments: [{ ...appointment, status: "seen", temporal_status: "seen" }] });
    expect([seen.mark, seen.movable]).toEqual(["✓", false]);
    const missed = only({ appointments: [{ ...appointment, status: "noshow", temporal_status: "noshow" }] });
    expect(missed.mark).toBe("✗");
    const gone = only({ appointments: [{ ...appointment, status: "revoked", temporal_status: "revoked" }] });
    expect(gone.look).toContain("is-cancelled");
    const here = only({ appointments: [{ ...appointment, temporal_status: "unknown_today", arrived: true }] });
    expect([here.mark, here.details.includes("L'usager est arrivé")]).toEqual(["●", true]);
  });

  it("names the agents only when there are several", () => {
    const names = new Map([...around.names, ["paul", "Paul ROY"]]);
    expect(only({ appointments: [appointment] }).details).not.toContain("Marie PETIT");
    expect(only({ appointments: [appointment] }, { names }).details).toContain("Marie PETIT");
  });

  it("puts openings and absences behind, and among the rest in a list", () => {
    const opening = {
      id: "p1",
      agent_id: "marie",
      starts_at: "2026-11-24T08:00:00+01:00",
      ends_at: "2026-11-24T12:00:00+01:00",
      title: "Mardis",
      organisation_id: "arras",
    };
    expect(only({ openings: [opening] })).toMatchObject({ background: true, title: "Plage d'ouverture : Mardis" });
    expect(only({ openings: [opening] }, { asList: true }).background).toBe(false);
    expect(only({ openings: [{ ...opening, organisation_id: "lens" }] }).title).toBe(
      "Occupé dans une autre organisation",
    );
  });

  it("shows another organisation's time in grey, without a way into it (AGD-02)", () => {
    const event = only({
      busy: [{ agent_id: "marie", starts_at: "2026-11-24T10:00:00+01:00", ends_at: "2026-11-24T11:00:00+01:00" }],
    });
    expect(event).toMatchObject({ colour: "#757575", movable: false });
    expect(event.href).toBeUndefined();
  });

  it("draws 7 to 20 h, and further for what is earlier or later", () => {
    const at = (start: string, end: string) =>
      eventsOf({ ...empty, appointments: [{ ...appointment, starts_at: start, ends_at: end }] }, around);
    expect(hoursOf([])).toEqual({ from: 7, to: 20 });
    expect(hoursOf(at("2026-11-24T06:30:00+01:00", "2026-11-24T07:00:00+01:00"))).toEqual({ from: 6, to: 20 });
    expect(hoursOf(at("2026-11-24T20:00:00+01:00", "2026-11-24T21:15:00+01:00"))).toEqual({ from: 7, to: 22 });
    expect(hoursOf(at("2026-11-24T23:00:00+01:00", "2026-11-25T00:15:00+01:00"))).toEqual({ from: 7, to: 24 });
  });

  it("counts what is on days that the grid leaves out", () => {
    const sunday = { ...appointment, starts_at: "2026-11-29T09:00:00+01:00", ends_at: "2026-11-29T09:30:00+01:00" };
    const events = eventsOf({ ...empty, appointments: [appointment, sunday] }, around);
    expect(hiddenIn(events, [0, 6])).toBe(1);
    expect(hiddenIn(events, [])).toBe(0);
  });
});
