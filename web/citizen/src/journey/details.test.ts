import { describe, expect, it } from "vitest";
import { fr } from "../locales/fr";
import { checkDetails, refusedDetails } from "./details";

const nobody = { first_name: "", last_name: "", email: "", phone_number: "", address: "" };
const zoe = { ...nobody, first_name: "Zoé", last_name: "D’Artagnan", email: "zoe@exemple.fr" };
const office = { phone_required: false, address_required: false };

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
    const phone = checkDetails(zoe, { phone_required: true, address_required: false }, fr);
    expect(phone).toEqual({ phone_number: fr.details.missing.phone });
    const home = checkDetails(zoe, { phone_required: false, address_required: true }, fr);
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
