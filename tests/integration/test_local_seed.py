"""The demonstration data hold what the contract promises, whatever the day they are made for."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from infra.seed.books import demonstration
from rdv.domain.directory import AccessLevel, LocationType, NotificationLevel
from rdv.domain.phones import normal_phone
from rdv.domain.recurrence import Every

DAYS = [date(2026, 11, 21), date(2027, 1, 1), date(2027, 2, 28), date(2028, 2, 29), date(2031, 8, 13)]
# Kept by the regulator for fiction.
FICTION = re.compile(r"(01 99 00|02 61 91|03 53 01|04 65 71|05 36 49) \d\d \d\d")


@pytest.mark.parametrize("today", DAYS)
def test_what_the_contract_promises_is_there(today: date) -> None:
    data = demonstration(today)
    assert len([one for one in data.organisations if one.departement == "62"]) == 3
    assert [one.time_zone for one in data.organisations if one.departement == "971"] == ["America/Guadeloupe"]
    bookable = [offer for offer in data.offers if offer.motif.bookable_online and offer.openings]
    assert {offer.motif.location_type for offer in bookable} == set(LocationType)
    assert any(offer.motif.collectif for offer in data.offers)
    assert any(offer.motif.follow_up for offer in data.offers)
    assert any(offer.motif.restriction and offer.motif.instructions for offer in bookable)
    keys = [(offer.organisation.departement, offer.motif.merge_key) for offer in bookable]
    assert len(keys) > len(set(keys))
    recurrences = [opening.recurrence for offer in bookable for opening in offer.openings if opening.recurrence]
    assert {rule.every for rule in recurrences} == {Every.WEEK, Every.MONTH}
    assert any(len({one.agent_id for one in offer.openings}) >= 3 for offer in bookable)
    assert len(data.absence_sheets) >= 3


@pytest.mark.parametrize("today", DAYS)
def test_every_weekday_of_the_next_three_months_has_an_opening(today: date) -> None:
    for offer in demonstration(today).offers:
        for opening in offer.openings:
            assert opening.recurrence is not None
            assert opening.recurrence.starts == opening.first_day
            assert opening.first_day <= today + timedelta(days=40)
            assert opening.recurrence.until is not None
            assert opening.recurrence.until >= today + timedelta(days=90)
    weekly = [
        opening.recurrence
        for offer in demonstration(today).offers
        for opening in offer.openings
        if opening.recurrence and opening.recurrence.every is Every.WEEK and opening.recurrence.interval == 1
    ]
    assert {day for rule in weekly for day in rule.on} == {1, 2, 3, 4, 5}


@pytest.mark.parametrize("today", DAYS)
def test_openings_and_absences_obey_the_rules_of_the_domain(today: date) -> None:
    data = demonstration(today)
    places = {place.id for offer in data.offers for place in offer.locations}
    for offer in data.offers:
        for opening in offer.openings:
            assert opening.start_time < opening.end_time
            assert opening.organisation_id == offer.organisation.id
            assert not offer.motif.collectif
            assert (opening.location_id in places) or offer.motif.location_type is not LocationType.PUBLIC_OFFICE
    for sheet in data.absence_sheets:
        for absence in sheet.absences:
            assert absence.recurrence is None or absence.first_day == absence.end_day
            assert (absence.first_day, absence.start_time) < (absence.end_day, absence.end_time)


def test_the_same_day_gives_the_same_data_and_ids_do_not_change_from_day_to_day() -> None:
    first, again, later = (demonstration(day) for day in (DAYS[0], DAYS[0], DAYS[1]))
    assert first == again
    assert first.organisations == later.organisations
    assert [offer.motif.id for offer in first.offers] == [offer.motif.id for offer in later.offers]
    assert [one.id for offer in first.offers for one in offer.openings] == [
        one.id for offer in later.offers for one in offer.openings
    ]
    ids = [one.id for one in {opening.id: opening for offer in first.offers for opening in offer.openings}.values()]
    assert len(ids) == len(set(ids))


def test_nobody_can_be_reached_by_mistake() -> None:
    data = demonstration(DAYS[0])
    numbers = [one.phone_number for one in data.organisations]
    numbers += [place.phone_number for offer in data.offers for place in offer.locations if place.phone_number]
    for number in numbers:
        assert FICTION.fullmatch(number), number
        assert normal_phone(number), number
    for organisation in data.organisations:
        assert organisation.email.endswith(".example")
        assert organisation.website.endswith(".example")


@pytest.mark.parametrize("today", DAYS)
def test_what_is_published_is_what_the_books_settle(today: date) -> None:
    data = demonstration(today)
    assert {offer.motif.id for offer in data.offers} == {motif.id for book in data.books for motif in book.motifs}
    for offer in data.offers:
        book = next(one for one in data.books if one.organisation == offer.organisation)
        assert set(offer.openings) == {one for one in book.openings if offer.motif.id in one.motif_ids}


def test_every_agent_has_a_service_of_the_territory_and_the_role_that_the_staff_says() -> None:
    data = demonstration(DAYS[0])
    roles = {(agent.id, role.organisation_id, role.level) for agent in data.agents for role in agent.roles}
    staff = {(one.agent_id, book.organisation.id, one.level) for book in data.books for one in book.staff.members}
    assert roles == staff
    used = {territory.departement: set(territory.service_ids) for territory in data.territories}
    services = {one.id for one in data.services}
    for agent in data.agents:
        assert agent.roles
        assert agent.service_ids
        assert set(agent.service_ids) <= services
        for role in agent.roles:
            assert set(agent.service_ids) <= used[role.departement]
    for book in data.books:
        for motif in book.motifs:
            assert motif.service_id in used[book.organisation.departement]
        for opening in book.openings:
            assert any(one.agent_id == opening.agent_id for one in book.staff.members)


def test_every_kind_of_agent_is_there() -> None:
    """2.4.1, AGT-02, ROLE-01, TER-03, AGM-04."""
    data = demonstration(DAYS[0])
    for book in data.books:
        assert any(one.level is AccessLevel.ADMIN for one in book.staff.members)
    by_id = {agent.id: agent for agent in data.agents}
    for territory in data.territories:
        assert any(by_id[one].rights_in(territory.departement).admin for one in territory.admin_ids)
    secretariats = {one.id for one in data.services if one.is_secretariat}
    assert any(set(agent.service_ids) & secretariats for agent in data.agents)
    assert any(len(agent.roles) == 2 for agent in data.agents)
    for agent in data.agents:
        assert agent.is_secretary is bool(set(agent.service_ids) & secretariats)
    contributors = [agent for agent in data.agents if agent.roles[0].level is AccessLevel.CONTRIBUTOR]
    assert contributors
    for agent in contributors:
        assert not agent.email
        assert agent.notification_level is NotificationLevel.NONE
    for agent in data.agents:
        assert agent in contributors or agent.email.endswith(".example")
