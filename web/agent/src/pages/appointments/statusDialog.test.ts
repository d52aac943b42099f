import { describe, expect, it } from "vitest";
import type { Status } from "../../api/agenda";
import { appointmentsFr } from "../../locales/appointments.fr";
import { askingOf, questionOf } from "./statusDialog";

const now = new Date("2026-11-24T10:00:00Z");
const user = (id: string, told: boolean, status: Status = "unknown") => ({
  id,
  first_name: "Zoé",
  last_name: "Durand",
  phone_number: null,
  email: null,
  status,
  send_lifecycle_notifications: told,
  send_reminder_notification: told,
  confirmed_at: null,
});
const to_come = (...users: ReturnType<typeof user>[]) => ({ starts_at: "2026-11-25T10:00:00+01:00", users });
const past = (...users: ReturnType<typeof user>[]) => ({ starts_at: "2026-11-23T10:00:00+01:00", users });

describe("what is asked before a status changes (RPG-03)", () => {
  it("is nothing about the past", () => {
    for (const status of ["seen", "noshow", "excused", "revoked", "unknown"] as const) {
      expect(questionOf(past(user("u", true)), status, now)).toBeNull();
    }
  });

  it("is nothing about who came", () => {
    expect(questionOf(to_come(user("u", true)), "seen", now)).toBeNull();
  });

  it("says who is told of a cancellation", () => {
    expect(questionOf(to_come(user("u", true)), "revoked", now)).toBe("cancel_notified");
    expect(questionOf(to_come(user("u", false)), "revoked", now)).toBe("cancel_silent");
    expect(questionOf(to_come(user("u", true, "excused")), "revoked", now)).toBe("cancel_silent");
  });

  it("looks at the participant concerned alone", () => {
    const two = to_come(user("u", true), user("v", false));
    expect(questionOf(two, "excused", now, "v")).toBe("cancel_silent");
    expect(questionOf(two, "excused", now, "u")).toBe("cancel_notified");
  });

  it("asks before what is to come is reset", () => {
    expect(questionOf(to_come(user("u", true, "excused")), "unknown", now)).toBe("reset_notified");
    expect(questionOf(to_come(), "unknown", now)).toBe("reset_silent");
  });
});

describe("how it is asked", () => {
  const words = appointmentsFr.dialog;

  it("speaks of the appointment where it is everybody's", () => {
    const { title, text, confirm } = askingOf("cancel_notified", "revoked", words, undefined);
    expect([title, confirm]).toEqual([words.cancelTitle, words.cancel]);
    expect(text).toContain("Les usagers seront prévenus");
  });

  it("names the participant where it is theirs alone, and cancels nothing else", () => {
    for (const question of ["cancel_notified", "cancel_silent"] as const) {
      const excused = askingOf(question, "excused", words, "Zoé DURAND");
      expect(excused.title).toBe("Excuser l'absence de Zoé DURAND ?");
      const revoked = askingOf(question, "revoked", words, "Zoé DURAND");
      expect(revoked.title).toBe("Annuler la participation de Zoé DURAND ?");
      for (const { text, confirm } of [excused, revoked]) {
        expect(`${text} ${confirm}`).not.toMatch(/rendez-vous|usagers/);
        expect(text.includes("ne sera pas prévenue")).toBe(question === "cancel_silent");
      }
    }
  });

  it("resets the participant alone as well", () => {
    const reset = askingOf("reset_silent", "unknown", words, "Zoé DURAND");
    expect(reset.title).toContain("Zoé DURAND");
    expect(reset.text).toContain("ne sera pas prévenue");
    expect(askingOf("reset_notified", "unknown", words, undefined).title).toBe(words.resetTitle);
  });
});
