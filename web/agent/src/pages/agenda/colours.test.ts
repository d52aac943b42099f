import { describe, expect, it } from "vitest";
import { contrast, textOn } from "./colours";

describe("the text on a motif's colour", () => {
  it("follows the brightness of the colour (AGD-06)", () => {
    expect(textOn("#99CC99")).toBe("#000000");
    expect(textOn("#225588")).toBe("#ffffff");
    expect(textOn("#fff")).toBe("#000000");
  });

  it("can be read on every colour", () => {
    const steps = ["00", "33", "66", "80", "99", "cc", "ff"];
    for (const red of steps)
      for (const green of steps)
        for (const blue of steps) {
          const colour = `#${red}${green}${blue}`;
          expect(contrast(colour, textOn(colour)), colour).toBeGreaterThanOrEqual(4.5);
        }
  });
});
