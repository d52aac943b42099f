"""SMS: the GSM alphabet, transliteration (SMS-04), segments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rdv.domain.sms_text import Alphabet, alphabet_of, segments, shortened, to_gsm, units


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("áâãçëẽêíïîĩóôõúûũ", "aaaceeeiiiiooouuu"),
        ("ÀÁÂÃÇÈËẼÊÌÍÏÎĨÒÓÔÕÙÚÛŨ", "AAAACEEEEIIIIIOOOOUUUU"),
        ("àéèùòìäöüñÉÄÖÜÑ", "àéèùòìäöüñÉÄÖÜÑ"),
        ("œuvre, Œuvre, Æ, æ, ß", "oeuvre, OEuvre, Æ, æ, ß"),
        ("l’été « ici » – là… “oui”", 'l\'été " ici " - là... "oui"'),
        ("13\u00a0h\u202f10", "13 h 10"),
        ("n° 5, 3ᵉ étage, 12ᵗʰ", "no 5, 3e étage, 12th"),
        ("Łódź Šimić Ğ ğ ø å", "Lodz Simic G g ø å"),
        ("e\u0301te\u0301", "été"),
        ("🙂 fin\u200b\u00ad", " fin"),
        ("中文 Ж", "?? ?"),
        ("10 € [a] {b} ~", "10 € [a] {b} ~"),
    ],
)
def test_letters_lose_what_gsm_does_not_have(written: str, sent: str) -> None:
    assert to_gsm(written) == sent


@given(st.text())
def test_any_text_ends_up_in_the_gsm_alphabet(text: str) -> None:
    sent = to_gsm(text)
    assert alphabet_of(sent) is Alphabet.GSM_7
    assert to_gsm(sent) == to_gsm(to_gsm(sent))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        # An escape and its character stay together: 76 of them fill 152 of 153 septets.
        ("€" * 152, 2),
        ("€" * 153, 3),
        ("’" * 70, 1),
        ("’" * 71, 2),
        ("’" * 134, 2),
        ("’" * 135, 3),
        ("🙂" * 35, 1),
        ("🙂" * 66, 2),
        ("🙂" * 67, 3),
    ],
)
def test_segments_are_counted_as_operators_do(text: str, count: int) -> None:
    assert segments(text) == count


def test_one_character_outside_the_alphabet_changes_the_bill() -> None:
    assert (units("a" * 100), segments("a" * 100)) == (100, 1)
    assert (alphabet_of("a" * 99 + "’"), segments("a" * 99 + "’")) == (Alphabet.UCS_2, 2)


@given(st.text(alphabet="abé€ ", min_size=1), st.integers(min_value=1, max_value=80))
def test_shortening_takes_away_at_least_what_is_asked(text: str, excess: int) -> None:
    shorter = shortened(text, excess)
    assert units(shorter) <= max(0, units(text) - excess)
    assert not shorter or (shorter.endswith("...") and text.startswith(shorter[:-3]))


def test_shortening_keeps_the_beginning() -> None:
    assert shortened("MDS Centre (10 rue d'ici, Paris)", 10) == "MDS Centre (10 rue..."
    assert shortened("abc", 3) == ""
