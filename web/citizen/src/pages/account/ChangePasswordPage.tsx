import { PasswordField } from "@rdv/app/PasswordField";
import { passwordProblem, passwordRefused } from "@rdv/app/passwords";
import { wayOn } from "@rdv/app/router";
import { useForm } from "@rdv/app/useForm";
import { changePassword } from "../../api/account";
import { Page } from "../../parts/Page";
import { AccountForm } from "./AccountForm";
import { useAccountWords } from "./words";

/** Another password, for somebody who knows the present one. */
export function ChangePasswordPage() {
  const texts = useAccountWords();
  const words = texts.changePassword;
  const form = useForm({
    initial: { current_password: "", password: "" },
    check: ({ current_password, password }) => ({
      ...(current_password ? {} : { current_password: words.missing }),
      ...passwordProblem(password, texts),
    }),
    send: async ({ current_password, password }) => {
      const goOn = wayOn();
      await changePassword(current_password, password);
      goOn("/compte?fait=mot_de_passe");
    },
    refused: (problem, values) => passwordRefused(problem, values, texts),
  });
  return (
    <Page title={words.title} lead={<p>{words.lead}</p>} back="/compte" hasErrors={form.wrong.length > 0}>
      <AccountForm form={form} submit={words.submit} busy={words.busy}>
        <PasswordField {...form.field("current_password")} label={words.current} />
        <PasswordField {...form.field("password")} label={texts.password.fresh} choosing />
      </AccountForm>
    </Page>
  );
}
