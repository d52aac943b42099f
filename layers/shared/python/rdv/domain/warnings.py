"""What speaks against an appointment as an agent wants it, without forbidding it (spec 7.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from .absences import absence_times
from .agenda import Absence, BusyInterval, from_minute, holder_of, is_live, to_minute
from .appointments import Appointment
from .directory import Agent, Opening
from .errors import Caution
from .openings import opening_ordinals
from .people import User
from .wall_clock import local_ordinal, minute_at, minute_of_day

# A title that is longer is cut in an SMS (SMS-01).
LONGEST_TITLE = 50
# Which ends are shortly before a start, in minutes.
SHORTLY = 46


class Warned(StrEnum):
    """The rows of 7.3, and a group with more participants than seats (RDV-15)."""

    ELSEWHERE = "elsewhere"
    ABSENCE = "absence"
    ENDS_SHORTLY_BEFORE = "ends_shortly_before"
    OVERLAP = "overlap"
    SAME_USER_SAME_DAY = "same_user_same_day"
    PAST = "past"
    TITLE_TOO_LONG = "title_too_long"
    OVERBOOKED = "overbooked"


@dataclass(frozen=True, slots=True)
class ZonedOpening:
    """An opening with the zone of its organisation."""

    opening: Opening
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known around an appointment's time: by agent id, their openings (of any organisation), absences and busy time.

    `same_day`: its organisation's appointments of that day.
    """

    agents: Mapping[str, Agent] = field(default_factory=dict[str, Agent])
    users: Mapping[str, User] = field(default_factory=dict[str, User])
    openings: Mapping[str, Sequence[ZonedOpening]] = field(default_factory=dict[str, Sequence[ZonedOpening]])
    absences: Mapping[str, Sequence[Absence]] = field(default_factory=dict[str, Sequence[Absence]])
    busy: Mapping[str, Sequence[BusyInterval]] = field(default_factory=dict[str, Sequence[BusyInterval]])
    same_day: Sequence[Appointment] = ()


def cautions_about(
    wanted: Appointment, around: Surroundings, now: datetime, before: Appointment | None = None
) -> list[Caution]:
    """The warnings of 7.3 about `wanted`; of an edit, from `before`, those about what it changes."""
    moved = before is None or before.placement != wanted.placement
    came = wanted.participations if before is None else _came(before, wanted)
    found: list[Caution] = []
    if moved:
        if wanted.starts_at >= now:
            found += _elsewhere(wanted, around)
            found += _absences(wanted, around)
        found += _shortly_before(wanted, around, now)
        found += _overlaps(wanted, around, now)
    if came or (before is not None and before.starts_at != wanted.starts_at):
        found += _same_day(wanted, around)
    if before is None or before.starts_at != wanted.starts_at:
        found += _past(wanted, now)
    if before is None or before.title != wanted.title:
        found += _long_title(wanted)
    if wanted.max_participants is not None and wanted.users_count > wanted.max_participants:
        grows = before is None or wanted.users_count > before.users_count
        if grows or before is None or wanted.max_participants != before.max_participants:
            found.append(_caution(Warned.OVERBOOKED, seats=str(wanted.max_participants), count=str(wanted.users_count)))
    return found


def _came(before: Appointment, wanted: Appointment) -> tuple[object, ...]:
    known = {one.user_id for one in before.participations}
    return tuple(one for one in wanted.participations if one.user_id not in known)


def _elsewhere(wanted: Appointment, around: Surroundings) -> Iterator[Caution]:
    """An agent has an opening at another place at that time."""
    start, end = to_minute(wanted.starts_at), to_minute(wanted.ends_at)
    for agent_id in wanted.agent_ids:
        for one in around.openings.get(agent_id, ()):
            place_id = one.opening.location_id
            if place_id is not None and place_id != wanted.location_id and _takes_place(one, start, end):
                yield _about_agent(Warned.ELSEWHERE, around, agent_id)
                break


def _takes_place(one: ZonedOpening, start: int, end: int) -> bool:
    first, last = local_ordinal(one.zone, from_minute(start)), local_ordinal(one.zone, from_minute(end))
    opens, closes = minute_of_day(one.opening.start_time), minute_of_day(one.opening.end_time)
    return any(
        minute_at(one.zone, day, opens) < end and minute_at(one.zone, day, closes) > start
        for day in opening_ordinals(one.opening, first, last)
    )


def _absences(wanted: Appointment, around: Surroundings) -> Iterator[Caution]:
    start, end = to_minute(wanted.starts_at), to_minute(wanted.ends_at)
    for agent_id in wanted.agent_ids:
        if any(absence_times(around.absences.get(agent_id, ()), start, end)):
            yield _about_agent(Warned.ABSENCE, around, agent_id)


def _shortly_before(wanted: Appointment, around: Surroundings, now: datetime) -> Iterator[Caution]:
    """An appointment to come of an agent ends 1 to 46 minutes before; the latest one, once for each agent.

    Suppressed where one ends right before: then the agent goes from one to the other as planned.
    """
    start = to_minute(wanted.starts_at)
    for agent_id in wanted.agent_ids:
        ends = [
            one.end
            for one in _others(wanted, around, agent_id)
            if one.expires == 0 and one.start >= to_minute(now) and start - SHORTLY <= one.end <= start
        ]
        if ends and max(ends) < start:
            yield _about_agent(Warned.ENDS_SHORTLY_BEFORE, around, agent_id, minutes=str(start - max(ends)))


def _overlaps(wanted: Appointment, around: Surroundings, now: datetime) -> Iterator[Caution]:
    """Any live time of an agent, also one that is over and one that a citizen holds: a claim would meet it (house rule 5)."""
    start, end, second = to_minute(wanted.starts_at), to_minute(wanted.ends_at), int(now.timestamp())
    zone = ZoneInfo(wanted.time_zone)
    for agent_id in wanted.agent_ids:
        met = [
            one
            for one in _others(wanted, around, agent_id)
            if one.start < end and one.end > start and is_live(one, second)
        ]
        if met:
            first = min(met)
            yield _about_agent(
                Warned.OVERLAP,
                around,
                agent_id,
                begins=_clock(from_minute(first.start), zone),
                ends=_clock(from_minute(first.end), zone),
            )


def _others(wanted: Appointment, around: Surroundings, agent_id: str) -> Iterable[BusyInterval]:
    own = holder_of(wanted.id)
    return (one for one in around.busy.get(agent_id, ()) if one.holder != own)


def _same_day(wanted: Appointment, around: Surroundings) -> Iterator[Caution]:
    zone = ZoneInfo(wanted.time_zone)
    day = wanted.starts_at.astimezone(zone).date()
    there: dict[str, Appointment] = {}
    for other in around.same_day:
        if other.id == wanted.id or other.motif_id != wanted.motif_id or other.status.is_cancelled:
            continue
        if other.starts_at.astimezone(zone).date() == day:
            there |= {one.user_id: other for one in other.participations if not one.status.is_cancelled}
    for one in wanted.participations:
        if one.user_id in there and not one.status.is_cancelled:
            user = around.users.get(one.user_id)
            yield Caution(
                Warned.SAME_USER_SAME_DAY,
                (("user_id", one.user_id),),
                (
                    ("user", user.display_name if user else ""),
                    ("begins", _clock(there[one.user_id].starts_at, zone)),
                ),
            )


def _past(wanted: Appointment, now: datetime) -> Iterator[Caution]:
    ago = now.astimezone(UTC) - wanted.starts_at.astimezone(UTC)
    if ago > timedelta():
        unit, length = next(
            (one for one in (("days", timedelta(days=1)), ("hours", timedelta(hours=1))) if ago >= one[1]),
            ("minutes", timedelta(minutes=1)),
        )
        yield Caution(Warned.PAST, params=(("count", str(max(1, ago // length))),), wording=f"past_{unit}")


def _long_title(wanted: Appointment) -> Iterator[Caution]:
    if len(wanted.title) > LONGEST_TITLE:
        yield _caution(Warned.TITLE_TOO_LONG, shortened=f"{wanted.title[:LONGEST_TITLE]}...")


def _caution(code: Warned, **params: str) -> Caution:
    return Caution(code, params=tuple(params.items()))


def _about_agent(code: Warned, around: Surroundings, agent_id: str, **params: str) -> Caution:
    agent = around.agents.get(agent_id)
    named = (("agent", agent.display_name if agent else ""), *params.items())
    return Caution(code, (("agent_id", agent_id),), named)


def _clock(instant: datetime, zone: ZoneInfo) -> str:
    return f"{instant.astimezone(zone):%H:%M}"
