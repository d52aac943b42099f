import { Card, Heading, TextLink } from "@rdv/theme";
import { useWords } from "../i18n";
import type { Attendee, ContactDetails } from "../journey/booking";

interface RecapCardProps {
  readonly details: ContactDetails;
  readonly attendee: Attendee;
  /** Where these answers are given again. */
  readonly changePath: string;
}

/** Who comes and how they are reached, before the last press. */
export function RecapCard({ details, attendee, changePath }: RecapCardProps) {
  const { texts } = useWords();
  const words = texts.recap;
  const booker = `${details.first_name} ${details.last_name}`;
  const rows: readonly (readonly [string, string])[] = [
    [words.who, attendee.kind === "self" ? booker : nameOf(attendee)],
    [words.bookedBy, attendee.kind === "self" ? "" : booker],
    [words.email, details.email],
    [words.phone, details.phone_number],
    [words.address, details.address],
    [words.ants, details.ants_number.replace(/\s/g, "").toUpperCase()],
  ];
  return (
    <Card labelledBy="recap">
      <Heading level={2} size="2xs" id="recap">
        {words.heading}
      </Heading>
      <dl className="answers recap">
        {rows
          .filter(([, answer]) => answer.trim())
          .map(([question, answer]) => (
            <div key={question}>
              <dt>{question}</dt>
              <dd>{answer}</dd>
            </div>
          ))}
      </dl>
      <p className="small">
        <TextLink href={changePath}>{words.change}</TextLink>
      </p>
    </Card>
  );
}

const nameOf = (attendee: Exclude<Attendee, { readonly kind: "self" }>): string =>
  attendee.kind === "relative" ? attendee.name : `${attendee.first_name} ${attendee.last_name}`;
