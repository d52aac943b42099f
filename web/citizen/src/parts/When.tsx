import { clockTime, dayOf, elsewhere, longDay, offsetName, tile } from "@rdv/app/dates";
import { DateTile } from "@rdv/theme";
import type { ReactNode } from "react";
import { type Texts, useWords } from "../i18n";

interface WhenProps {
  readonly startsAt: string;
  readonly endsAt?: string;
  readonly timeZone?: string | undefined;
  readonly struck?: boolean;
  readonly children?: ReactNode;
}

/** The name of a zone in the reader's words, or nothing when it is unknown. */
export const zoneName = (timeZone: string | undefined, texts: Texts): string | undefined =>
  timeZone === undefined ? undefined : texts.zones[timeZone];

/** A day and its times, as a leaf of a calendar and in words; the zone is said when it is not the reader's. */
export function When({ startsAt, endsAt, timeZone, struck = false, children }: WhenProps) {
  const { texts, language } = useWords();
  const day = dayOf(startsAt);
  const start = clockTime(startsAt, language);
  const times = endsAt ? texts.common.fromTo(start, clockTime(endsAt, language)) : start;
  const zone = zoneName(timeZone, texts);
  return (
    <div className="when">
      <DateTile {...tile(day, language)} />
      <div className="when-words">
        <p className="when-day">{struck ? <s>{longDay(day, language)}</s> : longDay(day, language)}</p>
        <p className="when-time">{struck ? <s>{times}</s> : times}</p>
        {elsewhere(startsAt) && (
          <p className="when-zone">
            {zone ? texts.appointment.zone(zone, offsetName(startsAt)) : offsetName(startsAt)}
          </p>
        )}
        {children}
      </div>
    </div>
  );
}
