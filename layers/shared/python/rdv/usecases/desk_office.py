"""What every verb of the desk begins with: who acts, on which appointment, and whether they may (7.13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .. import ids
from ..domain.appointments import Appointment
from ..domain.errors import ChangedMeanwhile, NotFound
from ..domain.policy import Right, about_appointment
from ..domain.sessions import Presented
from ..ports import AppointmentKey, Books, Clock, Directory, Key, Records
from .agents_acting import Desk, at_desk


@dataclass(frozen=True, slots=True)
class Office:
    """The ports that the desk works with."""

    directory: Directory
    books: Books
    records: Records
    clock: Clock
    keyring: ids.Keyring


def arrive_at(office: Office, presented: Presented, also: Sequence[Key] = ()) -> Desk:
    """`at_desk` with the office's ports."""
    return at_desk(office.records, office.clock, office.keyring, presented, also)


def reached(
    office: Office, presented: Presented, appointment_id: str, right: Right, version: int | None = None
) -> tuple[Desk, Appointment]:
    """The agent and the appointment, once the agent may do that with it: one round trip.

    Raises Unauthenticated, WrongCsrfToken, NotFound, Forbidden, ChangedMeanwhile (another version than `version`).
    """
    key = AppointmentKey(appointment_id)
    desk = arrive_at(office, presented, [key])
    appointment = desk.found.get(key)
    if not isinstance(appointment, Appointment):
        raise NotFound
    about = about_appointment(appointment.organisation_id, appointment.service_id, appointment.agent_ids)
    desk.demand(right, about)
    if version is not None and version != appointment.version:
        raise ChangedMeanwhile
    return desk, appointment
