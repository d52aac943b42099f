import type { Appointment, OwnAppointments } from "@rdv/api";
import { announce } from "@rdv/app/announcer";
import { clockTime, dayOf, longDay } from "@rdv/app/dates";
import { asProblem, type Problem } from "@rdv/app/problem";
import { alreadyRead, remember, useResource } from "@rdv/app/resource";
import { Button, ButtonLink, ChoiceLink, ChoiceList, Heading, SkeletonList, Tag, TextLink } from "@rdv/theme";
import { useEffect, useRef, useState } from "react";
import { listAppointments, type Period } from "../../api/account";
import { useWords } from "../../i18n";
import { appointmentsKey } from "../../journey/access";
import { stateOf } from "../../parts/AppointmentCard";
import { locationIcon } from "../../parts/locationIcon";
import { Page } from "../../parts/Page";
import { ProblemNotice } from "../../parts/ProblemNotice";
import type { SessionUser } from "../../session";
import { longer } from "./longer";
import { News } from "./News";
import { useAccountWords } from "./words";

interface MinePageProps {
  readonly user: SessionUser;
  readonly parameters: URLSearchParams;
}

/** The appointments of the family, to come or past, some at a time. */
export function MinePage({ user, parameters }: MinePageProps) {
  const words = useAccountWords().mine;
  const period: Period = parameters.get("periode") === "passes" ? "past" : "upcoming";
  const key = appointmentsKey(`${user.id}:${period}`);
  const { value, problem, retry } = useResource(key, () =>
    readAsMany(period, alreadyRead<OwnAppointments>(key)?.appointments.length ?? 0),
  );
  const claimed = Number.parseInt(parameters.get("retrouves") ?? "", 10);
  return (
    <Page title={words.title} lead={Number.isNaN(claimed) ? undefined : <News>{words.claimed(claimed)}</News>}>
      <nav className="periods" aria-label={words.periods}>
        <PeriodLink path="/mes_rendez_vous" current={period === "upcoming"} label={words.upcoming} />
        <PeriodLink path="/mes_rendez_vous?periode=passes" current={period === "past"} label={words.past} />
      </nav>
      {problem && <ProblemNotice problem={problem} onRetry={retry} />}
      {!value && !problem && <SkeletonList rows={3} label={words.loading} />}
      {value && <List key={key} first={value} period={period} user={user} memory={key} />}
      <section className="trouble" aria-labelledby="claim">
        <Heading level={2} size="2xs" id="claim">
          {words.claimTitle}
        </Heading>
        <p>{words.claim}</p>
        <p>
          <TextLink href="/mes_rendez_vous/retrouver">{words.claimLink}</TextLink>
        </p>
      </section>
    </Page>
  );
}

/** The first appointments, and as many as were shown before: reading again takes none away. */
async function readAsMany(period: Period, shown: number): Promise<OwnAppointments> {
  let list = await listAppointments(period, null);
  while (list.next_cursor !== null && list.appointments.length < shown) {
    const next = await listAppointments(period, list.next_cursor);
    list = { ...next, appointments: [...list.appointments, ...next.appointments] };
  }
  return list;
}

interface PeriodLinkProps {
  readonly path: string;
  readonly current: boolean;
  readonly label: string;
}

function PeriodLink({ path, current, label }: PeriodLinkProps) {
  return (
    <a className="period" href={path} aria-current={current ? "page" : undefined}>
      {label}
    </a>
  );
}

interface ListProps {
  readonly first: OwnAppointments;
  readonly period: Period;
  readonly user: SessionUser;
  /** What the list is remembered under, so that coming back shows as much as was shown. */
  readonly memory: string;
}

function List({ first, period, user, memory }: ListProps) {
  const words = useAccountWords().mine;
  // What was added to the list as it was read; read again, the list is what it has become.
  const [grown, setGrown] = useState<{ readonly from: OwnAppointments; readonly whole: OwnAppointments }>();
  const shown = grown?.from === first ? grown.whole : first;
  const latest = useRef({ first, shown });
  latest.current = { first, shown };
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  // The first of those that have just come takes the focus, as the button is gone or further down.
  const [fresh, setFresh] = useState<number>();
  useEffect(() => {
    if (fresh !== undefined) list.current?.querySelectorAll<HTMLAnchorElement>("a.choice")[fresh]?.focus();
  }, [fresh]);

  async function more(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      const { before, whole } = await longer(
        () => latest.current.shown,
        (cursor) => listAppointments(period, cursor),
      );
      remember(memory, whole);
      setGrown({ from: latest.current.first, whole });
      setFresh(before.appointments.length);
      announce(words.shown(whole.appointments.length));
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  }

  if (shown.appointments.length === 0) {
    return (
      <>
        <p>{period === "upcoming" ? words.noneUpcoming : words.nonePast}</p>
        <div className="actions">
          <ButtonLink href="/">{words.book}</ButtonLink>
        </div>
      </>
    );
  }
  return (
    <div className="mine" ref={list}>
      <ChoiceList>
        {shown.appointments.map((one) => (
          <AppointmentLine key={one.id} appointment={one} user={user} />
        ))}
      </ChoiceList>
      {problem && <ProblemNotice problem={problem} onRetry={more} busy={busy} />}
      <div className="actions">
        {shown.next_cursor && (
          <Button variant="secondary" onClick={more} busy={busy}>
            {busy ? words.loading : words.more}
          </Button>
        )}
        <ButtonLink href="/" variant="tertiary">
          {words.book}
        </ButtonLink>
      </div>
    </div>
  );
}

/** When, what and where, and for whom when it is somebody else. */
function AppointmentLine({ appointment, user }: { readonly appointment: Appointment; readonly user: SessionUser }) {
  const { texts, language } = useWords();
  const words = useAccountWords().mine;
  const { id, starts_at, motif, location, location_type, users } = appointment;
  const day = longDay(dayOf(starts_at), language);
  const when = texts.common.at(day.charAt(0).toUpperCase() + day.slice(1), clockTime(starts_at, language));
  const names = users.map(({ first_name, last_name }) => `${first_name} ${last_name}`);
  const own = names.length === 1 && names[0] === `${user.first_name} ${user.last_name}`;
  return (
    <ChoiceLink href={`/mes_rendez_vous/${encodeURIComponent(id)}`} icon={locationIcon[location_type]} title={when}>
      <span>{motif.name}</span>
      <span>{location?.name ?? texts.locationType[location_type]}</span>
      {!own && names.length > 0 && <span>{words.forWhom(names.join(", "))}</span>}
      {stateOf(appointment, Date.now()) === "cancelled" && (
        <span>
          <Tag tone="danger">{texts.appointment.status.cancelled}</Tag>
        </span>
      )}
    </ChoiceLink>
  );
}
