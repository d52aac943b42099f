import { CheckedForm, type CheckedFormProps } from "@rdv/app/CheckedForm";
import { useAccountWords } from "./words";

interface AccountFormProps<Values extends object> extends Omit<CheckedFormProps<Values>, "errorTitle"> {
  /** What heads the list of mistakes; the usual words when absent. */
  readonly errorTitle?: string;
}

/** A form of the account. */
export function AccountForm<Values extends object>({ errorTitle, ...form }: AccountFormProps<Values>) {
  const { errors } = useAccountWords().details;
  return <CheckedForm {...form} errorTitle={errorTitle ?? errors} />;
}
