import { describe, expect, it } from "vitest";
import { contrast, textOn } from "../agenda/colours";
import { fullColour, isColour, PALETTE, PALETTE_NAMES, paletteName, usersOf } from "./colours";

describe("a motif's colour", () => {
  it("is written with three or six digits, and nothing else", () => {
    expect(["#9c9", "#99CC99", "#000"].every(isColour)).toBe(true);
    expect(["99CC99", "#99CC9", "green", "#99CC99aa", ""].some(isColour)).toBe(false);
    expect(fullColour("#9C9")).toBe("#99cc99");
    expect(fullColour("green")).toBeUndefined();
  });

  it("is known to be another motif's, however it is written", () => {
    const motifs = [
      { id: "a", color: "#9C9" },
      { id: "b", color: "#000000" },
    ];
    expect(usersOf("#99cc99", motifs, undefined).map(({ id }) => id)).toEqual(["a"]);
    expect(usersOf("#99cc99", motifs, "a")).toEqual([]);
  });
});

describe("the palette", () => {
  it.each(PALETTE_NAMES)("reads well on %s, with the text that AGD-06 wants", (name) => {
    const colour = PALETTE[name];
    expect(contrast(colour, textOn(colour))).toBeGreaterThanOrEqual(4.5);
    expect(paletteName(colour.toUpperCase())).toBe(name);
  });

  it("does not know other colours", () => {
    expect(paletteName("#123456")).toBeUndefined();
    expect(paletteName("no colour")).toBeUndefined();
  });
});
