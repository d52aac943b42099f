import type { Appointment, OwnAppointments } from "@rdv/api";
import { expect, test } from "vitest";
import { longer } from "./longer";

const list = (ids: readonly string[], next_cursor: string | null): OwnAppointments => ({
  appointments: ids.map((id) => ({ id }) as Appointment),
  next_cursor,
});
const idsOf = ({ appointments }: OwnAppointments) => appointments.map(({ id }) => id);

test("the next appointments come at the end", async () => {
  const standing = list(["a", "b"], "after b");
  const { before, whole } = await longer(
    () => standing,
    async () => list(["c"], null),
  );
  expect(before).toBe(standing);
  expect(idsOf(whole)).toEqual(["a", "b", "c"]);
  expect(whole.next_cursor).toBeNull();
});

test("a list read again meanwhile gets what comes after its own end", async () => {
  let standing = list(["a", "b"], "after b");
  const asked: string[] = [];
  const { before, whole } = await longer(
    () => standing,
    async (cursor) => {
      asked.push(cursor);
      if (asked.length > 1) return list(["d"], null);
      standing = list(["b", "c"], "after c");
      return list(["c"], "after c");
    },
  );
  expect(asked).toEqual(["after b", "after c"]);
  expect(before).toBe(standing);
  expect(idsOf(whole)).toEqual(["b", "c", "d"]);
});

test("a list that is whole once read again is what is shown", async () => {
  let standing = list(["a"], "after a");
  const { whole } = await longer(
    () => standing,
    async () => {
      standing = list(["b"], null);
      return list([], null);
    },
  );
  expect(whole).toBe(standing);
});
