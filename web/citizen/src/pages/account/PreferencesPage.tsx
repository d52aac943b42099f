import type { Profile } from "@rdv/api";
import type { Language } from "@rdv/app/dates";
import { Loaded } from "@rdv/app/Loaded";
import { asProblem, type Problem } from "@rdv/app/problem";
import { wayOn } from "@rdv/app/router";
import { Alert, Button, CheckField, ChoiceGroup, RadioList } from "@rdv/theme";
import { type FormEvent, useState } from "react";
import { changeProfile } from "../../api/account";
import { Page } from "../../parts/Page";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { rememberProfile, useProfile } from "./profile";
import { useAccountWords } from "./words";

/** How, and in which language, the person is told of appointments. */
export function PreferencesPage() {
  const words = useAccountWords().preferences;
  const profile = useProfile();
  return (
    <Loaded title={words.title} back="/compte" resource={profile} editing>
      {(known) => <PreferencesForm profile={known} />}
    </Loaded>
  );
}

function PreferencesForm({ profile }: { readonly profile: Profile }) {
  const texts = useAccountWords();
  const words = texts.preferences;
  const { languages } = texts.account;
  const [sms, setSms] = useState(profile.notify_by_sms);
  const [email, setEmail] = useState(profile.notify_by_email);
  const [language, setLanguage] = useState<Language>(profile.language === "en" ? "en" : "fr");
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);

  async function save(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (busy) return;
    const goOn = wayOn();
    setBusy(true);
    setProblem(undefined);
    try {
      rememberProfile(await changeProfile({ notify_by_sms: sms, notify_by_email: email, language }));
      goOn("/compte?fait=preferences");
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Page title={words.title} back="/compte">
      {problem && <ProblemNotice problem={problem} onRetry={save} busy={busy} />}
      <form className="form" onSubmit={save} noValidate>
        <ChoiceGroup legend={words.legend}>
          <CheckField id="sms" label={words.sms} hint={words.smsHint} checked={sms} onChange={setSms} />
          <CheckField id="email" label={words.email} checked={email} onChange={setEmail} />
        </ChoiceGroup>
        <div role="status">
          {!sms && !email && (
            <Alert tone="warning">
              <p>{words.none}</p>
            </Alert>
          )}
        </div>
        <RadioList
          name="language"
          legend={words.language}
          answers={(["fr", "en"] as const).map((one) => ({ value: one, label: languages[one] }))}
          value={language}
          onChange={(one) => setLanguage(one === "en" ? "en" : "fr")}
        />
        <Button type="submit" busy={busy}>
          {busy ? words.busy : words.submit}
        </Button>
      </form>
    </Page>
  );
}
