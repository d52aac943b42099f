"""Other people's appointments: what a store is full of when a citizen looks for a time."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

from pynamodb.models import Model

from rdv import ids
from rdv.domain.agenda import AgentWeek, BusyInterval, holder_of, to_minute, week_of
from rdv.domain.appointments import Appointment, Author, AuthorKind, Participation
from rdv.domain.directory import Offer
from rdv.ports import AppointmentKey, WeekKey
from rdv.store.items import item_of
from rdv.store.models import AgendaItem

A_WEEK = 40
MINUTES = 30
# The offer's own agents have this much past; whoever comes after is with other agents.
OWN_PAST_WEEKS = 200
LOADERS = 2
_BATCH = 25
_WEEKS_AT_ONCE = 50

type Raw = dict[str, Any]


def add(
    client: Any, offer: Offer, agent_ids: Sequence[str], first: int, last: int, now: datetime, deadline: float
) -> int:
    """Write the appointments numbered from `first` up to `last`, and the agent-weeks that hold their time.

    Forty a week: first in the past of `agent_ids`, week after week, then with agents of their own. Returns up to which
    it came: less than `last` when the monotonic clock's `deadline` is passed.
    """
    name = str(AgendaItem.Meta.table_name)

    def write(batch: Iterable[Raw]) -> None:
        puts = [{"PutRequest": {"Item": item}} for item in batch]
        while puts:
            puts = client.batch_write_item(RequestItems={name: puts}).get("UnprocessedItems", {}).get(name, [])

    with ThreadPoolExecutor(LOADERS) as pool:
        for reached in range(first, last, A_WEEK * _WEEKS_AT_ONCE):
            if time.monotonic() > deadline:
                return reached
            items = _items(offer, agent_ids, reached, min(last, reached + A_WEEK * _WEEKS_AT_ONCE), now)
            list(pool.map(write, itertools.batched(items, _BATCH, strict=False)))
    return last


def _items(offer: Offer, agent_ids: Sequence[str], first: int, last: int, now: datetime) -> Iterator[Raw]:
    pattern = _raw(item_of(AppointmentKey("pattern"), _an_appointment(offer, now)))
    for week_number in range(first // A_WEEK, last // A_WEEK):
        agent_id, monday = _whose(week_number, agent_ids, now)
        busy: list[BusyInterval] = []
        for number in range(A_WEEK):
            appointment_id = ids.derived_id("bench", "other", str(week_number), str(number))
            starts_at = monday + timedelta(days=number // 8, hours=8 + number % 8)
            start = to_minute(starts_at)
            busy.append(BusyInterval(start, start + MINUTES, 0, 0, holder_of(appointment_id)))
            # Of the size and with the indexes of a real one: only what makes it another's is changed.
            yield pattern | {
                "pk": {"S": f"APPT#{appointment_id}"},
                "user_id": {"S": ids.derived_id("bench", "user", appointment_id)},
                "starts_at": {"S": f"{starts_at:%Y-%m-%dT%H:%M:%SZ}"},
            }
        week = AgentWeek(agent_id, week_of(busy[0].start), A_WEEK, tuple(busy))
        yield _raw(item_of(WeekKey(agent_id, week.week), week))


def _whose(week_number: int, agent_ids: Sequence[str], now: datetime) -> tuple[str, datetime]:
    """The agent and the Monday (UTC) of a week of other appointments."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    this_monday = midnight - timedelta(days=now.weekday())
    past, agent = divmod(week_number, len(agent_ids))
    if past < OWN_PAST_WEEKS:
        return agent_ids[agent], this_monday - timedelta(weeks=past + 1)
    agent, week = divmod(week_number, OWN_PAST_WEEKS)
    return ids.derived_id("bench", "other agent", str(agent)), this_monday + timedelta(weeks=week - OWN_PAST_WEEKS // 2)


def _an_appointment(offer: Offer, now: datetime) -> Appointment:
    user_id = ids.derived_id("bench", "user", "pattern")
    return Appointment(
        id=ids.derived_id("bench", "other", "pattern"),
        organisation_id=offer.organisation.id,
        service_id=offer.service.id,
        motif_id=offer.motif.id,
        location_id=offer.locations[0].id,
        agent_ids=(ids.derived_id("bench", "other agent", "pattern"),),
        starts_at=now,
        ends_at=now + timedelta(minutes=MINUTES),
        time_zone=offer.organisation.time_zone,
        participations=(Participation(user_id),),
        created_by=Author(AuthorKind.USER, user_id),
        created_at=now,
        reminder_at=now + timedelta(weeks=52),
        quotas=(f"{ids.derived_id('bench', 'person', 'pattern')}:{offer.motif.id}",),
        fingerprint=ids.digest("pattern"),
    )


def _raw(item: Model) -> Raw:
    """As botocore's own clients want it: a binary value as bytes."""
    raw: Raw = item.serialize()
    return {name: {"B": item.busy} if name == "busy" else value for name, value in raw.items()}  # type: ignore[attr-defined]
