import { looksLikeEmail } from "@rdv/app/checks";
import { EmailField } from "@rdv/app/EmailField";
import { useFocusWhen } from "@rdv/app/focus";
import { Page } from "@rdv/app/Page";
import { PasswordField } from "@rdv/app/PasswordField";
import { navigate } from "@rdv/app/router";
import { fieldRefusals, useForm } from "@rdv/app/useForm";
import { Alert, ButtonLink, Heading, TextLink } from "@rdv/theme";
import { useEffect } from "react";
import { signIn } from "../../api/people";
import { useWords } from "../../i18n";
import { EditForm } from "../../parts/EditForm";
import type { PageProperties } from "../../routes";
import { safeReturn, useSession } from "../../session";

/** Two ways in: the State's identity service where the deployment has it, or an address and a password. */
export function SignInPage({ query }: PageProperties) {
  const words = useWords().texts.people.signIn;
  const { session } = useSession();
  const returnTo = query.get("return_to");
  const target = safeReturn(returnTo);
  const failed = query.get("error");
  const notice = useFocusWhen<HTMLDivElement>(failed);
  const form = useForm({
    initial: { email: "", password: "" },
    check: ({ email, password }) => ({
      ...(looksLikeEmail(email) ? {} : { email: words.missingEmail }),
      ...(password ? {} : { password: words.missingPassword }),
    }),
    send: ({ email, password }) => signIn(email.trim(), password),
    refused: (problem, values) =>
      problem.code === "wrong_credentials" ? { email: words.wrong } : fieldRefusals(problem, values),
  });

  // Also for somebody who is signed in already, and for the answer of another tab.
  const agent = session?.agent;
  useEffect(() => {
    if (agent) navigate(target, { replace: true });
  }, [agent, target]);

  return (
    <Page title={words.title} lead={<p>{returnTo ? words.back : words.lead}</p>} hasErrors={form.wrong.length > 0}>
      {failed && (
        <Alert tone="warning" title={words.proconnectFailedTitle} focusRef={notice}>
          <p>{words.proconnectFailed}</p>
        </Alert>
      )}
      {session?.proconnect && (
        <section className="way-in" aria-labelledby="proconnect">
          <Heading level={2} size="xs" id="proconnect">
            {words.proconnect}
          </Heading>
          <p>{words.proconnectHelp}</p>
          <ButtonLink
            href={`/agent_connect/auth?${new URLSearchParams({ return_to: target })}`}
            variant="secondary"
            outside
          >
            {words.proconnectButton}
          </ButtonLink>
          <p className="small">
            <TextLink href="https://www.proconnect.gouv.fr/">{words.proconnectWhat}</TextLink>
          </p>
        </section>
      )}
      <section className="way-in" aria-labelledby="own">
        <Heading level={2} size="xs" id="own">
          {words.own}
        </Heading>
        <EditForm form={form} submit={words.submit} busy={words.busy}>
          <EmailField {...form.field("email")} label={words.email} autoComplete="username" />
          <PasswordField {...form.field("password")} label={words.password} />
        </EditForm>
        <p>
          <TextLink href="/agent/mot_de_passe_oublie">{words.forgotten}</TextLink>
        </p>
      </section>
      <p className="quiet">
        {words.citizen} <TextLink href="/">{words.citizenLink}</TextLink>
      </p>
    </Page>
  );
}
