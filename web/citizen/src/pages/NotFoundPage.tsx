import { ButtonLink } from "@rdv/theme";
import { useWords } from "../i18n";
import { Page } from "../parts/Page";

/** No page has this address. */
export function NotFoundPage() {
  const { texts } = useWords();
  return (
    <Page title={texts.notFound.title} lead={<p>{texts.notFound.text}</p>}>
      <div className="actions">
        <ButtonLink href="/">{texts.notFound.home}</ButtonLink>
      </div>
    </Page>
  );
}
