import { describe, expect, it } from "vitest";
import { findRoute, ROUTES } from "./routes";

describe("the dashboard's addresses", () => {
  it("are each reached: none is hidden by one before it", () => {
    for (const route of ROUTES) expect(findRoute(route.path.replaceAll(":", "x-"))?.route.path).toBe(route.path);
  });

  it("are behind the door, but for those of the door", () => {
    const open = ROUTES.filter((route) => route.open).map(({ path }) => path);
    expect(open.toSorted()).toEqual([
      "/agent/connexion",
      "/agent/lien/:token",
      "/agent/mot_de_passe_oublie",
      "/agent/nouveau",
    ]);
  });

  it("are nothing else", () => {
    expect(findRoute("/agent/organisations/1")).toBeNull();
    expect(findRoute("/prendre_rdv")).toBeNull();
  });
});
