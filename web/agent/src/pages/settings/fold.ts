/** A text with its letters alike, whatever their accents and case: for what is searched and compared. */
export const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
