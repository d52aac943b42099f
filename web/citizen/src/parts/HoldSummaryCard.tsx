import type { HoldSummary } from "@rdv/api";
import { Card, Heading, Icon, SkeletonText, TextLink } from "@rdv/theme";
import { useWords } from "../i18n";
import { locationIcon } from "./locationIcon";
import { When } from "./When";

interface HoldSummaryCardProps {
  readonly summary: HoldSummary | undefined;
  /** Address of the page where another time is chosen. */
  readonly changePath: string;
}

/** What is about to be booked, beside the form. */
export function HoldSummaryCard({ summary, changePath }: HoldSummaryCardProps) {
  const { texts } = useWords();
  return (
    <Card labelledBy="held">
      <Heading level={2} size="2xs" id="held">
        {texts.hold.summary}
      </Heading>
      {summary ? (
        <>
          <When startsAt={summary.starts_at} endsAt={summary.ends_at} timeZone={summary.time_zone} />
          <p className="fact">
            <Icon name="calendar" />
            <span>
              {summary.motif.name}
              <br />
              <span className="quiet">{summary.service.name}</span>
            </span>
          </p>
          <p className="fact">
            <Icon name={locationIcon[summary.motif.location_type]} />
            <span>
              {summary.location?.name ?? texts.locationType[summary.motif.location_type]}
              <br />
              <span className="quiet">{summary.location?.address ?? summary.organisation.name}</span>
            </span>
          </p>
        </>
      ) : (
        <SkeletonText />
      )}
      <p className="small">
        <TextLink href={changePath}>{texts.slots.otherTimes}</TextLink>
      </p>
    </Card>
  );
}
