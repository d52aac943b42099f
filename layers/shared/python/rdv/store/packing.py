"""Busy intervals in one binary attribute: 29 bytes each, read back in one pass (decision 0060)."""

from __future__ import annotations

import struct
from collections.abc import Iterable

from ..domain.agenda import BusyInterval, BusyTimes

# start minute, end minute, expiry second, forced, holder
_INTERVAL = struct.Struct(">IIIB16s")


def pack(busy: Iterable[BusyInterval]) -> bytes:
    """The intervals as bytes, in their order."""
    return b"".join(_INTERVAL.pack(*interval) for interval in busy)


def unpack(packed: bytes) -> BusyTimes:
    """The intervals of `pack`. Raises struct.error when the bytes are no whole number of intervals."""
    return BusyTimes(map(BusyInterval._make, _INTERVAL.iter_unpack(packed)))
