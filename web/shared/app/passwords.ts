/** What is wrong with a password that is being chosen, in words. */

import { passwordRules } from "./checks";
import type { PasswordTexts } from "./passwordWords";
import type { Problem } from "./problem";
import { type Errors, fieldRefusals } from "./useForm";

/** The first rule that a password breaks. */
export function passwordProblem(
  password: string,
  texts: { readonly password: PasswordTexts },
): { readonly password?: string } {
  const words = texts.password;
  if (!password) return { password: words.missing };
  const { length, digit, upper, special } = passwordRules(password);
  const code =
    (!length && ([...password].length < 12 ? "too_short" : "too_long")) ||
    (!digit && "needs_digit") ||
    (!upper && "needs_upper_case") ||
    (!special && "needs_special");
  return code ? { password: words.wrong[code] ?? "" } : {};
}

/** The service's refusal of a password, in the page's words where it has them. */
export function passwordRefused<Values extends object>(
  problem: Problem,
  values: Values,
  texts: { readonly password: PasswordTexts },
): Errors<Values> {
  const told = problem.errors.map(
    ({ field, code, message }) => [field, texts.password.wrong[code] ?? message] as const,
  );
  return { ...fieldRefusals(problem, values), ...Object.fromEntries(told.filter(([field]) => field in values)) };
}
