"""Every scheduling rule of the specification is cited where it is held, and every vector has a test that bears its id."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "layers" / "shared" / "python" / "rdv"
TESTS = ROOT / "tests"


def numbered(prefix: str, *numbers: int | range) -> list[str]:
    """`SLOT-01`, `SLOT-02`…"""
    every = [one for given in numbers for one in ([given] if isinstance(given, int) else given)]
    return [f"{prefix}-{number:02d}" for number in every]


# The rules of chapters 2.8, 2.9, 2.10 and 3.
RULES = [
    *numbered("PO", range(1, 10)),
    *numbered("ABS", range(1, 6)),
    *numbered("REC", range(1, 6)),
    *numbered("SLOT", range(1, 29)),
]
# Rules that no code of the service can hold, or not yet, and why.
ELSEWHERE = {
    "PO-06": "what the form of an opening proposes: the dashboard's",
    "ABS-04": "what the form of an absence proposes: the dashboard's",
}
# The vectors of chapter 3.8 (its numbering has gaps), and those of appendix A that concern slots and openings.
VECTORS = [
    *numbered("TV", range(1, 5), range(6, 10), range(11, 15), range(16, 24), 25, 26, 27, 28, 30, 31, 32, 34, 35),
    *numbered("TV", 38, 39, 40, range(42, 46), 47, 48, 49, 51, 52, 53, range(55, 60), 61, 63),
    *numbered("AV", 25, 26, 28, 29, 30, 31, 34, 36, 37, 38, 55, 56),
]


def text_of(files: Iterable[Path]) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(files) if path != Path(__file__))


def cited(identifier: str, text: str) -> bool:
    """As `SLOT-09`, not as a part of another id."""
    return re.search(rf"\b{identifier}\b", text) is not None


@pytest.fixture(scope="module")
def library() -> str:
    return text_of(LIBRARY.rglob("*.py"))


@pytest.fixture(scope="module")
def tests() -> str:
    return text_of(TESTS.rglob("*.py"))


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_cited_where_it_is_held(rule: str, library: str) -> None:
    assert cited(rule, library) != (rule in ELSEWHERE), ELSEWHERE.get(rule, "nobody says that they hold it")


@pytest.mark.parametrize("vector", VECTORS)
def test_a_vector_has_a_test_that_bears_its_id(vector: str, tests: str) -> None:
    """As a parameter's id (`TV-07`) or in a test's name (`test_tv_01_…`)."""
    name = rf"def test_{vector.lower().replace('-', '_')}_"
    assert cited(vector, tests) or re.search(name, tests)


def test_the_search_finds_whole_ids_only() -> None:
    assert cited("SLOT-01", "as SLOT-01 says")
    assert not cited("SLOT-01", "SLOT-011, XSLOT-01")
