import { CheckedForm, type CheckedFormProps } from "@rdv/app/CheckedForm";
import { useAccountWords } from "./words";

interface AccountFormProps<Field extends string> extends Omit<CheckedFormProps<Field>, "errorTitle"> {
  /** What heads the list of mistakes; the usual words when absent. */
  readonly errorTitle?: string;
}

/** A form of the account. */
export function AccountForm<Field extends string>({ errorTitle, ...form }: AccountFormProps<Field>) {
  const { errors } = useAccountWords().details;
  return <CheckedForm {...form} errorTitle={errorTitle ?? errors} />;
}
