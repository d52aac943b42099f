/** The pages' addresses: the History API, a pattern matcher, and one listener that turns links into steps. */
import { useSyncExternalStore } from "react";

type Way = "load" | "push" | "replace" | "back";

const listeners = new Set<() => void>();
let way: Way = "load";
// How often the reader has gone to another page; a step replaced within a page goes nowhere.
let visits = 0;

const address = (): string => window.location.pathname + window.location.search;

function tell(how: Way): void {
  way = how;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How the current address was reached: a page loaded, a link followed, a step replaced, the back button. */
export const lastWay = (): Way => way;

/** The current address; the component renders again when it changes. */
export function useAddress(): URL {
  return new URL(useSyncExternalStore(subscribe, address), window.location.origin);
}

/** Goes to another page of the site. `replace` leaves no step to come back to. */
export function navigate(to: string, { replace = false } = {}): void {
  if (!replace || new URL(to, window.location.origin).pathname !== window.location.pathname) visits += 1;
  if (replace) window.history.replaceState(null, "", to);
  else window.history.pushState(null, "", to);
  if (!replace) window.scrollTo(0, 0);
  tell(replace ? "replace" : "push");
}

/** Remembers where the reader is; does then what it is given, while they are still there. */
export function whileHere(): (act: () => void) => void {
  const here = visits;
  return (act) => {
    if (visits === here) act();
  };
}

/**
 * The way on from where the reader is now, for what must wait for an answer first: once they have gone elsewhere by
 * themselves it leads nowhere, for a late answer moves nobody.
 */
export function wayOn(): typeof navigate {
  const here = whileHere();
  return (to, how) => here(() => navigate(to, how));
}

/**
 * Follows links of the site without loading it again; leaves the rest to the browser: new tabs, downloads, other sites.
 * `isOurs` tells which paths of the origin are the site's: another site of ours may stand beside it.
 */
export function startRouting(isOurs: (path: string) => boolean): void {
  window.addEventListener("popstate", () => {
    visits += 1;
    tell("back");
  });
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
    if (!link || event.defaultPrevented || modified || link.target || link.hasAttribute("download")) return;
    if (link.relList.contains("external")) return;
    if (link.origin !== window.location.origin || link.getAttribute("href")?.startsWith("#")) return;
    if (!isOurs(link.pathname)) return;
    event.preventDefault();
    navigate(link.pathname + link.search);
  });
}

/** The named parts of a path that fits a pattern such as `/r/:token/*`, or null; `*` is the rest, possibly empty. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/").filter(Boolean);
  const given = path.split("/").filter(Boolean);
  const parts: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    if (part === "*") return { ...parts, rest: given.slice(index).join("/") };
    const value = given[index];
    if (value === undefined) return null;
    if (part.startsWith(":")) parts[part.slice(1)] = decode(value);
    else if (part !== value) return null;
  }
  return given.length === wanted.length ? parts : null;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
