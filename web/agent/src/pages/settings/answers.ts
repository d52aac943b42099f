/** What an answer must look like before the service is asked; the service has the last word. */

/** The shape of an e-mail address (G-05). */
export const isEmail = (text: string): boolean => /^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]+$/.test(text.trim());

/** An address that a browser opens. */
export const isWebsite = (text: string): boolean => /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(text.trim());

/** A whole number within bounds, or undefined. */
export function wholeNumber(text: string, least: number, most: number): number | undefined {
  const number = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}
