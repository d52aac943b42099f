import { type Language, ownClock } from "./dates";
import { prose, type SharedTexts } from "./language";
import type { Problem } from "./problem";

/** Retry when it may help; the rest is told without a button. */
export interface Explanation {
  readonly title: string;
  readonly text: string;
  readonly canRetry: boolean;
}

/** "Try again in 12 minutes, from 2:05 pm", of the reader's own clock. */
export function comeBack(retryAt: Date | null, texts: SharedTexts, language: Language, now = Date.now()): string {
  if (retryAt === null) return texts.problem.wait;
  const minutes = Math.max(1, Math.ceil((retryAt.getTime() - now) / 60_000));
  const time = ownClock(retryAt, language);
  return minutes < 90
    ? texts.problem.waitUntil(minutes, time)
    : texts.problem.waitHours(Math.round(minutes / 60), time);
}

/** A problem in plain words: what happened, and what to do now. */
export function explain(problem: Problem, texts: SharedTexts, language: Language): Explanation {
  const words = texts.problem;
  if (problem.code === "network") return { title: words.networkTitle, text: words.network, canRetry: true };
  if (problem.passing) return { title: words.unavailableTitle, text: words.unavailable, canRetry: true };
  if (problem.status === 429) {
    return { title: words.tooMany, text: comeBack(problem.retryAt, texts, language), canRetry: false };
  }
  const fields = problem.errors.map(({ message }) => message).join(" ");
  return { title: words.title, text: prose(fields || problem.detail), canRetry: false };
}
