"""Titles and colours in an agenda: AGD-03, AGD-06."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rdv.domain.agenda_view import agenda_title, text_color
from rdv.domain.appointments import Author, AuthorKind, Participation
from rdv.domain.directory import LocationType, Motif
from rdv.domain.people import User

from .test_warnings import ANA, NINE, ZOE

MOTIF = Motif("motif", "org", "service", "Atelier")
USERS = {ZOE.id: ZOE, ANA.id: ANA}


@pytest.mark.parametrize(
    ("color", "text"),
    [
        ("#ffffff", "#000000"),
        ("#000000", "#ffffff"),
        ("#808080", "#000000"),
        ("#7f7f7f", "#ffffff"),
        ("#99CC99", "#000000"),
        ("#123", "#ffffff"),
        ("#fe0", "#000000"),
        ("#0000ff", "#ffffff"),
    ],
)
def test_text_is_black_on_light_colours_and_white_on_dark_ones(color: str, text: str) -> None:
    assert text_color(color) == text


@pytest.mark.parametrize(
    ("author", "kind", "title"),
    [
        (AuthorKind.AGENT, LocationType.PUBLIC_OFFICE, "Zoé LEFÈVRE, Ana PETIT"),
        (AuthorKind.USER, LocationType.PUBLIC_OFFICE, "@ Zoé LEFÈVRE, Ana PETIT"),
        (AuthorKind.AGENT, LocationType.HOME, "Zoé LEFÈVRE, Ana PETIT 🏠"),
        (AuthorKind.USER, LocationType.PHONE, "@ Zoé LEFÈVRE, Ana PETIT ☎️"),
    ],
)
def test_an_individual_appointment_is_named_after_who_comes(author: AuthorKind, kind: LocationType, title: str) -> None:
    both = (Participation(ZOE.id), Participation(ANA.id))
    one = replace(NINE, participations=both, created_by=Author(author, "x"))
    assert agenda_title(one, replace(MOTIF, location_type=kind), USERS) == title


@pytest.mark.parametrize(
    ("title", "most", "shown"),
    [("Éveil", 8, "Atelier : Éveil (1/8)"), ("Éveil", None, "Atelier : Éveil (1)"), ("", 8, "Atelier (1/8)")],
)
def test_a_group_is_named_after_its_motif_and_its_seats(title: str, most: int | None, shown: str) -> None:
    one = replace(NINE, collectif=True, title=title, max_participants=most)
    assert agenda_title(one, MOTIF, USERS) == shown


def test_who_is_no_longer_known_is_left_out() -> None:
    assert agenda_title(NINE, None, {}) == ""
    assert agenda_title(NINE, None, {ZOE.id: User(ZOE.id, "Usager", "supprimé")}) == "Usager SUPPRIMÉ"
