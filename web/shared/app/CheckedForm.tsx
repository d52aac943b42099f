import { Button, ErrorSummary } from "@rdv/theme";
import type { ReactNode } from "react";
import { prose } from "./language";
import { ProblemNotice } from "./ProblemNotice";
import type { Form } from "./useForm";

export interface CheckedFormProps<Field extends string> {
  readonly form: Form<Field>;
  readonly submit: string;
  readonly busy: string;
  /** What heads the list of mistakes. */
  readonly errorTitle: string;
  readonly danger?: boolean;
  readonly children: ReactNode;
  /** What stands after the button. */
  readonly after?: ReactNode;
}

/** A form with its mistakes told first, each leading to its field. */
export function CheckedForm<Field extends string>(props: CheckedFormProps<Field>) {
  const { form, submit, busy, errorTitle, danger = false, children, after } = props;
  return (
    <>
      {form.wrong.length > 0 && (
        <ErrorSummary
          title={errorTitle}
          focusRef={form.summary}
          errors={form.wrong.map((name) => ({ fieldId: name, message: prose(form.errors[name] ?? "") }))}
        />
      )}
      {form.problem && <ProblemNotice problem={form.problem} onRetry={form.submit} busy={form.busy} />}
      <form className="form" onSubmit={form.submit} noValidate>
        {children}
        <Button type="submit" busy={form.busy} danger={danger}>
          {form.busy ? busy : submit}
        </Button>
        {after}
      </form>
    </>
  );
}
