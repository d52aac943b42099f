import { describe, expect, it } from "vitest";
import { publicEn } from "./texts.en";
import { OTHER_SITES, type PublicText, publicFr } from "./texts.fr";

const shape = ({ sections }: PublicText) =>
  sections.map(({ blocks }) =>
    blocks.map((block) =>
      typeof block === "string" ? 0 : "steps" in block ? { steps: block.steps.length } : block.length,
    ),
  );

describe("the public pages", () => {
  it.each(["help", "privacy", "accessibility", "legal"] as const)("%s says the same in both languages", (name) =>
    expect(shape(publicEn[name])).toEqual(shape(publicFr[name])),
  );

  it("tell what to do one step after the other as steps", () => {
    const steps = publicFr.help.sections.filter(({ blocks }) =>
      blocks.some((block) => typeof block === "object" && "steps" in block),
    );
    expect(steps.map(({ title }) => title)).toEqual(["Prendre un rendez-vous", "Annuler un rendez-vous"]);
  });

  it.each(Object.keys(OTHER_SITES))("name %s as it is found", (name) =>
    expect(JSON.stringify(publicFr)).toContain(name),
  );

  it.each(Object.entries({ fr: publicFr, en: publicEn }))("have no empty text in %s", (_language, texts) =>
    expect(JSON.stringify(texts)).not.toMatch(/""|undefined|NaN/),
  );
});
