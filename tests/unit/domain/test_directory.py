"""What the Directory's objects say of themselves."""

from __future__ import annotations

import pytest

from rdv.domain.directory import slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Carte d’identité", "carte_d_identite"),
        ("Carte d'identité", "carte_d_identite"),
        ("Être reçu à Noël", "etre_recu_a_noel"),
        ("Vœux – état civil (1re demande)", "voeux_etat_civil_1re_demande_"),
        ("ŒUVRES", "oeuvres"),
        ("RSA", "rsa"),
    ],
)
def test_motifs_of_one_name_have_one_key_however_it_is_typed(name: str, expected: str) -> None:
    """MOT-05: accents stripped, lower-case, each run of other characters one `_`."""
    assert slug(name) == expected
