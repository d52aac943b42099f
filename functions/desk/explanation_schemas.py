"""Why there is no slot, as agents and support ask it and read it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from rdv.domain.explanations import MEANINGS, Cause
from rdv.domain.slots import zone_of
from rdv.http.views import Day, Identifier, Wire
from rdv.usecases.explaining import SlotsExplained

_OBJECTS = "; ".join(f"`{cause}`: {kind} ({meaning})" for cause, (kind, meaning) in MEANINGS.items())


class ExplainQuery(Wire):
    """`days` days from `from`; `location_id` where the motif takes place at a location."""

    motif_id: Identifier
    location_id: Identifier | None = None
    first_day: Annotated[Day, Field(alias="from")]
    days: Annotated[int, Field(ge=1, le=31)] = 7


class RemovalView(Wire):
    """What one object takes of the candidates, after those before it."""

    code: Cause
    object_id: Annotated[str | None, Field(description=_OBJECTS)]
    agent_id: str | None
    on: date | None
    begins_at: datetime | None
    ends_at: datetime | None
    appointments: int
    holds: int
    starts: int
    minutes: int


class SlotsExplanation(Wire):
    """Candidate starts minus those that are removed are the slots; so are the minutes, of `duration_minutes` each."""

    motif_id: str
    location_id: str | None
    first_day: Annotated[date, Field(serialization_alias="from")]
    last_day: Annotated[date, Field(serialization_alias="to")]
    explained_at: datetime
    bookable_from: datetime
    bookable_until: datetime
    duration_minutes: int
    opening_minutes: int
    candidates: int
    slots: int
    removed: list[RemovalView]
    next_availability: datetime | None


def explanation_view(explained: SlotsExplained) -> SlotsExplanation:
    """The view of an account, in the organisation's zone."""
    zone, account = zone_of(explained.offer), explained.account
    found = explained.next_availability
    return SlotsExplanation(
        motif_id=explained.offer.motif.id,
        location_id=explained.location.id if explained.location else None,
        first_day=explained.first_day,
        last_day=explained.last_day,
        explained_at=explained.at.astimezone(zone),
        bookable_from=explained.window.begin.astimezone(zone),
        bookable_until=explained.window.end.astimezone(zone),
        duration_minutes=explained.offer.motif.duration_minutes,
        opening_minutes=account.minutes,
        candidates=account.candidates,
        slots=account.starts,
        removed=[
            RemovalView(
                code=one.cause,
                object_id=one.object_id,
                agent_id=one.agent_id,
                on=one.on,
                begins_at=one.begin,
                ends_at=one.end,
                appointments=one.appointments,
                holds=one.holds,
                starts=one.starts,
                minutes=one.minutes,
            )
            for one in account.removals
        ],
        next_availability=found.astimezone(zone) if found else None,
    )
