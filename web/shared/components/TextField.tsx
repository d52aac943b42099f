import type { Ref } from "react";
import { describedBy, Field } from "./Field";

interface TextFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly type?: "text" | "email" | "tel" | "search" | "date" | "time" | "number" | "password";
  readonly autoComplete?: string;
  readonly inputMode?: "text" | "numeric" | "email" | "tel" | "search";
  readonly maxLength?: number;
  /** Bounds of a date, a time or a number, as the browser spells them. */
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  /** Seconds between the times offered, or the step of a number. */
  readonly step?: number;
  /** Width in characters, when the answer has a known length. */
  readonly width?: number;
  readonly required?: boolean;
  /** Off for names, codes and addresses: a corrected name is a wrong name. */
  readonly spellCheck?: boolean;
  /** Given when the focus must come back here: after a wrong answer. */
  readonly focusRef?: Ref<HTMLInputElement>;
}

/** One question with one line of answer; its hint and its error are read with it. */
export function TextField(props: TextFieldProps) {
  const { id, label, value, onChange, hint, error, type = "text", width, required = false } = props;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        className="ds-input"
        ref={props.focusRef}
        id={id}
        name={id}
        type={type}
        value={value}
        size={width}
        maxLength={props.maxLength}
        min={props.min}
        max={props.max}
        step={props.step}
        autoComplete={props.autoComplete}
        inputMode={props.inputMode}
        spellCheck={props.spellCheck}
        aria-required={required || undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}
