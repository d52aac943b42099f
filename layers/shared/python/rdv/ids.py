"""Ids, secrets and keyed hashes. Whatever is stored of a secret or of a personal identifier comes from here."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import uuid

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_NAMESPACE = uuid.UUID("6f0c2f5e-6c3e-4c0b-9a53-5a0e8a6d3f11")


def new_id() -> str:
    """A fresh random UUID, as text."""
    return str(uuid.uuid4())


def derived_id(*parts: str) -> str:
    """The UUID that these parts always give: replays find what the first call made (house rule 3)."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))


def new_secret() -> str:
    """An unguessable URL-safe secret of 192 bits."""
    return secrets.token_urlsafe(24)


def digest(secret: str) -> str:
    """The SHA-256 of a high-entropy secret, hex: what is stored in its place."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Keyring:
    """Keyed derivations from the deployment's one secret; each use has its own label, so that none stands for another."""

    def __init__(self, secret: str) -> None:
        if len(secret) < 32:
            raise ValueError("the service's secret key needs at least 32 characters")
        self._secret = secret.encode()

    def _mac(self, label: str, *parts: str) -> bytes:
        return hmac.digest(self._secret, "\x1f".join((label, *parts)).encode(), "sha256")

    def pseudonym(self, *parts: str) -> str:
        """A stable stand-in for a personal identifier (an address, a name, an IP address), 32 hex characters."""
        return self._mac("pseudonym", *parts).hex()[:32]

    def code(self, address_key: str, nonce: str) -> str:
        """The six digits of a contact code."""
        return f"{int.from_bytes(self._mac('code', address_key, nonce)[:8]) % 1_000_000:06d}"

    def code_hash(self, address_key: str, code: str) -> str:
        """What is stored of a code: keyed, because six digits alone could be tried out."""
        return self._mac("code-hash", address_key, code).hex()

    def link_token(self, appointment_id: str, user_id: str, generation: int) -> str:
        """The token of a message's link, 16 base-62 characters (95 bits): short enough for an SMS, valid across messages."""
        return _base62(self._mac("link", appointment_id, user_id, str(generation)), 16)

    def csrf_token(self, session_secret: str) -> str:
        """What a page shows to change something with a session; derived, so that nothing is stored."""
        return _base62(self._mac("csrf", session_secret), 32)

    def account_token(self, address_key: str, nonce: str) -> str:
        """The token of an account mail's link; derived, so that the outbox does not hold it."""
        return _base62(self._mac("account", address_key, nonce), 32)

    def duplicate_ticket(self, agent_id: str, organisation_id: str, user_id: str, until: int) -> str:
        """What shows that an agent was told of a duplicate, until that epoch second: `{until}.{32 characters}`."""
        return f"{until}.{_base62(self._mac('duplicate', agent_id, organisation_id, user_id, str(until)), 32)}"

    def access_token(self, appointment_id: str, proof: str) -> str:
        """The token that a booking's answer carries; derived, so that a replay gives the same."""
        return _base62(self._mac("access", appointment_id, proof), 32)


def _base62(raw: bytes, length: int) -> str:
    number, letters = int.from_bytes(raw), ""
    for _ in range(length):
        number, remainder = divmod(number, 62)
        letters += ALPHABET[remainder]
    return letters
