import { Alert, Button } from "@rdv/theme";
import type { ReactNode } from "react";
import { type Explanation, explain } from "./explain";
import { useFocusWhen } from "./focus";
import { useSharedWords } from "./language";
import type { Problem } from "./problem";

interface ProblemNoticeProps {
  readonly problem: Problem;
  /** The site's own words of this problem, where it has any. */
  readonly explained?: Explanation | undefined;
  readonly onRetry?: (() => void) | undefined;
  readonly busy?: boolean;
  /** What else helps, before the button. */
  readonly help?: ReactNode;
  readonly children?: ReactNode;
}

/** What went wrong and what to do, under the focus as soon as it appears. */
export function ProblemNotice({ problem, explained, onRetry, busy = false, help, children }: ProblemNoticeProps) {
  const { texts, language } = useSharedWords();
  const target = useFocusWhen<HTMLDivElement>(problem);
  const { title, text, canRetry } = explained ?? explain(problem, texts, language);
  return (
    <Alert tone={problem.passing ? "warning" : "danger"} title={title} focusRef={target}>
      <p>{text}</p>
      {help}
      {canRetry && onRetry && (
        <Button variant="secondary" onClick={onRetry} busy={busy}>
          {texts.common.retry}
        </Button>
      )}
      {children}
    </Alert>
  );
}
