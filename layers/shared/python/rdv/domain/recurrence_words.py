"""Recurrence rules in words: « toutes les deux semaines le mardi et le jeudi jusqu’au 30 juin 2027 » (7.8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from . import english_dates, french_dates
from .languages import Language
from .recurrence import Every, Recurrence

_FRENCH_NUMBERS = ("", "un", "deux", "trois", "quatre", "cinq")
_ENGLISH_NUMBERS = ("", "one", "two", "three", "four", "five")
_FRENCH_ORDINALS = ("", "premier", "deuxième", "troisième", "quatrième", "cinquième")
_ENGLISH_ORDINALS = ("", "first", "second", "third", "fourth", "fifth")


def recurrence_in_words(rule: Recurrence, language: Language) -> str:
    """The rule as people say it, in lower case and without a final stop; its first day is told elsewhere."""
    return _in_english(rule) if language is Language.ENGLISH else _in_french(rule)


def day_in_words(day: date, language: Language) -> str:
    """`1er juin 2027`, `1 June 2027`."""
    if language is Language.ENGLISH:
        return f"{day.day} {english_dates.MONTHS[day.month - 1]} {day.year}"
    return f"{'1er' if day.day == 1 else day.day} {french_dates.MONTHS[day.month - 1]} {day.year}"


def _in_french(rule: Recurrence) -> str:
    often = rule.interval > 1
    number = _spelled(rule.interval, _FRENCH_NUMBERS)
    match rule.every:
        case Every.DAY:
            text = f"tous les {number} jours" if often else "tous les jours"
        case Every.WEEK:
            text = f"toutes les {number} semaines" if often else "toutes les semaines"
            text += " " + _listed([f"le {french_dates.WEEKDAYS[one - 1]}" for one in rule.weekdays], "et")
        case Every.MONTH:
            text = f"tous les {number} mois" if often else "tous les mois"
            if rule.nth:
                weekday, nth = rule.nth
                text += f" le {_FRENCH_ORDINALS[nth]} {french_dates.WEEKDAYS[weekday - 1]}"
            else:
                text += f" le {'1er' if rule.starts.day == 1 else rule.starts.day}"
    return f"{text} jusqu’au {day_in_words(rule.until, Language.FRENCH)}" if rule.until else text


def _in_english(rule: Recurrence) -> str:
    often = rule.interval > 1
    number = _spelled(rule.interval, _ENGLISH_NUMBERS)
    match rule.every:
        case Every.DAY:
            text = f"every {number} days" if often else "every day"
        case Every.WEEK:
            text = f"every {number} weeks" if often else "every week"
            text += " on " + _listed([english_dates.WEEKDAYS[one - 1] for one in rule.weekdays], "and")
        case Every.MONTH:
            text = f"every {number} months" if often else "every month"
            if rule.nth:
                weekday, nth = rule.nth
                text += f" on the {_ENGLISH_ORDINALS[nth]} {english_dates.WEEKDAYS[weekday - 1]}"
            else:
                text += f" on day {rule.starts.day}"
    return f"{text} until {day_in_words(rule.until, Language.ENGLISH)}" if rule.until else text


def _spelled(number: int, numbers: Sequence[str]) -> str:
    """Up to five in letters: more is not offered (2.10), and is told in digits."""
    return numbers[number] if number < len(numbers) else str(number)


def _listed(parts: Sequence[str], last: str) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def times_in_words(starts: datetime, ends: datetime, rule: Recurrence | None, language: Language) -> str:
    """When something takes place: `mardi 24 novembre 2026 de 9h00 à 12h00`, over several days, or by its rule.

    `starts` and `ends` are the clock's on its first day.
    """
    dates = english_dates if language is Language.ENGLISH else french_dates
    begin, end, day = dates.clock_time(starts), dates.clock_time(ends), dates.long_date(starts)
    english = language is Language.ENGLISH
    if starts.date() != ends.date():
        last = dates.long_date(ends)
        return f"{day} at {begin} to {last} at {end}" if english else f"du {day} à {begin} au {last} à {end}"
    hours = f"from {begin} to {end}" if english else f"de {begin} à {end}"
    if rule is None:
        return f"{day} {hours}"
    since = f"as of {day}" if english else f"à partir du {day}"
    return f"{recurrence_in_words(rule, language)}, {hours}, {since}"
