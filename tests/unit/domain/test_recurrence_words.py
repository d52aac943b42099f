"""Recurrences as people say them (7.8)."""

from __future__ import annotations

from datetime import date

import pytest

from rdv.domain.languages import Language
from rdv.domain.recurrence import Every, Recurrence
from rdv.domain.recurrence_words import recurrence_in_words

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("rule", "french", "english"),
    [
        (
            Recurrence(Every.WEEK, TUESDAY, interval=2, on=(2, 4), until=date(2027, 6, 30)),
            "toutes les deux semaines le mardi et le jeudi jusqu’au 30 juin 2027",
            "every two weeks on Tuesday and Thursday until 30 June 2027",
        ),
        (
            Recurrence(Every.WEEK, TUESDAY, on=(5, 1, 3)),
            "toutes les semaines le lundi, le mercredi et le vendredi",
            "every week on Monday, Wednesday and Friday",
        ),
        (Recurrence(Every.WEEK, TUESDAY), "toutes les semaines le mardi", "every week on Tuesday"),
        (
            Recurrence(Every.MONTH, TUESDAY, nth=(2, 4), until=date(2027, 1, 1)),
            "tous les mois le quatrième mardi jusqu’au 1er janvier 2027",
            "every month on the fourth Tuesday until 1 January 2027",
        ),
        (
            Recurrence(Every.MONTH, date(2026, 12, 1), interval=3),
            "tous les trois mois le 1er",
            "every three months on day 1",
        ),
        (Recurrence(Every.DAY, TUESDAY, interval=5), "tous les cinq jours", "every five days"),
        (Recurrence(Every.DAY, TUESDAY), "tous les jours", "every day"),
        # What was not typed here (2.10 offers five at most) is told all the same.
        (Recurrence(Every.WEEK, TUESDAY, interval=6), "toutes les 6 semaines le mardi", "every 6 weeks on Tuesday"),
    ],
)
def test_rules_read_as_people_say_them(rule: Recurrence, french: str, english: str) -> None:
    assert recurrence_in_words(rule, Language.FRENCH) == french
    assert recurrence_in_words(rule, Language.ENGLISH) == english
