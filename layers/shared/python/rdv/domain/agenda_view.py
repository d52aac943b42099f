"""How an agenda shows an appointment: its title and its colours (spec 7.1)."""

from __future__ import annotations

from collections.abc import Mapping

from .appointments import Appointment, AuthorKind
from .directory import LocationType, Motif
from .people import User

_BLACK, _WHITE = "#000000", "#ffffff"
_SYMBOLS = {LocationType.HOME: " 🏠", LocationType.PHONE: " ☎️"}


def text_color(color: str) -> str:
    """Black on a light colour (`#RGB` or `#RRGGBB`), white on a dark one: AGD-06."""
    digits = color.removeprefix("#")
    wide = "".join(2 * one for one in digits) if len(digits) == 3 else digits
    red, green, blue = (int(wide[at : at + 2], 16) for at in (0, 2, 4))
    brightness = (299 * red + 587 * green + 114 * blue) / 1000
    return _BLACK if brightness >= 128 else _WHITE


def agenda_title(appointment: Appointment, motif: Motif | None, users: Mapping[str, User]) -> str:
    """AGD-03: who comes, or the group's name and its seats. What is no longer known is left out."""
    if appointment.collectif:
        return _group_title(appointment, motif)
    names = [users[one.user_id].display_name for one in appointment.participations if one.user_id in users]
    booked = "@ " if appointment.created_by.kind is AuthorKind.USER else ""
    symbol = _SYMBOLS.get(motif.location_type, "") if motif else ""
    return f"{booked}{', '.join(names)}{symbol}"


def _group_title(appointment: Appointment, motif: Motif | None) -> str:
    named = " : ".join(one for one in (motif.name if motif else "", appointment.title) if one)
    seats = "" if appointment.max_participants is None else f"/{appointment.max_participants}"
    return f"{named} ({appointment.users_count}{seats})"
