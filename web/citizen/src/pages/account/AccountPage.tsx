import type { Profile } from "@rdv/api";
import { announce } from "@rdv/app/announcer";
import { typedPhone } from "@rdv/app/checks";
import { longDay } from "@rdv/app/dates";
import { Loaded } from "@rdv/app/Loaded";
import { asProblem, type Problem } from "@rdv/app/problem";
import { Button, ButtonLink, Card, Heading, TextLink } from "@rdv/theme";
import { type ReactNode, useState } from "react";
import { exportAccount } from "../../api/account";
import { useWords } from "../../i18n";
import { Page } from "../../parts/Page";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { saveFile } from "../../parts/saveFile";
import type { SessionUser } from "../../session";
import { News } from "./News";
import { useProfile } from "./profile";
import { useAccountWords } from "./words";

interface AccountPageProps {
  readonly user: SessionUser;
  readonly parameters: URLSearchParams;
}

/** Everything that the account holds, each part with its way to change it. */
export function AccountPage({ user, parameters }: AccountPageProps) {
  const words = useAccountWords().account;
  const profile = useProfile();
  return (
    <Loaded title={words.title} resource={profile}>
      {(known) => <Account profile={known} user={user} done={parameters.get("fait")} />}
    </Loaded>
  );
}

interface AccountProps {
  readonly profile: Profile;
  readonly user: SessionUser;
  /** What has just been changed; only the change of address needs words of its own. */
  readonly done: string | null;
}

function Account({ profile, user, done }: AccountProps) {
  const { language } = useWords();
  const words = useAccountWords().account;
  const certified = (field: string) => profile.frozen_fields.includes(field) && words.certified;
  const day = profile.birth_date && longDay(profile.birth_date, language).replace(/^\S+ /, "");
  const sent = done === "adresse_email" && profile.pending_email;
  const withPassword = user.through === "password";
  return (
    <Page title={words.title} lead={done && <News>{sent ? words.emailSent(sent) : words.saved}</News>}>
      <Part id="identity" title={words.identity} href="/compte/informations">
        <dl className="answers">
          <Answer question={words.lastName} answer={profile.last_name} note={certified("last_name")} />
          <Answer question={words.firstName} answer={profile.first_name} note={certified("first_name")} />
          <Answer question={words.birthName} answer={profile.birth_name} note={certified("birth_name")} />
          <Answer question={words.birthDate} answer={day} note={certified("birth_date")} />
          <Answer question={words.phone} answer={typedPhone(profile.phone_number)} />
          <Answer question={words.address} answer={profile.address} />
        </dl>
      </Part>
      <Part id="email" title={words.email} href="/compte/adresse_email">
        <p>{profile.email || words.none}</p>
        {profile.pending_email && <p className="quiet">{words.pending(profile.pending_email)}</p>}
      </Part>
      <Part id="preferences" title={words.preferences} href="/compte/preferences">
        <dl className="answers">
          <Answer question={words.sms} answer={profile.notify_by_sms ? words.yes : words.no} />
          <Answer question={words.byEmail} answer={profile.notify_by_email ? words.yes : words.no} />
          <Answer question={words.language} answer={words.languages[profile.language === "en" ? "en" : "fr"]} />
        </dl>
      </Part>
      <Part
        id="password"
        title={words.password}
        href={withPassword ? "/compte/mot_de_passe" : "/mot_de_passe_oublie"}
        change={withPassword ? words.change : words.passwordChoose}
      >
        <p className="quiet">{withPassword ? words.passwordHidden : words.passwordNone}</p>
      </Part>
      <Part id="relatives" title={words.relatives} href="/compte/proches" change={words.relativesLink}>
        <p className="quiet">{words.relativesHelp}</p>
      </Part>
      <Data />
    </Page>
  );
}

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  /** The words of the way to change it; "change" alone is completed for those who hear it out of its place. */
  readonly change?: string;
  readonly children: ReactNode;
}

function Part({ id, title, href, change, children }: PartProps) {
  const words = useAccountWords().account;
  return (
    <Card labelledBy={id}>
      <div className="part-head">
        <Heading level={2} size="2xs" id={id}>
          {title}
        </Heading>
        <TextLink href={href}>
          {change && change !== words.change ? (
            change
          ) : (
            <>
              <span aria-hidden="true">{words.change}</span>
              <span className="sr-only">{words.changeOf(title)}</span>
            </>
          )}
        </TextLink>
      </div>
      {children}
    </Card>
  );
}

interface AnswerProps {
  readonly question: string;
  readonly answer: string | null;
  readonly note?: string | false;
}

function Answer({ question, answer, note }: AnswerProps) {
  const words = useAccountWords().account;
  return (
    <div>
      <dt>{question}</dt>
      <dd>
        {answer || <span className="quiet">{words.none}</span>}
        {answer && note && <span className="quiet"> ({note})</span>}
      </dd>
    </div>
  );
}

/** What is kept about the person, to take away; and the way out. */
function Data() {
  const words = useAccountWords().account;
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);

  async function download(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      saveFile(words.fileName, "application/json", JSON.stringify(await exportAccount(), null, 2));
      announce(words.downloaded);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Card labelledBy="data">
      <Heading level={2} size="2xs" id="data">
        {words.data}
      </Heading>
      <p className="quiet">{words.dataHelp}</p>
      {problem && <ProblemNotice problem={problem} onRetry={download} busy={busy} />}
      <div className="actions">
        <Button variant="secondary" onClick={download} busy={busy}>
          {busy ? words.downloading : words.download}
        </Button>
        <ButtonLink href="/compte/suppression" variant="tertiary" danger>
          {words.remove}
        </ButtonLink>
      </div>
    </Card>
  );
}
