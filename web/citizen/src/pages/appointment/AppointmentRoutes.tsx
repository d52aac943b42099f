import { SkeletonList } from "@rdv/theme";
import { useEffect, useState } from "react";
import { useResource } from "../../api/resource";
import { readAppointment } from "../../api/service";
import { useWords } from "../../i18n";
import { appointmentKey, dropAccess, keepAccess, keptAccess } from "../../journey/access";
import { Page } from "../../parts/Page";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { AppointmentPage } from "./AppointmentPage";
import { CancelPage } from "./CancelPage";
import { LettersPage } from "./LettersPage";
import { LostPage } from "./LostPage";
import { MovePage } from "./MovePage";

interface AppointmentRoutesProps {
  /** How the appointment was reached: the token of a message's link, or its id right after booking. */
  readonly by: { readonly link: string } | { readonly id: string };
  /** The rest of the address: what to do with it. */
  readonly action: string;
  readonly parameters: URLSearchParams;
}

/** The pages of one appointment, behind the proof that it is the person's own. */
export function AppointmentRoutes({ by, action, parameters }: AppointmentRoutesProps) {
  const { texts } = useWords();
  const name = "link" in by ? by.link : by.id;
  const base = "link" in by ? `/r/${encodeURIComponent(by.link)}` : `/rendez_vous/${encodeURIComponent(by.id)}`;
  const [access, setAccess] = useState(() => keptAccess(name));
  const [hadAccess, setHadAccess] = useState(false);
  const key = access && appointmentKey(access);
  const { value, problem, retry } = useResource(key, () =>
    readAppointment(access?.appointmentId ?? "", access?.token ?? ""),
  );

  const closed = problem?.status === 401 || problem?.status === 403;
  useEffect(() => {
    if (!closed) return;
    dropAccess(name);
    setAccess(null);
    setHadAccess(true);
  }, [closed, name]);

  if (!access || closed) {
    if (!("link" in by)) return <LostPage />;
    return (
      <LettersPage
        token={by.link}
        again={hadAccess || closed}
        onOpened={(appointment, accessToken) => {
          setAccess(keepAccess(name, appointment, accessToken));
        }}
      />
    );
  }
  if (problem) {
    return (
      <Page title={texts.appointment.title}>
        <ProblemNotice problem={problem} onRetry={retry} />
      </Page>
    );
  }
  if (!value) {
    return (
      <Page title={texts.appointment.title} deciding>
        <SkeletonList rows={1} shape="card" label={texts.common.loading} />
      </Page>
    );
  }
  const onClosed = retry;
  if (action === "deplacer") {
    return <MovePage appointment={value} access={access} base={base} parameters={parameters} onClosed={onClosed} />;
  }
  if (action === "annuler") return <CancelPage appointment={value} access={access} base={base} onClosed={onClosed} />;
  return <AppointmentPage appointment={value} base={base} news={action} />;
}
