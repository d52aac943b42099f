"""Signing in with a password: limited, and the same for known and unknown addresses."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from rdv.domain.accounts import Account
from rdv.domain.errors import DomainError, Invalid, TooManyAttempts, Unauthenticated, WrongCredentials
from rdv.ports import AccountKey
from rdv.usecases.accounts import SignedIn, Visitor
from rdv.usecases.signing_in import change_password
from rdv.usecases.signing_up import request_reset

from .house import ANOTHER, EMAIL, KEYRING, NOW, PASSWORD, House


def change(house: House, signed_in: SignedIn, current: str = PASSWORD, password: str = ANOTHER) -> None:
    actor = house.actor(signed_in)
    change_password(house.records, house.clock, KEYRING, house.passwords, actor, current, password)


@pytest.mark.parametrize(
    ("email", "password"),
    [(EMAIL, ANOTHER), (EMAIL, ""), ("inconnue@courriel.example", PASSWORD), ("pas une adresse", PASSWORD)],
)
def test_what_is_wrong_is_not_told_and_a_password_is_always_judged(email: str, password: str) -> None:
    house = House()
    house.member()
    judged, reads, commits = house.passwords.judged, house.records.reads, house.records.commits
    with pytest.raises(WrongCredentials):
        house.sign_in(email, password)
    assert house.passwords.judged == judged + 1
    assert (house.records.reads - reads, house.records.commits - commits) == (2, 1)


@pytest.mark.parametrize("email", [EMAIL, "inconnue@courriel.example"])
def test_ten_wrong_tries_at_an_address_are_enough_for_a_quarter_of_an_hour(email: str) -> None:
    house = House()
    house.member()
    for number in range(10):
        # From everywhere: it is the address that is protected.
        house.visitor = Visitor.of(KEYRING, f"192.0.2.{number}")
        with pytest.raises(WrongCredentials):
            house.sign_in(email, ANOTHER)
    with pytest.raises(TooManyAttempts) as refusal:
        house.sign_in(email, PASSWORD)
    assert refusal.value.retry_after_seconds == 15 * 60
    house.clock.at = NOW + timedelta(minutes=15)
    if email == EMAIL:
        house.sign_in()


def test_many_tries_at_once_are_no_more_than_many_in_a_row() -> None:
    house = House()
    house.member()

    def attempt(number: int) -> str:
        try:
            house.sign_in(password=ANOTHER, visitor=Visitor.of(KEYRING, f"192.0.2.{number}"))
        except DomainError as refusal:
            return refusal.code
        return "signed in"

    with ThreadPoolExecutor(8) as pool:
        told = Counter(pool.map(attempt, range(40)))
    assert told == {"wrong_credentials": 10, "too_many_attempts": 30}


def test_right_tries_are_not_counted_against_an_address() -> None:
    house = House()
    house.member()
    for _ in range(30):
        house.sign_in()


def test_one_source_tries_fifty_times_a_quarter_of_an_hour() -> None:
    house = House()
    house.member()
    for number in range(50):
        with pytest.raises(WrongCredentials):
            house.sign_in(f"zoe{number}@courriel.example")
    with pytest.raises(TooManyAttempts):
        house.sign_in()
    house.sign_in(visitor=Visitor.of(KEYRING, "192.0.2.99"))


def test_each_sign_in_is_a_session_of_its_own_and_rotates_the_browsers() -> None:
    house = House()
    first = house.member()
    second = house.sign_in(visitor=Visitor(house.visitor.source_key, first.started.secret))
    with pytest.raises(Unauthenticated):
        house.actor(first)
    assert house.actor(second).person_id == first.member.user.id


def test_a_hash_of_weaker_days_is_renewed_at_sign_in() -> None:
    house = House()
    house.member()
    house.passwords.outdated = True
    signed_in = house.sign_in()
    key = AccountKey(signed_in.member.account.person_id)
    account = house.records.items[key]
    assert isinstance(account, Account)
    house.records.items[key] = replace(account, password_hash="weak")
    with pytest.raises(WrongCredentials):
        house.sign_in()
    assert account.password_hash == house.passwords.hash(PASSWORD)


def test_another_password_needs_the_current_one_and_ends_the_other_sessions() -> None:
    house = House()
    there = house.member()
    here = house.sign_in()
    with pytest.raises(Invalid) as refusal:
        change(house, here, current=ANOTHER)
    assert [(one.field, one.code) for one in refusal.value.errors] == [("current_password", "wrong_password")]
    change(house, here)
    assert house.actor(here).person_id == there.member.user.id
    with pytest.raises(Unauthenticated):
        house.actor(there)
    with pytest.raises(WrongCredentials):
        house.sign_in()
    house.sign_in(password=ANOTHER)


def test_another_password_is_as_good_as_a_first_one_and_ends_the_links_that_were_sent() -> None:
    house = House()
    here = house.member()
    request_reset(house.records, house.clock, KEYRING, house.visitor, EMAIL, "fr")
    with pytest.raises(Invalid) as refusal:
        change(house, here, password="Motdepasse123!")
    assert [(one.field, one.code) for one in refusal.value.errors] == [("password", "too_common")]
    change(house, here)
    with pytest.raises(Exception, match="account_link_expired"):
        house.choose(house.token())


def test_a_stolen_session_does_not_try_out_passwords() -> None:
    house = House()
    here = house.member()
    for _ in range(10):
        with pytest.raises(Invalid):
            change(house, here, current="guess")
    with pytest.raises(TooManyAttempts):
        change(house, here)
