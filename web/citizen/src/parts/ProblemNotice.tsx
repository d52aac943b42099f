import { useFocusWhen } from "@rdv/app/focus";
import type { Problem } from "@rdv/app/problem";
import { Alert, Button } from "@rdv/theme";
import type { ReactNode } from "react";
import { useWords } from "../i18n";
import { explain } from "./explain";
import { PhoneLink } from "./PhoneLink";

interface ProblemNoticeProps {
  readonly problem: Problem;
  readonly onRetry?: () => void;
  readonly busy?: boolean;
  /** Whom to call when the service does not say. */
  readonly phone?: string | undefined;
  readonly children?: ReactNode;
}

/** What went wrong and what to do, under the focus as soon as it appears. */
export function ProblemNotice({ problem, onRetry, busy = false, phone, children }: ProblemNoticeProps) {
  const { texts, language } = useWords();
  const target = useFocusWhen<HTMLDivElement>(problem);
  const { title, text, canRetry } = explain(problem, texts, language);
  const number = problem.phoneNumber || (problem.passing ? "" : phone);
  return (
    <Alert tone={problem.passing ? "warning" : "danger"} title={title} focusRef={target}>
      <p>{text}</p>
      {number && (
        <p>
          <PhoneLink number={number} />
        </p>
      )}
      {canRetry && onRetry && (
        <Button variant="secondary" onClick={onRetry} busy={busy}>
          {texts.common.retry}
        </Button>
      )}
      {children}
    </Alert>
  );
}
