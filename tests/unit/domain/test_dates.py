"""Dates and times in both languages, as they stand in messages."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from rdv.domain.dates import dates_in
from rdv.domain.languages import Language

PARIS = ZoneInfo("Europe/Paris")


def local(*parts: int) -> datetime:
    """A time on the clock of the reader's zone."""
    return datetime(*parts, tzinfo=PARIS)  # type: ignore[arg-type,misc]


FRENCH, ENGLISH = dates_in(Language.FRENCH), dates_in(Language.ENGLISH)
FRIDAY = local(2021, 12, 10, 13, 10)
FIRST_OF_JUNE = local(2027, 6, 1, 9, 5)


def test_long_dates() -> None:  # MAIL-01
    assert FRENCH.long_date_time(FRIDAY) == "vendredi 10 décembre 2021 à 13h10"
    assert FRENCH.long_date_time(FIRST_OF_JUNE) == "mardi 1er juin 2027 à 9h05"
    assert ENGLISH.long_date_time(FRIDAY) == "Friday 10 December 2021 at 13:10"
    assert ENGLISH.long_date_time(FIRST_OF_JUNE) == "Tuesday 1 June 2027 at 9:05"


def test_short_dates_and_approximate_times() -> None:  # SMS-01
    assert FRENCH.short_date_time(FRIDAY) == "vendredi 10/12 à 13h10"
    assert FRENCH.short_date_time(FIRST_OF_JUNE, around=True) == "mardi 1/06 vers 9h05"
    assert ENGLISH.short_date_time(FRIDAY) == "Friday 10 Dec at 13:10"
    assert ENGLISH.short_date_time(FIRST_OF_JUNE, around=True) == "Tuesday 1 Jun around 9:05"


@pytest.mark.parametrize(
    ("now", "french", "english"),
    [
        (local(2021, 12, 10, 0, 0), "aujourd’hui à 13h10", "today at 13:10"),
        (local(2021, 12, 9, 23, 59), "demain à 13h10", "tomorrow at 13:10"),
        (local(2021, 12, 8, 23, 59), "vendredi 10 décembre 2021 à 13h10", "Friday 10 December 2021 at 13:10"),
        (local(2021, 12, 11, 8, 0), "vendredi 10 décembre 2021 à 13h10", "Friday 10 December 2021 at 13:10"),
    ],
)
def test_near_days_are_told_by_the_calendar(now: datetime, french: str, english: str) -> None:  # 6.6
    assert FRENCH.relative_date_time(FRIDAY, now) == french
    assert ENGLISH.relative_date_time(FRIDAY, now) == english


@pytest.mark.parametrize("month", range(1, 13))
def test_every_day_and_month_has_its_name_in_both_languages(month: int) -> None:
    days = [local(2026, month, day, 12, 0) for day in range(1, 8)]
    for dates in (FRENCH, ENGLISH):
        assert len({dates.long_date_time(day).split()[0] for day in days}) == 7
    names = {dates_in(language).long_date_time(days[0]).split()[2] for language in Language}
    assert all(names)
