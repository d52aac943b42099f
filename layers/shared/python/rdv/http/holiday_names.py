"""What the public holidays of SLOT-27 are called."""

from __future__ import annotations

from datetime import date

from .texts import Wording

_FIXED = {
    (1, 1): Wording("Jour de l’an", "New Year’s Day"),
    (5, 1): Wording("Fête du Travail", "Labour Day"),
    (5, 8): Wording("Victoire de 1945", "Victory Day 1945"),
    (7, 14): Wording("Fête nationale", "National Day"),
    (8, 15): Wording("Assomption", "Assumption"),
    (11, 1): Wording("Toussaint", "All Saints’ Day"),
    (11, 11): Wording("Armistice de 1918", "Armistice Day 1918"),
    (12, 25): Wording("Noël", "Christmas Day"),
}
_EASTER_MONDAY = Wording("Lundi de Pâques", "Easter Monday")
_ASCENSION = Wording("Ascension", "Ascension Day")
_WHIT_MONDAY = Wording("Lundi de Pentecôte", "Whit Monday")
# Easter Monday is on 26 April at the latest, Whit Monday on 11 May at the earliest.
_LATEST_EASTER_MONDAY = (4, 26)


def holiday_name(day: date, language: str) -> str:
    """The name of a public holiday in `fr` or `en`: what has no fixed date is told by weekday and season."""
    name = _FIXED.get((day.month, day.day))
    if name is None:
        if (day.month, day.day) <= _LATEST_EASTER_MONDAY:
            name = _EASTER_MONDAY
        else:
            name = _WHIT_MONDAY if day.isoweekday() == 1 else _ASCENSION
    return name.in_language(language)
