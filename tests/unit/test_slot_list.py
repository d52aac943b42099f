"""The list of slots is spelled by hand: to the letter what its model would spell, and what its contract allows."""

from __future__ import annotations

import importlib
import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from rdv.domain.agenda import to_minute
from rdv.domain.emptiness import Emptiness
from rdv.domain.group_slots import GroupTime
from rdv.domain.slots import FreeTime
from rdv.usecases.searching import SlotSearch

from .scheduling import GUADELOUPE, PARIS, at, offer

schemas: Any = importlib.import_module("availability.schemas")


def free(text: str, zone: ZoneInfo = PARIS) -> FreeTime:
    start = to_minute(at(text, zone))
    return FreeTime(start, start + 45, zone)


def group(text: str, seats_left: int | None) -> GroupTime:
    return GroupTime(at(text), at(text), seats_left, 'Atelier "slots":[] d’écriture')


def search(*times: FreeTime | GroupTime, following: datetime | None = None, **changes: Any) -> SlotSearch:
    of = offer()
    of = replace(of, motif=replace(of.motif, collectif=any(isinstance(one, GroupTime) for one in times)))
    return SlotSearch(of, None, date(2026, 3, 28), date(2026, 3, 30), times, following, **changes)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "found",
    [
        search(following=at("2026-04-01 09:00"), emptiness=Emptiness.FULLY_BOOKED),
        search(emptiness=Emptiness.NOT_OFFERED, elsewhere=True),
        search(free("2026-03-28 09:00"), following=at("2026-03-28 09:00")),
        # On both sides of a change of the clock, and in a zone of another offset.
        search(free("2026-03-29 01:30"), free("2026-03-29 03:30"), following=at("2026-03-29 01:30")),
        search(free("2026-03-29 09:00", GUADELOUPE), following=at("2026-03-29 15:00")),
        search(group("2026-03-29 09:00", 3), group("2026-03-30 09:00", None), following=at("2026-03-29 09:00")),
    ],
)
def test_it_is_spelled_as_its_model_would_be(found: SlotSearch, language: str) -> None:
    slots = [
        schemas.SlotView(starts_at=one.starts_at.isoformat(), ends_at=one.ends_at.isoformat())
        if isinstance(one, FreeTime)
        else schemas.GroupSlotView(
            starts_at=one.starts_at, ends_at=one.ends_at, seats_left=one.seats_left, title=one.title
        )
        for one in found.times
    ]
    spelled = schemas.slot_list(found, language)
    empty = json.loads(spelled)["empty_reason"]
    model = schemas.SlotList(
        first_day=found.first_day,
        last_day=found.last_day,
        slots=slots,
        next_availability=found.next_availability,
        empty_reason=empty,
    )
    assert spelled == model.model_dump_json(by_alias=True)
    assert (empty is None) == bool(found.times)
