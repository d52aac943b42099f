import { describe, expect, it } from "vitest";
import { isEmail, isWebsite, wholeNumber } from "./answers";

describe("answers of the settings", () => {
  it("know an e-mail address by its shape (G-05)", () => {
    expect(["accueil@mairie.exemple.fr", " a.b+c@d-e.org "].every(isEmail)).toBe(true);
    expect(["accueil", "accueil@mairie", "a b@c.fr", "é@c.fr", ""].some(isEmail)).toBe(false);
  });

  it("know what a browser opens", () => {
    expect(["https://www.exemple.fr", "http://exemple.fr/a b".replace(" ", "%20")].every(isWebsite)).toBe(true);
    expect(["www.exemple.fr", "javascript:alert(1)", "https://", "https://localhost"].some(isWebsite)).toBe(false);
  });

  it("read whole numbers within bounds", () => {
    expect(wholeNumber(" 30 ", 5, 480)).toBe(30);
    expect(["4", "481", "30.5", "", "-5", "trente"].map((text) => wholeNumber(text, 5, 480))).toEqual(
      Array(6).fill(undefined),
    );
  });
});
