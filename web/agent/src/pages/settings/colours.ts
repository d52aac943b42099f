/** The colours that a motif may have in the agenda. */

/** Colours that are told apart, with names of their own. */
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

const COLOUR = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

/** True for `#RGB` and `#RRGGBB`, what a motif takes. */
export const isColour = (text: string): boolean => COLOUR.test(text);

/** `#1f6b46` of either way to write it; undefined for what is no colour. */
export function fullColour(colour: string): string | undefined {
  if (!isColour(colour)) return undefined;
  const digits = colour.slice(1).toLowerCase();
  return digits.length === 6 ? `#${digits}` : `#${[...digits].map((digit) => digit + digit).join("")}`;
}

/** The palette's name of a colour, undefined for one of the organisation's own. */
export const paletteName = (colour: string): PaletteName | undefined =>
  PALETTE_NAMES.find((name) => PALETTE[name] === fullColour(colour));

/** Who has that colour already, however it is written. */
export const usersOf = <Motif extends { readonly color: string; readonly id: string }>(
  colour: string,
  motifs: readonly Motif[],
  except: string | undefined,
): readonly Motif[] => motifs.filter((motif) => motif.id !== except && fullColour(motif.color) === fullColour(colour));
