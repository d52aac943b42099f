import { expect, it } from "vitest";
import type { Colleague } from "../../api/types";
import { manageable } from "./access";

const service = (id: string) => ({ id, name: id });
const agent = (id: string, serviceId: string, pending = false) =>
  ({ id, services: [service(serviceId)], pending }) as unknown as Colleague;
const agents = [agent("me", "pmi"), agent("colleague", "pmi"), agent("other", "social"), agent("invited", "pmi", true)];
const me = { id: "me", services: [service("pmi")], is_secretary: false };
const ids = (list: readonly Colleague[]) => list.map(({ id }) => id);

it("offers an agent their own planning and their colleagues'", () => {
  expect(ids(manageable(me, { level: "basic" }, agents))).toEqual(["me", "colleague"]);
});

it("offers admins and secretaries everybody's, but for who has not accepted yet", () => {
  expect(ids(manageable(me, { level: "admin" }, agents))).toEqual(["me", "colleague", "other"]);
  expect(ids(manageable({ ...me, is_secretary: true }, { level: "basic" }, agents))).toEqual([
    "me",
    "colleague",
    "other",
  ]);
});
