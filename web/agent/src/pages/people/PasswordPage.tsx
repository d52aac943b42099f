import { Page } from "@rdv/app/Page";
import { PasswordField } from "@rdv/app/PasswordField";
import { passwordProblem, passwordRefused } from "@rdv/app/passwords";
import { usePasswordWords } from "@rdv/app/passwordWords";
import { useForm } from "@rdv/app/useForm";
import { changePassword } from "../../api/people";
import { useWords } from "../../i18n";
import { EditForm } from "../../parts/EditForm";
import { wayOnWithNews } from "../../parts/News";

const BACK = "/agent/preferences";

/** Another password, for somebody who knows the present one. */
export function PasswordPage() {
  const words = useWords().texts.people.newPassword;
  const password = usePasswordWords();
  const form = useForm({
    initial: { current_password: "", password: "" },
    check: (values) => ({
      ...(values.current_password ? {} : { current_password: words.missing }),
      ...passwordProblem(values.password, { password }),
    }),
    send: async (values) => {
      const goOn = wayOnWithNews();
      await changePassword(values.current_password, values.password);
      goOn(BACK, words.saved);
    },
    refused: (problem, values) => passwordRefused(problem, values, { password }),
  });
  return (
    <Page title={words.title} lead={<p>{words.lead}</p>} back={BACK} hasErrors={form.wrong.length > 0}>
      <EditForm form={form} cancel={BACK}>
        <PasswordField {...form.field("current_password")} label={words.current} />
        <PasswordField {...form.field("password")} label={password.fresh} choosing />
      </EditForm>
    </Page>
  );
}
