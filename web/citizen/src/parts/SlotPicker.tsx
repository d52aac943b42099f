import type { Slot, SlotWeek } from "@rdv/api";
import { announce } from "@rdv/app/announcer";
import {
  addDays,
  byDay,
  clockTime,
  dayOf,
  dayRange,
  elsewhere,
  type Language,
  localTime,
  longDay,
  offsetName,
  today,
} from "@rdv/app/dates";
import { useResource } from "@rdv/app/resource";
import { Alert, Button, Heading, Icon, SkeletonList, TextLink, TimeGroup, TimeOption } from "@rdv/theme";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { listSlots } from "../api/service";
import { type Texts, useWords } from "../i18n";
import { PhoneLink } from "./PhoneLink";
import { ProblemNotice } from "./ProblemNotice";
import { zoneName } from "./When";

const DAYS = 7;
const AFTERNOON = 12;
const NONE: readonly string[] = [];

interface SlotPickerProps {
  readonly motifId: string;
  readonly locationId: string | null;
  /** True while it is not sure that these times are the question: nothing is read, the shapes are there. */
  readonly waiting?: boolean;
  /** First day shown; today when absent. */
  readonly from: string | undefined;
  /** The address of another week. */
  readonly weekPath: (from: string) => string;
  readonly zone: string | undefined;
  readonly phone: string | undefined;
  /** Where other places can be chosen; absent where there is no choice. */
  readonly elsewherePath?: string | undefined;
  readonly submitLabel: string;
  readonly busyLabel: string;
  readonly busy: boolean;
  /** Starts that the service has just refused: no longer shown, and the week is read again. */
  readonly refused?: readonly string[];
  readonly onPick: (startsAt: string) => void;
}

/** The free times of a week, day after day: a list before a grid, one press to choose, one to go on. */
export function SlotPicker(props: SlotPickerProps) {
  const { motifId, locationId, weekPath, refused = NONE, waiting = false } = props;
  const { texts, language } = useWords();
  const first = today();
  const from = props.from && props.from > first ? props.from : first;
  const week = useResource(waiting ? null : `slots:${motifId}:${locationId}:${from}`, (again) =>
    listSlots({ motif_id: motifId, location_id: locationId, from, days: DAYS }, again),
  );
  const { value, problem, retry } = week;
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(from);
  const range = dayRange(from, addDays(from, DAYS - 1), language);

  useEffect(() => {
    if (refused.length > 0) retry();
  }, [refused, retry]);

  useEffect(() => {
    if (shown.current === from) return;
    shown.current = from;
    heading.current?.focus({ preventScroll: true });
  }, [from]);

  const slots = value?.slots.filter(({ starts_at }) => !refused.includes(starts_at));
  const count = slots?.length;
  useEffect(() => {
    if (count !== undefined) announce(texts.slots.count(count, range));
  }, [count, range, texts]);

  const before = from > first ? laterOf(addDays(from, -DAYS), first) : undefined;
  const over = value !== undefined && value.slots.length === 0 && value.next_availability === null;
  return (
    <div className="slots">
      <div className="week">
        <Heading level={2} size="2xs" focusRef={heading}>
          {texts.slots.week(range)}
        </Heading>
        <nav className="week-nav" aria-label={texts.slots.week(range)}>
          {before && (
            <TextLink href={weekPath(before)}>
              <Icon name="back" />
              <span>{texts.slots.previous}</span>
            </TextLink>
          )}
          {!over && (
            <TextLink href={weekPath(addDays(from, DAYS))}>
              <span>{texts.slots.next}</span>
              <Icon name="arrow" />
            </TextLink>
          )}
        </nav>
      </div>
      {problem && <ProblemNotice problem={problem} onRetry={retry} phone={props.phone} />}
      {!value && !problem && <SkeletonList rows={4} shape="times" label={texts.common.loading} />}
      {value && slots?.length === 0 && (
        <EmptyWeek week={value} weekPath={weekPath} phone={props.phone} elsewherePath={props.elsewherePath} />
      )}
      {slots && slots.length > 0 && <TimesForm {...props} slots={slots} key={from} />}
    </div>
  );
}

const laterOf = (one: string, other: string): string => (one > other ? one : other);

/** "lundi 23 novembre à 9 h 30" */
const moment = (startsAt: string, texts: Texts, language: Language): string =>
  texts.common.at(longDay(dayOf(startsAt), language, false), clockTime(startsAt, language));

interface EmptyWeekProps {
  readonly week: SlotWeek;
  readonly weekPath: (from: string) => string;
  readonly phone: string | undefined;
  readonly elsewherePath: string | undefined;
}

/** Why there is nothing, in the service's words, and the ways on: later, elsewhere, by telephone. */
function EmptyWeek({ week, weekPath, phone, elsewherePath }: EmptyWeekProps) {
  const { texts, language } = useWords();
  const next = week.next_availability;
  const reason = week.empty_reason;
  const others = reason?.elsewhere && elsewherePath && (
    <p>
      <TextLink href={elsewherePath}>
        <Icon name="pin" />
        <span>{texts.slots.elsewhere}</span>
      </TextLink>
    </p>
  );
  return next ? (
    <div className="empty-week">
      <p>{reason?.cause ?? texts.slots.emptyWeek}</p>
      <p>
        <TextLink href={weekPath(dayOf(next))}>
          <Icon name="calendar" />
          <span>{texts.slots.nextAvailability(moment(next, texts, language))}</span>
        </TextLink>
      </p>
      {others}
    </div>
  ) : (
    <Alert tone="info" title={reason?.cause ?? texts.slots.nothing}>
      <p>{texts.slots.nothingHelp}</p>
      {others}
      {phone && (
        <p>
          <PhoneLink number={phone} />
        </p>
      )}
    </Alert>
  );
}

function TimesForm(props: SlotPickerProps & { readonly slots: readonly Slot[] }) {
  const { slots, zone, submitLabel, busyLabel, busy, onPick } = props;
  const { texts, language } = useWords();
  const [chosen, setChosen] = useState<string>();
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // A time that the service no longer offers is no longer chosen.
  const valid = slots.some(({ starts_at }) => starts_at === chosen) ? chosen : undefined;
  const abroad = slots.find(({ starts_at }) => elsewhere(starts_at))?.starts_at;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setMissing(valid === undefined);
    if (valid !== undefined) onPick(valid);
    else form.current?.querySelector<HTMLInputElement>("input[type=radio]")?.focus();
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      {abroad && (
        <p className="zone-note">
          <Icon name="clock" />
          <span>{zoneSentence(abroad, zoneName(zone, texts), texts)}</span>
        </p>
      )}
      {byDay(slots).map(([day, times]) => (
        <TimeGroup key={day} legend={longDay(day, language, false)}>
          <DayHalf label={texts.slots.morning} {...{ valid, setChosen, language }} slots={times.filter(isMorning)} />
          <DayHalf
            label={texts.slots.afternoon}
            {...{ valid, setChosen, language }}
            slots={times.filter((slot) => !isMorning(slot))}
          />
        </TimeGroup>
      ))}
      <div className="slot-bar" data-chosen={valid !== undefined}>
        <p className={missing && !valid ? "slot-bar-error" : undefined} role={missing && !valid ? "alert" : undefined}>
          {valid ? texts.slots.chosen(moment(valid, texts, language)) : texts.slots.none}
        </p>
        <Button type="submit" busy={busy}>
          {busy ? busyLabel : submitLabel}
        </Button>
      </div>
    </form>
  );
}

const isMorning = ({ starts_at }: Slot): boolean => localTime(starts_at).hour < AFTERNOON;

function zoneSentence(instant: string, name: string | undefined, texts: Texts): string {
  return name ? texts.slots.zone(name, offsetName(instant)) : texts.slots.zoneUnnamed(offsetName(instant));
}

interface DayHalfProps {
  readonly label: string;
  readonly slots: readonly Slot[];
  readonly valid: string | undefined;
  readonly setChosen: (startsAt: string) => void;
  readonly language: Language;
}

function DayHalf({ label, slots, valid, setChosen, language }: DayHalfProps) {
  if (slots.length === 0) return null;
  return (
    <div className="day-half">
      <p className="day-half-label">{label}</p>
      <div className="times">
        {slots.map(({ starts_at }) => (
          <TimeOption
            key={starts_at}
            name="starts_at"
            value={starts_at}
            checked={starts_at === valid}
            onChoose={setChosen}
          >
            {clockTime(starts_at, language)}
          </TimeOption>
        ))}
      </div>
    </div>
  );
}
