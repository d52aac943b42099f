"""A house with accounts: memory stores, a clock moved by hand, fast passwords, and the mails that were posted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from rdv.domain.accounts import AccountMail, AccountMailKind, ProvenIdentity
from rdv.domain.sessions import Actor, Presented
from rdv.ids import Keyring
from rdv.store.memory import MemoryRecords
from rdv.usecases.accounts import SignedIn, Visitor
from rdv.usecases.identifying import leave_for_provider, return_from_provider
from rdv.usecases.sessions import authenticate
from rdv.usecases.signing_in import sign_in
from rdv.usecases.signing_up import SignUp, choose_password, sign_up

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
KEYRING = Keyring("a secret key of at least 32 characters")
EMAIL = "zoe@courriel.example"
PASSWORD = "Vélo-rouge-42-Arras"
ANOTHER = "Quatre cigognes 7 !"


@dataclass
class Hands:
    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


@dataclass
class PlainPasswords:
    """Passwords without the slowness; counts how often one was judged."""

    judged: int = 0
    outdated: bool = False

    def hash(self, password: str) -> str:
        return f"hash of {password}"

    def matches(self, stored: str, password: str) -> bool:
        self.judged += 1
        return bool(stored) and stored == self.hash(password)

    def is_outdated(self, stored: str) -> bool:
        return self.outdated


@dataclass
class Provider:
    """An identity provider that says what a test wants; remembers what it was asked."""

    says: ProvenIdentity | Exception
    asked: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    state: str = ""

    def authorization_url(self, state: str, nonce: str, code_verifier: str) -> str:
        self.state = state
        self.asked.append(("left", nonce, code_verifier))
        return f"https://fournisseur.example/authorize?state={state}"

    def identify(self, code: str, nonce: str, code_verifier: str) -> ProvenIdentity:
        self.asked.append((code, nonce, code_verifier))
        if isinstance(self.says, Exception):
            raise self.says
        return self.says

    def logout_url(self, id_token: str, state: str) -> str:
        return f"https://fournisseur.example/logout?id_token_hint={id_token}"


@dataclass
class House:
    records: MemoryRecords = field(default_factory=MemoryRecords)
    clock: Hands = field(default_factory=Hands)
    passwords: PlainPasswords = field(default_factory=PlainPasswords)
    visitor: Visitor = field(default_factory=lambda: Visitor.of(KEYRING, "192.0.2.1"))

    def mails(self, to: str = EMAIL) -> list[AccountMail]:
        """What was posted to an address, oldest first; what nobody gets is not in it."""
        mails = [one for one in self.records.items.values() if isinstance(one, AccountMail)]
        return [one for one in mails if one.to == to and one.kind is not AccountMailKind.NONE]

    def token(self, to: str = EMAIL) -> str:
        """The token of the last mail's link."""
        mail = self.mails(to)[-1]
        return KEYRING.account_token(mail.key, mail.nonce)

    def ask_to_sign_up(self, email: str = EMAIL, first_name: str = "Zoé", **more: str) -> None:
        typed = SignUp(first_name, "Martin", email, **more)
        sign_up(self.records, self.clock, KEYRING, self.visitor, typed)

    def choose(self, token: str, password: str = PASSWORD, visitor: Visitor | None = None) -> SignedIn:
        who = visitor or self.visitor
        return choose_password(self.records, self.clock, KEYRING, self.passwords, who, token, password)

    def member(self, email: str = EMAIL) -> SignedIn:
        """Somebody who has signed up and confirmed."""
        self.ask_to_sign_up(email)
        return self.choose(self.token(email))

    def sign_in(self, email: str = EMAIL, password: str = PASSWORD, visitor: Visitor | None = None) -> SignedIn:
        who = visitor or self.visitor
        return sign_in(self.records, self.clock, KEYRING, self.passwords, who, email, password)

    def actor(self, signed_in: SignedIn) -> Actor:
        """Raises Unauthenticated when the session is over."""
        return authenticate(self.records, self.clock, KEYRING, Presented(signed_in.started.secret))

    def identify(self, provider: Provider, visitor: Visitor | None = None) -> SignedIn:
        """There and back."""
        departure = leave_for_provider(self.records, self.clock, provider, self.visitor, "/mes-rendez-vous")
        return return_from_provider(
            self.records,
            self.clock,
            KEYRING,
            provider,
            visitor or self.visitor,
            departure.browser_secret,
            provider.state,
            "code",
        )
