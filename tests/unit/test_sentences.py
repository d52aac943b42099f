"""What citizens read when a period has no slot: plain, in their language, with a next step."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rdv.domain.emptiness import Emptiness
from rdv.http.sentences import empty_sentence, spelled_delay, spelled_moment
from rdv.http.texts import EMPTY, NEXT_STEPS, UNITS

from .scheduling import at, offer

NEXT = at("2026-12-07 09:00")
MOTIF = offer(min_delay=timedelta(hours=2)).motif


@pytest.mark.parametrize(
    ("emptiness", "found", "elsewhere", "phone", "french", "english"),
    [
        (
            Emptiness.FULLY_BOOKED,
            NEXT,
            True,
            "03 53 01 00 00",
            (
                "Tous les créneaux de ces dates sont déjà pris. Le prochain créneau libre est le lundi 7 décembre 2026 à "
                "9h00. Vous pouvez aussi regarder un autre lieu."
            ),
            (
                "All the slots of these dates are already taken. The next free slot is on Monday 7 December 2026 at 9:00. "
                "You can also look at another place."
            ),
        ),
        (
            Emptiness.NOT_OFFERED,
            None,
            False,
            "03 53 01 00 00",
            "Ce rendez-vous ne se prend pas en ligne ici pour le moment. Vous pouvez appeler le 03 53 01 00 00.",
            "This appointment cannot be booked online here for the moment. You can call 03 53 01 00 00.",
        ),
        (
            Emptiness.FULLY_BOOKED,
            None,
            False,
            "",
            (
                "Tous les créneaux de ces dates sont déjà pris. De nouveaux créneaux s’ouvrent régulièrement : revenez dans "
                "quelques jours."
            ),
            "All the slots of these dates are already taken. New slots open regularly: please come back in a few days.",
        ),
        (
            Emptiness.TOO_SOON,
            NEXT,
            False,
            "",
            (
                "Ces dates sont trop proches : ce rendez-vous se prend au moins 2 heures à l’avance. Le prochain créneau "
                "libre est le lundi 7 décembre 2026 à 9h00."
            ),
            (
                "These dates are too soon: this appointment is to be booked at least 2 hours ahead. The next free slot is on "
                "Monday 7 December 2026 at 9:00."
            ),
        ),
        (
            Emptiness.TOO_FAR,
            None,
            False,
            "",
            "Ces dates sont trop lointaines : ce rendez-vous se prend au plus 3 mois à l’avance.",
            "These dates are too far away: this appointment can be booked at most 3 months ahead.",
        ),
    ],
)
def test_a_sentence(
    emptiness: Emptiness, found: object, elsewhere: bool, phone: str, french: str, english: str
) -> None:
    for language, expected in (("fr", french), ("en", english)):
        told = empty_sentence(emptiness, MOTIF, found, language, elsewhere=elsewhere, phone_number=phone)  # type: ignore[arg-type]
        assert told == expected


def test_every_reason_and_every_step_is_worded_in_both_languages() -> None:
    assert EMPTY.keys() == set(Emptiness)
    for wording in [*EMPTY.values(), *NEXT_STEPS.values()]:
        assert wording.fr
        assert wording.en
        assert wording.fr != wording.en
        assert wording.fr.count("{") == wording.en.count("{")


@pytest.mark.parametrize(
    ("delay", "french"),
    [
        (timedelta(minutes=30), "30 minutes"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(hours=1), "1 heure"),
        (timedelta(minutes=90), "90 minutes"),
        (timedelta(days=1), "1 jour"),
        (timedelta(days=3), "3 jours"),
        (timedelta(days=7), "1 semaine"),
        (timedelta(weeks=3), "3 semaines"),
        (timedelta(seconds=2_629_746), "1 mois"),
        (timedelta(seconds=7_889_238), "3 mois"),
        (timedelta(days=30), "30 jours"),
        (timedelta(days=365), "12 mois"),
        (timedelta(seconds=20), "1 minute"),
    ],
)
def test_delays_as_the_settings_offer_them(delay: timedelta, french: str) -> None:
    assert spelled_delay(delay, "fr") == french
    assert spelled_delay(delay, "en").partition(" ")[0] == french.partition(" ")[0]


def test_units_have_one_and_many() -> None:
    assert all(one.en != many.en for one, many in UNITS.values())


def test_a_moment_in_both_languages() -> None:
    assert spelled_moment(at("2027-06-01 14:05"), "fr") == "mardi 1er juin 2027 à 14h05"
    assert spelled_moment(at("2027-06-01 14:05"), "en") == "Tuesday 1 June 2027 at 14:05"
