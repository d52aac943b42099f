"""The last change of a citizen, and until when it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from .appointments import Appointment, EventKind, Placement, Status

UNDO_LIMIT = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Change:
    """What a proof's owner did last: CANCELLED, UNREGISTERED (of a group) or UPDATED, a move.

    `excused` are the participants whom it cancelled. `undone`: it was taken back; asking again changes nothing.
    """

    kind: EventKind
    at: datetime
    before: Placement
    after: Placement
    excused: tuple[str, ...] = ()
    undone: bool = False

    @property
    def until(self) -> datetime:
        """The instant from which it stands for good."""
        return self.at + UNDO_LIMIT

    def stands(self, appointment: Appointment) -> bool:
        """Whether the appointment is still as the change left it: what somebody changed since is not undone."""
        if appointment.placement != self.after:
            return False
        if self.kind is EventKind.CANCELLED:
            return appointment.status is Status.EXCUSED and appointment.cancelled_at == self.at
        left = {one.user_id for one in appointment.participations if one.status is Status.EXCUSED}
        return not appointment.status.is_cancelled and left.issuperset(self.excused)


def undo_deadline(change: Change | None, appointment: Appointment, now: datetime) -> datetime | None:
    """Until when the change can be undone; None when there is nothing, or no longer anything, to undo."""
    if change is None or change.undone or now >= change.until or not change.stands(appointment):
        return None
    return change.until
