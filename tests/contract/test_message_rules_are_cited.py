"""Every rule about messages is cited where it is held, and every vector about them has a test that bears its id."""

from __future__ import annotations

import pytest

from .test_rules_are_cited import LIBRARY, ROOT, TESTS, cited, numbered, text_of

RULES = [
    *numbered("NOT", range(1, 9)),
    *numbered("REM", range(1, 5)),
    *numbered("SMS", range(1, 9)),
    *numbered("MAIL", range(1, 8)),
    *numbered("ICS", range(1, 5)),
    *numbered("TEL", range(1, 4)),
    *numbered("G", 6, 7, 9, 10),
]
# Rules that this code does not hold, or not yet, and why.
ELSEWHERE = {
    "NOT-07": "what an agent's form says before it is sent: the dashboard's",
    "REM-01": "a nightly job: the plan of each appointment and the sweep stand in its place (REM-02)",
}
VECTORS = numbered("AV", 19, 21, 22, 23, range(40, 49))


@pytest.fixture(scope="module")
def code() -> str:
    return text_of([*LIBRARY.rglob("*.py"), *(ROOT / "functions").rglob("*.py")])


@pytest.fixture(scope="module")
def tests() -> str:
    return text_of(TESTS.rglob("*.py"))


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_cited_where_it_is_held(rule: str, code: str) -> None:
    assert cited(rule, code) != (rule in ELSEWHERE), ELSEWHERE.get(rule, "nobody says that they hold it")


@pytest.mark.parametrize("vector", VECTORS)
def test_a_vector_has_a_test_that_bears_its_id(vector: str, tests: str) -> None:
    assert cited(vector, tests) or f"def test_{vector.lower().replace('-', '_')}_" in tests
