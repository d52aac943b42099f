import type { Language } from "@rdv/app/dates";
import { isDay } from "@rdv/app/dates";
import { RadioList, SelectField, TextField } from "@rdv/theme";
import { useWords } from "../../i18n";
import { Boxes, FieldGroup } from "../settings/parts";
import {
  beginsLater,
  type Every,
  INTERVALS,
  inWords,
  nthWeekday,
  type Repeat,
  WEEKDAYS,
  weekdayOf,
  withWeekday,
} from "./recurrence";
import { capital, saidDay } from "./when";
import { usePlanningWords } from "./words";

interface RecurrenceEditorProps {
  readonly repeat: Repeat;
  readonly firstDay: string;
  readonly onChange: (repeat: Partial<Repeat>) => void;
  readonly errors: Readonly<Partial<Record<keyof Repeat, string>>>;
}

/** How something repeats, question by question, and the whole of it in words. */
export function RecurrenceEditor({ repeat, firstDay, onChange, errors }: RecurrenceEditorProps) {
  const words = usePlanningWords().recurrence;
  const { language } = useWords();
  const known = isDay(firstDay);
  const [nth, weekday] = known ? nthWeekday(firstDay) : [1, 1];

  function choose(every: Every): void {
    // The first day's weekday is the likely one; a Sunday has no box.
    const likely = known && weekdayOf(firstDay) <= 6 ? [weekdayOf(firstDay)] : [];
    onChange({ every, ...(every === "week" && repeat.weekdays.length === 0 ? { weekdays: likely } : {}) });
  }

  return (
    <FieldGroup legend={words.legend}>
      <RadioList
        name="every"
        legend={words.every}
        value={repeat.every}
        onChange={(value) => choose(value as Every)}
        error={errors.every}
        answers={[
          { value: "never", label: words.never },
          { value: "week", label: words.week, hint: words.weekHint },
          {
            value: "month",
            label: words.month,
            hint: words.monthHint(words.words.onNth(nth, words.words.weekdays[weekday - 1] ?? "")),
          },
        ]}
      />
      {repeat.every !== "never" && (
        <SelectField
          id="interval"
          label={words.interval}
          value={String(repeat.interval)}
          onChange={(interval) => onChange({ interval: Number(interval) })}
          answers={INTERVALS.map((count) => ({
            value: String(count),
            label: repeat.every === "week" ? words.intervalWeek(count) : words.intervalMonth(count),
          }))}
          error={errors.interval}
        />
      )}
      {repeat.every === "week" && (
        <Boxes
          id="weekdays"
          legend={words.weekdaysLegend}
          inline
          boxes={WEEKDAYS.map((day) => ({ value: String(day), label: capital(words.words.weekdays[day - 1] ?? "") }))}
          ticked={repeat.weekdays.map(String)}
          onChange={(day, ticked) => onChange({ weekdays: withWeekday(repeat, Number(day), ticked).weekdays })}
          error={errors.weekdays}
        />
      )}
      {repeat.every !== "never" && (
        <>
          <RadioList
            name="ends"
            legend={words.ends}
            value={repeat.ends ? "yes" : "no"}
            onChange={(ends) => onChange({ ends: ends === "yes" })}
            answers={[
              { value: "no", label: words.endsNever },
              { value: "yes", label: words.endsOn },
            ]}
          />
          {repeat.ends && (
            <TextField
              id="until"
              type="date"
              label={words.until}
              hint={words.untilHint}
              value={repeat.until}
              onChange={(until) => onChange({ until })}
              error={errors.until}
            />
          )}
        </>
      )}
      {known && <InWords repeat={repeat} firstDay={firstDay} language={language} />}
    </FieldGroup>
  );
}

interface InWordsProps {
  readonly repeat: Repeat;
  readonly firstDay: string;
  readonly language: Language;
}

/** "Toutes les 2 semaines, le mardi et le jeudi, à partir du…", said again when an answer changes. */
function InWords({ repeat, firstDay, language }: InWordsProps) {
  const words = usePlanningWords().recurrence;
  const text = inWords(repeat, firstDay, words.words, (day) => saidDay(day, language));
  return (
    <div className="in-words" role="status">
      <p>
        <strong>{words.inWords}</strong>
        <span className="in-words-text">{capital(text)}.</span>
      </p>
      {beginsLater(repeat, firstDay) && <p className="quiet">{words.beginsLater}</p>}
    </div>
  );
}
