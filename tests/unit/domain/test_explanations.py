"""Why there is no slot: every minute and every start accounted for, each by the object that took it."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rdv.domain.agenda import AgentCalendar
from rdv.domain.directory import LocationAvailability, LocationType, Offer
from rdv.domain.emptiness import Emptiness, emptiness_of
from rdv.domain.explanations import Cause, Explanation, Removal, explain
from rdv.domain.slots import Period, booking_window, days_of, free_times, occurrences_of, reduce_to_window

from ..scheduling import (
    AGENT,
    OTHER_AGENT,
    OTHER_PLACE,
    PARIS,
    PLACE,
    a_place,
    absence,
    an_id,
    at,
    busy,
    calendar,
    calendars,
    offer,
    opening,
    weekly,
)
from .slot_cases import Case, cases, limited

NOW = at("2026-11-20 08:00")
# A Monday to a Sunday; 11 November of the week before was a holiday.
WEEK = ("2026-11-23", "2026-11-29")
EVERY_DAY = weekly("2026-01-05", (1, 2, 3, 4, 5))


def days(first: str, last: str) -> Period:
    return Period.of_days(date.fromisoformat(first), date.fromisoformat(last), PARIS)


def told(
    of: Offer, *known: AgentCalendar, week: tuple[str, str] = WEEK, now: datetime = NOW, **how: object
) -> Explanation:
    return explain(of, calendars(*known), days(*week), now, **how)  # type: ignore[arg-type]


def lines(found: Explanation) -> list[tuple[Cause, int, int]]:
    return [(one.cause, one.starts, one.minutes) for one in found.removals]


def only(found: Explanation) -> Removal:
    [removal] = found.removals
    return removal


# --- what is always true ----------------------------------------------------------------------------------------------


def whole_days(case: Case) -> Case:
    first, last = (bound.astimezone(case.zone).date() for bound in (case.period.begin, case.period.end))
    return replace(case, period=Period.of_days(first, last, case.zone))


@limited
@given(cases())
def test_candidates_minus_what_is_removed_are_the_slots(case: Case) -> None:
    case = whole_days(case)
    found = explain(case.offer, case.calendars, case.period, case.now)
    period = reduce_to_window(case.period, booking_window(case.offer.motif, case.now))
    days = days_of(case.offer, period, case.now) if period else []
    slots = free_times(case.offer, days, case.calendars, period, case.now) if period else []
    assert found.starts == len(slots)
    assert found.candidates == len(slots) + sum(one.starts for one in found.removals)
    duration = case.offer.motif.duration_minutes
    assert found.minutes == duration * len(slots) + sum(one.minutes for one in found.removals)
    assert all(one.starts >= 0 and one.minutes >= 0 for one in found.removals)


@limited
@given(cases(), st.integers(0, 2**32))
def test_the_same_account_whatever_the_order_of_input(case: Case, seed: int) -> None:
    case, dice = whole_days(case), random.Random(seed)

    def shuffled[T](items: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(dice.sample(items, len(items)))

    # Absences of a calendar have ids of their own, outside of these cases.
    known = {
        agent: replace(one, absences=tuple(replace(away, id=f"{number}") for number, away in enumerate(one.absences)))
        for agent, one in case.calendars.items()
    }
    mixed = {
        agent: replace(one, busy=shuffled(one.busy), absences=shuffled(one.absences))
        for agent, one in reversed(known.items())
    }
    other = replace(case.offer, openings=shuffled(case.offer.openings))
    one_way = explain(case.offer, known, case.period, case.now)
    assert one_way == explain(other, mixed, case.period, case.now)


@limited
@given(cases())
def test_what_citizens_are_told_is_in_the_account(case: Case) -> None:
    case = whole_days(case)
    period = reduce_to_window(case.period, booking_window(case.offer.motif, case.now))
    if period and free_times(case.offer, days_of(case.offer, period, case.now), case.calendars, period, case.now):
        return
    occurrences = occurrences_of(case.offer, period, case.now) if period else []
    word = emptiness_of(case.offer, case.period, case.now, occurrences, case.calendars)
    # Delays are judged as if nobody was away or booked: the account gives what several take to the first of them.
    known = {Emptiness.TOO_SOON: {}, Emptiness.TOO_FAR: {}}.get(word, case.calendars)
    agendas = {agent: known.get(agent, AgentCalendar(agent)) for agent in case.calendars}
    taken = Counter[Cause]()
    for one in explain(case.offer, agendas, case.period, case.now).removals:
        taken[one.cause] += one.starts
    expected = {
        Emptiness.FULLY_BOOKED: {Cause.BOOKED},
        Emptiness.CLOSED_PERIOD: {Cause.PUBLIC_HOLIDAY, Cause.ABSENCE},
        Emptiness.TOO_SOON: {Cause.TOO_SOON, Cause.PAST},
        Emptiness.TOO_FAR: {Cause.TOO_FAR},
    }
    if word in expected:
        assert any(taken[cause] for cause in expected[word])
    else:
        assert not taken[Cause.BOOKED] or case.now > case.period.begin


# --- cause by cause ---------------------------------------------------------------------------------------------------


def test_nothing_is_removed_from_an_open_morning() -> None:
    found = told(offer(opening("2026-11-23", "09:00-12:00")))
    assert (found.candidates, found.minutes, found.removals, found.starts) == (6, 180, (), 6)


def test_a_public_holiday_takes_its_day() -> None:
    found = told(offer(opening("2026-01-05", recurrence=EVERY_DAY)), week=("2026-12-24", "2026-12-25"))
    assert found.candidates == 8
    assert only(found) == Removal(Cause.PUBLIC_HOLIDAY, 4, 120, on=date(2026, 12, 25))


def test_an_absence_is_named_with_its_agent_and_times() -> None:
    away = absence("2026-11-24", "10:00-18:00", end_day="2026-11-26")
    found = told(offer(opening("2026-01-05", recurrence=EVERY_DAY)), calendar(away))
    assert only(found) == Removal(
        Cause.ABSENCE, 8 + 2, 300, away.id, AGENT, begin=at("2026-11-24 10:00"), end=at("2026-11-26 18:00")
    )


def test_two_absences_share_nothing() -> None:
    """The first in the order of ids takes what both cover."""
    first, second = absence("2026-11-23", "08:00-10:00"), absence("2026-11-23", "09:30-12:00")
    found = told(offer(opening("2026-11-23", "09:00-12:00")), calendar(first, second))
    by_id = {one.object_id: one.minutes for one in found.removals}
    assert sum(by_id.values()) == 180
    assert by_id == ({first.id: 60, second.id: 120} if first.id < second.id else {second.id: 150, first.id: 30})


def test_a_full_day_counts_appointments_and_live_holds_of_each_agent() -> None:
    known = calendar(
        busy("2026-11-23 09:00", "2026-11-23 10:00"),
        busy("2026-11-23 10:00", "2026-11-23 10:30", hold_until=NOW + timedelta(minutes=5)),
        busy("2026-11-23 10:30", "2026-11-23 11:00", hold_until=NOW - timedelta(minutes=5)),
        busy("2026-11-23 15:00", "2026-11-23 16:00"),
    )
    found = told(offer(opening("2026-11-23"), opening("2026-11-23", agent=OTHER_AGENT)), known)
    assert found.removals[0] == Removal(Cause.BOOKED, 3, 90, AGENT, AGENT, appointments=1, holds=1)
    # At 10:30 both agents are free again, and users see one start.
    assert lines(found)[1:] == [(Cause.SAME_START, 1, 30)]
    assert found.starts == 4


def test_what_lies_under_an_absence_is_no_booking_in_the_way() -> None:
    known = calendar(absence("2026-11-23", "08:00-18:00"), busy("2026-11-23 09:00", "2026-11-23 10:00"))
    assert [one.cause for one in told(offer(opening("2026-11-23")), known).removals] == [Cause.ABSENCE]


def test_the_rest_of_a_morning_in_which_nothing_fits() -> None:
    """SLOT-11."""
    found = told(offer(opening("2026-11-23", "09:00-10:50"), minutes=45))
    assert (found.starts, lines(found)) == (2, [(Cause.TOO_SHORT, 0, 20)])


def test_the_past_and_the_delays_are_told_apart() -> None:
    """SLOT-10, SLOT-14: at 09:07 the opening goes on at 09:10; two hours' notice leaves 11:10 and 11:40."""
    of = offer(
        opening("2026-11-23", "09:00-12:10", EVERY_DAY),
        min_delay=timedelta(hours=2),
        max_delay=timedelta(days=1, hours=2),
    )
    of = replace(of, openings=(replace(of.openings[0], first_day=date(2026, 1, 5)),))
    found = told(of, week=("2026-11-23", "2026-11-24"), now=at("2026-11-23 09:07"))
    assert lines(found) == [
        (Cause.PAST, 0, 10),
        (Cause.TOO_SOON, 4, 120),
        # The next day ends at 11:07: its 11:30 is one too many, and takes the rest of the morning along.
        (Cause.TOO_FAR, 1, 40),
    ]
    past, too_soon, too_far = found.removals
    assert past.end == at("2026-11-23 09:07")
    assert (too_soon.object_id, too_soon.end) == (an_id("motif"), at("2026-11-23 11:07"))
    assert (too_far.object_id, too_far.begin) == (an_id("motif"), at("2026-11-24 11:07"))


def test_a_disabled_place_takes_what_is_left() -> None:
    closed = offer(opening("2026-11-23"), locations=(a_place(availability=LocationAvailability.DISABLED),))
    found = told(closed, calendar(busy("2026-11-23 09:00", "2026-11-23 09:30")), location_id=PLACE)
    assert lines(found) == [(Cause.BOOKED, 1, 30), (Cause.LOCATION_DISABLED, 3, 90)]
    assert found.removals[1].object_id == PLACE


def test_a_motif_that_users_may_not_see_says_so_even_when_nothing_is_left() -> None:
    found = told(offer(opening("2026-11-23")), shown=False)
    assert only(found) == Removal(Cause.MOTIF_NOT_ONLINE, 4, 120, an_id("motif"))
    assert lines(told(offer(), shown=False)) == [(Cause.MOTIF_NOT_ONLINE, 0, 0), (Cause.NO_OPENING, 0, 0)]


def test_without_referent_nothing_is_left() -> None:
    """SLOT-15."""
    of = offer(opening("2026-11-23"), opening("2026-11-23", agent=OTHER_AGENT), follow_up=True)
    assert only(told(of, referent_ids=frozenset())) == Removal(Cause.NO_REFERENT, 8, 240, an_id("motif"))
    found = told(of, referent_ids=frozenset({OTHER_AGENT}))
    assert only(found) == Removal(Cause.NOT_A_REFERENT, 4, 120, AGENT, AGENT)
    assert found.starts == 4


def test_why_nothing_is_open() -> None:
    elsewhere = offer(opening("2026-11-23", place=OTHER_PLACE))
    assert only(told(elsewhere, location_id=PLACE)) == Removal(Cause.NO_OPENING, object_id=PLACE)
    assert only(told(offer())) == Removal(Cause.NO_OPENING, object_id=an_id("motif"))
    later = offer(opening("2026-12-21"))
    assert only(told(later)) == Removal(Cause.NO_OPENING_IN_PERIOD, object_id=an_id("motif"))
    expired = opening("2026-11-16")
    assert only(told(offer(expired))) == Removal(Cause.OPENING_EXPIRED, object_id=expired.id, agent_id=AGENT)


def test_an_opening_shorter_than_the_motif_is_named() -> None:
    """PO-05."""
    short = opening("2026-11-23", "09:00-09:20")
    found = told(offer(short))
    assert found.candidates == 0
    assert found.removals == (
        Removal(Cause.TOO_SHORT, 0, 20),
        Removal(Cause.OPENING_TOO_SHORT, object_id=short.id, agent_id=AGENT),
    )


def test_an_agent_whose_agenda_was_not_read_is_never_explained() -> None:
    with pytest.raises(KeyError):
        explain(offer(opening("2026-11-23")), {}, days(*WEEK), NOW)


# --- in one word, for citizens ----------------------------------------------------------------------------------------


def word(
    of: Offer,
    *known: AgentCalendar,
    week: tuple[str, str] = WEEK,
    now: datetime = NOW,
    location_id: str | None = None,
    agent_ids: frozenset[str] | None = None,
) -> Emptiness:
    wanted = days(*week)
    period = reduce_to_window(wanted, booking_window(of.motif, now))
    open_days = days_of(of, period, now, location_id=location_id, agent_ids=agent_ids) if period else []
    occurrences = list(chain.from_iterable(open_days))
    agendas = calendars(*known)
    assert not period or not free_times(of, open_days, agendas, period, now)
    return emptiness_of(of, wanted, now, occurrences, agendas, location_id=location_id, agent_ids=agent_ids)


FULL = calendar(busy("2026-11-23 09:00", "2026-11-23 11:00"))
LONG_AWAY = calendar(absence("2026-11-01", "00:00-23:59", end_day="2026-12-20"))


@pytest.mark.parametrize(
    ("expected", "of", "known", "how"),
    [
        pytest.param(Emptiness.FULLY_BOOKED, offer(opening("2026-11-23")), (FULL,), {}, id="booked"),
        pytest.param(
            Emptiness.FULLY_BOOKED,
            offer(opening("2026-11-23"), opening("2026-11-24", agent=OTHER_AGENT)),
            (FULL, replace(LONG_AWAY, agent_id=OTHER_AGENT)),
            {},
            id="one booked, one away",
        ),
        pytest.param(Emptiness.CLOSED_PERIOD, offer(opening("2026-11-23")), (LONG_AWAY,), {}, id="away"),
        pytest.param(
            Emptiness.CLOSED_PERIOD, offer(opening("2026-12-25")), (), {"week": ("2026-12-25",) * 2}, id="holiday"
        ),
        pytest.param(Emptiness.NOTHING_YET, offer(opening("2026-12-07")), (), {}, id="opens later"),
        pytest.param(
            Emptiness.NOTHING_YET, offer(opening("2026-12-07", recurrence=weekly("2026-12-07"))), (), {}, id="endless"
        ),
        pytest.param(Emptiness.NOT_OFFERED, offer(opening("2026-11-02")), (), {}, id="over"),
        pytest.param(Emptiness.NOT_OFFERED, offer(), (), {}, id="never opened"),
        pytest.param(Emptiness.NOT_OFFERED, offer(opening("2026-11-23", "09:00-09:20")), (), {}, id="does not fit"),
        pytest.param(
            Emptiness.NOT_OFFERED,
            offer(opening("2026-11-23", place=OTHER_PLACE)),
            (),
            {"location_id": PLACE},
            id="elsewhere",
        ),
        pytest.param(
            Emptiness.TOO_SOON, offer(opening("2026-11-23"), min_delay=timedelta(days=14)), (), {}, id="short notice"
        ),
        pytest.param(
            Emptiness.TOO_SOON, offer(opening("2026-11-23")), (), {"now": at("2026-11-23 10:35")}, id="ends soon"
        ),
        pytest.param(
            Emptiness.TOO_FAR, offer(opening("2026-11-23"), max_delay=timedelta(days=2)), (), {}, id="far ahead"
        ),
        pytest.param(Emptiness.PAST, offer(opening("2026-11-23")), (), {"now": at("2026-11-30 08:00")}, id="past"),
        pytest.param(
            Emptiness.NOT_OFFERED, offer(opening("2026-11-23")), (), {"now": at("2026-11-24 08:00")}, id="running week"
        ),
        pytest.param(
            Emptiness.NO_REFERENT,
            offer(opening("2026-11-23"), follow_up=True),
            (),
            {"agent_ids": frozenset[str]()},
            id="no referent",
        ),
        pytest.param(
            Emptiness.NOT_OFFERED,
            offer(opening("2026-11-23"), follow_up=True),
            (),
            {"agent_ids": frozenset({OTHER_AGENT})},
            id="the referent opens nothing",
        ),
        pytest.param(
            Emptiness.FULLY_BOOKED,
            offer(opening("2026-11-23", place=None), location_type=LocationType.PHONE),
            (FULL,),
            {},
            id="off site",
        ),
    ],
)
def test_the_word_for_an_empty_period(
    expected: Emptiness, of: Offer, known: tuple[AgentCalendar, ...], how: dict[str, object]
) -> None:
    assert word(of, *known, **how) is expected  # type: ignore[arg-type]
