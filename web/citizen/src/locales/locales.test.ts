/** Both languages say the same things: a text that is missing, empty or typed twice is told by its name. */
import { frenchCatalogue } from "@rdv/app/typography";
import { describe, expect, it } from "vitest";
import { accountEn } from "./account.en";
import { accountFr } from "./account.fr";
import { en } from "./en";
import { fr } from "./fr";

/** Every text of a catalogue by its path; a function is its number of arguments. */
function texts(value: unknown, path = ""): [string, string | number][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return [[path, value.length]];
  return Object.entries(value as object).flatMap(([key, inner]) => texts(inner, path ? `${path}.${key}` : key));
}

const shape = (catalogue: object) =>
  texts(catalogue)
    .map(([path, text]) => (typeof text === "number" ? `${path}(${text})` : path))
    .sort();

describe.each([
  ["of the site", fr, en],
  ["of the account", accountFr, accountEn],
])("the words %s", (_name, french, english) => {
  it("are the same in both languages", () => expect(shape(english)).toEqual(shape(french)));

  it.each([
    ["French", frenchCatalogue(french)],
    ["English", english],
  ])("are none of them empty or badly spaced in %s", (_language, catalogue) => {
    const wrong = texts(catalogue).filter(([, text]) => typeof text === "string" && !/^\S.*\S$/su.test(text));
    expect([...wrong, ...texts(catalogue).filter(([, text]) => / {2}/.test(String(text)))]).toEqual([]);
  });

  it("have the apostrophes, quotation marks and spaces of French", () => {
    const typed = texts(frenchCatalogue(french)).filter(([, text]) => /['"]| [;:!?»]|« /.test(String(text)));
    expect(typed).toEqual([]);
  });
});
