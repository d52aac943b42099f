"""Brands: the table of G-06."""

from __future__ import annotations

import pytest

from rdv.domain.brands import brand_of
from rdv.domain.directory import Verticale
from rdv.outbound.sms import sns_sender_id


@pytest.mark.parametrize(
    ("verticale", "name", "sender_id", "organiser"),
    [
        (Verticale.SOLIDARITES, "RDV Solidarités", "RdvSoli", "secretariat-auto@rdv-solidarites.fr"),
        (Verticale.INSERTION, "RDV Solidarités", "RdvSoli", "secretariat-auto@rdv-solidarites.fr"),
        (Verticale.AIDE_NUMERIQUE, "RDV Aide Numérique", "RdvAideNum", "secretariat-auto@rdv-solidarites.fr"),
        (Verticale.MAIRIE, "RDV Service Public", "RDV S.P.", "secretariat-auto@rdv-service-public.fr"),
    ],
)
def test_the_field_of_an_organisation_chooses_its_brand(
    verticale: Verticale, name: str, sender_id: str, organiser: str
) -> None:
    brand = brand_of(verticale)
    assert (brand.name, brand.sms_sender_id, brand.organiser_address) == (name, sender_id, organiser)


def test_sender_ids_become_what_sns_takes() -> None:
    assert [sns_sender_id(brand_of(one).sms_sender_id) for one in Verticale] == [
        "RdvSoli",
        "RdvSoli",
        "RdvAideNum",
        "RDVSP",
    ]
    assert sns_sender_id("A brand of many words") == "Abrandofman"
    with pytest.raises(ValueError, match="letter"):
        sns_sender_id("12 34")
