import { announce } from "@rdv/app/announcer";
import { Icon } from "@rdv/theme";
import { useEffect, useState } from "react";
import { useWords } from "../i18n";

const SAID_ALOUD = [5, 2, 1];
// A hold just given shows its ten minutes, not nine.
const GRACE_MS = 2_000;

/** Whole minutes left before an instant of the reader's clock; -1 once it is over. */
export function minutesLeft(endsAt: number, now: number): number {
  return now >= endsAt ? -1 : Math.floor((endsAt - now + GRACE_MS) / 60_000);
}

interface HoldTimerProps {
  readonly endsAt: number;
  readonly onEnd: () => void;
}

/** How long the time is still kept, in words; said aloud three times, not every minute. */
export function HoldTimer({ endsAt, onEnd }: HoldTimerProps) {
  const { texts } = useWords();
  const [left, setLeft] = useState(() => minutesLeft(endsAt, Date.now()));
  const sentence = texts.hold.remaining(left);

  useEffect(() => {
    const look = () => setLeft(minutesLeft(endsAt, Date.now()));
    look();
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [endsAt]);

  useEffect(() => {
    if (SAID_ALOUD.includes(left)) announce(sentence);
  }, [left, sentence]);

  const over = left < 0;
  useEffect(() => {
    if (over) onEnd();
  }, [over, onEnd]);

  return (
    <p className="hold-timer">
      <Icon name="clock" />
      <span>{sentence}</span>
    </p>
  );
}
