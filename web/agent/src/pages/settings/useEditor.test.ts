import { Problem } from "@rdv/app/problem";
import { describe, expect, it } from "vitest";
import { differing, refusedFields } from "./useEditor";

const values = { name: "Accueil", every: "week", weekdays: [2, 4] };
const refusal = (...fields: readonly string[]) =>
  new Problem({
    status: 422,
    code: "invalid",
    errors: fields.map((field) => ({ field, code: "wrong", message: `${field} is wrong` })),
  });

describe("what somebody else has changed", () => {
  it("is told by its fields, lists compared by what they hold", () => {
    expect(differing(values, { ...values, weekdays: [2, 4] })).toEqual([]);
    expect(differing(values, { name: "Guichet", every: "week", weekdays: [2] })).toEqual(["name", "weekdays"]);
  });
});

describe("what the service refuses", () => {
  it("goes to the field of the same name", () => {
    expect(refusedFields(refusal("name"), values)).toEqual({ name: "name is wrong" });
  });

  it("goes where the form says that it belongs, the first word kept", () => {
    const fieldOf = (field: string) => (field.startsWith("recurrence") ? ("every" as const) : undefined);
    expect(refusedFields(refusal("recurrence.interval", "recurrence", "name"), values, fieldOf)).toEqual({
      every: "recurrence.interval is wrong",
      name: "name is wrong",
    });
  });

  it("is left to the notice where no field knows it", () => {
    expect(refusedFields(refusal("elsewhere"), values)).toEqual({});
  });
});
