"""Mails about accounts: from the event to a message in its reader's language, once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from email.message import EmailMessage

import pytest
from bs4 import BeautifulSoup

from notify.account_mails import account_email
from notify.couriers import EmailCourier, SmsCourier
from notify.schemas import JobBody
from rdv.domain.accounts import AccountMail, AccountMailKind
from rdv.domain.messages import AccountNotice, MessageJob, MessageState
from rdv.outbound.queues import body_of
from rdv.ports import AccountMailKey
from rdv.settings import MessageSettings
from rdv.store.memory import MemoryDirectory
from rdv.usecases.relaying import relay
from rdv.usecases.sending import deliver
from rdv.usecases.signing_up import request_reset
from tests.unit.usecases.house import EMAIL, KEYRING, NOW, House

SETTINGS = MessageSettings("https://rendez-vous.example", "ne-pas-repondre@service.example", "Essai", "")
KINDS = [one for one in AccountMailKind if one is not AccountMailKind.NONE]


def mail(kind: AccountMailKind, language: str, first_name: str = "Zoé") -> EmailMessage:
    event = AccountMail("key", "nonce", kind, EMAIL, NOW, NOW, language, first_name)
    return account_email(AccountNotice(event, "le-jeton", NOW), SETTINGS)


def text_of(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return part.get_content()


def html_of(message: EmailMessage) -> BeautifulSoup:
    part = message.get_body(("html",))
    assert part is not None
    return BeautifulSoup(part.get_content(), "html.parser")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_mail_says_the_same_in_both_its_forms_and_leads_to_its_link(kind: AccountMailKind, language: str) -> None:
    message = mail(kind, language)
    text, html = text_of(message), html_of(message)
    page = "agent" if kind.startswith("account_agent") else "compte"
    link = f"https://rendez-vous.example/{page}/lien/le-jeton"
    assert text.count(link) == 1
    # The button, and the address to copy.
    assert [one["href"] for one in html.find_all("a")] == [link, link]
    assert message["Subject"]
    assert "\n" not in message["Subject"]
    assert (message["Content-Language"], message["X-RDV-Kind"], message["To"]) == (language, kind, EMAIL)
    assert html.html is not None
    assert html.html["lang"] == language
    assert len(html.find_all("h1")) == 1
    greeting = "Bonjour Zoé," if language == "fr" else "Hello Zoé,"
    assert greeting in text
    assert greeting in html.get_text()
    for paragraph in html.select(".card p"):
        if not paragraph.find("a"):
            assert paragraph.get_text().strip() in text
    assert "Essai" in text


@pytest.mark.parametrize("kind", KINDS)
def test_french_signs_have_their_spaces(kind: AccountMailKind) -> None:
    for said in (text_of(mail(kind, "fr")), html_of(mail(kind, "fr")).body.get_text()):  # type: ignore[union-attr]
        assert not re.search(r"[^\u00a0\u202f]([?!;]|:(?!//))", said)
        assert "'" not in said


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (AccountMailKind.CONFIRMATION, "3 jours"),
        (AccountMailKind.RESET, "6 heures"),
        (AccountMailKind.EXISTS, "6 heures"),
        (AccountMailKind.EMAIL_CHANGE, "24 heures"),
        (AccountMailKind.AGENT_INVITATION, "7 jours"),
        (AccountMailKind.AGENT_RESET, "6 heures"),
        (AccountMailKind.AGENT_EMAIL_CHANGE, "24 heures"),
    ],
)
def test_a_mail_says_how_long_its_link_is_good(kind: AccountMailKind, said: str) -> None:
    assert f"valable {said}" in text_of(mail(kind, "fr"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_invitation_says_where_to(language: str) -> None:
    event = AccountMail(
        "key", "nonce", AccountMailKind.AGENT_INVITATION, EMAIL, NOW, NOW, language, "", "Mairie d’Exemple"
    )
    message = account_email(AccountNotice(event, "le-jeton", NOW), SETTINGS)
    assert "Mairie d’Exemple" in message["Subject"]
    assert text_of(message).count("Mairie d’Exemple") == 2
    assert "Mairie d’Exemple" in html_of(message).get_text()


def test_a_name_is_text_and_nothing_else() -> None:
    message = mail(AccountMailKind.CONFIRMATION, "fr", "<b>Zoé</b>")
    assert html_of(message).find("b") is None
    assert "Bonjour <b>Zoé</b>," in text_of(message)


def test_nobody_is_greeted_by_no_name() -> None:
    assert "Bonjour,\n" in text_of(mail(AccountMailKind.EMAIL_CHANGE, "fr", ""))


# --- the way there ---------------------------------------------------------------------------------------------------


@dataclass
class Post:
    """A queue and a mail gateway."""

    jobs: list[MessageJob] = field(default_factory=list[MessageJob])
    sent: list[EmailMessage] = field(default_factory=list[EmailMessage])

    def publish(self, jobs) -> None:  # type: ignore[no-untyped-def]
        self.jobs += [JobBody.model_validate_json(body_of(job)).to_job() for job in jobs]

    def send(self, message: EmailMessage, job: MessageJob) -> str:
        self.sent.append(message)
        return "id"

    def deliver(self, house: House, job: MessageJob) -> MessageState:
        courier = EmailCourier(self, SETTINGS)
        return deliver(house.records, MemoryDirectory(), courier, self, house.clock, KEYRING, job).state


def test_what_is_asked_for_is_mailed_once_with_the_link_that_works() -> None:
    house, post = House(), Post()
    house.ask_to_sign_up()
    for _ in range(2):
        relay(post, house.clock, house.mails()[0])
    assert [post.deliver(house, job) for job in post.jobs] == [MessageState.SENT] * 2
    (message,) = post.sent
    token = re.search(r"/compte/lien/(\w+)", text_of(message))
    assert token is not None
    assert house.choose(token[1]).member.user.email == message["To"]


def test_nobody_is_mailed_about_an_address_without_account() -> None:
    house, post = House(), Post()
    request_reset(house.records, house.clock, KEYRING, house.visitor, EMAIL, "fr")
    (event,) = [one for one in house.records.items.values() if isinstance(one, AccountMail)]
    assert relay(post, house.clock, event) == ()
    assert post.jobs == []


def test_a_mail_that_helps_no_more_is_not_sent() -> None:
    house, post = House(), Post()
    house.ask_to_sign_up()
    (event,) = house.mails()
    relay(post, house.clock, event)
    house.clock.at = event.expires_at.replace(microsecond=1)
    assert post.deliver(house, post.jobs[0]) is MessageState.EXPIRED
    assert relay(post, house.clock, event) == ()
    assert post.sent == []


def test_a_mail_that_was_forgotten_is_not_sent() -> None:
    house, post = House(), Post()
    house.ask_to_sign_up()
    (event,) = house.mails()
    relay(post, house.clock, event)
    del house.records.items[AccountMailKey(event.key, event.nonce)]
    assert post.deliver(house, post.jobs[0]) is MessageState.SKIPPED


def test_no_sms_is_about_an_account() -> None:
    notice = AccountNotice(replace(AccountMail("k", "n", AccountMailKind.RESET, EMAIL, NOW, NOW)), "t", NOW)
    with pytest.raises(TypeError, match="by e-mail"):
        SmsCourier(Post(), SETTINGS).compose(notice)  # type: ignore[arg-type]
