"""Why a group motif has no slot: every group appointment of the period accounted for (SLOT-19)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rdv.domain.directory import LocationAvailability, Offer
from rdv.domain.explanations import Cause, Explanation, Removal
from rdv.domain.group_explanations import explain_groups
from rdv.domain.group_slots import group_times, open_groups
from rdv.domain.groups import GroupSeats, SeatHold
from rdv.domain.slots import Period, booking_window, reduce_to_window

from ..scheduling import AGENT, OTHER_AGENT, OTHER_PLACE, PARIS, PLACE, a_place, an_id, at, offer
from .slot_cases import limited

NOW = at("2026-11-20 08:00")
GROUP_MOTIF = offer(
    collectif=True, minutes=90, min_delay=timedelta(hours=2), max_delay=timedelta(days=10), locations=(a_place(),)
)


def group(start: str | datetime, name: str = "group", place: str | None = PLACE, **fields: object) -> GroupSeats:
    starts_at = start if isinstance(start, datetime) else at(start)
    known: dict[str, object] = {"agent_ids": (AGENT,), "max_participants": 8}
    return GroupSeats(
        an_id(name), an_id("motif"), place, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=90),
        **{**known, **fields},  # type: ignore[arg-type]
    )  # fmt: skip


def told(*groups: GroupSeats, of: Offer = GROUP_MOTIF, **how: object) -> Explanation:
    return explain_groups(of, groups, NOW, location_id=PLACE, **how)  # type: ignore[arg-type]


def lines(found: Explanation) -> list[tuple[Cause, int, int]]:
    return [(one.cause, one.starts, one.minutes) for one in found.removals]


some_groups = st.lists(
    st.builds(
        lambda number, hours, place, taken, expires, agent: group(
            NOW + timedelta(hours=hours),
            str(number),
            place,
            taken=taken,
            agent_ids=(agent,),
            max_participants=2,
            holds=(SeatHold("hold", int(NOW.timestamp()) + expires),),
        ),
        st.integers(0, 10**6),
        st.sampled_from([-30, -1, 0, 1, 2, 3, 24, 24, 200, 240, 241, 300]),
        st.sampled_from([PLACE, PLACE, OTHER_PLACE, None]),
        st.integers(0, 3),
        st.sampled_from([-60, 0, 60]),
        st.sampled_from([AGENT, OTHER_AGENT]),
    ),
    max_size=8,
    unique_by=lambda one: one.appointment_id,
)


@limited
@given(some_groups, st.sampled_from([None, frozenset[str](), frozenset({AGENT})]))
def test_candidates_minus_what_is_removed_are_the_slots(
    groups: list[GroupSeats], referents: frozenset[str] | None
) -> None:
    wanted = Period.of_days(date(2026, 11, 18), date(2026, 12, 10), PARIS)
    period = reduce_to_window(wanted, booking_window(GROUP_MOTIF.motif, NOW))
    assert period
    here = frozenset[str | None]({PLACE})
    shown = group_times(open_groups(groups, period, NOW, location_ids=here, agent_ids=referents), PARIS, NOW)
    found = told(*groups, referent_ids=referents)
    assert found.starts == len(shown)
    assert found.candidates == len(shown) + sum(one.starts for one in found.removals)
    assert found.minutes == 90 * found.candidates
    assert found == told(*reversed(groups), referent_ids=referents)


def test_a_full_group_counts_its_seats_and_live_holds() -> None:
    second = int(NOW.timestamp())
    full = group("2026-11-24 14:00", taken=7, holds=(SeatHold("live", second + 60), SeatHold("dead", second - 60)))
    assert told(full).removals == (Removal(Cause.GROUP_FULL, 1, 90, an_id("group"), appointments=7, holds=1),)


@pytest.mark.parametrize(
    ("start", "cause"),
    [
        ("2026-11-20 07:00", Cause.PAST),
        ("2026-11-20 09:00", Cause.TOO_SOON),
        ("2026-12-04 09:00", Cause.TOO_FAR),
    ],
)
def test_the_delays_of_the_motif(start: str, cause: Cause) -> None:
    assert lines(told(group(start))) == [(cause, 1, 90)]


def test_nothing_in_the_period_a_closed_place_and_a_hidden_motif() -> None:
    assert lines(told(group("2026-11-24 14:00", place=OTHER_PLACE))) == [(Cause.NO_GROUP_IN_PERIOD, 0, 0)]
    closed = replace(GROUP_MOTIF, locations=(a_place(availability=LocationAvailability.DISABLED),))
    assert lines(told(group("2026-11-24 14:00"), of=closed)) == [(Cause.LOCATION_DISABLED, 1, 90)]
    assert lines(told(group("2026-11-24 14:00"), shown=False)) == [(Cause.MOTIF_NOT_ONLINE, 1, 90)]


def test_two_groups_of_one_start_are_one_slot() -> None:
    """SLOT-13."""
    found = told(group("2026-11-24 14:00", "a"), group("2026-11-24 14:00", "b"))
    assert (found.starts, lines(found)) == (1, [(Cause.SAME_START, 1, 90)])


def test_tv_61_referents_of_a_group() -> None:
    """The group of another agent is no slot of a user whom somebody else follows (SLOT-15)."""
    theirs = group("2026-11-24 14:00", "b", agent_ids=(OTHER_AGENT,))
    both = group("2026-11-25 14:00", "c", agent_ids=(AGENT, OTHER_AGENT))
    found = told(theirs, both, referent_ids=frozenset({AGENT}))
    assert found.removals == (Removal(Cause.NOT_A_REFERENT, 1, 90, OTHER_AGENT, OTHER_AGENT),)
    assert found.starts == 1
    assert lines(told(theirs, referent_ids=frozenset())) == [(Cause.NO_REFERENT, 1, 90)]
