import type { Motif } from "@rdv/api";
import { describe, expect, it } from "vitest";
import { askAgain, chosenMotif, nextQuestion, parseSearch, scopeOf, searchPath } from "./search";

const motif = (change: Partial<Motif> = {}): Motif =>
  ({
    key: "pmi-public_office",
    location_type: "public_office",
    restriction: "",
    motif_ids: ["M1"],
    ...change,
  }) as Motif;

describe("the address of a search", () => {
  it("is read and written the same", () => {
    const path = searchPath({ departement: "62", service_id: "S", motif_key: "k-phone", from: "2026-11-23" });
    expect(path).toBe("/prendre_rdv?departement=62&service_id=S&motif_key=k-phone&from=2026-11-23");
    expect(parseSearch(new URL(path, "http://x").searchParams)).toEqual({
      departement: "62",
      service_id: "S",
      motif_key: "k-phone",
      from: "2026-11-23",
    });
  });

  it("ignores what it does not know", () =>
    expect(parseSearch(new URLSearchParams("departement=&from=hier&utm=1&service_id=S"))).toEqual({ service_id: "S" }));

  it("looks in the organisation first", () => {
    expect(scopeOf({ departement: "62", organisation_id: "O" })).toEqual({ organisation_id: "O" });
    expect(scopeOf({ departement: "62" })).toEqual({ departement: "62" });
    expect(scopeOf({})).toBeNull();
  });
});

describe("the next question", () => {
  it.each([
    [{}, undefined, "service"],
    [{ service_id: "S" }, undefined, "motif"],
    [{ service_id: "S", motif_key: "k" }, undefined, "place"],
    [{ motif_key: "k", motif_id: "M1" }, motif(), "place"],
    [{ motif_key: "k", motif_id: "M1" }, motif({ location_type: "phone" }), "slots"],
    [{ motif_key: "k", motif_id: "M1", location_id: "L" }, motif(), "slots"],
    [{ motif_id: "M1", location_id: "L" }, motif({ restriction: "Lire" }), "restriction"],
    [{ motif_id: "M1", location_id: "L", accepted: "1" }, motif({ restriction: "Lire" }), "slots"],
  ] as const)("after %j is %s", (search, chosen, question) => expect(nextQuestion(search, chosen)).toBe(question));

  it("forgets what depends on the answer", () => {
    const search = { departement: "62", service_id: "S", motif_key: "k", motif_id: "M1", location_id: "L", from: "x" };
    expect(askAgain(search, "place")).toEqual({ departement: "62", service_id: "S", motif_key: "k" });
    expect(askAgain(search, "service")).toEqual({ departement: "62" });
    expect(askAgain({ ...search, starts_at: "y" }, "slots")).toEqual(search);
  });

  it("finds the motif by its key, or by one of its ids", () => {
    const motifs = [motif(), motif({ key: "other", motif_ids: ["M2", "M3"] })];
    expect(chosenMotif({ motif_key: "other" }, motifs)?.key).toBe("other");
    expect(chosenMotif({ motif_id: "M3" }, motifs)?.key).toBe("other");
    expect(chosenMotif({ motif_id: "M9" }, motifs)).toBeUndefined();
    expect(chosenMotif({}, motifs)).toBeUndefined();
  });
});
