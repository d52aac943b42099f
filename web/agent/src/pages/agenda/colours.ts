/** Colours that agents choose, and a text that can be read on each. */

const HEX = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i;
/** What belongs to another organisation (AGD-02). */
export const ELSEWHERE = "#757575";

function parts(colour: string): readonly [number, number, number] {
  const digits = HEX.exec(colour)?.[1] ?? "757575";
  const six = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  return [0, 2, 4].map((at) => Number.parseInt(six.slice(at, at + 2), 16)) as unknown as [number, number, number];
}

/** Relative luminance, WCAG 2. */
function luminance(colour: string): number {
  const [red, green, blue] = parts(colour).map((value) => {
    const share = value / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/**
 * Black or white, whichever reads better on a colour. AGD-06 chooses by the brightness of old screens; where that leaves
 * less than 4.5 to 1 the other one is taken, so that a text is always readable.
 */
export function textOn(colour: string): "#000000" | "#ffffff" {
  const [red, green, blue] = parts(colour);
  const bright = (299 * red + 587 * green + 114 * blue) / 1000 >= 128;
  const wanted = bright ? "#000000" : "#ffffff";
  const other = bright ? "#ffffff" : "#000000";
  return contrast(colour, wanted) >= 4.5 ? wanted : other;
}
