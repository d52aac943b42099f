import { describe, expect, it } from "vitest";
import { reachProblem } from "./people";
import { phoneText } from "./say";

const phone = { email: "", phone_number: "03 21 12 34 56" };
const mobile = { email: "", phone_number: "+33612345678" };
const mail = { email: "zoe@exemple.example", phone_number: "" };
const none = { email: "", phone_number: "" };

describe("whether somebody can be reached for a motif", () => {
  it("by phone needs a number", () => {
    expect(reachProblem({ location_type: "phone" }, [none, mail])).toBe("phone");
    expect(reachProblem({ location_type: "phone" }, [none, phone])).toBeNull();
  });

  it("by video needs an e-mail or a mobile", () => {
    expect(reachProblem({ location_type: "visio" }, [none, phone])).toBe("contact");
    expect(reachProblem({ location_type: "visio" }, [phone, mobile])).toBeNull();
    expect(reachProblem({ location_type: "visio" }, [mail])).toBeNull();
  });

  it("on site needs nothing", () => {
    expect(reachProblem({ location_type: "public_office" }, [none])).toBeNull();
  });
});

describe("a number", () => {
  it("reads by pairs in metropolitan France, and as it is elsewhere", () => {
    expect(phoneText("+33612345678")).toBe("06\u00a012\u00a034\u00a056\u00a078");
    expect(phoneText("+590690123456")).toBe("+590690123456");
    expect(phoneText("******78")).toBe("******78");
    expect(phoneText("")).toBe("");
  });
});
