"""Builds what the address function works with, once a process."""

from __future__ import annotations

from dataclasses import dataclass

from rdv.outbound.ban import BaseAdresseNationale
from rdv.ports import AddressSearch
from rdv.settings import AddressSettings


@dataclass(frozen=True, slots=True)
class Wiring:
    """The function's port."""

    addresses: AddressSearch


def wire() -> Wiring:
    """From the environment. Raises MissingSetting, naming the variable."""
    return Wiring(BaseAdresseNationale(AddressSettings.read().address_api_url))
