"""What a cold start loads, counted: the number of modules is the same on every machine, milliseconds are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infra.bench.imports import Program, Start, floor, programs
from infra.build.artefacts import Artefacts

ARTEFACTS = Artefacts()
PROGRAMS = {program.name: program for program in programs(ARTEFACTS)}

# Modules once ready for the first event. To raise a number is a decision: a module costs a third of a millisecond.
MOST_MODULES = {
    "AvailabilityFunction": 525,
    "BookingFunction": 535,
    "CancelFunction": 532,
    # Until the first password or visit to a provider: their libraries are more than two hundred modules.
    "AccountFunction": 536,
    "RecordsFunction": 541,
    "AgentsFunction": 540,
    "DeskFunction": 575,
    "SettingsFunction": 530,
    "PlanningFunction": 528,
    "AddressFunction": 470,
    "RelayFunction": 655,
    "SweepFunction": 590,
    "SmsSenderFunction": 690,
    "EmailSenderFunction": 690,
    "ReceiptsFunction": 655,
    "ReconcileFunction": 655,
    "FollowListsFunction": 470,
    "RefreshListsFunction": 470,
    "PublishFunction": 470,
    "MembershipFunction": 470,
}
CITIZEN_PATH = ("AvailabilityFunction", "BookingFunction", "CancelFunction")
# Each costs 20 to 180 ms. `phonenumbers` is loaded by the first booking that has a number.
FORBIDDEN = {
    **dict.fromkeys(
        CITIZEN_PATH, ("boto3", "s3transfer", "holidays", "icalendar", "jinja2", "phonenumbers", "requests")
    ),
    "AccountFunction": (
        *("boto3", "s3transfer", "holidays", "jinja2", "phonenumbers", "requests"),
        *("argon2", "authlib", "joserfc", "cryptography"),
    ),
    "RecordsFunction": ("boto3", "s3transfer", "holidays", "jinja2", "phonenumbers", "requests", "argon2"),
    "AgentsFunction": (
        *("boto3", "s3transfer", "holidays", "jinja2", "phonenumbers", "requests"),
        *("argon2", "authlib", "joserfc", "cryptography"),
    ),
    "SettingsFunction": ("boto3", "s3transfer", "holidays", "jinja2", "phonenumbers", "requests", "argon2"),
    "DeskFunction": ("boto3", "s3transfer", "holidays", "jinja2", "phonenumbers", "requests", "argon2"),
    "PlanningFunction": (
        "boto3",
        "s3transfer",
        "holidays",
        "icalendar",
        "jinja2",
        "phonenumbers",
        "requests",
        "argon2",
    ),
    "AddressFunction": ("boto3", "s3transfer", "holidays", "jinja2", "phonenumbers", "argon2"),
    "RelayFunction": ("holidays", "icalendar", "jinja2", "phonenumbers", "requests", "chalice"),
    "SweepFunction": ("boto3", "s3transfer", "holidays", "icalendar", "jinja2", "phonenumbers", "requests", "chalice"),
    "SmsSenderFunction": ("holidays", "icalendar", "requests", "chalice"),
    "EmailSenderFunction": ("holidays", "requests", "chalice"),
    "ReceiptsFunction": ("holidays", "icalendar", "jinja2", "phonenumbers", "requests", "chalice"),
    "ReconcileFunction": ("holidays", "icalendar", "jinja2", "phonenumbers", "requests", "chalice"),
    "FollowListsFunction": ("boto3", "holidays", "icalendar", "jinja2", "phonenumbers", "requests", "chalice"),
    "RefreshListsFunction": ("boto3", "holidays", "icalendar", "jinja2", "phonenumbers", "requests", "chalice"),
    "MembershipFunction": ("boto3", "holidays", "icalendar", "jinja2", "phonenumbers", "requests", "chalice"),
    "PublishFunction": ("boto3", "holidays", "icalendar", "jinja2", "phonenumbers", "requests", "chalice"),
}


@pytest.fixture(scope="module")
def starts() -> dict[str, Start]:
    """Each function, started once from its artefact and the layers."""
    return {name: program.start() for name, program in PROGRAMS.items()}


def test_every_function_has_a_budget() -> None:
    assert set(PROGRAMS) == set(MOST_MODULES) == set(FORBIDDEN)


@pytest.mark.parametrize("function", MOST_MODULES)
def test_a_function_loads_no_more_modules_than_its_budget(starts: dict[str, Start], function: str) -> None:
    loaded = len(starts[function].modules)
    assert loaded <= MOST_MODULES[function]
    # A budget that is far away is none.
    assert loaded > MOST_MODULES[function] * 0.9


@pytest.mark.parametrize("function", FORBIDDEN)
def test_what_is_heavy_is_not_loaded_where_it_is_not_needed(starts: dict[str, Start], function: str) -> None:
    loaded = {name.partition(".")[0] for name in starts[function].modules}
    assert loaded & set(FORBIDDEN[function]) == set()
    assert "rdv" in loaded


def test_the_booking_loads_two_hundred_modules_more_than_a_bare_client(starts: dict[str, Start]) -> None:
    bare = floor(ARTEFACTS).start().modules
    assert "botocore" in bare
    assert len(starts["BookingFunction"].modules - bare) <= 205


@pytest.mark.parametrize("function", PROGRAMS)
def test_a_function_collects_garbage_again_once_it_is_loaded(function: str) -> None:
    program = PROGRAMS[function]
    replace(program, steps=(program.steps[0], "import gc\nassert gc.isenabled()")).start()


def test_a_citizens_function_does_not_look_at_what_it_has_loaded_again() -> None:
    for function in CITIZEN_PATH:
        frozen = "import gc\nassert gc.get_freeze_count() > 10_000, gc.get_freeze_count()"
        replace(PROGRAMS[function], steps=(PROGRAMS[function].steps[0], frozen)).start()


@pytest.mark.parametrize("function", CITIZEN_PATH)
def test_a_citizens_function_compiles_the_methods_of_few_dataclasses(function: str) -> None:
    """The build has done it (decision 0174); the audit hook sees every text that is compiled."""
    program = PROGRAMS[function]
    watch = """
import sys
texts = []
sys.addaudithook(lambda event, told: texts.append(told[0]) if event == "compile" else None)
"""
    judge = """
made = [text for text in texts[:-1] if isinstance(text, str | bytes) and "__create_fn__" in str(text)]
kinds = {kind for name, module in list(sys.modules.items()) if name.startswith("rdv.") for kind in vars(module).values()
         if isinstance(kind, type) and hasattr(kind, "__dataclass_fields__")}
assert len(kinds) > 100, len(kinds)
# The function's own package is compiled with it, and has few.
assert len(made) <= 4, len(made)
"""
    replace(program, steps=(watch + program.steps[0], judge)).start()


def test_a_function_that_cannot_be_imported_is_named() -> None:
    with pytest.raises(RuntimeError, match=r"broken cannot be imported: ModuleNotFoundError"):
        Program("broken", ("import no_such_module", ""), (), {}).start()
