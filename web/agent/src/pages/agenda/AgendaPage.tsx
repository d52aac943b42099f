import { announce } from "@rdv/app/announcer";
import { addDays, dayRange, longDay, today } from "@rdv/app/dates";
import { Page } from "@rdv/app/Page";
import { ProblemNotice } from "@rdv/app/ProblemNotice";
import { networkGone } from "@rdv/app/problem";
import { navigate } from "@rdv/app/router";
import { lasting } from "@rdv/app/storage";
import { Button, ButtonLink, Icon, SkeletonList, TextLink } from "@rdv/theme";
import { type ComponentType, useEffect, useMemo, useState } from "react";
import { organisationPath, useMe, useOrganisation } from "../../desk";
import { useWords } from "../../i18n";
import { News } from "../../parts/News";
import type { PageProperties } from "../../routes";
import { listPath } from "../appointments/filters";
import { wizardPath } from "../appointments/wizard";
import { AgentChooser } from "./AgentChooser";
import "./agenda.css";
import type { CalendarProps, Change } from "./Calendar";
import { useColleagues } from "./colleagues";
import { eventsOf, hiddenIn, hoursOf } from "./events";
import { Legend } from "./Legend";
import { MoveDialog } from "./MoveDialog";
import { agendaPath, daysOf, firstView, readShown, type Shown, step, VIEWS, type View } from "./period";
import { useAgenda } from "./useAgenda";
import { agentName, visibleAgents } from "./visibleAgents";
import { useAgendaWords } from "./words";
import { wallClock } from "./zone";

const LAST_VIEW = "rdv.desk.view";
const narrow = (): boolean => window.matchMedia("(max-width: 42rem)").matches;
// The calendar is fetched while the agenda is read: neither waits for the other.
const fetchCalendar = async () => (await import("./Calendar")).Calendar;
void fetchCalendar().catch(() => undefined);

/** The agenda of one or several agents, by day, week, month or as a list (7.1). */
export function AgendaPage({ query }: PageProperties) {
  const me = useMe();
  const organisation = useOrganisation();
  const texts = useAgendaWords();
  const { language } = useWords();
  const [usualView] = useState(() => firstView(lasting.read(LAST_VIEW), narrow()));
  // The place's own zone once it is known: its day is not always the day of the screen.
  const [place, setPlace] = useState<string>();
  const day = place ? wallClock(new Date(), place).slice(0, 10) : today();
  const shown = readShown(query, { view: usualView, date: day, agentIds: [me.id] });
  const { view, date, agentIds } = shown;
  const colleagues = useColleagues(organisation.id).value;
  const agents = useMemo(
    () => visibleAgents(me, organisation.level, colleagues ?? []),
    [me, organisation.level, colleagues],
  );
  const watched = useAgenda({ organisation_id: organisation.id, agent_ids: agentIds, ...daysOf(shown) });
  const { agenda, problem } = watched;
  const [change, setChange] = useState<Change>();
  const comesFrom = query.get("focus");
  const [focus, setFocus] = useState<CalendarProps["focus"]>(comesFrom ? { id: comesFrom } : null);

  const asked = agentIds.join();
  const names = useMemo(() => {
    const known = new Map(agents.map((agent) => [agent.id, agentName(agent)]));
    return new Map(asked.split(",").map((id) => [id, known.get(id) ?? ""]));
  }, [agents, asked]);
  const asList = view === "list";
  const events = useMemo(() => {
    if (!agenda) return [];
    const all = eventsOf(agenda, {
      texts,
      language,
      organisationId: organisation.id,
      organisationName: organisation.name,
      names,
      asList,
    });
    // In a month's cells what stands behind would hide the days.
    return view === "month" ? all.filter(({ kind }) => kind !== "opening") : all;
  }, [agenda, texts, language, organisation, names, asList, view]);
  const hours = useMemo(() => hoursOf(events), [events]);
  const saturdays = me.preferences.display_saturdays;
  const hiddenDays = useMemo(
    () => (view === "week" || view === "month" ? (saturdays ? [0] : [0, 6]) : []),
    [view, saturdays],
  );
  const hidden = hiddenIn(events, hiddenDays);
  const zone = agenda?.time_zone ?? place ?? "Europe/Paris";
  useEffect(() => {
    if (agenda) setPlace(agenda.time_zone);
  }, [agenda]);

  const { changes } = watched;
  useEffect(() => {
    if (changes > 0) announce(texts.changed);
  }, [changes, texts]);

  const path = (changed: Partial<Shown>): string => agendaPath(organisation.id, { ...shown, ...changed });
  const { from, days } = daysOf(shown);
  const last = addDays(from, days - 1);
  const period =
    view === "day"
      ? longDay(date, language)
      : view === "month"
        ? monthName(date, language)
        : texts.week(dayRange(from, last, language));

  const [only] = [...names.values()];
  const title = agentIds.length === 1 && agentIds[0] !== me.id && only ? texts.titleOf(only) : texts.title;
  return (
    <div className="agenda">
      <Page
        title={title}
        actions={
          <>
            <ButtonLink href={wizardPath(organisation.id, { agent_ids: agentIds })}>{texts.newAppointment}</ButtonLink>
            <ButtonLink variant="secondary" href={organisationPath(organisation.id, "creneaux")}>
              <Icon name="search" />
              {texts.findSlot}
            </ButtonLink>
          </>
        }
      >
        <p className="agenda-whose">{[...names.values()].filter(Boolean).join(", ")}</p>
        <News />
        <div className="agenda-bar">
          <div className="agenda-steps">
            <ButtonLink variant="secondary" href={path({ date: step(view, date, -1) })}>
              <Icon name="back" />
              <span className="sr-only">{texts.previous[view]}</span>
            </ButtonLink>
            <ButtonLink variant="secondary" href={path({ date: day })}>
              {texts.today}
            </ButtonLink>
            <ButtonLink variant="secondary" href={path({ date: step(view, date, 1) })}>
              <Icon name="arrow" />
              <span className="sr-only">{texts.next[view]}</span>
            </ButtonLink>
          </div>
          <h2 className="agenda-period" aria-live="polite">
            {period}
          </h2>
          <Views view={view} pathOf={(wanted) => path({ view: wanted })} />
          <div className="agenda-tools">
            {agents.length > 1 && (
              <AgentChooser
                agents={agents}
                chosen={agentIds}
                me={me.id}
                onChange={(chosen) => navigate(path({ agentIds: chosen }), { replace: true })}
              />
            )}
            <label className="agenda-goto">
              <span className="sr-only">{texts.goTo}</span>
              <input
                className="ds-input"
                type="date"
                value={date}
                onChange={(event) => {
                  const day = event.currentTarget.value;
                  if (day) navigate(path({ date: day }), { replace: true });
                }}
              />
            </label>
            {agenda && agenda.unknown_past_count > 0 && (
              <p className="agenda-unknown">
                <TextLink
                  href={listPath(organisation.id, {
                    status: "unknown_past",
                    ...(agentIds.length === 1 && agentIds[0] ? { agent_id: agentIds[0] } : {}),
                  })}
                >
                  <Icon name="warning" />
                  <span>{texts.unknownPast(agenda.unknown_past_count)}</span>
                </TextLink>
              </p>
            )}
            <Button variant="tertiary" onClick={() => window.print()}>
              <Icon name="print" />
              {texts.print}
            </Button>
          </div>
        </div>
        {problem && !agenda && <ProblemNotice problem={problem} onRetry={() => void watched.refresh()} />}
        {problem && agenda && (
          <p className="agenda-stale" role="status">
            {texts.stale}
          </p>
        )}
        {hidden > 0 && (
          <p className="agenda-hidden">
            {texts.hidden(hidden)}{" "}
            <TextLink href={listPath(organisation.id, { from, to: last })}>{texts.showHidden}</TextLink>
          </p>
        )}
        {!(problem && !agenda) && (
          <LoadedCalendar
            view={view}
            date={date}
            events={events}
            hours={hours}
            hiddenDays={hiddenDays}
            now={() => wallClock(new Date(), zone)}
            texts={texts}
            language={language}
            label={`${texts.grid}, ${period}`}
            dayPath={(day) => path({ view: "day", date: day })}
            onPick={(start, minutes) =>
              navigate(
                wizardPath(organisation.id, {
                  agent_ids: agentIds.slice(0, 1),
                  starts_at: start,
                  ...(minutes ? { duration_minutes: minutes } : {}),
                }),
              )
            }
            onChange={setChange}
            focus={focus}
          />
        )}
        <Legend />
      </Page>
      {change && (
        <MoveDialog
          change={change}
          zone={zone}
          onEnd={() => {
            setChange(undefined);
            setFocus({ id: change.event.id });
            void watched.refresh(true);
          }}
        />
      )}
    </div>
  );
}

function monthName(date: string, language: "fr" | "en"): string {
  const [, ...words] = longDay(`${date.slice(0, 7)}-15`, language).split(" ");
  return words.filter((word) => word !== "15").join(" ");
}

function Views({ view, pathOf }: { readonly view: View; readonly pathOf: (view: View) => string }) {
  const words = useAgendaWords().views;
  return (
    <nav className="agenda-views" aria-label={words.label}>
      <ul>
        {VIEWS.map((one) => (
          <li key={one}>
            <a
              href={pathOf(one)}
              aria-current={one === view ? "true" : undefined}
              onClick={() => lasting.write(LAST_VIEW, one)}
            >
              {words[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The calendar as soon as it has come. */
function LoadedCalendar(props: CalendarProps) {
  const [Loaded, setLoaded] = useState<{ readonly Calendar: ComponentType<CalendarProps> }>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (failed) return;
    let here = true;
    fetchCalendar().then(
      (Calendar) => here && setLoaded({ Calendar }),
      () => here && setFailed(true),
    );
    return () => {
      here = false;
    };
  }, [failed]);
  if (Loaded) return <Loaded.Calendar {...props} />;
  if (failed) return <ProblemNotice problem={networkGone()} onRetry={() => setFailed(false)} />;
  return <SkeletonList rows={1} shape="card" label={props.texts.loading} />;
}
