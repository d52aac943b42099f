import { SkeletonList } from "@rdv/theme";
import { type ComponentType, useEffect, useState } from "react";
import { useSharedWords } from "./language";
import { Page } from "./Page";
import { ProblemNotice } from "./ProblemNotice";
import { networkGone } from "./problem";

interface LaterProps<Properties> {
  /** Fetches the pages; the same function each time. */
  readonly load: () => Promise<ComponentType<Properties>>;
  readonly properties: Properties;
}

// What was fetched once is there at once the next time.
const fetched = new Map<unknown, unknown>();

/** Pages that are not of the first one: fetched when somebody goes there; a lost network is told, and tried again. */
export function Later<Properties extends object>({ load, properties }: LaterProps<Properties>) {
  const { texts } = useSharedWords();
  const [Loaded, setLoaded] = useState(() => {
    const page = fetched.get(load) as ComponentType<Properties> | undefined;
    return page && { page };
  });
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` only asks again
  useEffect(() => {
    if (fetched.has(load)) return;
    let current = true;
    setFailed(false);
    load().then(
      (page) => {
        fetched.set(load, page);
        if (current) setLoaded({ page });
      },
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [load, attempt]);

  if (Loaded) return <Loaded.page {...properties} />;
  return (
    <Page title={texts.common.loading} deciding={!failed}>
      {failed ? (
        <ProblemNotice problem={networkGone()} onRetry={() => setAttempt((count) => count + 1)} />
      ) : (
        <SkeletonList rows={1} shape="card" label={texts.common.loading} />
      )}
    </Page>
  );
}
