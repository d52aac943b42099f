import { describe, expect, it } from "vitest";
import { french, frenchCatalogue } from "./typography";

describe("french typography", () => {
  it.each([
    ["Une question ?", "Une question\u202f?"],
    ["Une question?", "Une question\u202f?"],
    ["Le lieu : Arras", "Le lieu\u00a0: Arras"],
    ["l'heure d'été", "l’heure d’été"],
    ['le lien "Infos"', "le lien «\u00a0Infos\u00a0»"],
    ["« déjà »", "«\u00a0déjà\u00a0»"],
    ["30 minutes", "30\u00a0minutes"],
    ["(vraiment ?)", "(vraiment\u202f?)"],
  ])("writes %j", (typed, printed) => expect(french(typed)).toBe(printed));

  it.each(["https://exemple.fr/?q=1", "09:30", "agent@exemple.fr"])("leaves %j alone", (text) =>
    expect(french(text)).toBe(text),
  );

  it("is idempotent", () => {
    const text = french("Est-ce l'heure : « 9 h 30 » ?");
    expect(french(text)).toBe(text);
  });

  it("reaches nested texts and functions", () => {
    const catalogue = frenchCatalogue({ a: { b: "Oui ?" }, c: (name: string) => `Bonjour ${name} !`, d: ["Non !"] });
    expect(catalogue).toMatchObject({ a: { b: "Oui\u202f?" }, d: ["Non\u202f!"] });
    expect(catalogue.c("Zoé")).toBe("Bonjour Zoé\u202f!");
  });
});
