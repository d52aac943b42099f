"""An appointment together with what a page or a message about it shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from .appointments import (
    Appointment,
    Participation,
    Status,
    allows_moving,
    allows_withdrawing,
    cancel_deadline,
    family_of,
    move_deadline,
)
from .directory import Location, Motif, Offer
from .people import User
from .undoing import Change, undo_deadline


@dataclass(frozen=True, slots=True)
class AppointmentSheet:
    """An appointment as one of its people sees it at `now`; `offer` holds at most its one location, and no openings.

    `users` are those whom it shows: all of an individual appointment, the own family of a group. `change` is what
    the same proof did last. `home_address` is where a visit at home goes (RDV-11).
    """

    appointment: Appointment
    offer: Offer
    users: tuple[User, ...]
    user_id: str
    now: datetime
    change: Change | None = None
    home_address: str = ""

    @property
    def motif(self) -> Motif:
        """Its appointment type."""
        return self.offer.motif

    @property
    def location(self) -> Location | None:
        """Where it takes place; None off site."""
        return self.offer.location(self.appointment.location_id)

    @property
    def contact_phone_number(self) -> str:
        """Whom to call: the location's phone, else the organisation's, else empty (RDV-09)."""
        return contact_phone_number(self.offer, self.appointment.location_id)

    @property
    def status(self) -> Status:
        """The appointment's; of a group, the own participation's."""
        own = self._own_of_group()
        return own.status if own else self.appointment.status

    @property
    def cancelled_at(self) -> datetime | None:
        """Since when; of a group, the own participation."""
        own = self._own_of_group()
        return (own.cancelled_at if own else None) or self.appointment.cancelled_at

    @property
    def can_cancel_until(self) -> datetime | None:
        """None when it cannot be cancelled by the user at all (RDV-12, PAR-02)."""
        own = family_of(self.appointment, self.user_id)
        return cancel_deadline(self.appointment) if allows_withdrawing(self.appointment, self.motif, own) else None

    @property
    def can_move_until(self) -> datetime | None:
        """None when it cannot be moved by the user at all (RDV-13)."""
        return move_deadline(self.appointment) if allows_moving(self.appointment, self.motif) else None

    @property
    def can_undo_until(self) -> datetime | None:
        """None when this proof has nothing to undo."""
        return undo_deadline(self.change, self.appointment, self.now)

    @property
    def cancellable(self) -> bool:
        """Whether the user can cancel it now."""
        return self.can_cancel_until is not None and self.now < self.can_cancel_until

    @property
    def movable(self) -> bool:
        """Whether the user can move it now."""
        return self.can_move_until is not None and self.now < self.can_move_until

    def confirmed_at(self, user_id: str) -> datetime | None:
        """When that participant said "I come"; None while nobody has for them."""
        return next((one.confirmed_at for one in self.appointment.participations if one.user_id == user_id), None)

    def _own_of_group(self) -> Participation | None:
        """The family's live participation, else any of theirs; None for an individual appointment."""
        if not self.appointment.collectif:
            return None
        own = family_of(self.appointment, self.user_id)
        return min(own, key=lambda one: one.status.is_cancelled, default=None)


def contact_phone_number(offer: Offer, location_id: str | None) -> str:
    """The contact phone of an appointment: RDV-09."""
    place = offer.location(location_id)
    return (place.phone_number if place else "") or offer.organisation.phone_number
