import type { Ref } from "react";
import { describedBy, Field } from "./Field";

interface TextAreaProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly focusRef?: Ref<HTMLTextAreaElement>;
}

/** One question with several lines of answer. */
export function TextArea({ id, label, value, onChange, hint, error, rows = 4, maxLength, focusRef }: TextAreaProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea
        className="ds-input"
        ref={focusRef}
        id={id}
        name={id}
        rows={rows}
        maxLength={maxLength}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}
