import type { Motif, Service } from "@rdv/api";
import type { Resource } from "@rdv/app/resource";
import { ChoiceLink, ChoiceList, SkeletonList } from "@rdv/theme";
import type { ReactNode } from "react";
import { useWords } from "../../i18n";
import { askAgain, type Search, searchPath } from "../../journey/search";
import { locationIcon } from "../../parts/locationIcon";
import { NothingOffered } from "../../parts/NothingOffered";
import { Page } from "../../parts/Page";
import { ProblemNotice } from "../../parts/ProblemNotice";

interface MotifStepProps {
  readonly search: Search;
  readonly motifs: Resource<readonly Motif[]>;
  readonly services: readonly Service[] | undefined;
  /** Who offers what is listed, when one organisation does. */
  readonly lead?: ReactNode;
  readonly aside: ReactNode;
}

/** What for? Always asked, even with one answer: the person must know what is booked. */
export function MotifStep({ search, motifs, services, lead, aside }: MotifStepProps) {
  const { texts } = useWords();
  const { value, problem, retry } = motifs;
  const scope = askAgain(search, "motif");
  // With one service there is no question before this one.
  const back = services?.length === 1 ? "/" : searchPath(askAgain(search, "service"));
  return (
    <Page title={texts.search.motifTitle} step={1} back={back} lead={lead} aside={aside}>
      {problem && <ProblemNotice problem={problem} onRetry={retry} />}
      {!value && !problem && <SkeletonList rows={4} label={texts.common.loading} />}
      {value?.length === 0 && <NothingOffered />}
      {value && value.length > 0 && (
        <ChoiceList>
          {value.map((motif) => (
            <ChoiceLink
              key={motif.key}
              icon={locationIcon[motif.location_type]}
              title={motif.name}
              href={searchPath({ ...scope, service_id: motif.service_id, motif_key: motif.key })}
            >
              <span>
                {texts.locationType[motif.location_type]} · {texts.common.minutes(motif.duration_minutes)}
                {motif.collectif && ` · ${texts.search.group}`}
              </span>
            </ChoiceLink>
          ))}
        </ChoiceList>
      )}
    </Page>
  );
}
