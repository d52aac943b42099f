"""Local days and clock times as minutes since the epoch, in a zone, daylight saving included (G-01, house rule 9).

Clock times that a change of offset makes odd (PEP 495) are read so that a doubt never books anybody:

- *nonexistent* (the clock jumps over it, 02:30 on 2026-03-29 in Paris): the instant of the jump;
- *ambiguous* (the clock shows it twice, 02:30 on 2026-10-25 in Paris): the first time, or the last where the
  caller asks for it: absences end the last time the clock shows their end.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from .agenda import from_minute, to_minute

MINUTES_IN_A_DAY = 24 * 60


def minute_of_day(clock_time: time) -> int:
    """Minutes since 00:00 on the clock; seconds are dropped (validation refuses them)."""
    return clock_time.hour * 60 + clock_time.minute


def minute_at(zone: ZoneInfo, ordinal: int, clock_minute: int, *, last: bool = False) -> int:
    """The minute since the epoch when the clock of `zone` shows `clock_minute` (0 to 1440) on the day `ordinal`.

    `ordinal` is `date.toordinal()`. `last` takes an ambiguous time at its last showing instead of its first.
    """
    midnight = _steady_midnight(zone, ordinal)
    return _odd_minute(zone, ordinal, clock_minute, last) if midnight is None else midnight + clock_minute


def local_ordinal(zone: ZoneInfo, instant: datetime) -> int:
    """The `date.toordinal()` of the local day of an aware datetime."""
    return instant.astimezone(zone).toordinal()


def ceil_minute(instant: datetime) -> int:
    """Minutes since the epoch of an aware datetime, rounded up."""
    minute = to_minute(instant)
    return minute + (from_minute(minute) < instant)


@lru_cache(maxsize=4096)
def _steady_midnight(zone: ZoneInfo, ordinal: int) -> int | None:
    """The minute of 00:00 on a day whose offset is the same at both ends; None on a day when it changes."""
    midnight = datetime.combine(date.fromordinal(ordinal), time(), zone)
    offset = midnight.utcoffset()
    if offset != datetime.combine(date.fromordinal(ordinal + 1), time(), zone).utcoffset():
        return None
    return to_minute(midnight)


def _odd_minute(zone: ZoneInfo, ordinal: int, clock_minute: int, last: bool) -> int:
    """`minute_at` on a day when the offset changes."""
    shown = datetime.combine(date.fromordinal(ordinal), time(), zone) + timedelta(minutes=clock_minute)
    first, second = to_minute(shown.replace(fold=0)), to_minute(shown.replace(fold=1))
    if first <= second:
        return second if last else first
    # In the gap PEP 495 reads fold=0 with the old offset (after the jump) and fold=1 with the new one (before it).
    new_offset = shown.replace(fold=1).utcoffset()
    between = range(second, first + 1)
    return between[bisect_left(between, True, key=lambda minute: _offset(zone, minute) == new_offset)]


def _offset(zone: ZoneInfo, minute: int) -> timedelta | None:
    return datetime.fromtimestamp(minute * 60, UTC).astimezone(zone).utcoffset()
