import { useResource } from "@rdv/app/resource";
import { SkeletonList } from "@rdv/theme";
import { useEffect, useState } from "react";
import { readAppointment } from "../../api/appointments";
import { useWords } from "../../i18n";
import { appointmentKey, dropAccess, keepAccess, keptAccess, ownAccess } from "../../journey/access";
import { stateOf } from "../../parts/AppointmentCard";
import { Page } from "../../parts/Page";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { ConfirmedPage } from "../booking/ConfirmedPage";
import { AppointmentPage } from "./AppointmentPage";
import { CancelPage } from "./CancelPage";
import { LettersPage } from "./LettersPage";
import { LostPage } from "./LostPage";
import { MovePage } from "./MovePage";

interface AppointmentRoutesProps {
  /** How it was reached: the token of a message's link, its id right after booking, or the list of who is signed in. */
  readonly by: By;
  /** The rest of the address: what to do with it. */
  readonly action: string;
  readonly parameters: URLSearchParams;
}

type By = { readonly link: string } | { readonly id: string } | { readonly mine: string };

/** The address of an appointment's pages, by the way that it was reached. */
function appointmentPath(by: By): string {
  if ("link" in by) return `/r/${encodeURIComponent(by.link)}`;
  return "mine" in by ? `/mes_rendez_vous/${encodeURIComponent(by.mine)}` : `/rendez_vous/${encodeURIComponent(by.id)}`;
}

/** The pages of one appointment, behind the proof that it is the person's own. */
export function AppointmentRoutes({ by, action, parameters }: AppointmentRoutesProps) {
  const { texts } = useWords();
  const name = "link" in by ? by.link : "mine" in by ? by.mine : by.id;
  const mine = "mine" in by;
  const base = appointmentPath(by);
  const [access, setAccess] = useState(() => (mine ? ownAccess(name) : keptAccess(name)));
  const [hadAccess, setHadAccess] = useState(false);
  const key = access && appointmentKey(access);
  const { value, problem, retry } = useResource(key, () => readAppointment(access ?? ownAccess(name)));

  // An ended session is told by the page around; a proof that is too old is asked for again.
  const closed = !mine && (problem?.status === 401 || problem?.status === 403);
  useEffect(() => {
    if (!closed) return;
    dropAccess(name);
    setAccess(null);
    setHadAccess(true);
  }, [closed, name]);

  if (!access || closed) {
    if (!("link" in by)) return <LostPage appointmentId={name} />;
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
  const back = mine ? "/mes_rendez_vous" : undefined;
  if (problem?.status === 404) {
    return (
      <Page title={texts.appointment.unknownTitle} lead={<p>{texts.appointment.unknown}</p>} back={back}>
        {null}
      </Page>
    );
  }
  if (problem) {
    return (
      <Page title={texts.appointment.title} back={back}>
        <ProblemNotice problem={problem} onRetry={retry} />
      </Page>
    );
  }
  if (!value) {
    // The confirmation read again has its shape at once: nothing moves when its words come.
    const confirmed = action === "confirme";
    return (
      <Page
        title={confirmed ? texts.appointment.confirmedTitle : texts.appointment.title}
        {...(confirmed ? { step: 4 as const, lead: <p>{texts.common.loading}</p> } : { back })}
        deciding
      >
        <SkeletonList rows={1} shape="card" label={texts.common.loading} />
      </Page>
    );
  }
  const onClosed = retry;
  if (action === "deplacer") {
    return <MovePage appointment={value} access={access} base={base} parameters={parameters} onClosed={onClosed} />;
  }
  if (action === "annuler") return <CancelPage appointment={value} access={access} base={base} onClosed={onClosed} />;
  if (action === "confirme" && stateOf(value, Date.now()) === "upcoming") {
    return <ConfirmedPage appointment={value} base={base} />;
  }
  return (
    <AppointmentPage
      appointment={value}
      access={access}
      base={base}
      back={back}
      news={action}
      mine={mine}
      onClosed={onClosed}
    />
  );
}
