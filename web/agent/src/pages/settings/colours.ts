/** The colours of motifs in the agenda, and whether a title reads on them. */

/** Colours on which the title that the agenda draws (AGD-06) has a contrast of 4.5 or more. */
export const PALETTE = {
  sage: "#99cc99",
  mint: "#8fd6c4",
  sky: "#9bc9f0",
  lavender: "#c3b5ee",
  rose: "#f2b3c6",
  peach: "#f7bf94",
  yellow: "#f2d96b",
  sand: "#d9cbb0",
  forest: "#1f6b46",
  petrol: "#0f6477",
  navy: "#1f4b8f",
  plum: "#6f3a86",
  brick: "#a3372b",
  slate: "#4a5560",
} as const;

export type PaletteName = keyof typeof PALETTE;
export const PALETTE_NAMES = Object.keys(PALETTE) as readonly PaletteName[];

/** What WCAG asks of a text of the agenda's size. */
export const READABLE = 4.5;

const COLOUR = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

/** True for `#RGB` and `#RRGGBB`, what a motif takes. */
export const isColour = (text: string): boolean => COLOUR.test(text);

type Channels = readonly [number, number, number];

/** `#1f6b46` of any way to write it; what is no colour is white. */
export function fullColour(colour: string): string {
  if (!isColour(colour)) return "#ffffff";
  const digits = colour.slice(1).toLowerCase();
  return digits.length === 6 ? `#${digits}` : `#${[...digits].map((digit) => digit + digit).join("")}`;
}

function channels(colour: string): Channels {
  const full = fullColour(colour);
  const channel = (from: number) => Number.parseInt(full.slice(from, from + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

const written = (parts: readonly number[]): string =>
  `#${parts.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

/** Black or white, whichever the agenda writes on that colour: black from a brightness of 128 on (AGD-06). */
export function textOn(colour: string): "#000000" | "#ffffff" {
  const [red, green, blue] = channels(colour);
  return (299 * red + 587 * green + 114 * blue) / 1000 >= 128 ? "#000000" : "#ffffff";
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast (1 to 21) of two colours, as WCAG defines it. */
export function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** True when the title that the agenda writes on that colour reads well. */
export const isReadable = (colour: string): boolean => contrast(colour, textOn(colour)) >= READABLE;

/** The nearest shade of that colour on which the title reads well: lighter under black, darker under white. */
export function readableShade(colour: string): string {
  const towards = textOn(colour) === "#000000" ? 255 : 0;
  let shade = fullColour(colour);
  for (let step = 1; !isReadable(shade) && step <= 20; step += 1) {
    shade = written(channels(colour).map((part) => part + ((towards - part) * step) / 20));
  }
  return shade;
}

/** The palette's name of a colour, undefined for one of the organisation's own. */
export const paletteName = (colour: string): PaletteName | undefined =>
  PALETTE_NAMES.find((name) => PALETTE[name] === fullColour(colour));
