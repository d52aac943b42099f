import type { Motif } from "@rdv/api";
import { Card, Heading, TextLink } from "@rdv/theme";
import { departementName } from "../departements";
import { useWords } from "../i18n";
import { useOrganisation } from "../journey/organisations";
import { chosenPlace, usePlaces } from "../journey/places";
import { askAgain, pointOf, type Search, searchPath } from "../journey/search";

interface AnswersProps {
  readonly search: Search;
  readonly service: string | undefined;
  readonly motif: Motif | undefined;
}

/** What was answered so far, each answer with its way back. */
export function Answers({ search, service, motif }: AnswersProps) {
  const { texts } = useWords();
  const places = usePlaces(search, search.motif_id ? motif : undefined);
  const place = chosenPlace(search, places.value);
  const organisation = useOrganisation(search.organisation_id).value?.name;
  const departement = search.departement && departementName(search.departement);
  const around = search.near && pointOf(search) ? texts.search.around(search.near) : departement;

  const rows: readonly [string, string | undefined, string][] = [
    [texts.search.where, search.organisation_id ? (organisation ?? departement) : around, "/"],
    [texts.search.service, search.service_id && service, searchPath(askAgain(search, "service"))],
    [
      texts.search.motif,
      motif && `${motif.name} (${lower(texts.locationType[motif.location_type])})`,
      searchPath(askAgain(search, "motif")),
    ],
    [
      place?.id === null ? texts.search.organisation : texts.search.place,
      place?.name,
      searchPath(askAgain(search, "place")),
    ],
  ];
  const known = rows.filter(([, answer]) => answer);
  if (known.length === 0) return null;
  return (
    <Card labelledBy="answers">
      <Heading level={2} size="2xs" id="answers">
        {texts.search.yourRequest}
      </Heading>
      <dl className="answers">
        {known.map(([question, answer, href]) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>{answer}</dd>
            <dd className="answer-change">
              <TextLink href={href}>
                <span aria-hidden="true">{texts.common.change}</span>
                <span className="sr-only">{texts.search.changeAnswer(question)}</span>
              </TextLink>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
