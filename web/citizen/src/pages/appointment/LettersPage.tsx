import type { Appointment } from "@rdv/api";
import { useFocusWhen } from "@rdv/app/focus";
import { asProblem, type Problem } from "@rdv/app/problem";
import { Button, ButtonLink, TextField, TextLink } from "@rdv/theme";
import { type FormEvent, useState } from "react";
import { openLink } from "../../api/appointments";
import { useWords } from "../../i18n";
import { Page } from "../../parts/Page";
import { ProblemNotice } from "../../parts/ProblemNotice";

interface LettersPageProps {
  readonly token: string;
  /** True when the appointment was open a moment ago. */
  readonly again: boolean;
  readonly onOpened: (appointment: Appointment, accessToken: string) => void;
}

/** The door of a message's link: the first three letters of the last name. */
export function LettersPage({ token, again, onOpened }: LettersPageProps) {
  const { texts } = useWords();
  const words = texts.letters;
  const [letters, setLetters] = useState("");
  const [error, setError] = useState<{ readonly text: string }>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const input = useFocusWhen<HTMLInputElement>(error);

  async function submit(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (busy) return;
    setError(letters.trim() ? undefined : { text: words.missing });
    setProblem(undefined);
    if (!letters.trim()) return;
    setBusy(true);
    try {
      const { appointment, access_token } = await openLink(token, letters.trim());
      onOpened(appointment, access_token);
    } catch (thrown) {
      const refusal = asProblem(thrown);
      if (refusal.code === "wrong_letters") setError({ text: words.wrong });
      else setProblem(refusal);
    } finally {
      setBusy(false);
    }
  }

  if (problem?.code === "link_expired" || problem?.code === "not_found") {
    const expired = problem.code === "link_expired";
    return (
      <Page
        title={expired ? words.expiredTitle : words.unknownTitle}
        lead={<p>{expired ? words.expired : words.unknown}</p>}
      >
        <div className="actions">
          <ButtonLink href="/">{texts.notFound.home}</ButtonLink>
        </div>
      </Page>
    );
  }
  return (
    <Page title={words.title} lead={<p>{again ? words.again : words.lead}</p>} hasErrors={error !== undefined}>
      {problem && <ProblemNotice problem={problem} onRetry={submit} busy={busy} />}
      <form className="form" onSubmit={submit} noValidate>
        <TextField
          id="letters"
          label={words.label}
          hint={words.hint}
          error={error?.text}
          value={letters}
          onChange={setLetters}
          width={8}
          maxLength={30}
          autoComplete="off"
          spellCheck={false}
          focusRef={input}
          required
        />
        <Button type="submit" busy={busy}>
          {busy ? words.opening : words.submit}
        </Button>
      </form>
      <p>
        <TextLink href={`/r/${encodeURIComponent(token)}/reponse`}>{words.onlyAnswer}</TextLink>
      </p>
    </Page>
  );
}
