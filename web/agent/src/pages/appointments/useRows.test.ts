import { networkGone } from "@rdv/app/problem";
import { forgetAll } from "@rdv/app/resource";
import { running, settle } from "@rdv/app/running";
import { beforeEach, expect, it, vi } from "vitest";
import { useRows } from "./useRows";

/** The calls for a page of the list, each answered when the test says so. */
interface Call {
  readonly cursor: string | null;
  readonly answer: (ids: readonly string[], next: string | null) => Promise<void>;
  readonly fail: () => Promise<void>;
}
const calls: Call[] = [];
const said: string[] = [];

vi.mock("../../api/appointments", () => ({
  listAppointments: (_organisation: string, _filters: object, cursor: string | null) =>
    new Promise((resolve, reject) => {
      calls.push({
        cursor,
        answer: (ids, next_cursor) => {
          resolve({ appointments: ids.map((id) => ({ id })), next_cursor });
          return settle();
        },
        fail: () => {
          reject(networkGone());
          return settle();
        },
      });
    }),
}));
vi.mock("@rdv/app/announcer", () => ({ announce: (text: string) => said.push(text) }));

const added = (count: number) => `${count} ajoutés`;
const list = () => running(() => useRows("arras", { from: "2026-11-23" }, added), {});

beforeEach(() => {
  calls.length = 0;
  said.length = 0;
  forgetAll();
  vi.stubGlobal("window", new EventTarget());
});

it("looks further until something fits, and says nothing of the pages that have nothing", async () => {
  const page = await list();
  await calls[0]?.answer([], "two");
  expect(page.now().rows).toBeUndefined();
  await calls[1]?.answer([], "three");
  expect(said).toEqual([]);
  await calls[2]?.answer(["a"], null);
  expect(calls.map(({ cursor }) => cursor)).toEqual([null, "two", "three"]);
  expect(page.now().rows).toEqual([{ id: "a" }]);
  expect(said).toEqual(["1 ajoutés"]);
  page.leave();
});

it("asks once for a page that has failed, and loses none", async () => {
  const page = await list();
  await calls[0]?.answer([], "two");
  await calls[1]?.fail();
  expect(page.now().problem).toBeDefined();
  page.now().retry();
  await settle();
  expect(calls.map(({ cursor }) => cursor)).toEqual([null, "two", "two"]);
  await calls[2]?.answer(["a"], "three");
  expect(page.now().problem).toBeUndefined();
  expect(page.now().rows).toEqual([{ id: "a" }]);
  expect(calls).toHaveLength(3);
  page.leave();
});

it("adds the next page once, however often it is asked for, and says that it had nothing", async () => {
  const page = await list();
  await calls[0]?.answer(["a"], "two");
  page.now().readMore();
  page.now().readMore();
  await settle();
  expect(calls).toHaveLength(2);
  await calls[1]?.answer([], null);
  expect(page.now().rows).toEqual([{ id: "a" }]);
  expect(page.now().hasMore).toBe(false);
  expect(said).toEqual(["0 ajoutés"]);
  page.leave();
});
