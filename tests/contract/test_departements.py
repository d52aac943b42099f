"""Départements and their clocks are written once for the service and once for its pages: the same."""

from __future__ import annotations

import re
from pathlib import Path

from rdv.domain.departements import NAMES, time_zone_of

PAGES = Path(__file__).resolve().parents[2] / "web" / "citizen" / "src"


def _table(path: str, name: str) -> dict[str, str]:
    listed = (PAGES / path).read_text("utf-8").partition(f"const {name}:")[2].partition("};")[0]
    return dict(re.findall(r'"(\w+)": "([^"]+)"', listed))


def test_the_pages_name_departements_as_the_service_does() -> None:
    assert _table("departements.ts", "NAMES") == NAMES


def test_the_pages_know_the_zone_of_each_overseas_territory() -> None:
    elsewhere = {code: time_zone_of(code) for code in NAMES if time_zone_of(code) != "Europe/Paris"}
    assert _table("journey/organisations.ts", "ZONES") == elsewhere
