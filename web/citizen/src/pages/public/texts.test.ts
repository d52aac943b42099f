import { describe, expect, it } from "vitest";
import { publicEn } from "./texts.en";
import { type PublicText, publicFr } from "./texts.fr";

const shape = ({ sections }: PublicText) =>
  sections.map(({ blocks }) => blocks.map((block) => (typeof block === "string" ? 0 : block.length)));

describe("the public pages", () => {
  it.each(["help", "privacy", "accessibility", "legal"] as const)("%s says the same in both languages", (name) =>
    expect(shape(publicEn[name])).toEqual(shape(publicFr[name])),
  );

  it.each(Object.entries({ fr: publicFr, en: publicEn }))("have no empty text in %s", (_language, texts) =>
    expect(JSON.stringify(texts)).not.toMatch(/""|undefined|NaN/),
  );
});
