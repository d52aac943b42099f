import { clockTime, dayOf, longDay } from "@rdv/app/dates";
import { useFocusWhen } from "@rdv/app/focus";
import type { Alternative, Problem } from "@rdv/app/problem";
import { Alert, Button } from "@rdv/theme";
import { useWords } from "../i18n";

interface AlternativesProps {
  readonly problem: Problem;
  readonly busy: boolean;
  readonly onPick: (alternative: Alternative) => void;
}

/** The time was taken: the nearest ones, one press each, without leaving the page. */
export function Alternatives({ problem, busy, onPick }: AlternativesProps) {
  const { texts, language } = useWords();
  const target = useFocusWhen<HTMLDivElement>(problem);
  const { alternatives } = problem;
  return (
    <Alert tone="warning" title={texts.slots.taken} focusRef={target}>
      <p>{alternatives.length > 0 ? texts.slots.takenChoose : texts.slots.takenNone}</p>
      {alternatives.length > 0 && (
        <ul className="alternatives">
          {alternatives.map((one) => (
            <li key={one.starts_at}>
              <Button variant="secondary" busy={busy} onClick={() => onPick(one)}>
                {texts.common.at(longDay(dayOf(one.starts_at), language, false), clockTime(one.starts_at, language))}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
