import { describe, expect, it } from "vitest";
import { listPath, readFilters } from "./filters";

const TODAY = "2026-11-23";

describe("the filters of the list", () => {
  it("are read as they are written", () => {
    const filters = { agent_id: "a1", status: "unknown_past", from: "2026-11-01", to: "2026-11-30" };
    const url = new URL(listPath("arras", filters), "http://site.example");
    expect(url.pathname).toBe("/agent/organisations/arras/rendez_vous");
    expect(readFilters(url.searchParams, TODAY)).toEqual(filters);
  });

  it("leave out what makes no sense", () => {
    expect(readFilters(new URLSearchParams("status=lost&from=2026-02-30&agent_id="), TODAY)).toEqual({});
  });

  it("begin today where nothing is asked, and at the beginning where all is", () => {
    expect(readFilters(new URLSearchParams(), TODAY)).toEqual({ from: TODAY });
    const all = new URL(listPath("arras"), "http://site.example");
    expect(readFilters(all.searchParams, TODAY)).toEqual({});
  });
});
