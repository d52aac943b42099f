"""What an SMS may hold and what it costs: the GSM 03.38 alphabet, segments, and shortening (SMS-04).

A segment is 160 septets, or 153 when the text needs several (the header that joins them takes the rest); one
character outside the alphabet makes the whole text UCS-2: 70 characters, or 67.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum

GSM_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# Written with an escape: two septets each.
GSM_EXTENSION = frozenset("^{}\\[~]|€")

# SMS-04: letters that lose their accent, though one of them (Ç) is in the alphabet, then typography that word
# processors put in names and addresses.
_LETTERS = str.maketrans(
    "áâãçëẽêíïîĩóôõúûũÀÁÂÃÇÈËẼÊÌÍÏÎĨÒÓÔÕÙÚÛŨÿŸ",
    "aaaceeeiiiiooouuuAAAACEEEEIIIIIOOOOUUUUyY",
)
_SPELLED = str.maketrans(
    {
        "œ": "oe",
        "Œ": "OE",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "‚": "'",
        "‹": "'",
        "›": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "−": "-",
        "…": "...",
        "•": "-",
        "·": ".",
        "№": "No",
        "°": "o",
        "\t": " ",
        "\u00a0": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u200b": "",
        "\u00ad": "",
        "\ufeff": "",
    }
)


class Alphabet(StrEnum):
    """How a text travels."""

    GSM_7 = "gsm_7"
    UCS_2 = "ucs_2"


def to_gsm(text: str) -> str:
    """The text in the GSM alphabet: always 7 bits, whatever a name or a place holds (SMS-04, rebuilt).

    French letters outside the alphabet lose their accent, typography becomes plain, pictures and control
    characters go, and a letter of another script becomes `?`: one of them would halve the room of the whole text.
    """
    plain = unicodedata.normalize("NFC", text).translate(_LETTERS).translate(_SPELLED)
    return "".join(_gsm_character(character) for character in plain)


def _gsm_character(character: str) -> str:
    if character in GSM_BASIC or character in GSM_EXTENSION:
        return character
    simpler = "".join(one for one in unicodedata.normalize("NFKD", character) if one in GSM_BASIC)
    if simpler:
        return simpler
    return "?" if unicodedata.category(character).startswith(("L", "N")) else ""


def alphabet_of(text: str) -> Alphabet:
    """GSM-7 when every character is in its alphabet, else UCS-2."""
    fits = all(character in GSM_BASIC or character in GSM_EXTENSION for character in text)
    return Alphabet.GSM_7 if fits else Alphabet.UCS_2


def units(text: str) -> int:
    """The length that is billed: septets in GSM-7 (an extension character counts two), else UTF-16 code units."""
    return sum(_widths(text))


def segments(text: str) -> int:
    """How many segments the text is sent (and billed) in; no character is cut between two of them."""
    widths = _widths(text)
    single, joined = (160, 153) if alphabet_of(text) is Alphabet.GSM_7 else (70, 67)
    if sum(widths) <= single:
        return 1
    count, room = 1, joined
    for width in widths:
        if width > room:
            count, room = count + 1, joined
        room -= width
    return count


def shortened(text: str, excess: int) -> str:
    """The text with at least `excess` septets less, ended by three dots; empty when so little is left."""
    kept = text
    while kept and units(text) - units(kept) < excess + len("..."):
        kept = kept[:-1]
    return f"{kept.rstrip()}..." if kept.strip() else ""


def _widths(text: str) -> list[int]:
    if alphabet_of(text) is Alphabet.GSM_7:
        return [2 if character in GSM_EXTENSION else 1 for character in text]
    return [2 if ord(character) > 0xFFFF else 1 for character in text]
