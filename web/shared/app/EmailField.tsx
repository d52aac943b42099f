import { TextField } from "@rdv/theme";

interface EmailFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** `username` where it signs in, `off` where it is somebody else's. */
  readonly autoComplete: "email" | "username" | "off";
}

/** An e-mail address that is needed. */
export function EmailField(props: EmailFieldProps) {
  return <TextField {...props} type="email" inputMode="email" maxLength={254} spellCheck={false} required />;
}
