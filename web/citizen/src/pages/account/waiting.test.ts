import { expect, test } from "vitest";
import { otherAddressPath } from "./waiting";

const email = "zoe@courriel.example";

test("another address is given at the form that the link was asked for with", () => {
  expect(otherAddressPath({ what: "confirm", email })).toBe("/inscription");
  expect(otherAddressPath({ what: "reset", email })).toBe("/mot_de_passe_oublie");
});

test("another address still leads back to the booking under way", () => {
  const returnTo = "/prendre_rdv/pour_qui?motif=1&date=2026-11-23";
  for (const what of ["confirm", "reset"] as const) {
    const path = new URL(otherAddressPath({ what, email, returnTo }), "https://rdv.example");
    expect(path.searchParams.get("return_to")).toBe(returnTo);
  }
});
