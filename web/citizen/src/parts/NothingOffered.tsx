import { Alert, TextLink } from "@rdv/theme";
import { useWords } from "../i18n";

/** Nothing can be booked here: said plainly, with a way on. */
export function NothingOffered() {
  const { texts } = useWords();
  return (
    <Alert tone="info" title={texts.search.nothing}>
      <p>{texts.search.nothingHelp}</p>
      <p>
        <TextLink href="/">{texts.search.newSearch}</TextLink>
      </p>
    </Alert>
  );
}
