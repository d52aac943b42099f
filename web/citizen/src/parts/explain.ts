import type { Language } from "@rdv/app/dates";
import { comeBack, type Explanation, explain as explainAnywhere } from "@rdv/app/explain";
import type { Problem } from "@rdv/app/problem";
import { prose, type Texts } from "../i18n";

/** A problem in plain words: what happened, and what to do now. */
export function explain(problem: Problem, texts: Texts, language: Language): Explanation {
  const words = texts.problem;
  switch (problem.code) {
    case "too_many_holds": {
      const later = comeBack(problem.retryAt, texts, language);
      return { title: texts.hold.tooMany, text: `${texts.hold.tooManyHelp} ${later}`, canRetry: false };
    }
    case "already_booked":
      return { title: words.alreadyBookedTitle, text: words.alreadyBooked, canRetry: false };
    case "too_late_to_move":
      return { title: texts.move.tooLate, text: texts.move.tooLateHelp, canRetry: false };
    case "not_movable":
      return { title: texts.move.notMovable, text: prose(problem.detail), canRetry: false };
    case "too_late_to_cancel":
      return { title: texts.cancel.tooLate, text: texts.cancel.tooLateHelp, canRetry: false };
    case "not_cancellable":
      return { title: texts.cancel.notCancellable, text: prose(problem.detail), canRetry: false };
    default:
      return explainAnywhere(problem, texts, language);
  }
}
