import { describe, expect, it } from "vitest";
import { bookingLeft, safeReturn, signInPath } from "./session";

const SITE = "https://rdv.example";

describe("where signing in leads", () => {
  it.each([
    ["/prendre_rdv/coordonnees?motif_id=1&starts_at=2026-11-23T10%3A00%3A00%2B01%3A00"],
    ["/mes_rendez_vous/12"],
    ["/"],
  ])("comes back to %s", (path) => expect(safeReturn(path, SITE)).toBe(path));

  it.each([
    null,
    "",
    "mes_rendez_vous",
    "//elsewhere.example/",
    "https://elsewhere.example/",
    "/\\elsewhere.example",
    "javascript:alert(1)",
    "/\t/elsewhere.example",
    "/\n/elsewhere.example",
  ])("goes nowhere else for %j", (path) => expect(safeReturn(path, SITE)).toBe("/mes_rendez_vous"));

  it("keeps the whole address to come back to", () =>
    expect(signInPath("/org/1?a=b&c=d")).toBe("/connexion?return_to=%2Forg%2F1%3Fa%3Db%26c%3Dd"));
});

it.each([
  ["/prendre_rdv/identification?motif_id=1", "/prendre_rdv/identification?motif_id=1"],
  ["/compte", undefined],
  ["/mes_rendez_vous", undefined],
])("offers from %s the way back to %s", (path, way) => expect(bookingLeft(path)).toBe(way));
