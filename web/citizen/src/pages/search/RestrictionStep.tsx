import type { Motif } from "@rdv/api";
import { Prose } from "@rdv/app/Prose";
import { ButtonLink, Card, TextLink } from "@rdv/theme";
import type { ReactNode } from "react";
import { useWords } from "../../i18n";
import { askAgain, type Search, searchPath } from "../../journey/search";
import { Page } from "../../parts/Page";

interface RestrictionStepProps {
  readonly search: Search;
  readonly motif: Motif;
  readonly aside: ReactNode;
}

/** What must be read, and accepted, before a time is chosen. */
export function RestrictionStep({ search, motif, aside }: RestrictionStepProps) {
  const { texts } = useWords();
  const question = motif.location_type === "public_office" ? "place" : "motif";
  return (
    <Page title={texts.search.restrictionTitle} step={1} back={searchPath(askAgain(search, question))} aside={aside}>
      <Card>
        <Prose text={motif.restriction} />
      </Card>
      <div className="actions">
        <ButtonLink href={searchPath({ ...search, accepted: "1" })}>{texts.search.restrictionAccept}</ButtonLink>
        <TextLink href={searchPath(askAgain(search, "motif"))}>{texts.search.restrictionRefuse}</TextLink>
      </div>
    </Page>
  );
}
