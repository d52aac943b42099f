"""Users, their proofs (codes and tokens) and the letters that guard a link (spec 2.11, 2.13, 4.5)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from .channels import Channel
from .languages import Language
from .undoing import Change


@dataclass(frozen=True, slots=True)
class User:
    """A citizen who books (2.11). `phone_number` is E.164, `email` lower-case (G-05); empty when unknown."""

    id: str
    first_name: str
    last_name: str
    email: str = ""
    phone_number: str = ""
    birth_date: date | None = None
    address: str = ""
    responsible_id: str = ""
    notify_by_sms: bool = True
    notify_by_email: bool = True
    consented_at: datetime | None = None
    language: Language = Language.FRENCH
    birth_name: str = ""
    version: int = 1
    deleted_at: datetime | None = None

    def anonymised(self, now: datetime) -> User:
        """What is kept of somebody who has left: an id and no word about them (USR-05)."""
        return User(self.id, "Usager", "supprimé", notify_by_sms=False, notify_by_email=False, deleted_at=now)

    @property
    def display_name(self) -> str:
        """`First LAST`: USR-04."""
        return f"{self.first_name} {self.last_name.upper()}".strip()


@dataclass(frozen=True, slots=True)
class Referents:
    """The agents who follow a user (2.4.2, 7.10): the only ones who see the user for a follow-up motif (SLOT-15)."""

    user_id: str
    version: int = 0
    agent_ids: tuple[str, ...] = ()


# More relatives than a family has: what one account can have the service keep is bounded.
MOST_RELATIVES = 20


@dataclass(frozen=True, slots=True)
class Relatives:
    """The relatives of a user (2.11), in the order in which they were added."""

    user_id: str
    version: int = 0
    relative_ids: tuple[str, ...] = ()


class TokenPurpose(StrEnum):
    """What a token opens; one token per object and purpose."""

    CONTACT = "contact"
    LINK = "link"
    ACCESS = "access"


@dataclass(frozen=True, slots=True)
class Token:
    """A secret given out, stored by its hash only.

    CONTACT: `channel` and `address` are what was verified. LINK and ACCESS: `appointment_id` and `user_id`.
    `change` is what was last done with an ACCESS, and can be undone with it alone.
    `tries` and `paused_until` guard the three letters of a LINK; `version` for conditional writes.
    """

    hash: str
    purpose: TokenPurpose
    expires_at: datetime
    version: int = 1
    channel: Channel | None = None
    address: str = ""
    appointment_id: str = ""
    user_id: str = ""
    tries: int = 0
    paused_until: datetime | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class ContactCode:
    """The last code sent to an address: six digits, hashed, 10 minutes, 5 tries. `sent_at`: the sends of the last hour."""

    key: str
    code_hash: str
    expires_at: datetime
    version: int = 1
    tries: int = 0
    sent_at: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeRequest:
    """The outbox event of a code: the sender derives the digits from `nonce` and the service's key."""

    key: str
    nonce: str
    channel: Channel
    to: str
    at: datetime
    expires_at: datetime
    organisation_id: str
    language: Language = Language.FRENCH


CODE_LIFETIME = timedelta(minutes=10)
CODE_TRIES = 5
CONTACT_TOKEN_LIFETIME = timedelta(minutes=30)
LINK_LIFETIME = timedelta(weeks=12)
# A link never dies before its appointment, however far ahead it was booked.
LINK_KEPT_AFTER_THE_APPOINTMENT = timedelta(days=1)
LINK_TRIES = 5
LINK_PAUSE = timedelta(minutes=15)
# The proof of the three letters is remembered 10 minutes: INV-07.
ACCESS_LIFETIME = timedelta(minutes=10)


def plain_letters(name: str) -> str:
    """Letters and digits only, without accents, upper-case: `de La Fontaine-Zoé` gives `DELAFONTAINEZOE`."""
    spelled = name.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE").replace("ß", "ss")
    plain = unicodedata.normalize("NFKD", spelled)
    return "".join(character for character in plain if character.isalnum()).upper()


def letters_match(letters: str, last_name: str) -> bool:
    """The three-letter check, accents, hyphens, apostrophes and spaces normalised (INV-07, rebuilt).

    The first three letters are wanted; a shorter name wants all of its letters. Typing more of the name is fine.
    """
    typed, stored = plain_letters(letters), plain_letters(last_name)
    return len(typed) >= min(3, len(stored)) and bool(stored) and stored.startswith(typed)


def normal_email(text: str) -> str | None:
    """Stripped, lower-case, small typos repaired; None when it is no address (G-05, 2.11)."""
    email = re.sub(r"\.{2,}", ".", text.strip().lower()).replace(".@", "@")
    return email if len(email) <= 254 and re.fullmatch(r"[a-z0-9._%+-]{1,64}@[a-z0-9.-]+\.[a-z]{2,}", email) else None
