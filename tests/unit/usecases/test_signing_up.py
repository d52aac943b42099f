"""An account begins with a confirmed address (AUT-01, AUT-05), and nobody learns which addresses have one."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from rdv.domain.accounts import AccountMailKind, LinkPurpose
from rdv.domain.errors import (
    AccountLinkExpired,
    Invalid,
    NotFound,
    TooManyAttempts,
    Unauthenticated,
    WrongCredentials,
)
from rdv.domain.messages import jobs_for_account
from rdv.usecases.accounts import Visitor
from rdv.usecases.signing_up import (
    confirm_email_change,
    open_account_link,
    request_email_change,
    request_reset,
)

from .house import ANOTHER, EMAIL, KEYRING, NOW, PASSWORD, House

NEW = "zoe@neuve.example"


def reset(house: House, email: str = EMAIL) -> None:
    request_reset(house.records, house.clock, KEYRING, house.visitor, email, "fr")


def open_link(house: House, token: str):  # type: ignore[no-untyped-def]
    return open_account_link(house.records, house.clock, KEYRING, house.visitor, token)


def change_email(house: House, signed_in, email: str = NEW) -> None:  # type: ignore[no-untyped-def]
    request_email_change(house.records, house.clock, KEYRING, house.visitor, house.actor(signed_in), email)


def confirm(house: House, token: str) -> str:
    return confirm_email_change(house.records, house.clock, KEYRING, house.visitor, token)


def test_an_account_is_made_when_its_address_is_confirmed_and_not_before() -> None:
    house = House()
    house.ask_to_sign_up(" Zoe@Courriel.example ", phone_number="06 12 34 56 78", return_to="/rendez-vous?pas=3")
    with pytest.raises(WrongCredentials):
        house.sign_in()
    (mail,) = house.mails()
    assert (mail.kind, mail.first_name, mail.language) == (AccountMailKind.CONFIRMATION, "Zoé", "fr")
    link = open_link(house, house.token())
    assert (link.purpose, link.first_name, link.return_to) == (LinkPurpose.CONFIRM, "Zoé", "/rendez-vous?pas=3")
    signed_in = house.choose(house.token())
    assert signed_in.return_to == "/rendez-vous?pas=3"
    user = signed_in.member.user
    assert (user.first_name, user.last_name, user.email, user.phone_number) == ("Zoé", "Martin", EMAIL, "+33612345678")
    assert house.actor(signed_in).person_id == user.id == signed_in.member.account.person_id
    assert house.sign_in().member.user == user


def test_neither_the_token_nor_the_password_is_stored() -> None:
    house = House()
    house.ask_to_sign_up()
    token = house.token()
    assert token not in repr(house.records.items)


def test_a_known_address_gets_another_mail_and_the_same_answer() -> None:
    house = House()
    house.member()
    house.ask_to_sign_up(first_name="Intrus")
    assert [one.kind for one in house.mails()] == [AccountMailKind.CONFIRMATION, AccountMailKind.EXISTS]
    # It is written to the person whom the account is of, and lets them choose another password.
    assert house.mails()[-1].first_name == "Zoé"
    house.choose(house.token(), ANOTHER)
    assert house.sign_in(password=ANOTHER).member.user.first_name == "Zoé"


@pytest.mark.parametrize("ask", [House.ask_to_sign_up, reset])
def test_what_is_written_has_the_same_shape_for_known_and_unknown_addresses(ask) -> None:  # type: ignore[no-untyped-def]
    house = House()
    house.member()

    def written(email: str) -> tuple[Counter[str], int, int]:
        before, reads, commits = set(house.records.items), house.records.reads, house.records.commits
        ask(house, email)
        kinds = Counter(type(key).__name__ for key in house.records.items.keys() - before)
        return kinds - Counter({"QuotaKey": 9}), house.records.reads - reads, house.records.commits - commits

    assert written(EMAIL) == written("inconnue@courriel.example")


@pytest.mark.parametrize(
    ("return_to", "way"),
    [("/prendre_rdv/pour_qui?motif_id=x", "/prendre_rdv/pour_qui?motif_id=x"), ("//ailleurs.example", "/"), ("", "/")],
)
def test_another_password_leads_back_to_the_page_that_was_left(return_to: str, way: str) -> None:
    house = House()
    house.member()
    request_reset(house.records, house.clock, KEYRING, house.visitor, EMAIL, "fr", return_to)
    assert house.choose(house.token(), ANOTHER).return_to == way


def test_who_asks_to_reset_an_unknown_address_writes_to_nobody() -> None:
    house = House()
    reset(house, "inconnue@courriel.example")
    (mail,) = [one for one in house.records.items.values() if hasattr(one, "nonce") and hasattr(one, "to")]
    assert jobs_for_account(mail) == ()  # type: ignore[arg-type]


def test_an_address_can_be_asked_for_by_many_and_is_whose_who_opens_a_mail_first() -> None:
    house = House()
    house.ask_to_sign_up(first_name="Intrus")
    theirs = house.token()
    house.ask_to_sign_up()
    mine = house.token()
    house.choose(mine)
    for use in (lambda: open_link(house, theirs), lambda: house.choose(theirs, ANOTHER)):
        with pytest.raises(AccountLinkExpired):
            use()
    assert house.sign_in().member.user.first_name == "Zoé"


def test_a_link_is_good_for_one_use() -> None:
    house = House()
    house.member()
    with pytest.raises(NotFound):
        house.choose(house.token(), ANOTHER)


@pytest.mark.parametrize(("purpose", "lifetime"), [("confirm", timedelta(days=3)), ("reset", timedelta(hours=6))])
def test_a_link_expires(purpose: str, lifetime: timedelta) -> None:
    house = House()
    if purpose == "reset":
        house.member()
        reset(house)
    else:
        house.ask_to_sign_up()
    house.clock.at = NOW + lifetime - timedelta(seconds=1)
    assert open_link(house, house.token()).purpose == purpose
    house.clock.at = NOW + lifetime
    for use in (lambda: open_link(house, house.token()), lambda: house.choose(house.token())):
        with pytest.raises(AccountLinkExpired):
            use()


def test_a_poor_password_is_refused_with_every_reason_and_the_link_stays_good() -> None:
    house = House()
    house.ask_to_sign_up()
    with pytest.raises(Invalid) as refusal:
        house.choose(house.token(), "court")
    faults = [(one.field, one.code) for one in refusal.value.errors]
    assert faults == [("password", code) for code in ("too_short", "needs_digit", "needs_upper_case", "needs_special")]
    assert house.choose(house.token()).member.user.first_name == "Zoé"


def test_another_password_ends_every_session_and_every_other_link() -> None:
    house = House()
    before = house.member()
    reset(house)
    unused = house.token()
    reset(house)
    after = house.choose(house.token(), ANOTHER)
    with pytest.raises(Unauthenticated):
        house.actor(before)
    assert house.actor(after).person_id == before.member.user.id
    with pytest.raises(WrongCredentials):
        house.sign_in(password=PASSWORD)
    with pytest.raises(AccountLinkExpired):
        house.choose(unused)


def test_choosing_a_password_rotates_the_session_that_the_browser_had() -> None:
    house = House()
    before = house.member()
    reset(house)
    here = Visitor(house.visitor.source_key, before.started.secret)
    after = house.choose(house.token(), ANOTHER, here)
    assert after.started.secret != before.started.secret
    with pytest.raises(Unauthenticated):
        house.actor(before)


@pytest.mark.parametrize(
    ("email", "phone", "field"),
    [("pas-une-adresse", "", "email"), (EMAIL, "12", "phone_number"), ("x@y", "12", "email")],
)
def test_a_wrong_address_or_number_is_told(email: str, phone: str, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        House().ask_to_sign_up(email, phone_number=phone)
    assert refusal.value.errors[0].field == field


def test_one_address_gets_five_mails_an_hour() -> None:
    house = House()
    for minute in range(5):
        house.clock.at = NOW + timedelta(minutes=minute)
        house.ask_to_sign_up()
    with pytest.raises(TooManyAttempts) as refusal:
        reset(house)
    assert refusal.value.retry_after_seconds == 56 * 60
    house.clock.at = NOW + timedelta(hours=1)
    reset(house)


def test_one_source_has_sixty_mails_sent_an_hour() -> None:
    house = House()
    for number in range(60):
        house.ask_to_sign_up(f"zoe{number}@courriel.example")
    with pytest.raises(TooManyAttempts):
        house.ask_to_sign_up()
    house.visitor = Visitor.of(KEYRING, "192.0.2.99")
    house.ask_to_sign_up()


def test_tokens_are_not_to_be_guessed() -> None:
    house = House()
    house.ask_to_sign_up()
    for number in range(30):
        with pytest.raises(NotFound):
            open_link(house, f"guess {number}")
    with pytest.raises(TooManyAttempts):
        open_link(house, "one more")
    assert open_link(house, house.token()).purpose is LinkPurpose.CONFIRM


# --- another address -----------------------------------------------------------------------------------------------


def test_another_address_counts_once_it_is_confirmed() -> None:
    house = House()
    signed_in = house.member()
    change_email(house, signed_in)
    assert house.sign_in().member.account.pending_email == NEW
    with pytest.raises(WrongCredentials):
        house.sign_in(NEW)
    assert open_link(house, house.token(NEW)).purpose is LinkPurpose.EMAIL_CHANGE
    assert confirm(house, house.token(NEW)) == NEW
    member = house.sign_in(NEW).member
    assert (member.account.email, member.account.pending_email, member.user.email) == (NEW, "", NEW)
    with pytest.raises(WrongCredentials):
        house.sign_in(EMAIL)


def test_an_address_that_another_has_is_not_given_and_not_told_of() -> None:
    house = House()
    other = house.member(NEW)
    signed_in = house.member()
    change_email(house, signed_in)
    assert house.mails(NEW)[-1].kind is AccountMailKind.EXISTS
    with pytest.raises(NotFound):
        confirm(house, house.token(NEW))
    assert house.sign_in(NEW).member.user.id == other.member.user.id


def test_an_address_taken_meanwhile_is_not_given() -> None:
    house = House()
    change_email(house, house.member())
    token = house.token(NEW)
    house.ask_to_sign_up(NEW)
    house.choose(house.token(NEW))
    with pytest.raises(AccountLinkExpired):
        confirm(house, token)


def test_the_last_address_asked_for_is_the_one_that_counts() -> None:
    house = House()
    signed_in = house.member()
    change_email(house, signed_in)
    change_email(house, signed_in, "zoe@autre.example")
    with pytest.raises(AccountLinkExpired):
        confirm(house, house.token(NEW))
    assert confirm(house, house.token("zoe@autre.example")) == "zoe@autre.example"


def test_the_link_of_an_address_chooses_no_password() -> None:
    house = House()
    change_email(house, house.member())
    with pytest.raises(NotFound):
        house.choose(house.token(NEW), ANOTHER)
    reset(house)
    with pytest.raises(NotFound):
        confirm(house, house.token())
