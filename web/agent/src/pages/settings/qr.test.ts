import { describe, expect, it } from "vitest";
import { modulesOf, pathOf, svgOf } from "./qr";

const LINK = "https://rdv.exemple.fr/org/arras";
const FINDER = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"];

/** Seven by seven modules from a corner, as ones and zeros. */
const square = (modules: readonly (readonly boolean[])[], x: number, y: number) =>
  modules.slice(y, y + 7).map((row) =>
    row
      .slice(x, x + 7)
      .map((dark) => (dark ? "1" : "0"))
      .join(""),
  );

describe("a QR code", () => {
  const modules = modulesOf(LINK);
  const size = modules.length;

  it("has its three finders inside the margin that readers need", () => {
    expect(square(modules, 4, 4)).toEqual(FINDER);
    expect(square(modules, size - 11, 4)).toEqual(FINDER);
    expect(square(modules, 4, size - 11)).toEqual(FINDER);
    expect(modules.slice(0, 4).flat().some(Boolean)).toBe(false);
  });

  it("differs with the text", () => {
    expect(modulesOf(`${LINK}/2`)).not.toEqual(modules);
  });

  it("is drawn with a run for each row of dark neighbours, none lost", () => {
    const path = pathOf(modules);
    const drawn = [...path.matchAll(/h(\d+)v1/g)].reduce((sum, [, length]) => sum + Number(length), 0);
    expect(drawn).toBe(modules.flat().filter(Boolean).length);
    expect(pathOf([[true, true, false, true]])).toBe("M0 0h2v1h-2zM3 0h1v1h-1z");
  });

  it("is a file that stands by itself", () => {
    expect(svgOf(modules)).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 \d+ \d+"/);
  });
});
