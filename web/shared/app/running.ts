/** A hook at work without a page: what it gives now, each time it is drawn. For the tests of hooks. */
import { options } from "preact";
import { createElement } from "react";
import { createRoot } from "react-dom/client";

export interface Running<Properties, Value> {
  readonly now: () => Value;
  /** Draws it again with other properties. */
  readonly draw: (properties: Properties) => Promise<void>;
  /** The page is left. */
  readonly leave: () => void;
}

// Where nothing is painted, what follows painting follows drawing at once: no test waits for a time.
options.requestAnimationFrame = queueMicrotask;

/** Lets what has been answered come, and what follows from it be drawn. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

export async function running<Properties extends object, Value>(
  hook: (properties: Properties) => Value,
  properties: Properties,
): Promise<Running<Properties, Value>> {
  let given: Value;
  function Probe(drawn: Properties) {
    given = hook(drawn);
    return null;
  }
  // All that drawing nothing asks of an element.
  const nowhere = { nodeType: 1, childNodes: [], addEventListener: () => undefined } as unknown as Element;
  const root = createRoot(nowhere);
  const draw = async (drawn: Properties) => {
    root.render(createElement(Probe, drawn));
    await settle();
  };
  await draw(properties);
  return { now: () => given, draw, leave: () => root.unmount() };
}
