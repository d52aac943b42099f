"""An appointment's own arithmetic across a change of the clock."""

from __future__ import annotations

from datetime import UTC, timedelta

import pytest

from rdv.domain.appointments import Appointment, Author, AuthorKind, move_deadline

from ..scheduling import AGENT, OTHER_AGENT, PLACE, an_id, at


@pytest.mark.parametrize("monday", ["2027-03-29 09:00", "2026-10-26 09:00", "2026-11-23 09:00"])
def test_a_moved_appointment_counts_elapsed_hours_before_its_start(monday: str) -> None:
    """The reminder leaves 48 hours before and moving ends 2 days before, though the clock changed on the Sunday."""
    start, booked = at("2026-10-20 09:00").astimezone(UTC), at("2026-10-01 09:00").astimezone(UTC)
    appointment = Appointment(
        id=an_id("appointment"),
        organisation_id=an_id("organisation"),
        service_id=an_id("service"),
        motif_id=an_id("motif"),
        location_id=PLACE,
        agent_ids=(AGENT,),
        starts_at=start,
        ends_at=start + timedelta(minutes=30),
        time_zone="Europe/Paris",
        participations=(),
        created_by=Author(AuthorKind.USER),
        created_at=booked,
    )
    moved = appointment.moved(at(monday), PLACE, OTHER_AGENT, booked)
    assert moved.starts_at == at(monday)
    assert moved.duration_minutes == 30
    assert moved.reminder_at is not None
    assert at(monday).timestamp() - moved.reminder_at.timestamp() == 48 * 3600
    assert at(monday).timestamp() - move_deadline(moved).timestamp() == 48 * 3600
