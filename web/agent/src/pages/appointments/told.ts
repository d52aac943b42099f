/** What speaks against the answers of a form, and may be accepted: told of those answers alone, others are judged anew. */
import type { Warning } from "../../api/appointments";

export interface Told<Answers> {
  /** The answers that were judged. */
  readonly of: Answers;
  readonly warnings: readonly Warning[];
}

const NONE: readonly Warning[] = [];

/** What was told of exactly these answers. */
export const warningsOn = <Answers>(told: Told<Answers> | undefined, answers: Answers): readonly Warning[] =>
  told?.of === answers ? told.warnings : NONE;
