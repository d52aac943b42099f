import type { ReactElement } from "react";
import { expect, test } from "vitest";
import { Loaded } from "./Loaded";
import { type SharedTexts, wordsOf } from "./language";
import { networkGone } from "./problem";
import type { Resource } from "./resource";
import { running } from "./running";

const texts = { common: { loading: "Chargement" } } as SharedTexts;
wordsOf(texts, () => Promise.reject(new Error("offline")));

const nothing: Resource<string> = {
  value: undefined,
  problem: undefined,
  failure: undefined,
  settled: false,
  retry: () => undefined,
};
const remembered = { ...nothing, value: "as it was" };
const unread = { ...remembered, failure: networkGone() };
const read = { ...nothing, value: "as it is", settled: true };

/** What stands on the page: the value, the failure that can be tried again, or the shape of what is to come. */
async function page(editing: boolean) {
  const { now, draw } = await running(
    ({ resource }: { readonly resource: Resource<string> }) =>
      Loaded({ title: "Vos informations", resource, editing, children: (value) => value }),
    { resource: nothing },
  );
  return async (resource: Resource<string>) => {
    await draw({ resource });
    const drawn = now();
    if (typeof drawn === "string") return drawn;
    const { problem } = (drawn as ReactElement<{ children: ReactElement<{ problem?: unknown }> }>).props.children.props;
    return problem ?? "shape";
  };
}

test("what was read before is shown at once, and stays when it cannot be read again", async () => {
  const showing = await page(false);
  expect(await showing(remembered)).toBe("as it was");
  expect(await showing(unread)).toBe("as it was");
  expect(await showing(read)).toBe("as it is");
});

test("a form waits for what stands now, and says why it cannot be read", async () => {
  const showing = await page(true);
  expect(await showing(remembered)).toBe("shape");
  expect(await showing(unread)).toBe(unread.failure);
  expect(await showing(remembered)).toBe("shape");
  expect(await showing(read)).toBe("as it is");
});
