import type { Answered } from "@rdv/api";
import { Button, ButtonLink } from "@rdv/theme";
import { useState } from "react";
import { asProblem, type Problem } from "../../api/problem";
import { confirmAttendance } from "../../api/service";
import { clockTime, dayOf, longDay } from "../../dates";
import { useWords } from "../../i18n";
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
  const lost = problem?.code === "link_expired" || problem?.code === "not_found";
  return (
    <Page title={words.title} lead={<p>{words.lead}</p>}>
      {problem && <ProblemNotice problem={problem} onRetry={confirm} busy={busy} />}
      <div className="actions">
        {lost ? (
          <ButtonLink href="/">{texts.notFound.home}</ButtonLink>
        ) : (
          <>
            <Button onClick={confirm} busy={busy}>
              {busy ? words.sending : words.coming}
            </Button>
            <ButtonLink href={`${base}/annuler`} variant="secondary" danger>
              {words.notComing}
            </ButtonLink>
          </>
        )}
      </div>
      {!lost && <p>{words.note}</p>}
    </Page>
  );
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
