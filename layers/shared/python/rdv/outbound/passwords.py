"""Passwords hashed with argon2id, RFC 9106's parameters for machines with little memory (decision 0120)."""

from __future__ import annotations

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY


class Argon2Passwords:
    """`ports.Passwords`."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
        # Where nothing is stored, a password is compared with this one, which nobody knows: it takes as long.
        self._nobodys = self._hasher.hash(secrets.token_urlsafe(24))

    def hash(self, password: str) -> str:
        """`ports.Passwords.hash`."""
        return self._hasher.hash(password)

    def matches(self, stored: str, password: str) -> bool:
        """`ports.Passwords.matches`."""
        try:
            self._hasher.verify(stored or self._nobodys, password)
        except (VerificationError, InvalidHashError):
            return False
        return bool(stored)

    def is_outdated(self, stored: str) -> bool:
        """`ports.Passwords.is_outdated`."""
        return self._hasher.check_needs_rehash(stored)
