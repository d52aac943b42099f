"""FranceConnect: one visit, one return, in the same browser; the identity is taken over once (AUT-02, AUT-03)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rdv.domain.accounts import FROZEN_FIELDS, Identity, ProvenIdentity
from rdv.domain.errors import ProviderFailed, TooManyAttempts, Unauthenticated, Unavailable
from rdv.usecases.accounts import Visitor
from rdv.usecases.identifying import leave_for_provider, return_from_provider

from .house import EMAIL, KEYRING, House, Provider

ZOE = Identity("subject-1", EMAIL, "Zoé Marie", "Dupont", "Martin", date(1990, 2, 28))


def proven(identity: Identity = ZOE) -> ProvenIdentity:
    return ProvenIdentity(identity, "an.id.token")


def returning(house: House, provider: Provider, browser_secret: str, state: str) -> None:
    return_from_provider(house.records, house.clock, KEYRING, provider, house.visitor, browser_secret, state, "code")


def test_somebody_new_gets_an_account_with_the_identity_that_was_proven() -> None:
    house = House()
    signed_in = house.identify(Provider(proven()))
    user, account = signed_in.member.user, signed_in.member.account
    assert (user.first_name, user.birth_name, user.last_name) == ("Zoé Marie", "Dupont", "Martin")
    assert (user.birth_date, user.email, account.email) == (date(1990, 2, 28), EMAIL, EMAIL)
    assert account.frozen_fields == FROZEN_FIELDS
    assert signed_in.return_to == "/mes-rendez-vous"
    session = house.actor(signed_in).session
    assert (session.way, session.id_token) == ("franceconnect", "an.id.token")
    assert "subject-1" not in repr(house.records.items)


def test_the_same_subject_is_the_same_person_and_nothing_is_taken_over_again() -> None:
    house = House()
    first = house.identify(Provider(proven()))
    moved = replace(ZOE, email="autre@courriel.example", first_name="Autre", birth_date=None)
    again = house.identify(Provider(proven(moved)))
    assert again.member.user == first.member.user
    assert house.actor(again).person_id == house.actor(first).person_id


def test_a_known_address_is_the_same_person_whose_names_are_settled_once() -> None:
    house = House()
    before = house.member()
    assert before.member.account.frozen_fields == ()
    after = house.identify(Provider(proven(replace(ZOE, birth_name="", birth_date=None))))
    assert after.member.user.id == before.member.user.id
    # What the provider does not say is not erased.
    user = after.member.user
    assert (user.first_name, user.birth_name, user.birth_date) == ("Zoé Marie", "", None)
    assert after.member.account.frozen_fields == FROZEN_FIELDS
    assert house.sign_in().member.user.id == user.id


def test_somebody_without_an_address_gets_an_account_all_the_same() -> None:
    house = House()
    nameless = replace(ZOE, email="")
    first = house.identify(Provider(proven(nameless)))
    assert house.identify(Provider(proven(nameless))).member.user.id == first.member.user.id


def test_another_subject_with_the_address_of_an_identified_person_is_not_let_in() -> None:
    house = House()
    house.identify(Provider(proven()))
    with pytest.raises(ProviderFailed):
        house.identify(Provider(proven(replace(ZOE, subject="subject-2"))))


def test_signing_in_rotates_the_session_that_the_browser_had() -> None:
    house = House()
    before = house.member()
    here = Visitor(house.visitor.source_key, before.started.secret)
    after = house.identify(Provider(proven()), here)
    with pytest.raises(Unauthenticated):
        house.actor(before)
    assert house.actor(after).person_id == before.member.user.id


def test_a_visit_has_secrets_of_its_own_that_are_long_enough() -> None:
    house, provider = House(), Provider(proven())
    house.identify(provider)
    house.identify(provider)
    (_, nonce, verifier), returned, (_, other_nonce, other_verifier), _ = provider.asked
    assert returned == ("code", nonce, verifier)
    assert nonce != other_nonce
    assert verifier != other_verifier
    assert 43 <= len(verifier) <= 128
    assert len(provider.state.removeprefix("fc_v2_state_")) == 32


def test_a_state_is_good_for_one_return() -> None:
    house, provider = House(), Provider(proven())
    departure = leave_for_provider(house.records, house.clock, provider, house.visitor, "/")
    returning(house, provider, departure.browser_secret, provider.state)
    with pytest.raises(ProviderFailed):
        returning(house, provider, departure.browser_secret, provider.state)


def test_a_state_of_another_browser_or_of_nobody_is_refused() -> None:
    house, provider = House(), Provider(proven())
    mine = leave_for_provider(house.records, house.clock, provider, house.visitor, "/")
    my_state = provider.state
    theirs = leave_for_provider(house.records, house.clock, provider, house.visitor, "/")
    for browser_secret, state in ((theirs.browser_secret, my_state), ("", my_state), (mine.browser_secret, "x")):
        with pytest.raises(ProviderFailed):
            returning(house, provider, browser_secret, state)
    assert [one[0] for one in provider.asked] == ["left", "left"]


def test_whoever_comes_back_without_a_code_is_asked_nothing_more() -> None:
    house, provider = House(), Provider(proven())
    departure = leave_for_provider(house.records, house.clock, provider, house.visitor, "/")
    for _ in range(2):
        with pytest.raises(ProviderFailed):
            return_from_provider(
                house.records,
                house.clock,
                KEYRING,
                provider,
                house.visitor,
                departure.browser_secret,
                provider.state,
                "",
            )
    assert [one[0] for one in provider.asked] == ["left"]


def test_a_visit_ends_after_a_quarter_of_an_hour() -> None:
    house, provider = House(), Provider(proven())
    departure = leave_for_provider(house.records, house.clock, provider, house.visitor, "/")
    house.clock.at += timedelta(minutes=15)
    with pytest.raises(ProviderFailed):
        returning(house, provider, departure.browser_secret, provider.state)


@pytest.mark.parametrize("failure", [ProviderFailed, Unavailable])
def test_nobody_is_signed_in_by_an_answer_that_cannot_be_believed(failure: type[Exception]) -> None:
    house = House()
    before = dict(house.records.items)
    with pytest.raises(failure):
        house.identify(Provider(failure()))
    assert {type(key).__name__ for key in house.records.items.keys() - before.keys()} == {"QuotaKey"}


def test_a_visit_comes_back_to_this_site_only() -> None:
    house, provider = House(), Provider(proven())
    departure = leave_for_provider(house.records, house.clock, provider, house.visitor, "//autre.example")
    signed_in = return_from_provider(
        house.records, house.clock, KEYRING, provider, house.visitor, departure.browser_secret, provider.state, "code"
    )
    assert signed_in.return_to == "/"


def test_one_source_begins_sixty_visits_an_hour() -> None:
    house, provider = House(), Provider(proven())
    for _ in range(60):
        leave_for_provider(house.records, house.clock, provider, house.visitor, "/")
    with pytest.raises(TooManyAttempts):
        leave_for_provider(house.records, house.clock, provider, house.visitor, "/")
