/** The calendar drawn by FullCalendar: fetched with the agenda alone. It draws and tells; it changes nothing itself. */
import { type CalendarOptions, type EventContentArg, type EventInput, Calendar as Grid } from "@fullcalendar/core";
import english from "@fullcalendar/core/locales/en-gb";
import french from "@fullcalendar/core/locales/fr";
import dayGrid from "@fullcalendar/daygrid";
import interaction from "@fullcalendar/interaction";
import list from "@fullcalendar/list";
import timeGrid from "@fullcalendar/timegrid";
import { clockTime, type Language, longDay } from "@rdv/app/dates";
import { navigate } from "@rdv/app/router";
import { useEffect, useRef } from "react";
import type { CalendarEvent } from "./events";
import type { View } from "./period";
import { showTips } from "./tips";
import type { AgendaTexts } from "./words";
import { quarterOf, type WallClock } from "./zone";

export interface Change {
  readonly event: CalendarEvent;
  readonly start: WallClock;
  readonly end: WallClock;
  readonly kind: "move" | "stretch";
  /** Puts the event back where it was. */
  readonly undo: () => void;
}

export interface CalendarProps {
  readonly view: View;
  readonly date: string;
  readonly events: readonly CalendarEvent[];
  readonly hours: { readonly from: number; readonly to: number };
  /** Days of the week that are not drawn, Sunday 0. */
  readonly hiddenDays: readonly number[];
  readonly now: () => WallClock;
  readonly texts: AgendaTexts;
  readonly language: Language;
  readonly label: string;
  readonly dayPath: (day: string) => string;
  /** A free time was pressed; `minutes` where a stretch of time was drawn. */
  readonly onPick: (start: WallClock, minutes: number | null) => void;
  readonly onChange: (change: Change) => void;
  /** The appointment that one comes from, or has just moved: the focus goes to it once it is drawn. */
  readonly focus: { readonly id: string } | null;
}

const GRIDS: Readonly<Record<View, string>> = {
  day: "timeGridDay",
  week: "timeGridWeek",
  month: "dayGridMonth",
  list: "listWeek",
};
const CELL_MINUTES = 15;
const two = (value: number): string => String(value).padStart(2, "0");
// The grid counts in UTC what are wall clocks of the place: the screen's own zone has no part in it.
const wall = (date: Date): WallClock => date.toISOString().slice(0, 16);
const dayOfDate = (date: Date): string => date.toISOString().slice(0, 10);
const asInstant = (clock: WallClock): string => `${clock}:00Z`;

/** What is cancelled is an outline; the rest is filled. What stands behind has the style sheet's colours. */
function coloursOf({ colour, text, look }: CalendarEvent): EventInput {
  if (!colour || !text) return {};
  if (look.includes("is-cancelled")) return { borderColor: colour };
  return { backgroundColor: colour, borderColor: colour, textColor: text };
}

function inputOf(event: CalendarEvent): EventInput {
  return {
    id: event.id,
    title: event.title,
    allDay: event.allDay,
    start: event.allDay ? event.start : asInstant(event.start),
    ...(event.allDay ? {} : { end: asInstant(event.end) }),
    display: event.background ? "background" : "block",
    classNames: [...event.look],
    editable: event.movable,
    ...(event.href ? { url: event.href } : {}),
    ...coloursOf(event),
    extendedProps: { drawn: event },
  };
}

const drawnOf = ({ extendedProps }: EventContentArg["event"]): CalendarEvent | undefined =>
  extendedProps.drawn as CalendarEvent | undefined;

function element(tag: string, className: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** What stands in an event: its time, its sign and its title, and in words what its colour and style say. */
function contentOf({ event, timeText, view, isMirror }: EventContentArg): { domNodes: Node[] } {
  const drawn = drawnOf(event);
  if (!drawn) return { domNodes: [element("span", "agenda-time", timeText)] };
  if (drawn.kind === "opening" && drawn.background) return { domNodes: [] };
  const time = drawn.allDay || drawn.background || view.type === "listWeek" ? "" : timeText;
  const title = element("span", "agenda-title", [drawn.mark, drawn.title].filter(Boolean).join(" "));
  return {
    domNodes: [
      // The space is where a line may end: without it the time and the first name are one word, cut anywhere.
      ...(time
        ? [element("span", "sr-only", `${drawn.day}, `), element("span", "agenda-time", time), new Text(" ")]
        : []),
      title,
      ...(isMirror || drawn.background || drawn.details.length === 0
        ? []
        : [
            element(
              "span",
              view.type === "listWeek" ? "agenda-details" : "sr-only",
              `, ${drawn.details.slice(1).join(", ")}`,
            ),
          ]),
    ],
  };
}

/** What never changes of the calendar, whatever is shown. */
function fixedOptions(current: () => CalendarProps): CalendarOptions {
  const times = (date: Date): string => clockTime(`${wall(date)}:00Z`, current().language);
  return {
    plugins: [dayGrid, timeGrid, list, interaction],
    locales: [english, french],
    timeZone: "UTC",
    firstDay: 1,
    headerToolbar: false,
    height: "auto",
    now: () => asInstant(current().now()),
    nowIndicator: true,
    businessHours: { daysOfWeek: [1, 2, 3, 4, 5, 6], startTime: "07:00", endTime: "19:00" },
    slotDuration: { minutes: CELL_MINUTES },
    slotLabelInterval: { hours: 1 },
    snapDuration: { minutes: 5 },
    slotEventOverlap: false,
    eventMinHeight: 24,
    eventShortHeight: 34,
    eventOrder: "start,-duration,title",
    // Where there is room for it: the start is what one looks for.
    displayEventEnd: false,
    views: { timeGridDay: { displayEventEnd: true }, listWeek: { displayEventEnd: true } },
    dayMaxEvents: 5,
    fixedWeekCount: false,
    defaultTimedEventDuration: { minutes: CELL_MINUTES },
    selectable: true,
    selectMirror: true,
    longPressDelay: 500,
    // A holiday and what stands behind are not things to press.
    eventInteractive: false,
    dayHeaderContent: ({ date, view }) => {
      const { language, dayPath } = current();
      const day = dayOfDate(date);
      const [weekday = ""] = longDay(day, language).split(" ");
      if (view.type === "dayGridMonth") return weekday;
      const link = document.createElement("a");
      link.href = dayPath(day);
      link.className = "agenda-day";
      if (view.type === "listWeek") {
        link.textContent = longDay(day, language, false);
        return { domNodes: [link] };
      }
      link.append(
        element("span", "sr-only", longDay(day, language)),
        Object.assign(element("span", "agenda-weekday", `${weekday.slice(0, 3)}.`), { ariaHidden: "true" }),
        Object.assign(element("span", "agenda-number", String(date.getUTCDate())), { ariaHidden: "true" }),
      );
      return { domNodes: [link] };
    },
    dayCellContent: ({ date, view }) => {
      if (view.type !== "dayGridMonth") return undefined;
      const { language, dayPath } = current();
      const day = dayOfDate(date);
      const link = element("a", "agenda-cell", String(date.getUTCDate())) as HTMLAnchorElement;
      link.href = dayPath(day);
      link.prepend(element("span", "sr-only", `${longDay(day, language)} `));
      link.lastChild?.replaceWith(
        Object.assign(element("span", "", String(date.getUTCDate())), { ariaHidden: "true" }),
      );
      return { domNodes: [link] };
    },
    // A day's cell would be named by its number alone, whatever is in it.
    dayCellDidMount: ({ el }) => el.removeAttribute("aria-labelledby"),
    slotLabelContent: ({ date }) => times(date),
    // A link that opens something and leads nowhere is a button, and its state is allowed to be told.
    moreLinkDidMount: ({ el }) => el.setAttribute("role", "button"),
    eventContent: contentOf,
    eventDidMount: ({ el, event }) => {
      el.dataset.event = event.id;
    },
    eventClick: ({ event, jsEvent }) => {
      const other = jsEvent.metaKey || jsEvent.ctrlKey || jsEvent.shiftKey;
      if (!event.url || other) return;
      jsEvent.preventDefault();
      navigate(event.url);
    },
    dateClick: ({ date, view }) => {
      if (view.type === "dayGridMonth") return navigate(current().dayPath(dayOfDate(date)));
      current().onPick(quarterOf(wall(date)), null);
    },
    select: ({ start, end, view, allDay }) => {
      const minutes = (end.getTime() - start.getTime()) / 60_000;
      if (view.type === "dayGridMonth" || allDay || minutes <= CELL_MINUTES) return;
      current().onPick(wall(start), minutes);
    },
    eventDrop: ({ event, view }) => tell(event, "move", view.calendar),
    eventResize: ({ event, view }) => tell(event, "stretch", view.calendar),
  };

  function tell(event: EventContentArg["event"], kind: Change["kind"], grid: Pick<Grid, "refetchEvents">): void {
    const drawn = drawnOf(event);
    // All is drawn as it is known now: the grid's own way back would put what it drew before beside what has come since.
    const undo = () => grid.refetchEvents();
    // Dropped on the line of whole days: nowhere that an appointment can be.
    if (!drawn || !event.start || !event.end || event.allDay) undo();
    else current().onChange({ event: drawn, start: wall(event.start), end: wall(event.end), kind, undo });
  }
}

/** What depends on what is shown. */
function changingOptions({ language, hours, hiddenDays, texts, events }: CalendarProps): CalendarOptions {
  return {
    locale: language === "fr" ? "fr" : "en-gb",
    slotMinTime: `${two(hours.from)}:00`,
    slotMaxTime: `${two(hours.to)}:00`,
    hiddenDays: [...hiddenDays],
    allDayText: texts.allDay,
    // A line for whole days only where there is one: a holiday.
    allDaySlot: events.some(({ allDay }) => allDay),
    noEventsText: texts.noEvents,
    moreLinkText: texts.more,
    moreLinkHint: texts.more,
    eventTimeFormat: ({ start, end }) =>
      [start, end]
        .filter((moment) => moment != null)
        .map(({ marker }) => clockTime(`${wall(marker)}:00Z`, language))
        .join(" – "),
    listDayFormat: { weekday: "long", day: "numeric", month: "long" },
    listDaySideFormat: false,
  };
}

/** Puts the focus on an event; false when it is not drawn. */
function focusOn(root: HTMLElement, id: string, preventScroll: boolean): boolean {
  const drawn = root.querySelector<HTMLElement>(`[data-event="${CSS.escape(id)}"]`);
  const link = drawn?.matches("a") ? drawn : drawn?.querySelector<HTMLElement>("a");
  link?.focus({ preventScroll });
  return Boolean(link);
}

/** Draws, and keeps the focus where it was when what is drawn changes. */
function redraw(grid: Grid, root: HTMLElement): void {
  const focused =
    document.activeElement instanceof HTMLElement ? document.activeElement.closest<HTMLElement>("[data-event]") : null;
  const id = focused && root.contains(focused) ? focused.dataset.event : undefined;
  grid.refetchEvents();
  if (id) focusOn(root, id, true);
}

export function Calendar(props: CalendarProps) {
  const { view, date, events, hours, hiddenDays, language, texts } = props;
  const root = useRef<HTMLElement>(null);
  const grid = useRef<Grid>(null);
  const focused = useRef<CalendarProps["focus"]>(null);
  const current = useRef(props);
  current.current = props;

  useEffect(() => {
    const place = root.current;
    if (!place) return;
    const { view: firstView, date: firstDate } = current.current;
    const made = new Grid(place, {
      ...fixedOptions(() => current.current),
      ...changingOptions(current.current),
      initialView: GRIDS[firstView],
      initialDate: firstDate,
      events: (_range, give) => give(current.current.events.map(inputOf)),
    });
    made.render();
    grid.current = made;
    const noTips = showTips(place, (id) => current.current.events.find((event) => event.id === id)?.details ?? []);
    return () => {
      noTips();
      made.destroy();
      grid.current = null;
    };
  }, []);

  const shownHours = `${hours.from}-${hours.to}`;
  const shownDays = hiddenDays.join();
  const wholeDays = events.some(({ allDay }) => allDay);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts stand for hours and days
  useEffect(() => {
    const options = changingOptions(current.current);
    grid.current?.batchRendering(() => {
      for (const [name, value] of Object.entries(options)) {
        grid.current?.setOption(name as keyof CalendarOptions, value as never);
      }
    });
  }, [shownHours, shownDays, wholeDays, language, texts]);

  useEffect(() => {
    grid.current?.changeView(GRIDS[view], date);
  }, [view, date]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn is read when it is drawn
  useEffect(() => {
    if (!grid.current || !root.current) return;
    redraw(grid.current, root.current);
    const { focus } = current.current;
    // Once: whoever then goes elsewhere on the page is left there.
    if (focus && focused.current !== focus && focusOn(root.current, focus.id, false)) focused.current = focus;
  }, [events, props.focus]);

  return <section className="agenda-grid" ref={root} aria-label={props.label} data-view={view} />;
}
