"""French dates (SMS-01, MAIL-01)."""

from __future__ import annotations

from datetime import UTC, datetime

from rdv.domain.french_dates import long_date, long_date_time, short_date_time


def test_dates_read_as_the_specification_writes_them() -> None:
    local = datetime(2021, 12, 10, 13, 10, tzinfo=UTC)
    assert long_date_time(local) == "vendredi 10 décembre 2021 à 13h10"
    assert short_date_time(local) == "vendredi 10/12 à 13h10"
    assert short_date_time(local, around=True) == "vendredi 10/12 vers 13h10"


def test_days_and_hours_have_no_leading_zero() -> None:
    local = datetime(2027, 6, 1, 9, 5, tzinfo=UTC)
    assert short_date_time(local) == "mardi 1/06 à 9h05"
    assert long_date(local) == "mardi 1er juin 2027"
