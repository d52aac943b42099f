/** The appointments of the list, page after page: those that fit some filters. */
import { announce } from "@rdv/app/announcer";
import { asProblem, type Problem } from "@rdv/app/problem";
import { useResource } from "@rdv/app/resource";
import { useEffect, useRef, useState } from "react";
import { type AppointmentFilters, type AppointmentRow, listAppointments } from "../../api/appointments";

type Page = Awaited<ReturnType<typeof listAppointments>>;

export interface Rows {
  /** Undefined while the first of them are looked for. */
  readonly rows: readonly AppointmentRow[] | undefined;
  /** Why there is not more of them, and how to ask again. */
  readonly problem: Problem | undefined;
  readonly retry: () => void;
  readonly hasMore: boolean;
  readonly readMore: () => void;
  readonly busy: boolean;
}

/** Reads the first page, and further ones until one of them has something; `added` says how many have come. */
export function useRows(organisationId: string, filters: AppointmentFilters, added: (count: number) => string): Rows {
  const key = `appointments/${organisationId}/${JSON.stringify(filters)}`;
  const first = useResource(key, () => listAppointments(organisationId, filters, null));
  const [more, setMore] = useState<readonly Page[]>([]);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Problem>();
  const reading = useRef(false);
  const pages = first.value ? [first.value, ...more] : [];
  const rows = pages.flatMap(({ appointments }) => appointments);
  const cursor = pages.at(-1)?.next_cursor ?? null;

  async function readMore(): Promise<void> {
    // One call for one cursor: a page that came twice would be shown twice.
    if (reading.current) return;
    reading.current = true;
    setBusy(true);
    setFailed(undefined);
    try {
      const next = await listAppointments(organisationId, filters, cursor);
      setMore((known) => [...known, next]);
      // That a page has nothing is news to who has asked for it alone.
      const count = next.appointments.length;
      if (count > 0 || rows.length > 0) announce(added(count));
    } catch (thrown) {
      setFailed(asProblem(thrown));
    } finally {
      reading.current = false;
      setBusy(false);
    }
  }

  // The service looks at so many at a time: where none of them fits it is asked to look further.
  const looking = rows.length === 0 && cursor !== null && !failed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page is asked for once
  useEffect(() => {
    if (looking) void readMore();
  }, [looking, cursor]);

  return {
    rows: first.value && !looking && !(rows.length === 0 && failed) ? rows : undefined,
    problem: first.value ? failed : first.problem,
    // Where nothing is shown yet, what no longer has failed is looked for again.
    retry: first.value ? (rows.length === 0 ? () => setFailed(undefined) : () => void readMore()) : first.retry,
    hasMore: cursor !== null,
    readMore: () => void readMore(),
    busy,
  };
}
