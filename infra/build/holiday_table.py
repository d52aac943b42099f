"""Write `rdv/domain/public_holiday_table.py` from the `holidays` library: `python -m infra.build.holiday_table`.

A test compares the file with the library for every year, so that a correction there is not missed here.
"""

from __future__ import annotations

from pathlib import Path

import holidays

YEARS = range(2018, 2061)
TARGET = Path(__file__).parents[2] / "layers/shared/python/rdv/domain/public_holiday_table.py"
HEADER = '''"""The national public holidays of metropolitan France as MMDD (SLOT-27).

Written by `python -m infra.build.holiday_table` from the `holidays` library; do not edit.
"""

from __future__ import annotations

TABLE: dict[int, str] = {
'''


def table_text() -> str:
    """The whole text of the table's module."""
    rows = [
        f'    {year}: "{" ".join(f"{day:%m%d}" for day in sorted(holidays.country_holidays("FR", years=year)))}",'
        for year in YEARS
    ]
    return HEADER + "\n".join(rows) + "\n}\n"


if __name__ == "__main__":
    TARGET.write_text(table_text())
