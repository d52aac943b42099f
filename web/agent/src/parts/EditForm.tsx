import { CheckedForm, type CheckedFormProps } from "@rdv/app/CheckedForm";
import { ButtonLink } from "@rdv/theme";
import { useWords } from "../i18n";
import { Refusal } from "./Refusal";

interface EditFormProps<Values extends object>
  extends Omit<CheckedFormProps<Values>, "errorTitle" | "submit" | "busy"> {
  readonly submit?: string;
  readonly busy?: string;
  /** Where "cancel" leads. */
  readonly cancel?: string;
  /** Reads the present version again, after somebody else has changed it. */
  readonly onReread?: () => void;
}

/** A form of the dashboard: "save" unless it says otherwise, mistakes first, others' changes told. */
export function EditForm<Values extends object>(props: EditFormProps<Values>) {
  const { submit, busy, cancel, onReread, form, ...rest } = props;
  const words = useWords().texts.common;
  return (
    <CheckedForm
      notice={(problem) => <Refusal problem={problem} onRetry={form.submit} onReread={onReread} busy={form.busy} />}
      {...rest}
      form={form}
      errorTitle={words.errors}
      submit={submit ?? words.save}
      busy={busy ?? words.saving}
      beside={
        cancel && (
          <ButtonLink href={cancel} variant="tertiary">
            {words.cancel}
          </ButtonLink>
        )
      }
    />
  );
}
