import "./door.css";
import { CheckField, Icon, TextField } from "@rdv/theme";
import { useState } from "react";
import { passwordRules } from "./checks";
import { usePasswordWords } from "./passwordWords";

interface PasswordFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
  /** True when the password is being chosen: its rules are said before, and checked while it is typed. */
  readonly choosing?: boolean;
}

/** A password, that can be looked at; the rules of a new one. */
export function PasswordField({ id, label, value, error, onChange, choosing = false }: PasswordFieldProps) {
  const words = usePasswordWords();
  const [shown, setShown] = useState(false);
  const kept = passwordRules(value);
  return (
    <div className="password">
      {choosing && (
        <div className="password-rules">
          <p id={`${id}-rules`}>{words.rules}</p>
          <ul aria-labelledby={`${id}-rules`}>
            {(["length", "digit", "upper", "special"] as const).map((rule) => (
              <li key={rule} data-met={kept[rule]}>
                <span className="password-mark">{kept[rule] && <Icon name="check" />}</span>
                <span>
                  {words.rule[rule]}
                  <span className="sr-only"> ({kept[rule] ? words.met : words.unmet})</span>
                </span>
              </li>
            ))}
          </ul>
          <p className="quiet">{words.common}</p>
        </div>
      )}
      <TextField
        id={id}
        label={label}
        value={value}
        error={error}
        onChange={onChange}
        type={shown ? "text" : "password"}
        autoComplete={choosing ? "new-password" : "current-password"}
        maxLength={200}
        spellCheck={false}
        required
      />
      <CheckField id={`${id}-shown`} label={words.show} checked={shown} onChange={setShown} />
    </div>
  );
}
