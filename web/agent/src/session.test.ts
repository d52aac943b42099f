import { describe, expect, it } from "vitest";
import { HOME, safeReturn, signInPath } from "./session";

const SITE = "https://rdv.example";

describe("where signing in leads", () => {
  it.each(["/agent/", "/agent/organisations/1/agenda?from=2026-11-23", "/agent/rendez_vous/12"])(
    "comes back to %s",
    (path) => expect(safeReturn(path, SITE)).toBe(path),
  );

  it.each([null, "", "/", "/mes_rendez_vous", "/agents/1", "//elsewhere.example/agent/", "https://elsewhere.example/"])(
    "goes nowhere else for %j",
    (path) => expect(safeReturn(path, SITE)).toBe(HOME),
  );

  it("says where to come back only when that is not home", () => {
    expect(signInPath("/agent/")).toBe("/agent/connexion");
    expect(signInPath("/agent/preferences")).toBe("/agent/connexion?return_to=%2Fagent%2Fpreferences");
  });
});
