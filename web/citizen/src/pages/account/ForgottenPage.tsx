import { looksLikeEmail } from "@rdv/app/checks";
import { EmailField } from "@rdv/app/EmailField";
import { wayOn } from "@rdv/app/router";
import { useForm } from "@rdv/app/useForm";
import { askReset } from "../../api/account";
import { Page } from "../../parts/Page";
import { safeReturn, signInPath } from "../../session";
import { AccountForm } from "./AccountForm";
import { keepWaiting } from "./waiting";
import { useAccountWords } from "./words";

/** A link to choose another password; the answer is the same for every address. */
export function ForgottenPage({ parameters }: { readonly parameters: URLSearchParams }) {
  const returnTo = parameters.get("return_to") && safeReturn(parameters.get("return_to"));
  const texts = useAccountWords();
  const words = texts.forgotten;
  const form = useForm({
    initial: { email: "" },
    check: ({ email }) => ({
      ...(!email.trim()
        ? { email: texts.details.missingEmail }
        : looksLikeEmail(email)
          ? {}
          : { email: texts.details.wrongEmail }),
    }),
    send: async ({ email }) => {
      const goOn = wayOn();
      await askReset(email.trim(), returnTo);
      keepWaiting({ what: "reset", email: email.trim(), ...(returnTo && { returnTo }) });
      goOn("/inscription/message");
    },
  });
  return (
    <Page
      title={words.title}
      lead={<p>{words.lead}</p>}
      back={returnTo ? signInPath(returnTo) : "/connexion"}
      hasErrors={form.wrong.length > 0}
    >
      <AccountForm form={form} submit={words.submit} busy={words.busy}>
        <EmailField {...form.field("email")} label={texts.signIn.email} autoComplete="email" />
      </AccountForm>
    </Page>
  );
}
