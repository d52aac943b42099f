import { EmailField } from "@rdv/app/EmailField";
import { useFocusWhen } from "@rdv/app/focus";
import { PasswordField } from "@rdv/app/PasswordField";
import { navigate } from "@rdv/app/router";
import { fieldRefusals, useForm } from "@rdv/app/useForm";
import { Alert, ButtonLink, Heading, TextLink } from "@rdv/theme";
import { useEffect } from "react";
import { signIn } from "../../api/account";
import { Page } from "../../parts/Page";
import { bookingLeft, safeReturn, useSession } from "../../session";
import { AccountForm } from "./AccountForm";
import { useAccountWords } from "./words";

/** Two ways in: the State's identity service where the deployment has it, or an address and a password. */
export function SignInPage({ parameters }: { readonly parameters: URLSearchParams }) {
  const words = useAccountWords().signIn;
  const { session } = useSession();
  const returnTo = parameters.get("return_to");
  const target = safeReturn(returnTo);
  const booking = bookingLeft(target);
  const failed = parameters.get("error") === "franceconnect";
  const notice = useFocusWhen<HTMLDivElement>(failed ? true : null);
  const keep = returnTo ? `?${new URLSearchParams({ return_to: target })}` : "";
  const form = useForm({
    initial: { email: "", password: "" },
    check: ({ email, password }) => ({
      ...(email.trim() ? {} : { email: words.missingEmail }),
      ...(password ? {} : { password: words.missingPassword }),
    }),
    send: ({ email, password }) => signIn(email.trim(), password),
    refused: (problem, values) =>
      problem.code === "wrong_credentials" ? { email: words.wrong } : fieldRefusals(problem, values),
  });

  // Also for somebody who is signed in already, and for the answer of another tab.
  const user = session?.user;
  useEffect(() => {
    if (user) navigate(target, { replace: true });
  }, [user, target]);

  return (
    <Page
      title={words.title}
      lead={<p>{returnTo ? words.back : words.lead}</p>}
      back={booking}
      hasErrors={form.wrong.length > 0}
    >
      {failed && (
        <Alert tone="warning" title={words.franceconnectFailedTitle} focusRef={notice}>
          <p>{booking ? words.franceconnectFailedBooking : words.franceconnectFailed}</p>
        </Alert>
      )}
      {session?.franceconnect && (
        <section className="way-in" aria-labelledby="franceconnect">
          <Heading level={2} size="xs" id="franceconnect">
            {words.franceconnect}
          </Heading>
          <p>{words.franceconnectHelp}</p>
          <ButtonLink
            href={`/franceconnect_v2/auth?${new URLSearchParams({ return_to: target })}`}
            variant="secondary"
            outside
          >
            {words.franceconnectButton}
          </ButtonLink>
          <p className="small">
            <TextLink href="https://franceconnect.gouv.fr/">{words.franceconnectWhat}</TextLink>
          </p>
        </section>
      )}
      <section className="way-in" aria-labelledby="own">
        <Heading level={2} size="xs" id="own">
          {words.own}
        </Heading>
        <AccountForm form={form} submit={words.submit} busy={words.busy} errorTitle={words.errors}>
          <EmailField {...form.field("email")} label={words.email} autoComplete="username" />
          <PasswordField {...form.field("password")} label={words.password} />
        </AccountForm>
        <p>
          <TextLink href={`/mot_de_passe_oublie${keep}`}>{words.forgotten}</TextLink>
        </p>
        <p>
          {words.none} <TextLink href={`/inscription${keep}`}>{words.create}</TextLink>
        </p>
      </section>
    </Page>
  );
}
