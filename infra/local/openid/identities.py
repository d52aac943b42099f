"""Whom one can be on a laptop. Nobody of them exists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class TestIdentity:
    """A person of the provider: `key` is in its links, `claims` is what it says of them."""

    __test__ = False

    key: str
    label: str
    claims: Mapping[str, str]


CITIZENS = (
    TestIdentity(
        "amina",
        "Amina Benali, née le 12 mai 1988",
        {
            "sub": "b1c9d0c6f4a84f0e8b7f5a2f1d3e4c5b6a7980123456789abcdef0123456789v1",
            "given_name": "Amina",
            "family_name": "BENALI",
            "birthdate": "1988-05-12",
            "email": "amina.benali@courriel.example",
        },
    ),
    TestIdentity(
        "camille",
        "Camille Rose Dupont, nom d’usage Martin, née le 28 février 1990",
        {
            "sub": "0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9v1",
            "given_name": "Camille Rose",
            "family_name": "DUPONT",
            "preferred_username": "MARTIN",
            "birthdate": "1990-02-28",
            "email": "camille.martin@courriel.example",
        },
    ),
    TestIdentity(
        "thomas",
        "Thomas Leroy, né le 3 juillet 1975, sans adresse électronique",
        {
            "sub": "ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100v1",
            "given_name": "Thomas",
            "family_name": "LEROY",
            "birthdate": "1975-07-03",
        },
    ),
)

# The first two are agents of the demonstration's data; the third has no account yet (DS-2).
AGENTS = (
    TestIdentity(
        "helene",
        "Hélène Coste, responsable à la Maison des solidarités d’Arras",
        {
            "sub": "5d0f3e0a-6a54-4a3a-9d1c-0f5b7c2e1a01",
            "given_name": "Hélène Coste",
            "usual_name": "Coste",
            "email": "helene.coste@solidarites-arras.example",
            "siret": "22620001200012",
            "idp_id": "71144ab3-ee1a-4401-b7b3-79b44f7daeeb",
        },
    ),
    TestIdentity(
        "paul",
        "Paul Martel, conseiller numérique à Lens et à Béthune",
        {
            "sub": "5d0f3e0a-6a54-4a3a-9d1c-0f5b7c2e1a02",
            "given_name": "Paul",
            "usual_name": "Martel",
            "email": "Paul.Martel@mairie-lens.example",
            "siret": "21620498500018",
            "idp_id": "71144ab3-ee1a-4401-b7b3-79b44f7daeeb",
        },
    ),
    TestIdentity(
        "inconnue",
        "Sonia Nouvel, secrétaire de mairie, sans compte",
        {
            "sub": "5d0f3e0a-6a54-4a3a-9d1c-0f5b7c2e1a03",
            "given_name": "Sonia",
            "usual_name": "Nouvel",
            "email": "sonia.nouvel@mairie-exemple.example",
            "siret": "21620001200019",
            "idp_id": "71144ab3-ee1a-4401-b7b3-79b44f7daeeb",
        },
    ),
)
