import { looksLikeEmail, mailbox } from "@rdv/app/checks";
import { EmailField } from "@rdv/app/EmailField";
import { Page } from "@rdv/app/Page";
import { useForm } from "@rdv/app/useForm";
import { ButtonLink } from "@rdv/theme";
import { useState } from "react";
import { askReset } from "../../api/people";
import { useWords } from "../../i18n";
import { EditForm } from "../../parts/EditForm";

/** A link to choose another password; the answer is the same for every address. */
export function ForgottenPage() {
  const { forgotten: words, signIn } = useWords().texts.people;
  const [sent, setSent] = useState("");
  const form = useForm({
    initial: { email: "" },
    check: ({ email }) => (looksLikeEmail(email) ? {} : { email: signIn.missingEmail }),
    send: async ({ email }) => {
      await askReset(email.trim());
      setSent(email.trim());
    },
  });
  const provider = mailbox(sent);
  if (sent) {
    return (
      <Page title={words.sentTitle} lead={<p>{words.sent(sent)}</p>} back="/agent/connexion">
        <p>{words.spam}</p>
        {provider && (
          <div className="actions">
            <ButtonLink href={provider.url}>{words.open(provider.name)}</ButtonLink>
          </div>
        )}
      </Page>
    );
  }
  return (
    <Page title={words.title} lead={<p>{words.lead}</p>} back="/agent/connexion" hasErrors={form.wrong.length > 0}>
      <EditForm form={form} submit={words.submit} busy={words.busy}>
        <EmailField {...form.field("email")} label={signIn.email} autoComplete="username" />
      </EditForm>
    </Page>
  );
}
