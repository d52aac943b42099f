import { SkeletonList } from "@rdv/theme";
import { type ReactNode, useRef } from "react";
import { useSharedWords } from "./language";
import { Page } from "./Page";
import { ProblemNotice } from "./ProblemNotice";
import type { Resource } from "./resource";

interface LoadedProps<Value> {
  readonly title: string;
  readonly back?: string | undefined;
  readonly resource: Resource<Value>;
  /** True for a form: it waits for what stands now, which would else come under what is already being typed. */
  readonly editing?: boolean;
  readonly children: (value: Value) => ReactNode;
}

/** A page that needs something of the service first: its shape meanwhile, its failure when there is one. */
export function Loaded<Value>({ title, back, resource, editing = false, children }: LoadedProps<Value>) {
  const { texts } = useSharedWords();
  const { value, failure, settled, retry } = resource;
  const shown = useRef(!editing);
  if (settled) shown.current = true;
  if (value !== undefined && shown.current) return children(value);
  return (
    <Page title={title} back={back} deciding={!failure}>
      {failure ? (
        <ProblemNotice problem={failure} onRetry={retry} />
      ) : (
        <SkeletonList rows={2} shape="card" label={texts.common.loading} />
      )}
    </Page>
  );
}
