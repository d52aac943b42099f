import { ProblemNotice as Notice } from "@rdv/app/ProblemNotice";
import type { Problem } from "@rdv/app/problem";
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

/** What went wrong in a booking, what to do, and whom to call. */
export function ProblemNotice({ problem, phone, ...rest }: ProblemNoticeProps) {
  const { texts, language } = useWords();
  const number = problem.phoneNumber || (problem.passing ? "" : phone);
  const call = number ? (
    <p>
      <PhoneLink number={number} />
    </p>
  ) : null;
  return <Notice problem={problem} explained={explain(problem, texts, language)} help={call} {...rest} />;
}
