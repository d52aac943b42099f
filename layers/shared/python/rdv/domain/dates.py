"""Dates and times in the reader's language."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from . import english_dates, french_dates
from .languages import Language


class DateWords(Protocol):
    """How a language spells an instant, given in the reader's zone."""

    def long_date_time(self, local: datetime) -> str:
        """The day of the week, the date with its year, the time."""
        ...

    def short_date_time(self, local: datetime, *, around: bool = False) -> str:
        """What fits an SMS; `around`: the time is approximate."""
        ...

    def relative_date_time(self, local: datetime, now: datetime) -> str:
        """Today and tomorrow by their name, other days in full."""
        ...


_BY_LANGUAGE: dict[Language, DateWords] = {Language.FRENCH: french_dates, Language.ENGLISH: english_dates}


def dates_in(language: Language) -> DateWords:
    """The spelling of a language."""
    return _BY_LANGUAGE[language]
