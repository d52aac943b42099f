"""Where the next page of an owner's appointments begins, as opaque text."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import NamedTuple


class Place(NamedTuple):
    """Behind which item: its start as it is sorted, and its keys."""

    starts_at: str
    pk: str
    sk: str


def spelled_cursor(place: Place) -> str:
    """The text of a cursor."""
    return urlsafe_b64encode(json.dumps(place).encode()).decode()


def read_cursor(text: str) -> Place:
    """What `spelled_cursor` had written. Raises ValueError for any other text."""
    try:
        parts = json.loads(urlsafe_b64decode(text.encode("ascii")))
    except ValueError:
        raise ValueError("no cursor") from None
    match parts:
        case [str(starts_at), str(pk), str(sk)] if starts_at and pk and sk:
            return Place(starts_at, pk, sk)
        case _:
            raise ValueError("no cursor")
