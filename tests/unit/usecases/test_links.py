"""One link for all messages, as long as it can be of use; a new one on demand only (PAR-01 as rebuilt)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rdv.domain.appointments import Appointment, EventKind
from rdv.domain.errors import LinkExpired, NotFound
from rdv.domain.people import Token, TokenPurpose, User
from rdv.ids import digest
from rdv.ports import TokenKey
from rdv.store.items import item_of
from rdv.store.models import PeopleItem
from rdv.usecases.cancelling import cancel
from rdv.usecases.desk_booking import Attendee
from rdv.usecases.link_renewing import renew_links
from rdv.usecases.linking import open_link
from rdv.usecases.moving import move

from .. import messaging
from .world import MONDAY, MOTIF, World, an_offer, at

NINE = at(MONDAY + timedelta(days=7), 9)
LINK = re.compile(r"/r/([0-9A-Za-z]{16})\b")


@pytest.fixture
def world() -> World:
    return World().publish(an_offer())


def link_of(world: World, appointment: Appointment, user_id: str = "") -> str:
    """The link that messages about the appointment carry now."""
    now = world.stored(appointment)
    return world.keyring.link_token(now.id, user_id or now.participations[0].user_id, now.link_generation)


def opens(world: World, link: str) -> bool:
    try:
        return bool(open_link(world.directory, world.records, world.clock, link, "del").access_token)
    except (NotFound, LinkExpired):
        return False


def test_the_first_messages_link_opens_after_every_later_message(world: World) -> None:
    booked = world.book_at(NINE)
    first = link_of(world, booked.sheet.appointment)
    moved = move(
        world.directory, world.records, world.clock, booked.sheet.appointment.id, booked.access_token,
        at(MONDAY + timedelta(days=8), 10), None,
    )  # fmt: skip
    assert (link_of(world, moved.appointment), opens(world, first)) == (first, True)
    cancelled = cancel(world.directory, world.records, world.clock, moved.appointment.id, booked.access_token)
    assert (link_of(world, cancelled.appointment), opens(world, first)) == (first, True)


def test_every_message_about_an_appointment_carries_the_same_link() -> None:
    world = messaging.World()
    booked = world.book()
    moved = booked.moved(booked.starts_at + timedelta(days=1), "other", "agent", world.clock.now())
    world.store(moved, messaging.an_event(EventKind.UPDATED, moved, world.clock.now(), before=booked))
    reminded = replace(moved, version=moved.version + 1)
    world.store(reminded, messaging.an_event(EventKind.REMINDER, reminded, world.clock.now()))
    world.relay_all()
    for job in world.queue.jobs:
        world.deliver(job)
    texts = [text if isinstance(text, str) else text.as_string() for text in world.sms.texts]
    assert len(texts) == 3
    assert len({found for text in texts for found in LINK.findall(text)}) == 1


def test_only_the_hash_of_a_link_is_stored(world: World) -> None:
    link = link_of(world, world.book_at(NINE).sheet.appointment)
    assert TokenKey(digest(link)) in world.records.items
    assert link not in repr(world.records.items)


@pytest.mark.parametrize("weeks", [1, 11, 40])
def test_a_link_is_kept_longer_than_its_appointment_and_twelve_weeks_at_least(world: World, weeks: int) -> None:
    far = replace(MOTIF, id="far-motif", max_delay=timedelta(days=366))
    world.publish(an_offer(far))
    booked_at, start = world.clock.now(), at(MONDAY + timedelta(weeks=weeks), 9)
    link = link_of(world, world.book_at(start, motif=far).sheet.appointment)
    key = TokenKey(digest(link))
    stored = world.records.items[key]
    assert isinstance(stored, Token)
    assert stored.purpose is TokenPurpose.LINK
    assert stored.expires_at >= max(booked_at + timedelta(weeks=12), start + timedelta(days=1))
    # It may be moved on for as far again before the store may forget its link.
    item = item_of(key, stored)
    assert isinstance(item, PeopleItem)
    assert datetime.fromtimestamp(item.expires_at or 0, UTC) > start + timedelta(days=366)
    world.clock.instant = start - timedelta(minutes=1)
    assert opens(world, link)


def test_a_new_link_on_demand_closes_the_old_ones(world: World) -> None:
    appointment = world.book_at(NINE).sheet.appointment
    links = [link_of(world, appointment)]
    for _ in range(2):
        renew_links(world.records, world.clock, world.keyring, appointment.id)
        links.append(link_of(world, appointment))
    assert len(set(links)) == 3
    assert [opens(world, link) for link in links] == [False, False, True]


def test_everybody_of_an_appointment_gets_a_new_link(world: World) -> None:
    parent, child = User("parent", "Zoé", "de La Fontaine"), User("child", "Ana", "Delmas", responsible_id="parent")
    world.people(parent, child)
    appointment = world.desk(NINE, attendees=(Attendee("child"),))
    old = [link_of(world, appointment, one) for one in ("parent", "child")]
    renew_links(world.records, world.clock, world.keyring, appointment.id)
    assert [opens(world, link) for link in old] == [False, False]
    assert [opens(world, link_of(world, appointment, one)) for one in ("parent", "child")] == [True, True]
    with pytest.raises(NotFound):
        renew_links(world.records, world.clock, world.keyring, "unknown")
