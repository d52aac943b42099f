"""Phone numbers: vectors AV-12 to AV-18 and rules TEL-01 to TEL-03."""

from __future__ import annotations

import subprocess
import sys

import pytest

from rdv.domain.phones import dialled, is_mobile, is_organisation_phone, normal_phone


@pytest.mark.parametrize("typed", ["wrong value", "06 12 34 56 7", "+33 6 10 00 00 00 1"])
def test_wrong_numbers_are_refused(typed: str) -> None:  # AV-12
    assert normal_phone(typed) is None


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("06 10 00 00 00", "+33610000000"),
        ("06 90 00 00 00", "+590690000000"),
        ("06 93 00 00 00", "+262693000000"),
        ("06 94 00 00 00", "+594694000000"),
        ("06 96 00 00 00", "+596696000000"),
        ("06 39 00 00 00", "+262639000000"),
    ],
)
def test_national_mobiles_find_their_territory(typed: str, normal: str) -> None:  # AV-13
    assert normal_phone(typed) == normal


@pytest.mark.parametrize("prefix", ["690", "693", "694", "696"])
def test_overseas_mobiles_are_no_mainland_numbers(prefix: str) -> None:  # AV-14
    assert normal_phone(f"+33 {prefix} 00 00 00") is None


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("+590 6 90 00 00 00", "+590690000000"),
        ("+262 6 93 00 00 00", "+262693000000"),
        ("+594 6 94 00 00 00", "+594694000000"),
        ("+596 6 96 00 00 00", "+596696000000"),
        ("+1 2014000000", "+12014000000"),
        ("+212 5222-54321", "+212522254321"),
    ],
)
def test_international_numbers_are_accepted(typed: str, normal: str) -> None:  # AV-15, AV-16
    assert normal_phone(typed) == normal


@pytest.mark.parametrize(
    ("e164", "mobile"),
    [
        ("+33610000000", True),
        ("+33123456789", False),
        ("+596696000000", True),
        ("+12014000000", False),  # fixed or mobile: does not count
        ("0610000000", False),
        ("", False),
    ],
)
def test_sms_go_to_mobiles_only(e164: str, mobile: bool) -> None:  # AV-17, TEL-02
    assert is_mobile(e164) is mobile


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("01 30 30 40 40", "+33130304040"),
        ("04 300 32020", "+33430032020"),
        ("  ", None),
        ("01\u00a030\u202f30.40-40", "+33130304040"),
        ("(+33) 1 30 30 40 40", "+33130304040"),
    ],
)
def test_numbers_are_normalised(typed: str, normal: str | None) -> None:  # AV-18
    assert normal_phone(typed) == normal


@pytest.mark.parametrize("typed", ["06 ABC DEF GH", "tel:+33612345678;ext=5", "0612345678 ext. 12", "1" * 4000, "+"])
def test_only_digits_and_what_separates_them_are_read(typed: str) -> None:
    assert normal_phone(typed) is None


@pytest.mark.parametrize(("typed", "good"), [("3949", True), ("", True), ("03 21 00 00 00", True), ("12345", False)])
def test_organisations_may_have_short_numbers(typed: str, good: bool) -> None:  # TEL-03
    assert is_organisation_phone(typed) is good


def test_a_number_is_dialled_without_its_spaces() -> None:
    assert dialled("03 21 00 00 00") == "0321000000"
    assert dialled("+33 3.21-00") == "+3332100"


def test_the_phone_library_is_loaded_by_the_first_number_only() -> None:
    program = (
        "import sys; import rdv.domain.phones as phones; assert 'phonenumbers' not in sys.modules;"
        "phones.normal_phone('nothing'); phones.is_mobile(''); assert 'phonenumbers' not in sys.modules;"
        "phones.normal_phone('0610000000'); assert 'phonenumbers' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env={"PYTHONPATH": ":".join(sys.path)})
