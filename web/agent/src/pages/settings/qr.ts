/** A QR code of an address, drawn in the browser: no other service is told what is printed. */
import { encode } from "uqr";

/** The quiet zone that readers need around a code (ISO 18004), in modules. */
const MARGIN = 4;

/** The dark modules of a text, with the margin: readable with 15% of it dirty or torn. */
export const modulesOf = (text: string): readonly (readonly boolean[])[] =>
  encode(text, { ecc: "M", border: MARGIN }).data;

/** The modules as one path of an SVG, each row's neighbours joined. */
export function pathOf(modules: readonly (readonly boolean[])[]): string {
  return modules
    .flatMap((row, y) => {
      const runs: string[] = [];
      for (let x = 0; x < row.length; x += 1) {
        if (!row[x]) continue;
        const start = x;
        while (row[x + 1]) x += 1;
        const length = x - start + 1;
        runs.push(`M${start} ${y}h${length}v1h-${length}z`);
      }
      return runs;
    })
    .join("");
}

/** The file of an SVG: black on white, to print at any size. */
export function svgOf(modules: readonly (readonly boolean[])[]): string {
  const size = modules.length;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">`,
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${pathOf(modules)}"/></svg>`,
  ].join("");
}

/** Pixels of a module in the picture file: sharp on a printed page of A5. */
const PIXELS = 24;

/** A picture of the code; null where the browser draws none. */
export function pngOf(modules: readonly (readonly boolean[])[]): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = modules.length * PIXELS;
  canvas.height = canvas.width;
  const context = canvas.getContext("2d");
  if (!context) return Promise.resolve(null);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = "#000";
  for (const [y, row] of modules.entries()) {
    for (const [x, dark] of row.entries()) if (dark) context.fillRect(x * PIXELS, y * PIXELS, PIXELS, PIXELS);
  }
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/** Gives a file made in the page to the person, as a download. */
export function download(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Firefox reads the file a moment after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
