"""Statuses: what agents are offered, and how an appointment's and its participations' follow each other (2.12)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rdv.domain.appointments import (
    Appointment,
    Author,
    AuthorKind,
    Participation,
    Status,
    allows_withdrawing,
    cancellable_by_user,
)
from rdv.domain.errors import Invalid, NotFound
from rdv.domain.statuses import (
    Displayed,
    derived_status,
    displayed_status,
    offered_statuses,
    with_participation_status,
    with_status,
)

from ..scheduling import AGENT, PLACE, an_id, at, offer

NOW = at("2026-11-24 10:00").astimezone(UTC)
U, SEEN, EXCUSED, REVOKED, NOSHOW = (
    Status.UNKNOWN, Status.SEEN, Status.EXCUSED, Status.REVOKED, Status.NOSHOW,
)  # fmt: skip


def appointment(
    start: str | datetime = "2026-11-26 09:00",
    *participations: Status,
    status: Status = U,
    collectif: bool = False,
    cancelled_at: datetime | None = None,
) -> Appointment:
    starts_at = (at(start) if isinstance(start, str) else start).astimezone(UTC)
    return Appointment(
        id=an_id("appointment"),
        organisation_id=an_id("organisation"),
        service_id=an_id("service"),
        motif_id=an_id("motif"),
        location_id=PLACE,
        agent_ids=(AGENT,),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=30),
        time_zone="Europe/Paris",
        participations=tuple(Participation(f"user {number}", one) for number, one in enumerate(participations)),
        created_by=Author(AuthorKind.AGENT, AGENT),
        created_at=NOW - timedelta(days=30),
        status=status,
        collectif=collectif,
        cancelled_at=cancelled_at,
    )


def statuses(of: Appointment) -> list[Status]:
    return [one.status for one in of.participations]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-11-24 09:00", Displayed.UNKNOWN_TODAY),
        ("2026-11-24 23:59", Displayed.UNKNOWN_TODAY),
        ("2026-11-23 23:59", Displayed.UNKNOWN_PAST),
        ("2026-11-25 00:00", Displayed.UNKNOWN_FUTURE),
    ],
)
def test_av_58_an_unknown_status_is_shown_by_its_day(start: str, expected: Displayed) -> None:
    assert displayed_status(appointment(start), NOW) is expected


@pytest.mark.parametrize("status", [SEEN, EXCUSED, REVOKED, NOSHOW])
def test_any_other_status_is_shown_as_it_is(status: Status) -> None:
    assert displayed_status(appointment(status=status), NOW) == status


TOMORROW, LATER_TODAY, EARLIER_TODAY, YESTERDAY = (
    "2026-11-25 09:00", "2026-11-24 11:00", "2026-11-24 10:00", "2026-11-23 09:00",
)  # fmt: skip


@pytest.mark.parametrize(
    ("collectif", "status", "start", "expected"),
    [
        (False, U, TOMORROW, {EXCUSED, REVOKED}),
        (False, U, LATER_TODAY, {SEEN, EXCUSED, REVOKED}),
        (False, U, EARLIER_TODAY, {SEEN, NOSHOW, EXCUSED, REVOKED}),
        (False, U, YESTERDAY, {SEEN, NOSHOW, EXCUSED, REVOKED}),
        *((False, status, YESTERDAY, {U}) for status in (SEEN, NOSHOW, EXCUSED, REVOKED)),
        (True, U, TOMORROW, {REVOKED}),
        (True, U, LATER_TODAY, {SEEN, REVOKED}),
        (True, U, YESTERDAY, {SEEN, REVOKED}),
        *((True, status, YESTERDAY, {U}) for status in (SEEN, REVOKED)),
    ],
)
def test_the_menu_offers_what_the_transition_table_says(
    collectif: bool, status: Status, start: str, expected: set[Status]
) -> None:
    assert set(offered_statuses(appointment(start, status=status, collectif=collectif), NOW)) == expected


@pytest.mark.parametrize(
    ("to", "before", "after"),
    [
        (U, [SEEN, EXCUSED, REVOKED, NOSHOW, U], [U] * 5),
        (EXCUSED, [SEEN, EXCUSED, REVOKED, NOSHOW, U], [EXCUSED, EXCUSED, REVOKED, EXCUSED, EXCUSED]),
        (REVOKED, [SEEN, EXCUSED, REVOKED, NOSHOW, U], [REVOKED, EXCUSED, REVOKED, REVOKED, REVOKED]),
        (SEEN, [SEEN, EXCUSED, REVOKED, NOSHOW, U], [SEEN, EXCUSED, REVOKED, NOSHOW, SEEN]),
        (NOSHOW, [SEEN, EXCUSED, REVOKED, NOSHOW, U], [SEEN, EXCUSED, REVOKED, NOSHOW, NOSHOW]),
    ],
)
def test_rdv_16_participations_follow_the_appointment(to: Status, before: list[Status], after: list[Status]) -> None:
    changed = with_status(appointment("2026-11-26 09:00", *before), to, NOW)
    assert (changed.status, statuses(changed), changed.version) == (to, after, 2)


@pytest.mark.parametrize(("to", "expected"), [(U, None), (SEEN, None), (EXCUSED, NOW), (REVOKED, NOW), (NOSHOW, NOW)])
def test_rdv_07_an_appointment_says_since_when_it_is_off(to: Status, expected: datetime | None) -> None:
    before = appointment(status=U if to is not U else EXCUSED, cancelled_at=NOW - timedelta(days=1))
    assert with_status(before, to, NOW).cancelled_at == expected


def test_what_comes_back_owes_its_reminder_again() -> None:
    """REM-02: 48 hours before, unless that is over."""
    start = NOW + timedelta(days=4)
    cancelled = with_status(appointment(start, U), REVOKED, NOW)
    assert cancelled.reminder_at is None
    assert with_status(cancelled, U, NOW).reminder_at == start - timedelta(hours=48)
    assert with_status(cancelled, U, start - timedelta(hours=48)).reminder_at is None


def test_av_05_a_group_of_seen_and_unknown_is_seen() -> None:
    group = appointment("2026-11-24 09:00", SEEN, U, collectif=True)
    assert derived_status(group, group.participations, NOW) is SEEN


def test_av_06_a_group_that_began_with_nobody_unknown_and_nobody_seen_is_revoked() -> None:
    group = appointment("2026-11-24 09:00", EXCUSED, NOSHOW, collectif=True)
    assert derived_status(group, group.participations, NOW) is REVOKED
    exactly_now = appointment(NOW, EXCUSED, collectif=True)
    assert derived_status(exactly_now, exactly_now.participations, NOW) is REVOKED


def test_av_07_a_group_to_come_with_nobody_unknown_stays_as_it_is() -> None:
    group = appointment("2026-11-26 09:00", EXCUSED, EXCUSED, collectif=True)
    assert derived_status(group, group.participations, NOW) is U


@pytest.mark.parametrize("status", [EXCUSED, REVOKED, NOSHOW])
def test_av_08_an_individual_appointment_follows_when_all_say_the_same(status: Status) -> None:
    one = appointment("2026-11-26 09:00", status, status)
    assert derived_status(one, one.participations, NOW) is status


@pytest.mark.parametrize("mixed", [(EXCUSED, U), (EXCUSED, REVOKED), (NOSHOW, EXCUSED)])
def test_av_09_an_individual_appointment_of_several_minds_is_unknown(mixed: tuple[Status, ...]) -> None:
    one = appointment("2026-11-26 09:00", *mixed)
    assert derived_status(one, one.participations, NOW) is U


@pytest.mark.parametrize("status", [EXCUSED, NOSHOW])
def test_av_10_a_group_is_neither_excused_nor_a_no_show(status: Status) -> None:
    with pytest.raises(Invalid) as refused:
        with_status(appointment(collectif=True), status, NOW)
    assert [(one.field, one.code) for one in refused.value.errors] == [("status", "not_offered")]


def test_av_11_the_excused_are_not_counted() -> None:
    assert appointment("2026-11-26 09:00", U, SEEN, NOSHOW, EXCUSED, REVOKED).users_count == 3


def test_rdv_17_one_participation_changes_and_the_appointment_follows() -> None:
    both = appointment("2026-11-26 09:00", U, U)
    first = with_participation_status(both, "user 0", EXCUSED, NOW)
    assert (first.status, statuses(first), first.cancelled_at) == (U, [EXCUSED, U], None)
    second = with_participation_status(first, "user 1", EXCUSED, NOW)
    assert (second.status, second.cancelled_at, second.version) == (EXCUSED, NOW, 3)
    back = with_participation_status(second, "user 0", U, NOW)
    assert (back.status, statuses(back), back.cancelled_at) == (U, [U, EXCUSED], None)
    with pytest.raises(NotFound):
        with_participation_status(both, "a stranger", SEEN, NOW)


def test_av_02_users_do_not_cancel_what_the_motif_freezes_nor_a_group_nor_what_is_cancelled() -> None:
    start = NOW + timedelta(hours=5)
    frozen, group = offer(cancellable_by_user=False).motif, offer(collectif=True).motif
    motif = offer().motif
    assert cancellable_by_user(appointment(start, U), motif, NOW)
    assert not cancellable_by_user(appointment(start, U), frozen, NOW)
    assert not cancellable_by_user(appointment(start, U, collectif=True), group, NOW)
    assert not cancellable_by_user(appointment(start, EXCUSED, status=EXCUSED), motif, NOW)


def test_par_02_what_is_cancelled_of_a_group_is_the_own_participation() -> None:
    group = offer(collectif=True).motif
    registered = appointment(NOW + timedelta(hours=5), U, EXCUSED, collectif=True)
    own, gone = ((one,) for one in registered.participations)
    assert allows_withdrawing(registered, group, own)
    assert not allows_withdrawing(registered, group, gone)
    assert not allows_withdrawing(registered, group, ())
    assert not allows_withdrawing(replace(registered, status=REVOKED), group, own)
    assert not allows_withdrawing(registered, replace(group, cancellable_by_user=False), own)
