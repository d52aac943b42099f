import type { Service } from "@rdv/api";
import type { Resource } from "@rdv/app/resource";
import { navigate } from "@rdv/app/router";
import { ChoiceLink, ChoiceList, SkeletonList } from "@rdv/theme";
import { type ReactNode, useEffect } from "react";
import { useWords } from "../../i18n";
import { type Search, searchPath } from "../../journey/search";
import { NothingOffered } from "../../parts/NothingOffered";
import { Page } from "../../parts/Page";
import { ProblemNotice } from "../../parts/ProblemNotice";

interface ServiceStepProps {
  readonly search: Search;
  readonly services: Resource<readonly Service[]>;
  /** Who offers what is listed, when one organisation does. */
  readonly lead?: ReactNode;
  readonly aside: ReactNode;
}

/** Which service? A single one is chosen by itself. */
export function ServiceStep({ search, services, lead, aside }: ServiceStepProps) {
  const { texts } = useWords();
  const { value, problem, retry } = services;
  const only = value?.length === 1 ? value[0]?.id : undefined;

  const skipTo = only && searchPath({ ...search, service_id: only });
  useEffect(() => {
    if (skipTo) navigate(skipTo, { replace: true });
  }, [skipTo]);

  const deciding = (value === undefined && problem === undefined) || only !== undefined;
  return (
    <Page
      title={deciding ? texts.search.yourRequest : texts.search.serviceTitle}
      step={1}
      back="/"
      deciding={deciding}
      lead={!deciding && lead}
      aside={aside}
    >
      {problem && <ProblemNotice problem={problem} onRetry={retry} />}
      {deciding && <SkeletonList rows={3} label={texts.common.loading} />}
      {value?.length === 0 && <NothingOffered />}
      {value && !deciding && (
        <ChoiceList>
          {value.map(({ id, name }) => (
            <ChoiceLink key={id} href={searchPath({ ...search, service_id: id })} title={name} icon="building" />
          ))}
        </ChoiceList>
      )}
    </Page>
  );
}
