import type { Form } from "@rdv/app/useForm";
import { Button, ErrorSummary } from "@rdv/theme";
import type { ReactNode } from "react";
import { prose } from "../../i18n";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { useAccountWords } from "./words";

interface AccountFormProps<Field extends string> {
  readonly form: Form<Field>;
  readonly submit: string;
  readonly busy: string;
  /** What heads the list of mistakes; the usual words when absent. */
  readonly errorTitle?: string;
  readonly danger?: boolean;
  readonly children: ReactNode;
  /** What stands after the button. */
  readonly after?: ReactNode;
}

/** A form with its mistakes told first, each leading to its field. */
export function AccountForm<Field extends string>(props: AccountFormProps<Field>) {
  const { form, submit, busy, errorTitle, danger = false, children, after } = props;
  const words = useAccountWords();
  return (
    <>
      {form.wrong.length > 0 && (
        <ErrorSummary
          title={errorTitle ?? words.details.errors}
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
