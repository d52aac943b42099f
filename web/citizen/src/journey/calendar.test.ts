import type { Appointment } from "@rdv/api";
import { describe, expect, it } from "vitest";
import { fr } from "../locales/fr";
import { calendarFile } from "./calendar";

const appointment = {
  id: "A1",
  version: 3,
  starts_at: "2026-11-23T10:00:00-04:00",
  ends_at: "2026-11-23T10:30:00-04:00",
  location_type: "public_office",
  location: { name: "Mairie", address: "1 rue des Exemples; escalier B, 97100 Basse-Terre" },
  motif: { name: "Consultation de puériculture", instructions: "Venez avec le carnet de santé.\nEt l'enfant." },
  organisation: { name: "Maison des solidarités" },
  service: { name: "PMI" },
  contact_phone_number: "",
} as unknown as Appointment;

const text = calendarFile(appointment, fr, new Date("2026-11-21T12:00:00Z"));
const unfolded = text.replace(/\r\n /g, "");

describe("the calendar file", () => {
  it("says when, in universal time", () => {
    expect(text).toContain("\r\nDTSTART:20261123T140000Z\r\n");
    expect(text).toContain("\r\nDTEND:20261123T143000Z\r\n");
    expect(text).toContain("\r\nDTSTAMP:20261121T120000Z\r\n");
  });

  it("is the event of the messages: same identity, a sequence that grows", () => {
    expect(text).toContain("\r\nUID:A1\r\nSEQUENCE:3\r\n");
  });

  it("escapes what the format reserves", () => {
    expect(unfolded).toContain("LOCATION:Mairie\\, 1 rue des Exemples\\; escalier B\\, 97100 Basse-Terre\r\n");
    expect(unfolded).toContain("carnet de santé.\\nEt l");
  });

  it("has no line over 75 octets, and cuts no character", () => {
    const octets = text.split("\r\n").map((line) => new TextEncoder().encode(line).length);
    expect(Math.max(...octets)).toBeLessThanOrEqual(75);
    expect(unfolded).toContain("PMI\\, Maison des solidarités");
  });
});
