"""Public holidays: the national ones of metropolitan France, any year (SLOT-27).

The years of the committed table cost nothing to import; others ask the `holidays` library, whose import costs more
than any request may (`infra/decisions/0032`). Alsace-Moselle and overseas holidays do not count.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from .public_holiday_table import TABLE


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of a year: they block slots, not agents (SLOT-28)."""
    listed = TABLE.get(year)
    if listed is None:
        return _asked_of_the_library(year)
    return frozenset(date(year, int(day[:2]), int(day[2:])) for day in listed.split())


@cache
def holiday_ordinals(first_year: int, last_year: int) -> frozenset[int]:
    """The `date.toordinal()` of every public holiday of those years (both included)."""
    years = range(first_year, last_year + 1)
    return frozenset(day.toordinal() for year in years for day in public_holidays(year))


def _asked_of_the_library(year: int) -> frozenset[date]:
    import holidays  # noqa: PLC0415 (late on purpose: see the docstring)

    return frozenset(holidays.country_holidays("FR", years=year))
