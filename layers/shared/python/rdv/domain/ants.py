"""The pre-application number of identity documents (spec 2.6, 4.6): which motifs ask for it, and its form."""

from __future__ import annotations

import re

# The reserved names of motif categories that switch the rule on (2.6).
ANTS_CATEGORIES = frozenset(
    {
        "Carte d'identité disponible sur le site de l'ANTS",
        "Passeport disponible sur le site de l'ANTS",
        "Carte d'identité et passeport disponible sur le site de l'ANTS",
    }
)


def asks_ants_number(category: str) -> bool:
    """Whether motifs of that category want a pre-application number (WIZ-03); apostrophes of both kinds will do."""
    return category.replace("’", "'") in ANTS_CATEGORIES


def normal_ants_number(text: str) -> str | None:
    """The number in upper case; None when it is not ten characters of A-Z and 0-9 (ANTS-01)."""
    number = text.strip().upper()
    return number if re.fullmatch(r"[A-Z0-9]{10}", number) else None
