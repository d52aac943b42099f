import { clockTime, dayOf, type Language, longDay } from "@rdv/app/dates";
import { useResource } from "@rdv/app/resource";
import { Card, Heading, Icon, type IconName } from "@rdv/theme";
import { type ReactNode, useEffect, useState } from "react";
import { type LocationType, type Motif, type MotifPreview, previewMotif } from "../../api/settings";
import { useOrganisation } from "../../desk";
import { useWords } from "../../i18n";
import { reminderDelay } from "./delays";
import { type MotifValues, motifDetails } from "./motif";
import { usePaused } from "./usePaused";
import { useSettingsWords } from "./words";

const ICONS: Readonly<Record<LocationType, IconName>> = {
  public_office: "building",
  phone: "phone",
  home: "home",
  visio: "video",
};

const PAUSE_MS = 300;

interface MotifPreviewCardProps {
  readonly values: MotifValues;
  /** The one that is being changed. */
  readonly motif: Motif | undefined;
}

/** What the citizen reads of a motif as it stands in the form, from the list to the cancellation. */
export function MotifPreviewCard({ values, motif }: MotifPreviewCardProps) {
  const words = useSettingsWords().motifs;
  const { id } = useOrganisation();
  const details = motifDetails(values);
  const wanted = details?.name && details.service_id ? JSON.stringify({ ...details, motif_id: motif?.id ?? null }) : "";
  const asked = usePaused(wanted, PAUSE_MS);
  const { value, problem } = useResource(asked ? `motif_preview:${id}:${asked}` : null, () =>
    previewMotif(id, JSON.parse(asked)),
  );
  // The last preview stays while the next one is on its way.
  const [last, setLast] = useState<MotifPreview>();
  useEffect(() => {
    if (value) setLast(value);
  }, [value]);
  const preview = value ?? last;
  return (
    <Card labelledBy="motif-preview">
      <Heading level={2} id="motif-preview">
        {words.preview}
      </Heading>
      {wanted && !problem && preview ? <Journey preview={preview} /> : <p className="quiet">{words.previewWait}</p>}
    </Card>
  );
}

function Journey({ preview }: { readonly preview: MotifPreview }) {
  const words = useSettingsWords().motifs;
  const { listing, fields, is_shown } = preview;
  return (
    <div className="preview">
      {listing.bookable_online ? (
        <>
          <InTheList listing={listing} />
          {listing.restriction && (
            <PreviewPart title={words.previewBefore}>
              <p className="preview-text">{listing.restriction}</p>
              <p className="preview-button">{words.previewAccept}</p>
            </PreviewPart>
          )}
          <PreviewPart title={words.previewAsked}>
            <ul>
              <li>{words.previewNames}</li>
              {fields.phone_required && <li>{words.previewPhone}</li>}
              {fields.address_required && <li>{words.previewAddress}</li>}
              {fields.ants_number_required && <li>{words.previewAnts}</li>}
            </ul>
          </PreviewPart>
        </>
      ) : (
        <p>{words.previewHidden}</p>
      )}
      {is_shown ? <Afterwards preview={preview} /> : <p>{words.previewInvisible}</p>}
    </div>
  );
}

function InTheList({ listing }: { readonly listing: MotifPreview["listing"] }) {
  const words = useSettingsWords().motifs;
  const { language } = useWords();
  return (
    <PreviewPart title={words.previewInList}>
      <div className="preview-choice">
        <Icon name={ICONS[listing.location_type]} />
        <span>
          <strong>{listing.name}</strong>
          <span className="row-detail">
            {words.locationTypes[listing.location_type]}, {words.minutes(listing.duration_minutes)}
            {listing.collectif && `, ${words.collectif}`}
          </span>
        </span>
      </div>
      <p className="quiet">
        {words.previewWindow(said(listing.first_start_at, language), longDay(dayOf(listing.last_start_at), language))}
      </p>
    </PreviewPart>
  );
}

const said = (instant: string, language: Language): string =>
  `${longDay(dayOf(instant), language, false)}, ${clockTime(instant, language)}`;

/** What they read once it is booked, and when they want to change it. */
function Afterwards({ preview }: { readonly preview: MotifPreview }) {
  const words = useSettingsWords().motifs;
  const { confirmation_text, cancel_warning, can_move, can_cancel, is_told, reminder_plan_hours } = preview;
  const reminders = reminder_plan_hours.map((hours) => {
    const { count, unit } = reminderDelay(hours);
    return words.delayBefore(words.delay(count, unit));
  });
  return (
    <>
      <PreviewPart title={words.previewAfter}>
        <p className="preview-text">{confirmation_text || words.previewAfterNone}</p>
        <p className="quiet">{is_told ? words.previewReminders(reminders.join(", ")) : words.previewSilent}</p>
      </PreviewPart>
      <PreviewPart title={words.previewCancel}>
        <p className="preview-text">
          {can_cancel ? cancel_warning || words.previewCancelStandard : words.previewNoCancel}
        </p>
        <p className="quiet">{can_move ? words.previewMove : words.previewNoMove}</p>
      </PreviewPart>
    </>
  );
}

function PreviewPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
