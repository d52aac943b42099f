import type { Ref } from "react";
import { describedBy, Field } from "./Field";

export interface SelectAnswer {
  readonly value: string;
  readonly label: string;
}

interface SelectFieldProps {
  readonly id: string;
  readonly label: string;
  readonly answers: readonly SelectAnswer[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What stands there while nothing is chosen; without it the first answer is. */
  readonly placeholder?: string | undefined;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly focusRef?: Ref<HTMLSelectElement>;
}

/** One answer among many short ones. */
export function SelectField(props: SelectFieldProps) {
  const { id, label, answers, value, onChange, placeholder, hint, error, required = false } = props;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select
        className="ds-input"
        ref={props.focusRef}
        id={id}
        name={id}
        value={value}
        aria-required={required || undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {answers.map((answer) => (
          <option key={answer.value} value={answer.value}>
            {answer.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
