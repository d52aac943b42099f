import { announce } from "@rdv/app/announcer";
import { byDay, clockTime } from "@rdv/app/dates";
import { prose } from "@rdv/app/language";
import { useResource } from "@rdv/app/resource";
import { Card, Heading } from "@rdv/theme";
import { useEffect, useState } from "react";
import { type Opening, type OpeningDetails, type OpeningPreview, previewOpening } from "../../api/planning";
import type { Motif } from "../../api/settings";
import { useOrganisation } from "../../desk";
import { useWords } from "../../i18n";
import { usePaused } from "../settings/usePaused";
import { isTime, saidDay } from "./when";
import { usePlanningWords } from "./words";

interface OpeningPreviewCardProps {
  readonly body: OpeningDetails;
  readonly motifs: readonly Motif[];
  readonly opening: Opening | undefined;
  /** The days on which it does not open, as they stand now. */
  readonly closed: readonly string[];
}

const PAUSE_MS = 400;
const MOST_SLOTS = 12;

/** True when there is enough to ask what an opening gives. */
const isComplete = ({ agent_id, motif_ids, first_day, start_time, end_time, recurrence }: OpeningDetails): boolean =>
  agent_id !== "" &&
  motif_ids.length > 0 &&
  first_day !== "" &&
  isTime(start_time) &&
  isTime(end_time) &&
  end_time > start_time &&
  (recurrence === null || recurrence.until === null || recurrence.until > first_day) &&
  (recurrence?.every !== "week" || recurrence.weekdays.every((weekday) => weekday <= 6));

/** What the opening in the form would give, asked of the service each time its writer pauses. */
export function OpeningPreviewCard({ body, motifs, opening, closed }: OpeningPreviewCardProps) {
  const words = usePlanningWords().openings;
  const { id } = useOrganisation();
  // What is only told to people changes nothing of the slots; the service wants some title.
  const wanted = isComplete(body) ? JSON.stringify({ ...body, title: "-", opening_id: opening?.id ?? null }) : "";
  const asked = usePaused(wanted, PAUSE_MS);
  const { value, problem } = useResource(asked ? `preview:${id}:${asked}` : null, () =>
    previewOpening(id, JSON.parse(asked)),
  );
  // The last preview stays while the next one is on its way.
  const [last, setLast] = useState<OpeningPreview>();
  useEffect(() => {
    if (!value) return;
    setLast(value);
    announce(words.previewCount(value.slots_a_day));
  }, [value, words]);
  const preview = wanted ? (value ?? last) : undefined;

  return (
    <Card labelledBy="opening-preview">
      <Heading level={2} id="opening-preview">
        {words.preview}
      </Heading>
      {!wanted && <p className="quiet">{words.previewWait}</p>}
      {wanted && problem && (
        <p className="quiet">{problem.errors[0] ? prose(problem.errors[0].message) : words.previewAway}</p>
      )}
      {wanted && !problem && preview && <Preview preview={preview} motifs={motifs} closed={closed} />}
    </Card>
  );
}

interface PreviewProps {
  readonly preview: OpeningPreview;
  readonly motifs: readonly Motif[];
  readonly closed: readonly string[];
}

function Preview({ preview, motifs, closed }: PreviewProps) {
  const words = usePlanningWords().openings;
  const { language } = useWords();
  const { slots, slots_a_day, warnings } = preview;
  const occurrences = preview.occurrences.filter((day) => !closed.includes(day));
  if (occurrences.length === 0) return <p>{words.previewNoDates}</p>;
  const [first] = byDay(slots);
  return (
    <div className="preview">
      <p>
        <strong>{words.previewCount(slots_a_day)}</strong>
        <span className="row-detail">{words.previewFree}</span>
      </p>
      {warnings.map(({ code, text }) => (
        <p className="preview-warning" key={`${code}${text}`}>
          {prose(text)}
        </p>
      ))}
      {first && (
        <section>
          <h3>{closed.includes(first[0]) ? words.previewAnyDay : words.previewDay(saidDay(first[0], language))}</h3>
          {motifs
            .filter(({ id }) => first[1].some((slot) => slot.motif_id === id))
            .map((motif) => (
              <Slots key={motif.id} motif={motif} slots={first[1].filter((slot) => slot.motif_id === motif.id)} />
            ))}
        </section>
      )}
      <section>
        <h3>{words.previewDates}</h3>
        <ul className="preview-days">
          {occurrences.map((day) => (
            <li key={day}>{saidDay(day, language)}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Slots({ motif, slots }: { readonly motif: Motif; readonly slots: OpeningPreview["slots"] }) {
  const words = usePlanningWords().openings;
  const { language } = useWords();
  return (
    <>
      <p className="preview-motif">{motif.name}</p>
      <ul className="preview-slots">
        {slots.slice(0, MOST_SLOTS).map(({ starts_at }) => (
          <li key={starts_at}>{clockTime(starts_at, language)}</li>
        ))}
        {slots.length > MOST_SLOTS && <li className="quiet">{words.slotsMore(slots.length - MOST_SLOTS)}</li>}
      </ul>
    </>
  );
}
