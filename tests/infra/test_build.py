"""The artefacts that `make build` makes: complete, slim, compiled, and the same for the same sources."""

from __future__ import annotations

import importlib.metadata
import os
import py_compile
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import holidays
import pytest

from infra.build.archive import write_zip
from infra.build.artefacts import THIRD_PARTY, Artefacts, build_function, build_shared_layer
from infra.build.bytecode import compile_tree, modules_without_bytecode
from infra.build.checks import broken_handlers, development_packages, lambda_functions, missing_bytecode, weight

# What an ELF file calls it.
AARCH64 = 183
UV = os.environ.get("UV", str(Artefacts().root / ".tools" / "uv"))


@pytest.fixture(scope="module")
def artefacts() -> Artefacts:
    built = Artefacts()
    third_party = [made for name in THIRD_PARTY for made in (built.layer(name), built.host_layer(name))]
    for folder in (*third_party, built.shared_layer):
        assert folder.is_dir(), "run `make build` first"
    return built


def test_every_module_has_bytecode(artefacts: Artefacts) -> None:
    assert list(missing_bytecode(artefacts)) == []


def test_no_tool_is_inside(artefacts: Artefacts) -> None:
    assert list(development_packages(artefacts, UV)) == []


def test_the_layers_are_light(artefacts: Artefacts) -> None:
    assert list(weight(artefacts)) == []


def test_every_handler_imports_from_the_artefacts_alone(artefacts: Artefacts) -> None:
    assert list(broken_handlers(artefacts)) == []


@pytest.mark.parametrize("name", Artefacts().function_names())
def test_a_function_is_one_package_and_the_same_bytes_each_time(
    artefacts: Artefacts, name: str, tmp_path: Path
) -> None:
    assert [path.name for path in artefacts.function(name).iterdir()] == [name]
    again = Artefacts(copy_of_sources(tmp_path))
    build_function(again, name)
    write_zip(again.function(name), tmp_path / "again.zip")
    stale = "not what the sources make now: run `make build`"
    assert (tmp_path / "again.zip").read_bytes() == artefacts.function(name).with_suffix(".zip").read_bytes(), stale


def test_the_shared_layer_is_the_same_bytes_each_time(artefacts: Artefacts, tmp_path: Path) -> None:
    again = Artefacts(copy_of_sources(tmp_path))
    build_shared_layer(again)
    write_zip(again.shared_layer, tmp_path / "again.zip")
    stale = "not what the sources make now: run `make build`"
    assert (tmp_path / "again.zip").read_bytes() == artefacts.shared_layer.with_suffix(".zip").read_bytes(), stale


@pytest.mark.parametrize("layer", THIRD_PARTY)
def test_a_layer_is_for_the_processor_of_the_template(artefacts: Artefacts, layer: str) -> None:
    compiled = list(artefacts.layer(layer).rglob("*.so*"))
    assert compiled
    # ELF's machine, by its number: an `abi3` module does not name its processor.
    assert {int.from_bytes(path.read_bytes()[18:20], "little") for path in compiled} == {AARCH64}


def test_the_runtime_layer_has_every_dependency_at_the_locked_version(artefacts: Artefacts) -> None:
    project = tomllib.loads((artefacts.root / "pyproject.toml").read_text("utf-8"))
    for requirement in project["project"]["dependencies"]:
        name = requirement.partition(">=")[0]
        locked = importlib.metadata.version(name)
        assert (artefacts.runtime_layer / "python" / f"{name.replace('-', '_')}-{locked}.dist-info").is_dir(), name


def test_what_is_left_of_each_library_works(artefacts: Artefacts) -> None:
    """What slimming could break: service descriptions, public holidays, time zones, phone numbers, certificates."""
    script = """
import datetime, zoneinfo
import boto3, botocore.session, certifi, dateutil.rrule, holidays, jinja2, phonenumbers, pydantic
import pynamodb.models, requests
for service in ("sns", "sqs", "sesv2"):
    boto3.client(service)
botocore.session.get_session().create_client("dynamodb")
assert phonenumbers.is_valid_number(phonenumbers.parse("+33612345678"))
zoneinfo.reset_tzpath(to=[])
assert zoneinfo.ZoneInfo("America/Guadeloupe").utcoffset(datetime.datetime(2026, 1, 1)) == datetime.timedelta(hours=-4)
assert open(certifi.where()).read(1)
print(sorted(f"{day} {name}" for day, name in holidays.France(years=[2026, 2027]).items()))
"""
    outcome = run_from(artefacts.host_runtime_layer / "python", script)
    assert outcome.returncode == 0, outcome.stdout
    whole_library = holidays.country_holidays("FR", years=[2026, 2027])
    assert outcome.stdout.strip() == str(sorted(f"{day} {name}" for day, name in whole_library.items()))


def test_the_identity_layer_has_what_the_group_asks_for_and_nothing_of_the_runtime_layer(artefacts: Artefacts) -> None:
    project = tomllib.loads((artefacts.root / "pyproject.toml").read_text("utf-8"))
    packages = artefacts.layer("identity") / "python"
    for requirement in project["dependency-groups"]["identity"]:
        name = requirement.partition(">=")[0]
        locked = importlib.metadata.version(name)
        assert (packages / f"{name.replace('-', '_')}-{locked}.dist-info").is_dir(), name
    both = [
        {path.name for path in layer.glob("*.dist-info")} for layer in (packages, artefacts.runtime_layer / "python")
    ]
    assert all(both)
    assert not both[0] & both[1]


def test_what_is_left_of_the_identity_libraries_works(artefacts: Artefacts) -> None:
    """A password hashed and found again, a visit begun, a token signed and believed."""
    script = """
from datetime import UTC, datetime
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet
from rdv.outbound.identity import OpenIdProvider, _Published, _signed_claims, franceconnect
from rdv.outbound.passwords import Argon2Passwords
passwords = Argon2Passwords()
assert passwords.matches(passwords.hash("Vélo-rouge-42"), "Vélo-rouge-42")
assert not passwords.matches("", "Vélo-rouge-42")
key = ECKey.generate_key("P-256", {"kid": "key"})
token = jwt.encode({"alg": "ES256", "kid": "key"}, {"sub": "somebody"}, key)
assert _signed_claims(token, KeySet([key])) == {"sub": "somebody"}
class Clock:
    def now(self):
        return datetime(2026, 11, 23, tzinfo=UTC)
provider = OpenIdProvider(franceconnect("https://fc.example/api/v2", "rdv", "secret", "https://rdv.example"), Clock())
provider._cached = _Published({"authorization_endpoint": "https://fc.example/authorize"}, KeySet([]), Clock().now())
print(provider.authorization_url("state", "nonce", "v" * 64).partition("?")[0])
"""
    outcome = run_from(":".join(artefacts.import_paths(THIRD_PARTY)), script)
    assert outcome.stdout.strip() == "https://fc.example/authorize", outcome.stdout


def run_from(packages: Path | str, script: str) -> subprocess.CompletedProcess[str]:
    """Run the script in an interpreter that sees the standard library and `packages` alone."""
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = {str(packages)!r}.split(':')\n{script}"],
        env={"AWS_DEFAULT_REGION": "eu-west-3"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=60,
    )


# --- the checks see what they are for -------------------------------------------------------------------------------


def copy_of_sources(tmp_path: Path) -> Path:
    root = tmp_path / "repository"
    for folder in ("functions", "layers"):
        shutil.copytree(Artefacts().root / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return root


def test_bytecode_that_is_absent_or_checks_its_source_is_found(tmp_path: Path) -> None:
    for name in ("good", "absent", "timed"):
        (tmp_path / f"{name}.py").write_text("x = 1\n")
    compile_tree(tmp_path, "/opt/python")
    cache = tmp_path / "__pycache__"
    (cache / "absent.cpython-313.pyc").unlink()
    py_compile.compile(str(tmp_path / "timed.py"), invalidation_mode=py_compile.PycInvalidationMode.TIMESTAMP)
    assert [path.name for path in modules_without_bytecode(tmp_path)] == ["absent.py", "timed.py"]


def test_a_tool_in_the_layer_is_found(tmp_path: Path) -> None:
    artefacts = Artefacts(copy_of_sources(tmp_path))
    for name in ("pyproject.toml", "uv.lock"):
        shutil.copy(Artefacts().root / name, artefacts.root / name)
    for name in ("pytest-8.0.dist-info", "setuptools-80.0.dist-info", "pydantic-2.0.dist-info"):
        (artefacts.runtime_layer / "python" / name).mkdir(parents=True)
    assert [line.split()[4] for line in development_packages(artefacts, UV)] == ["pytest,", "setuptools,"]


def test_a_heavy_layer_is_found(tmp_path: Path) -> None:
    artefacts = Artefacts(tmp_path)
    artefacts.runtime_layer.parent.mkdir(parents=True)
    for layer, size in (("runtime", 15_000_000), ("identity", 1_000)):
        with artefacts.layer(layer).with_suffix(".zip").open("wb") as archive:
            archive.truncate(size)
    assert [line.split()[1] for line in weight(artefacts)] == ["runtime"]


def test_a_handler_that_cannot_be_imported_is_found(tmp_path: Path) -> None:
    artefacts = Artefacts(tmp_path)
    assert len(list(broken_handlers(artefacts))) == len(lambda_functions()) == 20
