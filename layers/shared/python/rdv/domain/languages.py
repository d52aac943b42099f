"""The languages that messages are written in."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """French, unless its reader uses the site in English (G-02 as rebuilt)."""

    FRENCH = "fr"
    ENGLISH = "en"
