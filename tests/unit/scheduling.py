"""Short ways to write openings, absences, agendas and offers in tests of scheduling."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from rdv.domain.agenda import Absence, AgentCalendar, BusyInterval, to_minute
from rdv.domain.directory import BookableBy, Location, LocationType, Motif, Offer, Opening, Organisation, Service
from rdv.domain.recurrence import Every, Recurrence
from rdv.domain.slots import Slot

PARIS = ZoneInfo("Europe/Paris")
GUADELOUPE = ZoneInfo("America/Guadeloupe")
_NAMES = UUID("7f1d3b0c-2a52-4c83-9a3e-0d6b1f1f5a10")


def an_id(name: str) -> str:
    """The UUID text that stands for a name."""
    return str(uuid5(_NAMES, name))


AGENT, OTHER_AGENT = an_id("agent A"), an_id("agent B")
PLACE, OTHER_PLACE = an_id("place"), an_id("other place")


def at(text: str, zone: ZoneInfo = PARIS) -> datetime:
    """`2021-04-30 08:00` on the clock of a zone."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def clock(text: str) -> time:
    """`09:00`."""
    return time.fromisoformat(text)


def opening(
    day: str,
    hours: str = "09:00-11:00",
    recurrence: Recurrence | None = None,
    *,
    agent: str = AGENT,
    place: str | None = PLACE,
    name: str = "",
) -> Opening:
    """`P 9-11` of the vectors: an opening whose first day is `day`."""
    begins, _, ends = hours.partition("-")
    return Opening(
        id=an_id(name or f"{agent} {day} {hours} {recurrence}"),
        agent_id=agent,
        organisation_id=an_id("organisation"),
        first_day=date.fromisoformat(day),
        start_time=clock(begins),
        end_time=clock(ends),
        location_id=place,
        recurrence=recurrence,
        motif_ids=(an_id("motif"),),
        title="Opening",
    )


def weekly(starts: str, on: tuple[int, ...] = (), interval: int = 1, until: str | None = None) -> Recurrence:
    """A weekly rule."""
    last = date.fromisoformat(until) if until else None
    return Recurrence(Every.WEEK, date.fromisoformat(starts), interval, on, until=last)


def monthly(starts: str, nth: tuple[int, int] | None = None, interval: int = 1, until: str | None = None) -> Recurrence:
    """A monthly rule."""
    last = date.fromisoformat(until) if until else None
    return Recurrence(Every.MONTH, date.fromisoformat(starts), interval, nth=nth, until=last)


def absence(
    first_day: str, hours: str, end_day: str | None = None, recurrence: Recurrence | None = None, agent: str = AGENT
) -> Absence:
    """An absence; `hours` as `09:15-09:45`."""
    begins, _, ends = hours.partition("-")
    first = date.fromisoformat(first_day)
    last = date.fromisoformat(end_day) if end_day else first
    return Absence(an_id(f"{first_day} {hours}"), agent, "Absence", first, last, clock(begins), clock(ends), recurrence)


def busy(begin: str, end: str, *, zone: ZoneInfo = PARIS, hold_until: datetime | None = None) -> BusyInterval:
    """An appointment's time, or a hold's with its expiry."""
    expires = int(hold_until.timestamp()) if hold_until else 0
    return BusyInterval(
        to_minute(at(begin, zone)), to_minute(at(end, zone)), expires, 0, UUID(an_id(f"{begin} {end}")).bytes
    )


def calendar(*times: BusyInterval | Absence, agent: str = AGENT) -> AgentCalendar:
    """An agent's appointments, holds and absences."""
    return AgentCalendar(
        agent,
        tuple(one for one in times if isinstance(one, BusyInterval)),
        tuple(one for one in times if isinstance(one, Absence)),
    )


def calendars(*known: AgentCalendar) -> dict[str, AgentCalendar]:
    """By agent, empty for those of the two usual agents who are not given."""
    return {agent: AgentCalendar(agent) for agent in (AGENT, OTHER_AGENT)} | {one.agent_id: one for one in known}


def a_place(place_id: str = PLACE, **changes: object) -> Location:
    """A location in Arras."""
    fields: dict[str, object] = {
        "id": place_id,
        "organisation_id": an_id("organisation"),
        "name": "MDS Arras",
        "address": "1 rue de la Paix, 62000 Arras",
        "latitude": 50.291,
        "longitude": 2.777,
    }
    return Location(**{**fields, **changes})  # type: ignore[arg-type]


def offer(
    *openings: Opening,
    minutes: int = 30,
    zone: ZoneInfo = PARIS,
    min_delay: timedelta = timedelta(minutes=30),
    max_delay: timedelta = timedelta(seconds=7_889_238),
    location_type: LocationType = LocationType.PUBLIC_OFFICE,
    locations: tuple[Location, ...] | None = None,
    motif_name: str = "Motif",
    **motif_fields: object,
) -> Offer:
    """A motif open to everyone, with its openings."""
    motif = Motif(
        id=an_id("motif" if motif_name == "Motif" else motif_name),
        organisation_id=an_id("organisation"),
        service_id=an_id("service"),
        name=motif_name,
        duration_minutes=minutes,
        location_type=location_type,
        min_delay=min_delay,
        max_delay=max_delay,
        **({"bookable_by": BookableBy.EVERYONE} | motif_fields),  # type: ignore[arg-type]
    )
    return Offer(
        motif,
        Service(an_id("service"), "Service social", "Social"),
        Organisation(an_id("organisation"), "MDS", "62", time_zone=zone.key),
        (a_place(),) if locations is None else locations,
        openings,
    )


def starts(slots: list[Slot]) -> list[str]:
    """The local starts of slots, `2021-05-03 09:00`."""
    return [f"{slot.starts_at:%Y-%m-%d %H:%M}" for slot in slots]


def local(minute: int, zone: ZoneInfo = PARIS) -> str:
    """A minute since the epoch on the clock of a zone."""
    return f"{datetime.fromtimestamp(minute * 60, UTC).astimezone(zone):%Y-%m-%d %H:%M}"
