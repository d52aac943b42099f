import { asProblem, type Problem } from "@rdv/app/problem";
import { useCallback, useEffect, useState } from "react";
import type { SlotChoice } from "../../api/service";
import { heldSlot, hold, type KeptHold } from "../../journey/booking";

export interface Held {
  readonly held: KeptHold | undefined;
  /** True once the time is no longer kept. */
  readonly expired: boolean;
  readonly problem: Problem | undefined;
  readonly busy: boolean;
  /** Holds a time, this one again or another; resolves to true when it is kept. */
  readonly take: (slot: SlotChoice) => Promise<boolean>;
  readonly expire: () => void;
  /** Shows the refusal of a later call at the same place: `slot_taken` when booking. */
  readonly refuse: (problem: Problem | undefined) => void;
}

/** The hold of a slot: the one kept with the tab, or a new one when the page is opened by its address. */
export function useHeld(slot: SlotChoice): Held {
  const [held, setHeld] = useState(() => heldSlot(slot));
  const [expired, setExpired] = useState(() => held !== undefined && held.endsAt <= Date.now());
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);

  const take = useCallback(async (wanted: SlotChoice): Promise<boolean> => {
    setBusy(true);
    try {
      setHeld(await hold(wanted));
      setExpired(false);
      // Not before: until another time is held, the one that is gone must not be offered for confirmation.
      setProblem(undefined);
      return true;
    } catch (thrown) {
      setProblem(asProblem(thrown));
      return false;
    } finally {
      setBusy(false);
    }
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens without a hold
  useEffect(() => {
    if (!held) take(slot);
  }, []);

  const expire = useCallback(() => setExpired(true), []);
  return { held, expired, problem, busy, take, expire, refuse: setProblem };
}
