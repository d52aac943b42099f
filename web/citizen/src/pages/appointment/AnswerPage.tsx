import type { Answered } from "@rdv/api";
import { clockTime, dayOf, longDay } from "@rdv/app/dates";
import { asProblem, type Problem } from "@rdv/app/problem";
import { Button, ButtonLink } from "@rdv/theme";
import { useState } from "react";
import { confirmAttendance } from "../../api/appointments";
import { type Texts, useWords } from "../../i18n";
import { Page } from "../../parts/Page";
import { ProblemNotice } from "../../parts/ProblemNotice";

interface AnswerPageProps {
  readonly token: string;
  /** Address of the appointment's pages. */
  readonly base: string;
}

/**
 * The two answers of a reminder. Nothing is kept before a press: programs that read mail open every link in it. "I come"
 * needs no letters, since it shows and changes nothing else; "I cannot" leads to the cancellation, behind them.
 */
export function AnswerPage({ token, base }: AnswerPageProps) {
  const { texts } = useWords();
  const words = texts.answer;
  const [answered, setAnswered] = useState<Answered>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);

  async function confirm(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      setAnswered(await confirmAttendance(token));
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  }

  if (answered) return <Thanks answered={answered} base={base} />;
  const end = ending(problem, texts);
  if (end) {
    return (
      <Page title={end.title} lead={<p>{end.text}</p>}>
        <div className="actions">
          <ButtonLink href={end.gone ? "/" : base}>{end.gone ? texts.notFound.home : words.see}</ButtonLink>
        </div>
      </Page>
    );
  }
  return (
    <Page title={words.title} lead={<p>{words.lead}</p>}>
      {problem && <ProblemNotice problem={problem} onRetry={confirm} busy={busy} />}
      <div className="actions">
        <Button onClick={confirm} busy={busy}>
          {busy ? words.sending : words.coming}
        </Button>
        <ButtonLink href={`${base}/annuler`} variant="secondary" danger>
          {words.notComing}
        </ButtonLink>
      </div>
      <p>{words.note}</p>
    </Page>
  );
}

/** What no other try will change, in the page's own words; `gone`: there is nothing behind the link. */
function ending(problem: Problem | undefined, texts: Texts) {
  switch (problem?.code) {
    case "not_expected":
      return { title: texts.answer.overTitle, text: texts.answer.over, gone: false };
    case "link_expired":
      return { title: texts.letters.expiredTitle, text: texts.letters.expired, gone: true };
    case "not_found":
      return { title: texts.letters.unknownTitle, text: texts.letters.unknown, gone: true };
    default:
      return undefined;
  }
}

function Thanks({ answered, base }: { readonly answered: Answered; readonly base: string }) {
  const { texts, language } = useWords();
  const words = texts.answer;
  const { starts_at } = answered;
  const when = texts.common.at(longDay(dayOf(starts_at), language, false), clockTime(starts_at, language));
  return (
    <Page title={words.thanksTitle} lead={<p>{words.thanks(when)}</p>}>
      <div className="actions">
        <ButtonLink href={base} variant="secondary">
          {words.see}
        </ButtonLink>
        <ButtonLink href={`${base}/annuler`} variant="tertiary">
          {words.notComing}
        </ButtonLink>
      </div>
    </Page>
  );
}
