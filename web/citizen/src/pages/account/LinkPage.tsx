import type { OpenedLink } from "@rdv/api";
import { PasswordField } from "@rdv/app/PasswordField";
import { passwordProblem, passwordRefused } from "@rdv/app/passwords";
import { asProblem, type Problem } from "@rdv/app/problem";
import { useResource } from "@rdv/app/resource";
import { wayOn } from "@rdv/app/router";
import { useForm } from "@rdv/app/useForm";
import { Button, ButtonLink, SkeletonList } from "@rdv/theme";
import { useState } from "react";
import { choosePassword, confirmEmail, openAccountLink } from "../../api/account";
import { useWords } from "../../i18n";
import { Page } from "../../parts/Page";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { safeReturn, useSession } from "../../session";
import { AccountForm } from "./AccountForm";
import { useAccountWords } from "./words";

/** The page of a mailed link: to choose a password, or to confirm an address. */
export function LinkPage({ token }: { readonly token: string }) {
  const words = useAccountWords().link;
  const { texts } = useWords();
  const [used, setUsed] = useState<Problem>();
  const { value, problem, retry } = useResource(`account_link:${token}`, () => openAccountLink(token));
  const refused = used ?? problem;

  if (refused && (refused.status === 410 || refused.status === 404 || refused.status === 422)) {
    return <DeadLink expired={refused.status === 410} />;
  }
  if (problem || !value) {
    return (
      <Page title={words.title} deciding={!problem}>
        {problem ? (
          <ProblemNotice problem={problem} onRetry={retry} />
        ) : (
          <SkeletonList rows={1} shape="card" label={texts.common.loading} />
        )}
      </Page>
    );
  }
  const properties = { token, link: value, onDead: setUsed };
  return value.purpose === "email_change" ? <NewEmail {...properties} /> : <NewPassword {...properties} />;
}

function DeadLink({ expired }: { readonly expired: boolean }) {
  const words = useAccountWords().link;
  return (
    <Page
      title={expired ? words.expiredTitle : words.unknownTitle}
      lead={<p>{expired ? words.expired : words.unknown}</p>}
    >
      <div className="actions">
        <ButtonLink href="/mot_de_passe_oublie">{words.newReset}</ButtonLink>
        <ButtonLink href="/inscription" variant="secondary">
          {words.signUp}
        </ButtonLink>
      </div>
    </Page>
  );
}

interface OpenLinkProps {
  readonly token: string;
  readonly link: OpenedLink;
  /** The link was used or grew old while the page was open. */
  readonly onDead: (problem: Problem) => void;
}

const isDead = ({ status }: Problem): boolean => status === 404 || status === 410;

function NewPassword({ token, link, onDead }: OpenLinkProps) {
  const texts = useAccountWords();
  const words = texts.link;
  const confirming = link.purpose === "confirm";
  const form = useForm({
    initial: { password: "" },
    check: ({ password }) => passwordProblem(password, texts),
    send: async ({ password }) => {
      const goOn = wayOn();
      await choosePassword(token, password);
      // A sign-up that came from nowhere leads to the appointments, as signing in does.
      goOn(safeReturn(link.return_to === "/" ? null : link.return_to), { replace: true });
    },
    refused: (problem, values) => {
      if (isDead(problem)) onDead(problem);
      return passwordRefused(problem, values, texts);
    },
  });
  return (
    <Page
      title={confirming ? words.confirmTitle : words.resetTitle}
      lead={<p>{confirming ? words.confirm(link.first_name) : words.reset(link.first_name)}</p>}
      hasErrors={form.wrong.length > 0}
    >
      <AccountForm form={form} submit={words.submit} busy={words.busy}>
        <PasswordField
          {...form.field("password")}
          label={confirming ? texts.password.label : texts.password.fresh}
          choosing
        />
      </AccountForm>
    </Page>
  );
}

/** The address changes with a press, not with the page: mail programs open links to look at them. */
function NewEmail({ token, onDead }: OpenLinkProps) {
  const words = useAccountWords().link;
  const { session } = useSession();
  const [email, setEmail] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);

  async function confirm(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      setEmail((await confirmEmail(token)).email);
    } catch (thrown) {
      const refusal = asProblem(thrown);
      if (isDead(refusal)) onDead(refusal);
      else setProblem(refusal);
    } finally {
      setBusy(false);
    }
  }

  if (email !== undefined) {
    return (
      <Page title={words.emailDoneTitle} lead={<p>{words.emailDone(email)}</p>}>
        <div className="actions">
          <ButtonLink href={session?.user ? "/compte" : "/connexion"}>
            {session?.user ? words.toAccount : words.signIn}
          </ButtonLink>
        </div>
      </Page>
    );
  }
  return (
    <Page title={words.emailTitle} lead={<p>{words.email}</p>}>
      {problem && <ProblemNotice problem={problem} onRetry={confirm} busy={busy} />}
      <div className="actions">
        <Button onClick={confirm} busy={busy}>
          {busy ? words.emailBusy : words.emailSubmit}
        </Button>
      </div>
    </Page>
  );
}
