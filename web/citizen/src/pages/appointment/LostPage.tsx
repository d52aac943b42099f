import { ButtonLink } from "@rdv/theme";
import { useWords } from "../../i18n";
import { Page } from "../../parts/Page";

/** The few minutes after booking are over: the message's link opens the appointment again. */
export function LostPage() {
  const { texts } = useWords();
  return (
    <Page title={texts.appointment.lostTitle} lead={<p>{texts.appointment.lost}</p>}>
      <div className="actions">
        <ButtonLink href="/" variant="secondary">
          {texts.notFound.home}
        </ButtonLink>
      </div>
    </Page>
  );
}
