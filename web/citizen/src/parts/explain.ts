import { type Language, ownClock } from "@rdv/app/dates";
import type { Problem } from "@rdv/app/problem";
import { prose, type Texts } from "../i18n";

/** Retry when it may help; `wait` and `refused` are told without a button. */
interface Explanation {
  readonly title: string;
  readonly text: string;
  readonly canRetry: boolean;
}

/** "Try again in 12 minutes, from 2:05 pm", of the reader's own clock. */
export function comeBack(retryAt: Date | null, texts: Texts, language: Language, now = Date.now()): string {
  if (retryAt === null) return texts.problem.wait;
  const minutes = Math.max(1, Math.ceil((retryAt.getTime() - now) / 60_000));
  const time = ownClock(retryAt, language);
  return minutes < 90
    ? texts.problem.waitUntil(minutes, time)
    : texts.problem.waitHours(Math.round(minutes / 60), time);
}

/** A problem in plain words: what happened, and what to do now. */
export function explain(problem: Problem, texts: Texts, language: Language): Explanation {
  const words = texts.problem;
  if (problem.code === "network") return { title: words.networkTitle, text: words.network, canRetry: true };
  if (problem.passing) return { title: words.unavailableTitle, text: words.unavailable, canRetry: true };
  const later = () => comeBack(problem.retryAt, texts, language);
  switch (problem.code) {
    case "too_many_holds":
      return { title: texts.hold.tooMany, text: `${texts.hold.tooManyHelp} ${later()}`, canRetry: false };
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
      break;
  }
  if (problem.status === 429) return { title: words.tooMany, text: later(), canRetry: false };
  const fields = problem.errors.map(({ message }) => message).join(" ");
  return { title: words.title, text: prose(fields || problem.detail), canRetry: false };
}
