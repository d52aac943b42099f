"""Brands: in whose name a message is written (G-06, G-07, G-09)."""

from __future__ import annotations

from dataclasses import dataclass

from .directory import Verticale


@dataclass(frozen=True, slots=True)
class Brand:
    """One row of G-06. `sms_sender_id` as the table has it: a gateway maps it to what its operators take."""

    name: str
    sms_sender_id: str
    support_address: str
    organiser_address: str


SOLIDARITES = Brand("RDV Solidarités", "RdvSoli", "support@rdv-solidarites.fr", "secretariat-auto@rdv-solidarites.fr")
AIDE_NUMERIQUE = Brand(
    "RDV Aide Numérique", "RdvAideNum", "support@rdv-aide-numerique.fr", "secretariat-auto@rdv-solidarites.fr"
)
SERVICE_PUBLIC = Brand(
    "RDV Service Public", "RDV S.P.", "support@rdv-service-public.fr", "secretariat-auto@rdv-service-public.fr"
)

_BRANDS = {
    Verticale.SOLIDARITES: SOLIDARITES,
    Verticale.INSERTION: SOLIDARITES,
    Verticale.AIDE_NUMERIQUE: AIDE_NUMERIQUE,
    Verticale.MAIRIE: SERVICE_PUBLIC,
}


def brand_of(verticale: Verticale) -> Brand:
    """The brand of everything sent about an organisation of that field (G-06)."""
    return _BRANDS[verticale]
