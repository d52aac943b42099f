"""In which organisations a user is known, and under which words agents find them (RDV-05, USR-03, USA-02).

A user is filed once for each scope and word: a search is one range of one partition, whatever the number of users.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .directory import slug
from .people import User

# More than anybody's names have; what one user can have the service file is bounded.
MOST_WORDS = 12
LONGEST_WORD = 40


class FindKind(StrEnum):
    """What a user is filed under. IDENTITY: names and birth date together, for duplicates (USA-06)."""

    WORD = "word"
    EMAIL = "email"
    PHONE = "phone"
    IDENTITY = "identity"


# Duplicates are looked for among all users of the service (USA-06).
EVERYWHERE = "ALL"
_EVERYWHERE_KINDS = (FindKind.EMAIL, FindKind.PHONE, FindKind.IDENTITY)
_SEARCHED_KINDS = (FindKind.WORD, FindKind.EMAIL, FindKind.PHONE)


def of_organisation(organisation_id: str) -> str:
    """The scope of an organisation's users."""
    return f"ORG#{organisation_id}"


def of_territory(departement: str) -> str:
    """The scope of a territory's users."""
    return f"DEPT#{departement}"


@dataclass(frozen=True, slots=True)
class Membership:
    """An organisation that knows a user."""

    organisation_id: str
    departement: str


@dataclass(frozen=True, slots=True)
class Memberships:
    """The organisations that know a user, in the order in which they came to, and what the user is filed under.

    `filed` are `{kind}:{value}`; `version` 0 was never stored.
    """

    user_id: str
    version: int = 0
    organisations: tuple[Membership, ...] = ()
    filed: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def organisation_ids(self) -> frozenset[str]:
        """Of the organisations."""
        return frozenset(one.organisation_id for one in self.organisations)

    @property
    def departements(self) -> frozenset[str]:
        """Their territories."""
        return frozenset(one.departement for one in self.organisations)

    def joined(self, others: Iterable[Membership]) -> tuple[Membership, ...]:
        """With some more organisations; one that is there already is there once."""
        known = {one.organisation_id: one for one in self.organisations}
        for one in others:
            known.setdefault(one.organisation_id, one)
        return tuple(known.values())

    def places(self) -> frozenset[tuple[str, FindKind, str]]:
        """Every (scope, kind, value) that the user is filed at."""
        values = [(FindKind(kind), value) for kind, _, value in (one.partition(":") for one in self.filed)]
        scopes = {
            *(of_organisation(one.organisation_id) for one in self.organisations),
            *(of_territory(one.departement) for one in self.organisations),
        }
        return frozenset(
            [(scope, kind, value) for scope in scopes for kind, value in values if kind in _SEARCHED_KINDS]
            + [(EVERYWHERE, kind, value) for kind, value in values if kind in _EVERYWHERE_KINDS]
        )


@dataclass(frozen=True, slots=True)
class FindEntry:
    """A user as a search comes upon them; `words` begin with the letter of their weight (USA-02)."""

    user_id: str
    words: tuple[str, ...]


# USA-02: last name (A) before first name (B) before birth name (C) before the e-mail's words (D).
_WEIGHTS = "ABCD"


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: lower case, no accents, cut at what is neither letter nor digit.

    Letters of other alphabets stay as they are.
    """
    plain = slug(text)
    if plain.strip("_"):
        return [word[:LONGEST_WORD] for word in plain.split("_") if word]
    folded = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(one if one.isalnum() else " " for one in folded if not unicodedata.combining(one))
    return [word[:LONGEST_WORD] for word in kept.split()]


def weighed_words(user: User) -> tuple[str, ...]:
    """The user's words, each once under its best weight."""
    best: dict[str, str] = {}
    texts = (user.last_name, user.first_name, user.birth_name, user.email.partition("@")[0])
    for weight, text in zip(_WEIGHTS, texts, strict=True):
        for word in words_of(text):
            best.setdefault(word, weight)
    return tuple(f"{weight}{word}" for word, weight in list(best.items())[:MOST_WORDS])


def filed_under(user: User) -> tuple[str, ...]:
    """Everything that a user is filed under; nothing for who has left."""
    if user.deleted_at is not None:
        return ()
    filed = [f"{FindKind.WORD}:{word[1:]}" for word in weighed_words(user)]
    if user.email:
        filed.append(f"{FindKind.EMAIL}:{user.email}")
    if user.phone_number:
        filed.append(f"{FindKind.PHONE}:{user.phone_number}")
    if identity := identity_of(user):
        filed.append(f"{FindKind.IDENTITY}:{identity}")
    return tuple(filed)


def identity_of(user: User) -> str:
    """Birth date and names, as duplicates have them in common (USA-06); empty without all of them."""
    first, last = "-".join(words_of(user.first_name)), "-".join(words_of(user.last_name))
    return f"{user.birth_date.isoformat()}_{first}_{last}" if user.birth_date and first and last else ""


def rank_of(words: Sequence[str], wanted: Sequence[str]) -> tuple[int, ...] | None:
    """How well a user's weighed words answer: the best weight of each wanted word, best first; None when one is not there.

    Every wanted word begins one of theirs (USA-02).
    """
    weights: list[int] = []
    for prefix in wanted:
        found = [_WEIGHTS.index(word[0]) for word in words if word[1:].startswith(prefix)]
        if not found:
            return None
        weights.append(min(found))
    return tuple(sorted(weights))
