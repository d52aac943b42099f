"""What language somebody is written to in: the one in which they booked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rdv.domain.languages import Language
from rdv.domain.people import Channel, CodeRequest, User
from rdv.usecases.attending import Person
from rdv.usecases.contacting import request_code

from .world import EMAIL, MONDAY, World, an_offer, at
from .world import PHONE as MOBILE

NINE = at(MONDAY + timedelta(days=7), 9)


@pytest.fixture
def world() -> World:
    return World().publish(an_offer())


def users(world: World) -> dict[Language, User]:
    return {one.language: one for one in world.records.items.values() if isinstance(one, User)}


def test_a_booking_is_told_of_in_the_language_that_it_was_made_in(world: World) -> None:
    world.book_at(NINE, person=Person("Zoé", "Martin", EMAIL, MOBILE, language=Language.ENGLISH))
    assert set(users(world)) == {Language.ENGLISH}


def test_booking_in_another_language_leaves_earlier_appointments_as_they_are(world: World) -> None:
    french = world.book_at(NINE, person=Person("Zoé", "Martin", EMAIL)).sheet.users[0]
    other = Person("Ana", "Petit", EMAIL, language=Language.ENGLISH)
    world.book_at(at(MONDAY + timedelta(days=7), 10), person=other)
    assert users(world)[Language.FRENCH].id == french.id
    assert users(world)[Language.ENGLISH].first_name == "Ana"


def test_a_code_is_told_in_the_language_of_the_page(world: World) -> None:
    given = world.hold(NINE)
    token = given.hold_token
    for language in Language:
        request_code(world.records, world.clock, world.keyring, Channel.EMAIL, EMAIL, token, language)
    asked = [one.language for one in world.records.items.values() if isinstance(one, CodeRequest)]
    assert asked == list(Language)
