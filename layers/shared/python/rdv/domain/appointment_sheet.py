"""An appointment together with what a page or a message about it shows."""

from __future__ import annotations

from dataclasses import dataclass

from .appointments import Appointment
from .directory import Location, Motif, Offer
from .people import User


@dataclass(frozen=True, slots=True)
class AppointmentSheet:
    """An appointment with what a page about it shows; `offer` holds at most its one location, and no openings."""

    appointment: Appointment
    offer: Offer
    users: tuple[User, ...]
    cancellable: bool
    movable: bool

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


def contact_phone_number(offer: Offer, location_id: str | None) -> str:
    """The contact phone of an appointment: RDV-09."""
    place = offer.location(location_id)
    return (place.phone_number if place else "") or offer.organisation.phone_number
