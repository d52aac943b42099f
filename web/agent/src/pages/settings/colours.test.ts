import { describe, expect, it } from "vitest";
import {
  contrast,
  fullColour,
  isColour,
  isReadable,
  PALETTE,
  PALETTE_NAMES,
  paletteName,
  READABLE,
  readableShade,
  textOn,
} from "./colours";

describe("a motif's colour", () => {
  it("is written with three or six digits, and nothing else", () => {
    expect(["#9c9", "#99CC99", "#000"].every(isColour)).toBe(true);
    expect(["99CC99", "#99CC9", "green", "#99CC99aa", ""].some(isColour)).toBe(false);
    expect(fullColour("#9C9")).toBe("#99cc99");
  });

  it("has black on it from a brightness of 128 on, white under (AGD-06)", () => {
    expect(textOn("#808080")).toBe("#000000");
    expect(textOn("#7f7f7f")).toBe("#ffffff");
    expect(textOn("#99CC99")).toBe("#000000");
    expect(textOn("#00f")).toBe("#ffffff");
  });

  it("has the contrast that WCAG computes", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
    expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
    expect(contrast("#ffffff", "#767676")).toBeCloseTo(4.54, 2);
  });
});

describe("the palette", () => {
  it.each(PALETTE_NAMES)("reads on %s", (name) => {
    expect(isReadable(PALETTE[name])).toBe(true);
    expect(paletteName(PALETTE[name].toUpperCase())).toBe(name);
  });

  it("does not know other colours", () => {
    expect(paletteName("#123456")).toBeUndefined();
  });
});

describe("a colour on which titles read badly", () => {
  it("has a shade near it on which they read", () => {
    // White on this orange is what AGD-06 draws, with a contrast of 3.6.
    const poor = ["#e0501e", "#7f7f7f", "#d63a8f"];
    expect(poor.some(isReadable)).toBe(false);
    for (const colour of poor) {
      const shade = readableShade(colour);
      expect(contrast(shade, textOn(shade))).toBeGreaterThanOrEqual(READABLE);
    }
  });

  it("is left alone when it reads", () => {
    expect(readableShade("#99CC99")).toBe("#99cc99");
  });
});
