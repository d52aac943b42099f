import type { Channel } from "@rdv/api";
import { announce } from "@rdv/app/announcer";
import { useFocusWhen } from "@rdv/app/focus";
import { asProblem, type Problem } from "@rdv/app/problem";
import { navigate, wayOn } from "@rdv/app/router";
import { Button, Heading, TextField, TextLink } from "@rdv/theme";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { SlotChoice } from "../../api/service";
import { useWords } from "../../i18n";
import { keepAccess } from "../../journey/access";
import {
  type Attendee,
  alreadyProved,
  bookSlot,
  codeSentTo,
  keptAttendee,
  keptDetails,
  prove,
  sendCodeFor,
  userOf,
} from "../../journey/booking";
import { type Search, searchPath } from "../../journey/search";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { RecapCard } from "../../parts/RecapCard";
import { BookingPage } from "./BookingPage";
import { useHeld } from "./useHeld";

const DIGITS = 6;

interface CodePageProps {
  readonly search: Search;
  readonly slot: SlotChoice;
}

/** The proof of the address, then the booking itself, in one press. */
export function CodePage({ search, slot }: CodePageProps) {
  const { texts } = useWords();
  const words = texts.code;
  const held = useHeld(slot);
  const [details] = useState(keptDetails);
  const [attendee] = useState((): Attendee => keptAttendee() ?? { kind: "self" });
  const [sentTo, setSentTo] = useState(() => codeSentTo(details));
  const [code, setCode] = useState("");
  const [error, setError] = useState<{ readonly text: string }>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState<"sending" | "confirming">();
  // One thing at a time: a code asked for while the appointment is being made would undo what was proved.
  const running = useRef(false);
  const [proved, setProved] = useState(() => alreadyProved(details));
  const input = useFocusWhen<HTMLInputElement>(error);
  const detailsPath = searchPath(search, "coordonnees");
  const { email, phone_number } = userOf(details);

  const lost = sentTo === undefined && !proved;
  useEffect(() => {
    if (lost) navigate(detailsPath, { replace: true });
  }, [lost, detailsPath]);
  if (lost) return null;

  async function attempt(what: "sending" | "confirming", action: () => Promise<void>): Promise<void> {
    if (running.current) return;
    running.current = true;
    setBusy(what);
    setError(undefined);
    setProblem(undefined);
    try {
      await action();
    } catch (thrown) {
      const refusal = asProblem(thrown);
      if (refusal.code === "wrong_code") setError({ text: words.wrong });
      else if (refusal.status === 401) {
        // A proof that is too old is asked for again, on this very page.
        setProved(false);
        setError({ text: words.tooOld });
      } else if (refusal.code === "slot_taken") held.refuse(refusal);
      else setProblem(refusal);
    } finally {
      running.current = false;
      setBusy(undefined);
    }
  }

  async function confirm(): Promise<void> {
    const goOn = wayOn();
    if (!proved && sentTo) {
      await prove(sentTo.channel, sentTo.to, code);
      setProved(true);
    }
    const appointment = await bookSlot(slot, { details, attendee, account: null });
    keepAccess(appointment.id, appointment, appointment.access_token);
    goOn(`/rendez_vous/${encodeURIComponent(appointment.id)}/confirme`, { replace: true });
  }

  function submit(event?: FormEvent): void {
    event?.preventDefault();
    if (busy) return;
    if (!proved && code.length !== DIGITS) setError({ text: words.incomplete });
    else attempt("confirming", confirm);
  }

  const send = (channel: Channel, to: string) =>
    attempt("sending", async () => {
      await sendCodeFor(slot, channel, to);
      setSentTo({ channel, to });
      setProved(false);
      announce(words.resent);
    });

  const other: readonly [Channel, string | undefined] =
    sentTo?.channel === "email" ? ["sms", phone_number] : ["email", email];
  return (
    <BookingPage
      search={search}
      slot={slot}
      held={held}
      page="code"
      title={proved ? words.submit : words.title}
      step={4}
      back={detailsPath}
      hasErrors={error !== undefined}
      lead={!proved && sentTo && <p>{words.sent[sentTo.channel](sentTo.to)}</p>}
    >
      {problem && (
        <ProblemNotice
          problem={problem}
          onRetry={submit}
          busy={busy !== undefined}
          phone={held.held?.hold.summary.organisation.phone_number}
        >
          {problem.code === "too_many_attempts" && code && sentTo && (
            <Button variant="secondary" busy={busy !== undefined} onClick={() => send(sentTo.channel, sentTo.to)}>
              {words.another}
            </Button>
          )}
        </ProblemNotice>
      )}
      <RecapCard details={details} attendee={attendee} changePath={detailsPath} />
      <form className="form" onSubmit={submit} noValidate>
        {!proved && (
          <TextField
            focusRef={input}
            id="code"
            label={words.label}
            hint={words.why}
            error={error?.text}
            value={code}
            onChange={(value) => setCode(value.replace(/\D/g, "").slice(0, DIGITS))}
            inputMode="numeric"
            autoComplete="one-time-code"
            width={8}
            spellCheck={false}
            required
          />
        )}
        <Button type="submit" busy={busy !== undefined}>
          {busy === "confirming" ? words.confirming : words.submit}
        </Button>
      </form>
      {!proved && sentTo && (
        <section className="trouble" aria-labelledby="trouble">
          <Heading level={2} size="2xs" id="trouble">
            {words.trouble}
          </Heading>
          <ul>
            <li>
              <TextLink onClick={() => send(sentTo.channel, sentTo.to)}>{words.resend}</TextLink>
            </li>
            {other[1] && (
              <li>
                <TextLink onClick={() => other[1] && send(other[0], other[1])}>{words.other[other[0]]}</TextLink>
              </li>
            )}
            <li>
              <TextLink href={detailsPath}>{words.change}</TextLink>
            </li>
          </ul>
        </section>
      )}
    </BookingPage>
  );
}
