import { ProblemNotice } from "@rdv/app/ProblemNotice";
import type { Problem } from "@rdv/app/problem";
import { Button } from "@rdv/theme";
import { useWords } from "../i18n";

interface RefusalProps {
  readonly problem: Problem;
  readonly onRetry?: (() => void) | undefined;
  /** Reads the present version again, after somebody else has changed it. */
  readonly onReread?: (() => void) | undefined;
  readonly busy?: boolean;
}

/** Why the service refused: a right that is missing, a change by somebody else, or its own words. */
export function Refusal({ problem, onRetry, onReread, busy = false }: RefusalProps) {
  const { common, problem: words } = useWords().texts;
  if (problem.code === "changed_meanwhile") {
    return (
      <ProblemNotice
        problem={problem}
        explained={{ title: common.changedTitle, text: common.changed, canRetry: false }}
      >
        {onReread && (
          <Button variant="secondary" onClick={onReread}>
            {common.reread}
          </Button>
        )}
      </ProblemNotice>
    );
  }
  const missingRight = problem.code === "forbidden";
  const explained = missingRight ? { title: words.forbiddenTitle, text: words.forbidden, canRetry: false } : undefined;
  return <ProblemNotice problem={problem} explained={explained} onRetry={onRetry} busy={busy} />;
}
