/**
 * A form that changes something several agents may change. Beside what any form does it has two ways out when the
 * service hesitates: what it warned of may be passed over, and somebody else's change may be kept or replaced.
 */
import type { Problem } from "@rdv/app/problem";
import { type Errors, type Form, useForm } from "@rdv/app/useForm";
import { useRef, useState } from "react";
import { useKept } from "../../parts/useKept";

export interface Warned {
  readonly code: string;
  readonly text: string;
}

/** How a form is to be saved: over which version, and whether what it was warned of is accepted. */
export interface How {
  readonly version: number;
  readonly ignoreWarnings: boolean;
}

/** What stands at the service: what the form shows of it, and its version. */
export interface Saved<Values> {
  readonly values: Values;
  readonly version: number;
}

interface EditorOptions<Values extends object> {
  /** The fields in the order of the page, what stands in each at first, and the version that was read (0: new). */
  readonly saved: Saved<Values>;
  readonly check: (values: Values) => Errors<Values>;
  readonly save: (values: Values, how: How) => Promise<void>;
  /** The form's field for one of the service's; the same name where nothing is said. */
  readonly fieldOf?: (field: string) => (keyof Values & string) | undefined;
  /** What a conflict's `current` holds; without it a conflict is told as any problem. */
  readonly savedOf?: (current: unknown) => Saved<Values>;
}

export interface Editor<Values extends object> {
  readonly form: Form<Values>;
  readonly change: (values: Partial<Values>) => void;
  /** What the service has said of fields: its words do not name them. */
  readonly told: Errors<Values>;
  /** What the service warned of, and would save all the same. */
  readonly warnings: readonly Warned[];
  readonly saveAnyway: () => Promise<void>;
  /** The fields that somebody else has changed meanwhile; null without a conflict. */
  readonly conflict: readonly (keyof Values & string)[] | null;
  /** Saves what is typed over what somebody else has saved. */
  readonly keepMine: () => Promise<void>;
  /** Shows what somebody else has saved in place of what is typed. */
  readonly takeTheirs: () => void;
  /** True once theirs has been taken, until the next saving. */
  readonly taken: boolean;
}

/** The fields whose values differ. */
export const differing = <Values extends object>(one: Values, other: Values): (keyof Values & string)[] =>
  (Object.keys(one) as (keyof Values & string)[]).filter(
    (field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]),
  );

/** What a refusal says of each field of a form, by the form's names; the first word on each. */
export function refusedFields<Values extends object>(
  problem: Problem,
  values: Values,
  fieldOf?: (field: string) => (keyof Values & string) | undefined,
): Errors<Values> {
  const told: Partial<Record<keyof Values & string, string>> = {};
  for (const { field, message } of problem.errors) {
    const name = fieldOf?.(field) ?? (field in values ? (field as keyof Values & string) : undefined);
    if (name) told[name] ??= message;
  }
  return told;
}

export function useEditor<Values extends object>(options: EditorOptions<Values>): Editor<Values> {
  const { saved, check, save, fieldOf, savedOf } = options;
  const { kept: draft, keep } = useKept<Saved<Values>>();
  // What the form was read from: a conflict is told by what has changed since.
  const base = useRef({ ...saved, version: draft?.version ?? saved.version });
  const how = useRef<Partial<How>>({});
  const [dismissed, setDismissed] = useState<Problem>();
  const [told, setTold] = useState<Errors<Values>>({} as Errors<Values>);
  const [judged, setJudged] = useState<Values>();

  const form = useForm<Values>({
    initial: draft?.values ?? saved.values,
    check,
    send: (values) => save(values, { version: base.current.version, ignoreWarnings: false, ...how.current }),
    refused: (problem, values) => {
      setJudged(values);
      const fields = refusedFields(problem, values, fieldOf);
      setTold(fields);
      return fields;
    },
  });

  keep({ values: form.values, version: base.current.version });

  const { problem } = form;
  const current = problem?.code === "changed_meanwhile" && problem !== dismissed ? problem.body.current : undefined;
  const theirs = current && savedOf ? savedOf(current) : null;
  // What was warned of was warned of these answers: others are judged anew.
  const warned = problem?.code === "warnings" && judged === form.values ? problem.body.warnings : undefined;

  function change(values: Partial<Values>): void {
    for (const name of Object.keys(values) as (keyof Values & string)[]) {
      form.set(name, values[name] as Values[typeof name]);
    }
  }

  function send(wanted: Partial<How>): Promise<void> {
    how.current = wanted;
    return form.submit();
  }

  return {
    form: {
      ...form,
      submit: (event) => {
        how.current = {};
        return form.submit(event);
      },
    },
    change,
    told,
    warnings: Array.isArray(warned) ? (warned as Warned[]) : [],
    saveAnyway: () => send({ ignoreWarnings: true }),
    conflict: theirs && differing(base.current.values, theirs.values),
    keepMine: () => send(theirs ? { version: theirs.version } : {}),
    takeTheirs: () => {
      if (!theirs) return;
      base.current = theirs;
      change(theirs.values);
      setDismissed(problem);
    },
    taken: problem !== undefined && problem === dismissed,
  };
}
