import type { Ref } from "react";

interface ErrorSummaryProps {
  readonly title: string;
  readonly errors: readonly { readonly fieldId: string; readonly message: string }[];
  readonly focusRef: Ref<HTMLElement>;
}

/** Everything that is wrong in a form, each line leading to its field. The caller moves the focus here. */
export function ErrorSummary({ title, errors, focusRef }: ErrorSummaryProps) {
  return (
    <section className="ds-error-summary" tabIndex={-1} ref={focusRef} aria-labelledby="error-summary-title">
      <h2 className="ds-heading" id="error-summary-title">
        {title}
      </h2>
      <ul className="ds-list">
        {errors.map(({ fieldId, message }) => (
          <li key={fieldId}>
            <a
              className="ds-link"
              href={`#${fieldId}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(fieldId)?.focus();
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
