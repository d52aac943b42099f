"""A town for searches: stores in memory that count their reads, a clock that stands still, and the use cases on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from rdv.domain.agenda import AbsenceSheet, AgentWeek, cut_by_week
from rdv.domain.directory import Offer, Opening
from rdv.ports import AbsencesKey, WeekKey
from rdv.store.memory import MemoryDirectory, MemoryRecords
from rdv.usecases.searching import OfferedStart, SlotSearch, alternatives_to, offered, slots_of

from ..scheduling import AGENT, PLACE, absence, an_id, at, busy, opening, weekly

NOW = at("2026-11-20 18:00").astimezone(UTC)
MONDAY = date(2026, 11, 23)
WEEKDAYS = (1, 2, 3, 4, 5)


class Clock:
    def __init__(self, instant: datetime = NOW) -> None:
        self.instant = instant

    def now(self) -> datetime:
        return self.instant


class CountingRecords(MemoryRecords):
    """Remembers how each read was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[int, bool]] = []

    def read(self, keys: Sequence[Any], *, consistent: bool = True) -> dict[Any, Any]:
        self.asked.append((len(keys), consistent))
        return super().read(keys, consistent=consistent)


class Town:
    """Stores in memory with what was published, and the use cases on them."""

    def __init__(self, *offers: Offer, now: datetime = NOW) -> None:
        self.directory, self.records, self.clock = MemoryDirectory(), CountingRecords(), Clock(now)
        for one in offers:
            self.directory.publish_offer(one)
        self.directory.reads = 0

    def take(self, begin: str, end: str, agent: str = AGENT, hold_until: datetime | None = None) -> Town:
        """An appointment of an agent, or a hold with its expiry."""
        taken = busy(begin, end, hold_until=hold_until)
        for week, first, last in cut_by_week(taken.start, taken.end):
            key = WeekKey(agent, week)
            before = self.records.items.get(key, AgentWeek(agent, week))
            assert isinstance(before, AgentWeek)
            after = before.claimed(taken._replace(start=first, end=last), 0)
            self.records.items[key] = after
        return self

    def away(self, first_day: str, hours: str, end_day: str | None = None, agent: str = AGENT) -> Town:
        """An absence of an agent."""
        sheet = AbsenceSheet(agent, 1, (absence(first_day, hours, end_day, agent=agent),))
        self.records.items[AbsencesKey(agent)] = sheet
        return self

    def slots(
        self, first: date = MONDAY, days: int = 7, place: str | None = PLACE, motif_id: str = an_id("motif")
    ) -> SlotSearch:
        return slots_of(self.directory, self.records, self.clock, motif_id, place, first, days)

    def offered(self, start: str, place: str | None = PLACE, **options: Any) -> OfferedStart:
        return offered(self.directory, self.records, self.clock, an_id("motif"), place, at(start), **options)

    def alternatives(self, start: str) -> list[str]:
        found = alternatives_to(self.records, self.clock, self.offered(start))
        return [f"{one.starts_at:%Y-%m-%d %H:%M}" for one in found]

    @property
    def trips(self) -> int:
        return self.directory.reads + self.records.reads


def every_weekday(hours: str = "09:00-10:00", agent: str = AGENT, place: str | None = PLACE) -> Opening:
    return opening("2026-01-05", hours, weekly("2026-01-05", WEEKDAYS), agent=agent, place=place)
