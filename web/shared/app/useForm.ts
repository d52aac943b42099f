/** A form of text fields: what is typed, what is wrong with it, and the call that it makes, once at a time. */
import { type FormEvent, type RefObject, useRef, useState } from "react";
import { useFocusWhen } from "./focus";
import { prose } from "./language";
import { asProblem, type Problem } from "./problem";

export type Values<Field extends string> = Readonly<Record<Field, string>>;
export type Errors<Field extends string> = Readonly<Partial<Record<Field, string>>>;

interface FormOptions<Field extends string> {
  /** The fields in the order of the page, and what stands in each at first. */
  readonly initial: Values<Field>;
  readonly check: (values: Values<Field>) => Errors<Field>;
  readonly send: (values: Values<Field>) => Promise<void>;
  /** What a refusal says of each field; what it says of none is told above the form. */
  readonly refused?: (problem: Problem, values: Values<Field>) => Errors<Field>;
}

export interface Form<Field extends string> {
  readonly values: Values<Field>;
  readonly errors: Errors<Field>;
  /** The fields with something wrong, in the order of the page. */
  readonly wrong: readonly Field[];
  readonly problem: Problem | undefined;
  readonly busy: boolean;
  readonly summary: RefObject<HTMLElement | null>;
  readonly set: (field: Field, value: string) => void;
  readonly submit: (event?: FormEvent) => Promise<void>;
  /** What a text field of the form needs. */
  readonly field: (name: Field) => {
    readonly id: Field;
    readonly value: string;
    readonly error: string | undefined;
    readonly onChange: (value: string) => void;
  };
}

/** What the service says of fields that have the names of its own. */
export function fieldRefusals<Field extends string>(problem: Problem, values: Values<Field>): Errors<Field> {
  const known = problem.errors.filter(({ field }) => field in values);
  return Object.fromEntries(known.map(({ field, message }) => [field, message])) as Errors<Field>;
}

export function useForm<Field extends string>(options: FormOptions<Field>): Form<Field> {
  const { initial, check, send, refused = fieldRefusals } = options;
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState({} as Errors<Field>);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  // A second press may come before the first has been drawn.
  const sending = useRef(false);
  const wrong = (Object.keys(initial) as Field[]).filter((field) => errors[field]);
  const summary = useFocusWhen<HTMLElement>(wrong.length > 0 ? errors : null);

  const set = (field: Field, value: string) => setValues((known) => ({ ...known, [field]: value }));

  async function submit(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (sending.current) return;
    const found = check(values);
    setErrors(found);
    setProblem(undefined);
    if (Object.values(found).some(Boolean)) return;
    sending.current = true;
    setBusy(true);
    try {
      await send(values);
    } catch (thrown) {
      const refusal = asProblem(thrown);
      const told = refused(refusal, values);
      if (Object.values(told).some(Boolean)) setErrors(told);
      else setProblem(refusal);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  }

  const field = (name: Field) => ({
    id: name,
    value: values[name],
    error: errors[name] && prose(errors[name]),
    onChange: (value: string) => set(name, value),
  });
  return { values, errors, wrong, problem, busy, summary, set, submit, field };
}
