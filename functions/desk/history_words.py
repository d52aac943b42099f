"""What an event of an appointment's history changed, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from rdv.domain.appointments import Event, EventKind
from rdv.http.sentences import spelled_moment
from rdv.http.texts import Wording
from rdv.usecases.desk_page import DeskPage

_CHANGED = {
    "duration_minutes": Wording("Durée modifiée", "Duration changed"),
    "agents": Wording("Agents modifiés", "Agents changed"),
    "location": Wording("Lieu modifié", "Place changed"),
    "users": Wording("Usagers modifiés", "People changed"),
    "notifications": Wording("Notifications modifiées", "Notifications changed"),
    "context": Wording("Contexte modifié", "Context changed"),
    "title": Wording("Titre modifié", "Title changed"),
    "max_participants": Wording("Nombre de places modifié", "Number of seats changed"),
    "arrived": Wording("L’usager est arrivé", "The user has arrived"),
    "left": Wording("L’usager n’est pas arrivé", "The user has not arrived"),
}
_MOVED = Wording("Déplacé du {before} au {after}", "Moved from {before} to {after}")
_FORCED = Wording("Malgré un dépassement, en connaissance de cause", "Over a limit, on purpose")
_ACCEPTED = {
    "elsewhere": Wording("Avertissement accepté : autre lieu", "Warning accepted: another place"),
    "absence": Wording("Avertissement accepté : indisponibilité", "Warning accepted: absence"),
    "ends_shortly_before": Wording(
        "Avertissement accepté : rendez-vous proche", "Warning accepted: one ends shortly before"
    ),
    "overlap": Wording("Avertissement accepté : chevauchement", "Warning accepted: overlap"),
    "same_user_same_day": Wording(
        "Avertissement accepté : même motif le même jour", "Warning accepted: same reason, same day"
    ),
    "past": Wording("Avertissement accepté : date passée", "Warning accepted: in the past"),
    "title_too_long": Wording("Avertissement accepté : titre long", "Warning accepted: long title"),
    "overbooked": Wording(
        "Avertissement accepté : plus de participants que de places", "Warning accepted: more people than seats"
    ),
}
_ABOUT = {
    EventKind.REGISTERED: Wording("Inscrit : {names}", "Registered: {names}"),
    EventKind.UNREGISTERED: Wording("Retiré : {names}", "Taken out: {names}"),
    EventKind.CONFIRMED: Wording("A confirmé sa venue : {names}", "Said that they come: {names}"),
}


def changes_of(page: DeskPage, event: Event, language: str) -> list[str]:
    """What the event changed, each in a sentence in `fr` or `en`."""
    return list(_changes(page, event, language))


def _changes(page: DeskPage, event: Event, language: str) -> Iterator[str]:
    zone = ZoneInfo(page.appointment.time_zone)
    before = event.previous_starts_at
    if before is not None and before != event.starts_at:
        yield _MOVED.in_language(language).format(
            before=_moment(before, zone, language), after=_moment(event.starts_at, zone, language)
        )
    if before is not None and not event.changed and event.previous_location_id != event.location_id:
        yield _CHANGED["location"].in_language(language)
    for one in event.changed:
        if one in _CHANGED:
            yield _CHANGED[one].in_language(language)
    if event.kind in _ABOUT:
        users = (page.shelf.users.get(one) for one in (*event.user_ids, *event.quiet_user_ids))
        names = ", ".join(one.display_name for one in users if one)
        if names:
            yield _ABOUT[event.kind].in_language(language).format(names=names)
    yield from (_ACCEPTED[one].in_language(language) for one in event.accepted if one in _ACCEPTED)
    if event.forced and not event.accepted:
        yield _FORCED.in_language(language)


def _moment(instant: datetime, zone: ZoneInfo, language: str) -> str:
    return spelled_moment(instant.astimezone(zone), language)
