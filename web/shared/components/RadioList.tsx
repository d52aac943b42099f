import type { Ref } from "react";

export interface RadioAnswer {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

interface RadioListProps {
  readonly name: string;
  readonly legend: string;
  /** True where the page's title asks the question already. */
  readonly legendHidden?: boolean;
  readonly answers: readonly RadioAnswer[];
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  /** The first answer, for the focus after a missing answer. */
  readonly focusRef?: Ref<HTMLInputElement>;
}

/** One question with a few answers, each on a line that a thumb finds. */
export function RadioList(props: RadioListProps) {
  const { name, legend, legendHidden = false, answers, value, onChange, error, focusRef } = props;
  return (
    <fieldset className="ds-fieldset radio-list" aria-describedby={error ? `${name}-error` : undefined}>
      <legend className={legendHidden ? "sr-only" : "ds-label"}>{legend}</legend>
      {answers.map((answer, index) => (
        <label className="radio-answer" key={answer.value}>
          <input
            type="radio"
            ref={index === 0 ? focusRef : undefined}
            id={index === 0 ? name : undefined}
            name={name}
            value={answer.value}
            checked={answer.value === value}
            aria-invalid={error ? true : undefined}
            onChange={() => onChange(answer.value)}
          />
          <span>
            {answer.label}
            {answer.hint && <span className="radio-hint">{answer.hint}</span>}
          </span>
        </label>
      ))}
      {error && (
        <p className="ds-validation-message" data-field="validation" id={`${name}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
