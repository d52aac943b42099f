/** A form: what is typed, what is wrong with it, and the call that it makes, once at a time. */
import { type FormEvent, type RefObject, useRef, useState } from "react";
import { useFocusWhen } from "./focus";
import { prose } from "./language";
import { asProblem, type Problem } from "./problem";

type Field<Values> = keyof Values & string;
/** The fields whose answer is a line of text. */
type TextField<Values> = { [Name in Field<Values>]: Values[Name] extends string ? Name : never }[Field<Values>];
export type Errors<Values> = Readonly<Partial<Record<Field<Values>, string>>>;

interface FormOptions<Values extends object> {
  /** The fields in the order of the page, and what stands in each at first. */
  readonly initial: Values;
  readonly check: (values: Values) => Errors<Values>;
  readonly send: (values: Values) => Promise<void>;
  /** What a refusal says of each field; what it says of none is told above the form. */
  readonly refused?: (problem: Problem, values: Values) => Errors<Values>;
}

export interface Form<Values extends object> {
  readonly values: Values;
  readonly errors: Errors<Values>;
  /** The fields with something wrong, in the order of the page. */
  readonly wrong: readonly Field<Values>[];
  readonly problem: Problem | undefined;
  readonly busy: boolean;
  readonly summary: RefObject<HTMLElement | null>;
  readonly set: <Name extends Field<Values>>(field: Name, value: Values[Name]) => void;
  readonly submit: (event?: FormEvent) => Promise<void>;
  /** What a text field of the form needs. */
  readonly field: <Name extends TextField<Values>>(
    name: Name,
  ) => {
    readonly id: Name;
    readonly value: string;
    readonly error: string | undefined;
    readonly onChange: (value: string) => void;
  };
}

/** What the service says of fields that have the names of its own. */
export function fieldRefusals<Values extends object>(problem: Problem, values: Values): Errors<Values> {
  const known = problem.errors.filter(({ field }) => field in values);
  return Object.fromEntries(known.map(({ field, message }) => [field, message])) as Errors<Values>;
}

export function useForm<Values extends object>(options: FormOptions<Values>): Form<Values> {
  const { initial, check, send, refused = fieldRefusals } = options;
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState({} as Errors<Values>);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  // A second press may come before the first has been drawn.
  const sending = useRef(false);
  const wrong = (Object.keys(initial) as Field<Values>[]).filter((field) => errors[field]);
  const summary = useFocusWhen<HTMLElement>(wrong.length > 0 ? errors : null);

  const set = <Name extends Field<Values>>(field: Name, value: Values[Name]) =>
    setValues((known) => ({ ...known, [field]: value }));

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

  const field = <Name extends TextField<Values>>(name: Name) => ({
    id: name,
    value: values[name] as string,
    error: errors[name] && prose(errors[name]),
    onChange: (value: string) => set(name, value as Values[Name]),
  });
  return { values, errors, wrong, problem, busy, summary, set, submit, field };
}
