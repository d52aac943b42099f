import { SkeletonList } from "@rdv/theme";
import type { ReactNode } from "react";
import { useSharedWords } from "./language";
import { Page } from "./Page";
import { ProblemNotice } from "./ProblemNotice";
import type { Resource } from "./resource";

interface LoadedProps<Value> {
  readonly title: string;
  readonly back?: string | undefined;
  readonly resource: Resource<Value>;
  readonly children: (value: Value) => ReactNode;
}

/** A page that needs something of the service first: its shape meanwhile, its failure when there is one. */
export function Loaded<Value>({ title, back, resource, children }: LoadedProps<Value>) {
  const { texts } = useSharedWords();
  const { value, problem, retry } = resource;
  if (value !== undefined) return children(value);
  return (
    <Page title={title} back={back} deciding={!problem}>
      {problem ? (
        <ProblemNotice problem={problem} onRetry={retry} />
      ) : (
        <SkeletonList rows={2} shape="card" label={texts.common.loading} />
      )}
    </Page>
  );
}
