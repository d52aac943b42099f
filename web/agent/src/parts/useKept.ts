/** What was typed when the session ended: it waits, in this tab, for whoever signs in again as the same agent. */
import { passing, readJson } from "@rdv/app/storage";
import { useEffect, useRef, useState } from "react";
import { useMe } from "../desk";
import { hasEnded } from "../session";

interface Kept<Value> {
  /** What was kept, once. */
  readonly kept: Value | null;
  /** Says what stands in the form; to be called each time that it is drawn. */
  readonly keep: (value: Value) => void;
}

function take<Value>(key: string): Value | null {
  const kept = readJson<Value>(passing, key);
  if (kept !== null) passing.remove(key);
  return kept;
}

/** Keeps a part of the page over the session's end, whichever call has noticed it; `name` tells the page's parts apart. */
export function useKept<Value>(name = ""): Kept<Value> {
  const key = `rdv.draft:${useMe().id}:${window.location.pathname}${name && `#${name}`}`;
  const [place] = useState(key);
  const [kept] = useState(() => take<Value>(place));
  const now = useRef<Value>(null);
  useEffect(
    () => () => {
      if (hasEnded() && now.current !== null) passing.write(place, JSON.stringify(now.current));
    },
    [place],
  );
  return {
    kept,
    keep: (value) => {
      now.current = value;
    },
  };
}
