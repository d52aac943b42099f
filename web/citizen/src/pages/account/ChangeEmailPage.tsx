import { looksLikeEmail } from "@rdv/app/checks";
import { EmailField } from "@rdv/app/EmailField";
import { wayOn } from "@rdv/app/router";
import { useForm } from "@rdv/app/useForm";
import { changeEmail } from "../../api/account";
import { Page } from "../../parts/Page";
import { AccountForm } from "./AccountForm";
import { rememberProfile, useProfile } from "./profile";
import { useAccountWords } from "./words";

/** A new address, which a link sent there confirms. */
export function ChangeEmailPage() {
  const texts = useAccountWords();
  const words = texts.changeEmail;
  const { value: profile } = useProfile();
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
      await changeEmail(email.trim());
      if (profile) rememberProfile({ ...profile, pending_email: email.trim() });
      goOn("/compte?fait=adresse_email");
    },
  });
  return (
    <Page title={words.title} lead={<p>{words.lead}</p>} back="/compte" hasErrors={form.wrong.length > 0}>
      {profile?.email && (
        <p>
          {words.current} <strong>{profile.email}</strong>
        </p>
      )}
      <AccountForm form={form} submit={words.submit} busy={words.busy}>
        <EmailField {...form.field("email")} label={words.label} autoComplete="email" />
      </AccountForm>
    </Page>
  );
}
