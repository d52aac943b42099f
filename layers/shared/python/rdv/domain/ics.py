"""One appointment, opening or absence as an iCalendar object (RFC 5545, RFC 5546; spec 6.7), written with the standard library.

`icalendar` costs 150 ms to import and writes the onset of daylight saving an hour late; the tests read back with it
what is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from zoneinfo import ZoneInfo

from .recurrence import DAY_CODES, Every, Recurrence

PRODUCT = "-//rdv//appointment messages//FR"
# A line is folded so that none is longer than this many octets (RFC 5545, 3.1).
LINE_OCTETS = 75
# Changes of offset this far around the event are written out: enough for any program to place it.
ZONE_MARGIN = timedelta(days=366)
ENDLESS = timedelta(days=5 * 366)
_FREQUENCIES = {Every.DAY: "DAILY", Every.WEEK: "WEEKLY", Every.MONTH: "MONTHLY"}


class Method(StrEnum):
    """ICS-02: users are told, they do not answer; agents are asked, all by name."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Attendee:
    """An agent of the appointment. Who works there has accepted: nothing is to be answered."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Repetition:
    """When it takes place again (ICS-04): a rule, and the days of it that are none."""

    rule: Recurrence
    excepted: tuple[date, ...] = ()

    def last_end(self, first_end: datetime) -> datetime:
        """A bound of its end; five years on, where it has none: nobody plans further (PO-04)."""
        if self.rule.until is None:
            return first_end + ENDLESS
        return datetime.combine(self.rule.until + timedelta(days=1), time(), UTC)


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """What a calendar shows. `sequence` grows with each change, or calendars ignore it (ICS-02, rebuilt)."""

    uid: str
    sequence: int
    method: Method
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    stamped_at: datetime
    summary: str
    location: str
    description: str
    url: str
    organiser_name: str
    organiser_address: str
    attendees: tuple[Attendee, ...] = ()
    recurrence: Repetition | None = None
    file_stem: str = ""

    @property
    def filename(self) -> str:
        """`rdv-<uid>-<local start>.ics`: ICS-03."""
        return f"{self.file_stem or f'rdv-{self.uid}'}-{self.starts_at.astimezone(ZoneInfo(self.time_zone)):%Y%m%dT%H%M}.ics"

    def text(self) -> str:
        """The whole VCALENDAR, lines ended by CRLF."""
        return "".join(f"{line}\r\n" for raw in self._lines() for line in _folded(raw))

    def _lines(self) -> Iterator[str]:
        zone = ZoneInfo(self.time_zone)
        yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN")
        yield f"METHOD:{self.method}"
        last = self.recurrence.last_end(self.ends_at) if self.recurrence else self.ends_at
        yield from _zone_lines(zone, self.starts_at - ZONE_MARGIN, last + ZONE_MARGIN)
        yield "BEGIN:VEVENT"
        yield f"UID:{self.uid}"
        yield f"SEQUENCE:{self.sequence}"
        yield f"DTSTAMP:{self.stamped_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        yield f"DTSTART;TZID={zone.key}:{_local(self.starts_at, zone)}"
        yield f"DTEND;TZID={zone.key}:{_local(self.ends_at, zone)}"
        if self.recurrence:
            yield f"RRULE:{_rule(self.recurrence.rule, zone)}"
            for day in self.recurrence.excepted:
                excepted = datetime.combine(day, self.starts_at.astimezone(zone).time())
                yield f"EXDATE;TZID={zone.key}:{excepted:%Y%m%dT%H%M%S}"
        yield f"SUMMARY:{_escaped(self.summary)}"
        if self.location:
            yield f"LOCATION:{_escaped(self.location)}"
        if self.description:
            yield f"DESCRIPTION:{_escaped(self.description)}"
        if self.url:
            yield f"URL:{self.url}"
        yield f'ORGANIZER;CN="{_quoted(self.organiser_name)}":mailto:{self.organiser_address}'
        for one in self.attendees:
            parameters = f'CN="{_quoted(one.name)}";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE'
            yield f"ATTENDEE;{parameters}:mailto:{one.address}"
        yield f"STATUS:{'CANCELLED' if self.method is Method.CANCEL else 'CONFIRMED'}"
        yield from ("END:VEVENT", "END:VCALENDAR")


def _rule(rule: Recurrence, zone: ZoneInfo) -> str:
    """The RRULE of an event that starts on the rule's first day (RFC 5545, 3.3.10).

    REC-04's form ends with a semicolon and says UNTIL in local time at midnight: calendars would drop the last day.
    """
    parts = [f"FREQ={_FREQUENCIES[rule.every]}", f"INTERVAL={rule.interval}"]
    if rule.every is Every.WEEK:
        parts.append("BYDAY=" + ",".join(DAY_CODES[weekday - 1] for weekday in rule.weekdays))
    if rule.nth:
        parts.append(f"BYDAY={rule.nth[1]}{DAY_CODES[rule.nth[0] - 1]}")
    if rule.until:
        last = datetime.combine(rule.until, time(23, 59, 59), zone).astimezone(UTC)
        parts.append(f"UNTIL={last:%Y%m%dT%H%M%SZ}")
    return ";".join(parts)


def _local(instant: datetime, zone: ZoneInfo) -> str:
    return f"{instant.astimezone(zone):%Y%m%dT%H%M%S}"


def _escaped(text: str) -> str:
    """A TEXT value: RFC 5545, 3.3.11."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _quoted(text: str) -> str:
    """A quoted parameter value can hold neither quotes nor control characters."""
    return "".join(character for character in text if character.isprintable() and character != '"')


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, no character cut, each but the first begun by a space."""
    piece, octets = "", 0
    for character in line:
        width = len(character.encode())
        if octets + width > LINE_OCTETS:
            yield piece
            piece, octets = " ", 1
        piece, octets = piece + character, octets + width
    yield piece


# --- the time zone -------------------------------------------------------------------------------------------------


def _zone_lines(zone: ZoneInfo, since: datetime, until: datetime) -> Iterator[str]:
    """A VTIMEZONE that is right between the two instants."""
    yield from ("BEGIN:VTIMEZONE", f"TZID:{zone.key}")
    yield from _observance(datetime(1970, 1, 1, tzinfo=UTC), zone, since, since)
    for before, after in _changes(zone, since, until):
        yield from _observance(after, zone, before, after)
    yield "END:VTIMEZONE"


def _observance(onset: datetime, zone: ZoneInfo, before: datetime, after: datetime) -> Iterator[str]:
    """From `onset`, told in the local time that ends with it, the offset of `after` replaces that of `before`."""
    old, new = before.astimezone(zone), after.astimezone(zone)
    name = "DAYLIGHT" if new.dst() else "STANDARD"
    left = timezone(old.utcoffset() or timedelta())
    yield f"BEGIN:{name}"
    yield f"DTSTART:{onset.astimezone(left):%Y%m%dT%H%M%S}"
    yield f"TZOFFSETFROM:{old:%z}"
    yield f"TZOFFSETTO:{new:%z}"
    yield f"TZNAME:{new.tzname()}"
    yield f"END:{name}"


def _changes(zone: ZoneInfo, since: datetime, until: datetime) -> Iterable[tuple[datetime, datetime]]:
    """Each change of offset: the minute before it and the first minute after it, UTC."""
    day = since.astimezone(UTC)
    while day < until:
        following = day + timedelta(days=1)
        if day.astimezone(zone).utcoffset() != following.astimezone(zone).utcoffset():
            yield _narrowed(zone, day, following)
        day = following


def _narrowed(zone: ZoneInfo, before: datetime, after: datetime) -> tuple[datetime, datetime]:
    """The two neighbouring minutes between which the offset changes."""
    low, high = before.replace(second=0, microsecond=0), after.replace(second=0, microsecond=0)
    old = low.astimezone(zone).utcoffset()
    while high - low > timedelta(minutes=1):
        middle = low + timedelta(minutes=(high - low) // timedelta(minutes=2))
        if middle.astimezone(zone).utcoffset() == old:
            low = middle
        else:
            high = middle
    return low, high
