"""Which passwords may be chosen (spec 9.3)."""

from __future__ import annotations

import pytest

from rdv.domain.accounts import local_path
from rdv.domain.passwords import is_common, password_faults


@pytest.mark.parametrize(
    ("password", "faults"),
    [
        ("Vélo-rouge-42-Arras", ()),
        ("quatre Cigognes 7 !", ()),
        ("Xk9#mmmmmmmmmQ7z", ()),
        ("", ("too_short", "needs_digit", "needs_upper_case", "needs_special")),
        ("Court-1", ("too_short",)),
        ("onze-lettrE", ("too_short", "needs_digit")),
        ("sans-majuscule-1", ("needs_upper_case",)),
        ("SansSpecial1234", ("needs_special",)),
        # An underscore is no special character, an accent neither.
        ("Sans_Special_1234", ("needs_special",)),
        ("Éléphanteau1234", ("needs_special",)),
        ("Sans-aucun-chiffre", ("needs_digit",)),
        ("A1-" + "x" * 126, ("too_long",)),
    ],
)
def test_a_password_is_long_and_mixed(password: str, faults: tuple[str, ...]) -> None:
    assert password_faults(password) == faults


@pytest.mark.parametrize("length", [12, 128])
def test_both_limits_are_allowed(length: int) -> None:
    assert password_faults(("Zk7-mwXr!9" * 13)[:length]) == ()


@pytest.mark.parametrize(
    "password",
    [
        "Motdepasse123!",
        "M0tDeP@sse-2026",
        "Azertyuiop1!",
        "AZERTYUIOP123$$",
        "BonjourBonjour1!",
        "Marseille-2026!",
        "SoleilSoleil-1",
        "P@ssw0rd-P@ssw0rd",
        "Septembre-2026!",
        "JeTAime-JeTAime-1",
        "Aaaaaaaaaaa1!",
        "Liberté-Égalité-Fraternité-1",
        "Administrateur1!",
        "1234567890-Az",
    ],
)
def test_what_everybody_tries_first_is_refused(password: str) -> None:
    assert is_common(password)
    assert password_faults(password) == ("too_common",)


@pytest.mark.parametrize(
    "password", ["Vélo-rouge-42-Arras", "Trois chats gris 9 !", "Le-12-mai-a-Boulogne", "kT9!vbPq-22wLr"]
)
def test_a_sentence_of_ones_own_is_not_common(password: str) -> None:
    assert not is_common(password)


@pytest.mark.parametrize("path", ["/", "/mes-rendez-vous", "/rendez-vous/nouveau?motif=a&lieu=b#creneaux"])
def test_a_path_of_the_site_is_a_place_to_come_back_to(path: str) -> None:
    assert local_path(path) == path


@pytest.mark.parametrize(
    "elsewhere",
    [
        "",
        "https://autre.example/",
        "//autre.example/",
        "/\\autre.example/",
        "\\\\autre.example",
        "javascript:alert(1)",
        "/a\r\nSet-Cookie: x=y",
        "/a b",
        "mes-rendez-vous",
        "/" + "a" * 500,
    ],
)
def test_anything_else_leads_home(elsewhere: str) -> None:
    assert local_path(elsewhere) == "/"
