"""Public holidays: the committed table, the library, the specification's dates (SLOT-27)."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import holidays
import pytest

from infra.build.holiday_table import TARGET, YEARS, table_text
from rdv.domain.public_holidays import holiday_ordinals, public_holidays
from rdv.domain.slots import Period, available_slots

from ..scheduling import PARIS, at, calendars, offer, opening

FIXED = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
# Easter Monday, Ascension Thursday, Whit Monday.
MOVING = {
    2023: ((4, 10), (5, 18), (5, 29)),
    2024: ((4, 1), (5, 9), (5, 20)),
    2025: ((4, 21), (5, 29), (6, 9)),
    2026: ((4, 6), (5, 14), (5, 25)),
}


@pytest.mark.parametrize("year", MOVING)
def test_the_dates_of_the_specification(year: int) -> None:
    assert public_holidays(year) == {date(year, *day) for day in (*FIXED, *MOVING[year])}


def test_the_committed_table_is_fresh() -> None:
    assert TARGET.read_text() == table_text(), "run: python -m infra.build.holiday_table"


@pytest.mark.parametrize("year", [*YEARS, 2017, 2061, 2100])
def test_every_year_is_the_librarys(year: int) -> None:
    assert public_holidays(year) == frozenset(holidays.country_holidays("FR", years=year))
    assert len(public_holidays(year)) in (10, 11)  # Ascension may fall on 1 or 8 May


def test_no_holiday_of_alsace_moselle_nor_overseas() -> None:
    """Good Friday and 26 December (Alsace-Moselle), 27 May (abolition of slavery, Guadeloupe)."""
    assert not {date(2026, 4, 3), date(2026, 12, 26), date(2026, 5, 27)} & public_holidays(2026)


def test_ordinals_of_several_years() -> None:
    found = holiday_ordinals(2025, 2026)
    assert found == {day.toordinal() for day in public_holidays(2025) | public_holidays(2026)}


def test_a_holiday_before_2023_has_no_slots_either() -> None:
    """The old system, with its list of 2023 to 2026, shows slots on 2022-11-01: this one must not."""
    of, now = offer(opening("2022-11-01")), at("2022-10-20 08:00")
    assert available_slots(of, calendars(), Period.of_days(date(2022, 11, 1), date(2022, 11, 1), PARIS), now) == []


def test_slots_of_the_tables_years_import_neither_holidays_nor_dateutil() -> None:
    library = Path(__file__).parents[3] / "layers/shared/python"
    script = (
        "import sys; import rdv.domain.slots, rdv.usecases.searching\n"
        "from rdv.domain.public_holidays import public_holidays\n"
        "assert len(public_holidays(2026)) == 11\n"
        "print([name for name in ('holidays', 'dateutil', 'pydantic', 'boto3', 'botocore') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env={"PYTHONPATH": str(library)}, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
