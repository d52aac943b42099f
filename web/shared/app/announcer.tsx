/** What has changed on the page, said once to those who do not see it. */
import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let message = "";

/** Says a text when the reader of the screen has a moment. */
export function announce(text: string): void {
  message = text;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The live region; one on the page, always there, so that screen readers know it before it speaks. */
export function Announcer() {
  const text = useSyncExternalStore(subscribe, () => message);
  return (
    <div className="sr-only" aria-live="polite" aria-atomic="true">
      {text}
    </div>
  );
}
