import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { PasswordField } from "@rdv/app/PasswordField";
import { passwordProblem, passwordRefused } from "@rdv/app/passwords";
import { usePasswordWords } from "@rdv/app/passwordWords";
import type { Problem } from "@rdv/app/problem";
import { useResource } from "@rdv/app/resource";
import { wayOn } from "@rdv/app/router";
import { useForm } from "@rdv/app/useForm";
import { ButtonLink, TextField } from "@rdv/theme";
import { useState } from "react";
import { choosePassword, confirmEmail, type OpenedLink, openLink } from "../../api/people";
import { useWords } from "../../i18n";
import { EditForm } from "../../parts/EditForm";
import type { PageProperties } from "../../routes";
import { HOME } from "../../session";

const isDead = ({ status }: Problem): boolean => status === 404 || status === 410 || status === 422;

/** The page of a mailed link: an invitation to accept, or a password to choose anew. */
export function LinkPage({ parts }: PageProperties) {
  const token = parts.token ?? "";
  const words = useWords().texts.people.link;
  const [used, setUsed] = useState<Problem>();
  const link = useResource(`agent_link:${token}`, () => openLink(token));
  const refused = used ?? link.problem;
  if (refused && isDead(refused)) return <DeadLink />;
  return (
    <Loaded title={words.title} resource={link}>
      {(opened) => {
        const properties = { token, link: opened, onDead: setUsed };
        return opened.purpose === "email_change" ? <NewEmail {...properties} /> : <ChosenPassword {...properties} />;
      }}
    </Loaded>
  );
}

/** Used, too old, or cut short: the same for whoever holds it. */
function DeadLink() {
  const words = useWords().texts.people.link;
  return (
    <Page title={words.deadTitle} lead={<p>{words.dead}</p>}>
      <div className="actions">
        <ButtonLink href="/agent/mot_de_passe_oublie">{words.newReset}</ButtonLink>
        <ButtonLink href="/agent/connexion" variant="secondary">
          {words.signIn}
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

function ChosenPassword({ token, link, onDead }: OpenLinkProps) {
  const { people: texts } = useWords().texts;
  const words = texts.link;
  const password = usePasswordWords();
  const invited = link.purpose === "invitation";
  const form = useForm({
    initial: { first_name: link.first_name, last_name: link.last_name, password: "" },
    check: (values) => ({
      ...(!invited || values.first_name.trim() ? {} : { first_name: texts.names.missingFirstName }),
      ...(!invited || values.last_name.trim() ? {} : { last_name: texts.names.missingLastName }),
      ...passwordProblem(values.password, { password }),
    }),
    send: async ({ first_name, last_name, password: chosen }) => {
      const goOn = wayOn();
      const names = invited ? { first_name: first_name.trim(), last_name: last_name.trim() } : {};
      await choosePassword(token, { password: chosen, ...names });
      goOn(HOME, { replace: true });
    },
    refused: (problem, values) => {
      if (problem.status === 404 || problem.status === 410) onDead(problem);
      return passwordRefused(problem, values, { password });
    },
  });
  return (
    <Page
      title={invited ? words.invitedTitle : words.resetTitle}
      lead={<p>{invited ? words.invited(link.organisation_name, link.email) : words.reset(link.email)}</p>}
      hasErrors={form.wrong.length > 0}
    >
      <EditForm form={form} submit={invited ? words.accept : words.submit} busy={words.busy}>
        {invited && (
          <>
            <TextField
              {...form.field("first_name")}
              label={texts.names.firstName}
              autoComplete="given-name"
              maxLength={100}
              spellCheck={false}
              required
            />
            <TextField
              {...form.field("last_name")}
              label={texts.names.lastName}
              autoComplete="family-name"
              maxLength={100}
              spellCheck={false}
              required
            />
          </>
        )}
        <PasswordField {...form.field("password")} label={invited ? password.label : password.fresh} choosing />
      </EditForm>
    </Page>
  );
}

/** The address changes with a press, not with the page: mail programs open links to look at them. */
function NewEmail({ token, link, onDead }: OpenLinkProps) {
  const words = useWords().texts.people.identity;
  const [email, setEmail] = useState<string>();
  const form = useForm({
    initial: {},
    check: () => ({}),
    send: async () => setEmail(await confirmEmail(token)),
    refused: (problem) => {
      if (problem.status === 404 || problem.status === 410) onDead(problem);
      return {};
    },
  });
  if (email !== undefined) {
    return (
      <Page title={words.confirmedTitle} lead={<p>{words.confirmed(email)}</p>}>
        <div className="actions">
          <ButtonLink href="/agent/">{words.goOn}</ButtonLink>
        </div>
      </Page>
    );
  }
  return (
    <Page title={words.confirmTitle} lead={<p>{words.confirm(link.email)}</p>}>
      <EditForm form={form} submit={words.confirmSubmit} busy={words.confirmBusy}>
        {null}
      </EditForm>
    </Page>
  );
}
