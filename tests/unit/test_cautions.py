"""What agents are warned of before they confirm (7.3), in the words and the clock of their language."""

from __future__ import annotations

import pytest

from rdv.domain.errors import Caution
from rdv.http.problems import caution_of

OVERLAP = Caution(
    "overlap", about=(("agent_id", "a"),), params=(("agent", "Nadia"), ("begins", "13:30"), ("ends", "14:00"))
)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Nadia a déjà un rendez-vous de 13\u00a0h\u00a030 à 14\u00a0h."),
        ("en", "Nadia has an appointment from 13:30 to 14:00 already."),
    ],
)
def test_the_times_of_a_warning_are_written_as_on_the_pages(language: str, sentence: str) -> None:
    assert caution_of(OVERLAP, language) == {"code": "overlap", "agent_id": "a", "text": sentence}
