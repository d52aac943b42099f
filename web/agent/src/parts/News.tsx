import { announce } from "@rdv/app/announcer";
import { navigate, useAddress, whileHere } from "@rdv/app/router";
import { Alert } from "@rdv/theme";
import { useEffect, useState, useSyncExternalStore } from "react";

interface Told {
  readonly text: string;
  /** The page that shows it. */
  readonly path: string;
}

const listeners = new Set<() => void>();
let told: Told | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Goes to a page, perhaps the same, which then shows and says what has just been done. */
export function navigateWithNews(path: string, news: string): void {
  told = { text: news, path: path.replace(/[?#].*/, "") };
  for (const listener of listeners) listener();
  navigate(path);
}

/** The same from where the reader is now, for what waits for an answer first; see `wayOn`. */
export function wayOnWithNews(): typeof navigateWithNews {
  const here = whileHere();
  return (path, news) => here(() => navigateWithNews(path, news));
}

/** What has just been done, until the reader leaves the page. */
export function News() {
  const news = useSyncExternalStore(subscribe, () => told);
  const [path] = useState(useAddress().pathname);
  const shown = news?.path === path ? news : null;

  useEffect(() => {
    if (shown) announce(shown.text);
  }, [shown]);
  useEffect(
    () => () => {
      if (told?.path === path) told = null;
    },
    [path],
  );

  return shown ? (
    <Alert tone="success">
      <p>{shown.text}</p>
    </Alert>
  ) : null;
}
