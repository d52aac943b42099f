"""What stands for a contact address wherever it must not be read."""

from __future__ import annotations

from .. import ids
from ..domain.people import Channel


def address_key_of(keyring: ids.Keyring, channel: Channel, address: str) -> str:
    """The keyed hash of a normalised address or number."""
    return keyring.pseudonym("contact", channel, address)
