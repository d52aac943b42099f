"""Accounts: with what somebody signs in, the links that mails carry, and what a provider has settled (spec 9.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from .sessions import PersonKind


class LoginScheme(StrEnum):
    """By what an account is found."""

    EMAIL = "email"
    FRANCECONNECT = "franceconnect"
    # An agent may be a citizen too, with the same address.
    AGENT_EMAIL = "agent_email"
    PROCONNECT = "proconnect"


@dataclass(frozen=True, slots=True)
class Login:
    """An address or a provider's subject, by its keyed hash, belongs to one account."""

    scheme: LoginScheme
    key: str
    person_id: str


@dataclass(frozen=True, slots=True)
class SessionMark:
    """A session that an account knows of; `ends_at` is the latest that it can last."""

    hash: str
    ends_at: datetime


# What a provider has settled is frozen for everybody: AUT-03.
FROZEN_FIELDS = ("first_name", "birth_name", "birth_date")


@dataclass(frozen=True, slots=True)
class Account:
    """What a person signs in with. Their names and contacts are the `User` of the same id.

    `email` is the confirmed address they sign in with, empty when a provider gave none; `pending_email` waits for its
    confirmation. `password_hash` is empty until one is chosen, `password_version` counts the changes: links to choose
    another are worth nothing after one. `identified_at` is the first login with the provider (FranceConnect for a
    user: AUT-02, ProConnect for an agent: AUT-11), `subject_key` the keyed hash of its subject. An agent's names and
    address are the `Agent` of the same id; their address is in both.
    """

    person_id: str
    email: str
    created_at: datetime
    kind: PersonKind = PersonKind.USER
    version: int = 1
    password_hash: str = ""
    password_version: int = 0
    pending_email: str = ""
    identified_at: datetime | None = None
    subject_key: str = ""
    sessions: tuple[SessionMark, ...] = ()

    @property
    def frozen_fields(self) -> tuple[str, ...]:
        """The user's fields that nobody may change any more: AUT-03."""
        return FROZEN_FIELDS if self.identified_at is not None else ()


class LinkPurpose(StrEnum):
    """What the link of an account's mail is for."""

    CONFIRM = "confirm"
    RESET = "reset"
    EMAIL_CHANGE = "email_change"
    INVITATION = "invitation"
    NEWCOMER = "newcomer"


LINK_LIFETIMES = {
    LinkPurpose.CONFIRM: timedelta(days=3),
    # AUT-05.
    LinkPurpose.RESET: timedelta(hours=6),
    LinkPurpose.EMAIL_CHANGE: timedelta(days=1),
    # AUT-14.
    LinkPurpose.INVITATION: timedelta(days=7),
    LinkPurpose.NEWCOMER: timedelta(minutes=30),
}


@dataclass(frozen=True, slots=True)
class AccountLink:
    """The link of an account's mail, stored by the hash of its token and good for one use.

    CONFIRM carries what was typed at sign-up: there is no account before its address is confirmed. RESET and
    EMAIL_CHANGE belong to `person_id`, of that `kind`; INVITATION to an agent, who enters `organisation_name`.
    NEWCOMER is no mail's: it stands for an agent whom a provider has identified and who has no account yet, with the
    provider's `subject_key` and `id_token`. `return_to` is the page of the site where the person was.
    """

    hash: str
    purpose: LinkPurpose
    email: str
    expires_at: datetime
    kind: PersonKind = PersonKind.USER
    person_id: str = ""
    password_version: int = 0
    first_name: str = ""
    last_name: str = ""
    phone_number: str = ""
    language: str = "fr"
    return_to: str = "/"
    organisation_name: str = ""
    subject_key: str = ""
    id_token: str = ""


class AccountMailKind(StrEnum):
    """What a mail about an account says. NONE is written where nobody is to be told, so that it takes as long."""

    CONFIRMATION = "account_confirmation"
    EXISTS = "account_exists"
    RESET = "account_reset"
    EMAIL_CHANGE = "account_email_change"
    AGENT_INVITATION = "account_agent_invitation"
    AGENT_RESET = "account_agent_reset"
    AGENT_EMAIL_CHANGE = "account_agent_email_change"
    NONE = "account_none"


@dataclass(frozen=True, slots=True)
class AccountMail:
    """The outbox event of a mail: the sender derives the link's token from `nonce` and the service's key.

    `key` stands for the address. `expires_at`: later than this the mail no longer helps.
    """

    key: str
    nonce: str
    kind: AccountMailKind
    to: str
    at: datetime
    expires_at: datetime
    language: str = "fr"
    first_name: str = ""
    organisation_name: str = ""


@dataclass(frozen=True, slots=True)
class ProviderVisit:
    """A visit to an identity provider that has begun, stored by the hash of its `state`, good for one return.

    `browser_hash` ties it to the browser that left: the return of another one is refused.
    """

    hash: str
    browser_hash: str
    nonce: str
    code_verifier: str
    return_to: str
    expires_at: datetime


VISIT_LIFETIME = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom an identity provider says that somebody is (partner API 5.4); empty where it says nothing."""

    subject: str
    email: str = ""
    first_name: str = ""
    birth_name: str = ""
    last_name: str = ""
    birth_date: date | None = None


@dataclass(frozen=True, slots=True)
class ProvenIdentity:
    """An identity, and the provider's token for it: the hint with which its session is ended at logout."""

    identity: Identity
    id_token: str


LONGEST_RETURN = 500


def local_path(text: str) -> str:
    """A path of this site to come back to, `/` for anything else: no link of ours leads to another site."""
    plain = text.isprintable() and " " not in text and "\\" not in text and len(text) <= LONGEST_RETURN
    return text if plain and text.startswith("/") and not text.startswith("//") else "/"
