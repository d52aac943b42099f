/** The agenda as it is now: read at once, read again every half minute, when the tab is looked at again, and on demand. */
import { asProblem, type Problem } from "@rdv/app/problem";
import { useCallback, useEffect, useRef, useState } from "react";
import { type Agenda, type AgendaQuery, readAgenda } from "../../api/agenda";

const EVERY_MS = 30_000;

interface State {
  readonly key: string;
  readonly agenda?: Agenda;
  /** Why there is nothing to show, or why what is shown is old. */
  readonly problem?: Problem;
  /** How often it has come out different. */
  readonly changes: number;
}

export interface Watched {
  readonly agenda: Agenda | undefined;
  readonly problem: Problem | undefined;
  readonly changes: number;
  /** Reads again; `own`: after a change made here, which is nobody's news. */
  readonly refresh: (own?: boolean) => Promise<void>;
}

/** Watches the agenda of a query; a null query watches nothing. */
export function useAgenda(query: AgendaQuery | null): Watched {
  const key = query === null ? "" : JSON.stringify(query);
  const [state, setState] = useState<State>({ key, changes: 0 });
  const mark = useRef<{ readonly key: string; readonly etag: string | null }>({ key, etag: null });
  const current = useRef(key);
  current.current = key;
  // An answer that comes after that of a later question is an old one: it is not shown.
  const turns = useRef({ asked: 0, shown: 0 });

  const refresh = useCallback(
    async (own = false) => {
      if (key === "") return;
      turns.current.asked += 1;
      const turn = turns.current.asked;
      const late = () => {
        if (current.current !== key || turn < turns.current.shown) return true;
        turns.current.shown = turn;
        return false;
      };
      const unless = mark.current.key === key ? mark.current.etag : null;
      try {
        const answer = await readAgenda(JSON.parse(key) as AgendaQuery, unless);
        if (late()) return;
        if (answer.same) return setState(({ problem: _told, ...known }) => known);
        mark.current = { key, etag: answer.etag };
        setState((known) => ({
          key,
          agenda: answer.value,
          // What is read first is no change.
          changes: known.key === key && known.agenda ? known.changes + (own ? 0 : 1) : 0,
        }));
      } catch (thrown) {
        const problem = asProblem(thrown);
        if (!late()) setState((known) => (known.key === key ? { ...known, problem } : { key, problem, changes: 0 }));
      }
    },
    [key],
  );

  useEffect(() => {
    void refresh();
    const seen = () => document.visibilityState === "visible" && void refresh();
    const timer = setInterval(seen, EVERY_MS);
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("online", seen);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("online", seen);
    };
  }, [refresh]);

  const shown = state.key === key ? state : undefined;
  return { agenda: shown?.agenda, problem: shown?.problem, changes: shown?.changes ?? 0, refresh };
}
