import { Button, ErrorSummary } from "@rdv/theme";
import type { ReactNode } from "react";
import { prose } from "./language";
import { ProblemNotice } from "./ProblemNotice";
import type { Problem } from "./problem";
import type { Form } from "./useForm";

export interface CheckedFormProps<Values extends object> {
  readonly form: Form<Values>;
  readonly submit: string;
  readonly busy: string;
  /** What heads the list of mistakes. */
  readonly errorTitle: string;
  readonly danger?: boolean;
  /** What to say of a refusal in place of the usual words, when this form knows better. */
  readonly notice?: (problem: Problem) => ReactNode;
  readonly children: ReactNode;
  /** The other way out, beside the button. */
  readonly beside?: ReactNode;
  /** What stands after the button. */
  readonly after?: ReactNode;
}

/** A form with its mistakes told first, each leading to its field. */
export function CheckedForm<Values extends object>(props: CheckedFormProps<Values>) {
  const { form, submit, busy, errorTitle, danger = false, notice, children, beside, after } = props;
  return (
    <>
      {form.wrong.length > 0 && (
        <ErrorSummary
          title={errorTitle}
          focusRef={form.summary}
          errors={form.wrong.map((name) => ({ fieldId: name, message: prose(form.errors[name] ?? "") }))}
        />
      )}
      {form.problem &&
        (notice?.(form.problem) ?? <ProblemNotice problem={form.problem} onRetry={form.submit} busy={form.busy} />)}
      <form className="form" onSubmit={form.submit} noValidate>
        {children}
        <div className="actions">
          <Button type="submit" busy={form.busy} danger={danger}>
            {form.busy ? busy : submit}
          </Button>
          {beside}
        </div>
        {after}
      </form>
    </>
  );
}
