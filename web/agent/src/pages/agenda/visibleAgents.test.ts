import { describe, expect, it } from "vitest";
import { agentName, visibleAgents } from "./visibleAgents";

const agent = (id: string, last_name: string, service: string, pending = false) => ({
  id,
  first_name: "Ana",
  last_name,
  services: [{ id: service, name: service }],
  pending,
});
const me = { id: "me", services: [{ id: "pmi", name: "PMI" }], is_secretary: false };
const agents = [
  agent("z", "Étienne", "pmi"),
  agent("a", "Zola", "pmi"),
  agent("me", "Martin", "pmi"),
  agent("o", "Autre", "social"),
  agent("p", "Prévu", "pmi", true),
];
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);

describe("whose agendas are offered", () => {
  it("is oneself, then the colleagues of one's services by name", () => {
    expect(ids(visibleAgents(me, "basic", agents))).toEqual(["me", "z", "a"]);
  });

  it("is everybody for admins and secretaries, but who has not come yet", () => {
    expect(ids(visibleAgents(me, "admin", agents))).toEqual(["me", "o", "z", "a"]);
    expect(ids(visibleAgents({ ...me, is_secretary: true }, "basic", agents))).toEqual(["me", "o", "z", "a"]);
  });

  it("names a contributor by the last name alone", () => {
    expect(agentName({ first_name: "", last_name: "Guichet é" })).toBe("GUICHET É");
    expect(agentName({ first_name: "Léa", last_name: "Petit" })).toBe("Léa PETIT");
  });
});
