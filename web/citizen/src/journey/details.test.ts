import { describe, expect, it } from "vitest";
import { fr } from "../locales/fr";
import { asksMore, checkAttendee, checkDetails, refusedDetails } from "./details";

const nobody = { first_name: "", last_name: "", email: "", phone_number: "", address: "", ants_number: "" };
const zoe = { ...nobody, first_name: "Zoé", last_name: "D’Artagnan", email: "zoe@exemple.fr" };
const office = { phone_required: false, address_required: false, ants_number_required: false };

describe("contact details", () => {
  it("accepts a name with one way to reach the person", () => {
    expect(checkDetails(zoe, office, fr)).toEqual({});
    expect(checkDetails({ ...zoe, email: "", phone_number: "06 12.34-56 78" }, office, fr)).toEqual({});
    expect(checkDetails({ ...zoe, email: "", phone_number: "+590 690 12 34 56" }, office, fr)).toEqual({});
  });

  it("asks for what is missing", () => {
    expect(Object.keys(checkDetails(nobody, office, fr))).toEqual(["first_name", "last_name", "email"]);
    expect(checkDetails({ ...zoe, email: "  " }, office, fr)).toEqual({ email: fr.details.missing.contact });
  });

  it("asks for what the motif needs", () => {
    const phone = checkDetails(zoe, { ...office, phone_required: true }, fr);
    expect(phone).toEqual({ phone_number: fr.details.missing.phone });
    const home = checkDetails(zoe, { ...office, address_required: true }, fr);
    expect(home).toEqual({ address: fr.details.missing.address });
  });

  it.each(["zoe", "zoe@", "zoe@exemple", "zoe exemple@x.fr"])("doubts the e-mail %j", (email) =>
    expect(checkDetails({ ...zoe, email }, office, fr).email).toBe(fr.details.wrong.email),
  );

  it.each(["12", "06 12 34 5", "0612345678 poste 3"])("doubts the number %j", (phone_number) =>
    expect(checkDetails({ ...zoe, phone_number }, office, fr).phone_number).toBe(fr.details.wrong.phone),
  );

  it("puts the service's refusals at their fields", () =>
    expect(
      refusedDetails(
        [
          { field: "to", code: "not_mobile", message: "Pas un mobile." },
          { field: "user.first_name", code: "too_long", message: "Trop long." },
          { field: "hold_id", code: "required", message: "?" },
        ],
        "phone_number",
      ),
    ).toEqual({ phone_number: "Pas un mobile.", first_name: "Trop long." }));
});

describe("what some motifs ask for", () => {
  const town = { ...office, ants_number_required: true };

  it.each(["", "A12B34C56", "A12B34C56DE", "A12B34C56É"])("refuses the ANTS number %j", (ants_number) =>
    expect(Object.keys(checkDetails({ ...zoe, ants_number }, town, fr))).toEqual(["ants_number"]),
  );

  it("takes an ANTS number in any case, with spaces", () =>
    expect(checkDetails({ ...zoe, ants_number: " a12b 34c5 6d" }, town, fr)).toEqual({}));

  it("asks an account only for what it does not know", () => {
    expect(asksMore(zoe, office)).toBe(false);
    expect(asksMore(zoe, town)).toBe(true);
    expect(asksMore(zoe, { ...office, phone_required: true })).toBe(true);
    expect(asksMore({ ...zoe, phone_number: "0612345678" }, { ...office, phone_required: true })).toBe(false);
  });
});

describe("who comes", () => {
  const somebody = { first_name: "Ada", last_name: "Xi", birth_date: "" };
  const today = "2026-11-21";

  it("is asked, and named when it is somebody else", () => {
    expect(checkAttendee(undefined, somebody, fr, today)).toEqual({ whom: fr.whom.missing });
    expect(checkAttendee({ kind: "self" }, { ...somebody, first_name: "" }, fr, today)).toEqual({});
    const other = { ...somebody, last_name: " " };
    expect(checkAttendee({ kind: "other", ...other }, other, fr, today)).toEqual({
      other_last_name: fr.whom.missingLastName,
    });
  });

  it("was born already", () => {
    const other = { ...somebody, birth_date: "2026-11-22" };
    expect(checkAttendee({ kind: "other", ...other }, other, fr, today)).toEqual({
      other_birth_date: fr.whom.wrongBirthDate,
    });
    const newborn = { ...somebody, birth_date: today };
    expect(checkAttendee({ kind: "other", ...newborn }, newborn, fr, today)).toEqual({});
  });

  it("is told wrong at its own field", () => {
    const refused = [
      { field: "for_relative.first_name", code: "x", message: "a" },
      { field: "participants.0.last_name", code: "x", message: "b" },
      { field: "ants_number", code: "x", message: "c" },
      { field: "for_user_id", code: "x", message: "d" },
    ];
    expect(refusedDetails(refused, "email")).toEqual({
      other_first_name: "a",
      other_last_name: "b",
      ants_number: "c",
      whom: "d",
    });
  });
});
