import { describe, expect, it } from "vitest";
import { departementName, exactDepartement, findDepartements } from "./departements";

describe("départements", () => {
  it.each([
    ["62", "62"],
    ["1", "01"],
    ["2a", "2A"],
    ["971", "971"],
    ["pas de calais", "62"],
    ["Côte d'Or", "21"],
    ["62000", "62"],
    ["97110", "971"],
    ["20000", "2A"],
    ["20200", "2B"],
    ["05000", "05"],
    ["la reunion", "974"],
  ])("%j is %s", (typed, code) => expect(exactDepartement(typed)?.code).toBe(code));

  it.each(["", "arras", "99", "6200", "pas"])("%j is none for sure", (typed) =>
    expect(exactDepartement(typed)).toBeUndefined(),
  );

  it("finds by the beginnings of words", () => {
    expect(findDepartements("pas cal").map(({ code }) => code)).toEqual(["62"]);
    expect(findDepartements("alpes").map(({ code }) => code)).toEqual(["04", "05", "06"]);
    expect(findDepartements("zzz")).toEqual([]);
    expect(findDepartements("  ")).toEqual([]);
  });

  it("names them", () => {
    expect(departementName("62")).toBe("Pas-de-Calais (62)");
    expect(departementName("CN")).toBe("CN");
  });
});
