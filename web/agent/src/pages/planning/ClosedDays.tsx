import { announce } from "@rdv/app/announcer";
import { isDay } from "@rdv/app/dates";
import { asProblem, type Problem } from "@rdv/app/problem";
import { forget } from "@rdv/app/resource";
import { useForm } from "@rdv/app/useForm";
import { Heading, TextField } from "@rdv/theme";
import { useState } from "react";
import { closeDay, type Opening, reopenDay } from "../../api/planning";
import { settled } from "../../api/settings";
import { useOrganisation } from "../../desk";
import { useWords } from "../../i18n";
import { EditForm } from "../../parts/EditForm";
import { Refusal } from "../../parts/Refusal";
import { RowButton } from "../settings/parts";
import { OPENINGS_KEY } from "./OpeningsPage";
import { capital, saidDay } from "./when";
import { usePlanningWords } from "./words";

interface ClosedDaysProps {
  readonly opening: Opening;
  /** Told of the opening as it stands after each change. */
  readonly onChange: (opening: Opening) => void;
}

/** The dates on which a recurring opening does not open: each is closed, or opened again, by itself and at once. */
export function ClosedDays({ opening: read, onChange }: ClosedDaysProps) {
  const words = usePlanningWords().openings;
  const { language } = useWords();
  const { id } = useOrganisation();
  const [opening, setOpening] = useState(read);
  const [problem, setProblem] = useState<Problem>();

  function took(changed: Opening, said: string): void {
    // Of two days changed at once the answers may come in either order: the later version holds both.
    setOpening((known) => (changed.version > known.version ? changed : known));
    setProblem(undefined);
    onChange(changed);
    settled(OPENINGS_KEY);
    forget(`opening:${id}:${changed.agent_id}:${changed.id}`);
    announce(said);
  }

  const close = async (day: string) =>
    took(await closeDay(id, opening.agent_id, opening.id, day), words.exceptionAdded(saidDay(day, language)));

  const form = useForm({
    initial: { day: "" },
    check: ({ day }): { day?: string } => (isDay(day) ? {} : { day: words.exceptionMissing }),
    send: async ({ day }) => {
      await close(day);
      form.set("day", "");
    },
  });

  const attempt = (change: () => Promise<void>) => async () => {
    try {
      await change();
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  };

  return (
    <section className="part" aria-labelledby="closed-days">
      <Heading level={2} id="closed-days">
        {words.exceptions}
      </Heading>
      <p className="quiet">{words.exceptionsLead}</p>
      {problem && <Refusal problem={problem} />}
      {opening.exceptions.length === 0 ? (
        <p>{words.exceptionsNone}</p>
      ) : (
        <ul className="days-list">
          {opening.exceptions.map((day) => (
            <li key={day}>
              <span>{capital(saidDay(day, language))}</span>
              <RowButton
                label={words.exceptionRemove}
                full={words.exceptionRemoveOf(saidDay(day, language))}
                onClick={attempt(async () =>
                  took(
                    await reopenDay(id, opening.agent_id, opening.id, day),
                    words.exceptionRemoved(saidDay(day, language)),
                  ),
                )}
              />
            </li>
          ))}
        </ul>
      )}
      {opening.days.length > 0 && (
        <>
          <Heading level={3}>{words.previewDates}</Heading>
          <ul className="days-list">
            {opening.days.slice(0, 5).map((day) => (
              <li key={day}>
                <span>{capital(saidDay(day, language))}</span>
                <RowButton
                  label={words.exceptionClose}
                  full={words.exceptionCloseOf(saidDay(day, language))}
                  onClick={attempt(() => close(day))}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      <EditForm form={form} submit={words.exceptionAdd} busy={words.exceptionAdding}>
        <TextField {...form.field("day")} type="date" label={words.exceptionDay} hint={words.exceptionDayHint} />
      </EditForm>
    </section>
  );
}
