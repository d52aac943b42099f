import { navigate } from "@rdv/app/router";
import { ButtonLink } from "@rdv/theme";
import { useEffect } from "react";
import { useWords } from "../../i18n";
import { Page } from "../../parts/Page";
import { useSession } from "../../session";

/** The few minutes after booking are over: the message's link opens the appointment again, or the session does. */
export function LostPage({ appointmentId }: { readonly appointmentId: string }) {
  const { texts } = useWords();
  const { session } = useSession();
  const mine = session?.user ? `/mes_rendez_vous/${encodeURIComponent(appointmentId)}` : null;
  useEffect(() => {
    if (mine) navigate(mine, { replace: true });
  }, [mine]);
  return (
    <Page title={texts.appointment.lostTitle} lead={<p>{texts.appointment.lost}</p>} deciding={mine !== null}>
      <div className="actions">
        <ButtonLink href="/" variant="secondary">
          {texts.notFound.home}
        </ButtonLink>
      </div>
    </Page>
  );
}
