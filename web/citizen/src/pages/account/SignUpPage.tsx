import { looksLikeEmail, looksLikePhone } from "@rdv/app/checks";
import { EmailField } from "@rdv/app/EmailField";
import { wayOn } from "@rdv/app/router";
import { useForm } from "@rdv/app/useForm";
import { TextField, TextLink } from "@rdv/theme";
import { signUp } from "../../api/account";
import { useWords } from "../../i18n";
import { Page } from "../../parts/Page";
import { bookingLeft, safeReturn } from "../../session";
import { AccountForm } from "./AccountForm";
import { keepWaiting } from "./waiting";
import { useAccountWords } from "./words";

/** A name and an address; the password comes with the link that proves the address (AUT-01). */
export function SignUpPage({ parameters }: { readonly parameters: URLSearchParams }) {
  const texts = useAccountWords();
  const { language } = useWords();
  const words = texts.signUp;
  const returnTo = parameters.get("return_to");
  const keep = returnTo ? `?${new URLSearchParams({ return_to: safeReturn(returnTo) })}` : "";
  const form = useForm({
    initial: { last_name: "", first_name: "", email: "", phone_number: "" },
    check: ({ last_name, first_name, email, phone_number }) => ({
      ...(last_name.trim() ? {} : { last_name: texts.details.missingLastName }),
      ...(first_name.trim() ? {} : { first_name: texts.details.missingFirstName }),
      ...(!email.trim()
        ? { email: texts.details.missingEmail }
        : looksLikeEmail(email)
          ? {}
          : { email: texts.details.wrongEmail }),
      ...(!phone_number.trim() || looksLikePhone(phone_number) ? {} : { phone_number: texts.details.wrongPhone }),
    }),
    send: async ({ last_name, first_name, email, phone_number }) => {
      const goOn = wayOn();
      await signUp({
        first_name: first_name.trim(),
        last_name: last_name.trim(),
        email: email.trim(),
        language,
        ...(phone_number.trim() ? { phone_number: phone_number.trim() } : {}),
        ...(returnTo ? { return_to: safeReturn(returnTo) } : {}),
      });
      keepWaiting({ what: "confirm", email: email.trim(), ...(returnTo && { returnTo: safeReturn(returnTo) }) });
      goOn("/inscription/message");
    },
  });
  const name = { maxLength: 100, spellCheck: false, required: true };

  return (
    <Page
      title={words.title}
      lead={<p>{words.lead}</p>}
      back={bookingLeft(safeReturn(returnTo))}
      hasErrors={form.wrong.length > 0}
    >
      <AccountForm
        form={form}
        submit={words.submit}
        busy={words.busy}
        after={
          <p>
            {words.already} <TextLink href={`/connexion${keep}`}>{words.signIn}</TextLink>
          </p>
        }
      >
        <TextField {...form.field("last_name")} {...name} label={words.lastName} autoComplete="family-name" />
        <TextField {...form.field("first_name")} {...name} label={words.firstName} autoComplete="given-name" />
        <EmailField {...form.field("email")} label={words.email} hint={words.emailHint} autoComplete="email" />
        <TextField
          {...form.field("phone_number")}
          label={words.phone}
          hint={words.phoneHint}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={30}
        />
        <p className="consent">
          {words.terms} <TextLink href="/conditions_utilisation">{words.termsLink}</TextLink>.
        </p>
      </AccountForm>
    </Page>
  );
}
