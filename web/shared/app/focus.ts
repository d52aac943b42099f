import { type RefObject, useEffect, useRef } from "react";

/** A ref whose element takes the focus each time `when` becomes another value than null. */
export function useFocusWhen<Target extends HTMLElement>(when: unknown): RefObject<Target | null> {
  const target = useRef<Target>(null);
  useEffect(() => {
    if (when !== null && when !== undefined) target.current?.focus();
  }, [when]);
  return target;
}
