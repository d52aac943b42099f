"""What must be true of the artefacts; `make build` stops on a finding and tests/infra asserts that there is none."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from infra.template import expand_template, resolve

from .artefacts import THIRD_PARTY, Artefacts
from .bytecode import modules_without_bytecode
from .runtime_layer import export_requirements

MAX_RUNTIME_ZIP_BYTES = 15_000_000
# With the runtime layer it must stay far below what Lambda unpacks (250 MB), and a start waits for none of it unasked.
MAX_IDENTITY_ZIP_BYTES = 8_000_000

# A fresh interpreter without site packages: it sees the standard library and what Lambda would see.
_IMPORT = """
import importlib, sys
handler, *paths = sys.argv[1:]
sys.path[:0] = paths
sys.dont_write_bytecode = True
module, _, function = handler.rpartition(".")
if not callable(getattr(importlib.import_module(module), function)):
    sys.exit(f"{handler} is not a function")
"""
_LAMBDA_GIVES = {
    "AWS_REGION": "eu-west-3",
    "AWS_DEFAULT_REGION": "eu-west-3",
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
    "AWS_LAMBDA_FUNCTION_NAME": "none",
}


def findings(artefacts: Artefacts, uv: str) -> Iterator[str]:
    """Everything that is wrong with the artefacts, one line each."""
    yield from missing_bytecode(artefacts)
    yield from development_packages(artefacts, uv)
    yield from weight(artefacts)
    yield from broken_handlers(artefacts)


def missing_bytecode(artefacts: Artefacts) -> Iterator[str]:
    """Modules that Lambda would have to compile at each cold start."""
    folders = [
        artefacts.runtime_layer,
        artefacts.layer("identity"),
        artefacts.shared_layer,
        artefacts.folder / "functions",
    ]
    for folder in folders:
        for path in modules_without_bytecode(folder):
            yield f"no bytecode for {path.relative_to(artefacts.folder)}"


def development_packages(artefacts: Artefacts, uv: str) -> Iterator[str]:
    """Packages of the layers that the lock knows only as tools."""
    runtime = _names(export_requirements(uv, artefacts.root, "--no-dev", "--group", "identity"))
    tools = _names(export_requirements(uv, artefacts.root, "--only-dev")) - runtime
    # Requirements of Chalice's command line: of the lock's run-time part, and tools all the same.
    tools |= {"pip", "setuptools", "wheel", "inquirer", "blessed", "readchar", "click"}
    for layer in THIRD_PARTY:
        for path in sorted((artefacts.layer(layer) / "python").glob("*.dist-info")):
            name = _normal(path.name.split("-")[0])
            if name in tools:
                yield f"the {layer} layer has {name}, a tool"


def weight(artefacts: Artefacts) -> Iterator[str]:
    """A layer that is too heavy."""
    for layer, most in (("runtime", MAX_RUNTIME_ZIP_BYTES), ("identity", MAX_IDENTITY_ZIP_BYTES)):
        size = artefacts.layer(layer).with_suffix(".zip").stat().st_size
        if size >= most:
            yield f"the {layer} layer's zip has {size:,} bytes, {most:,} at most"


def broken_handlers(artefacts: Artefacts) -> Iterator[str]:
    """Handlers of the template that cannot be imported from the artefacts alone, in the template's own environment."""
    for logical_id, function in lambda_functions().items():
        properties = function["Properties"]
        artefact = artefacts.root / properties["Code"]["S3Key"]
        outcome = subprocess.run(
            [
                sys.executable,
                "-I",
                "-S",
                "-c",
                _IMPORT,
                properties["Handler"],
                str(artefact),
                *artefacts.import_paths(properties["Layers"]),
            ],
            env=_LAMBDA_GIVES | properties["Environment"]["Variables"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=60,
        )
        if outcome.returncode:
            reason = outcome.stdout.strip().splitlines()[-1]
            yield f"{logical_id}: {properties['Handler']} cannot be imported: {reason}"


def lambda_functions() -> dict[str, dict[str, Any]]:
    """The template's functions by logical id, every reference replaced by a text that names it."""
    template = expand_template({"SiteUrl": "https://rdv.example.org", "MailFrom": "rdv@example.org"})
    return {
        name: resolve(resource, _Named(), secrets=lambda _: '{"secret_key": "' + "x" * 64 + '"}')
        for name, resource in template["Resources"].items()
        if resource["Type"] == "AWS::Lambda::Function"
    }


class _Named(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return name


def sizes(artefacts: Artefacts) -> Mapping[Path, tuple[int, int]]:
    """For each artefact with a zip: its files and its zip, in bytes."""
    return {
        archive: (
            sum(path.stat().st_size for path in archive.with_suffix("").rglob("*") if path.is_file()),
            archive.stat().st_size,
        )
        for archive in sorted(artefacts.folder.glob("*/*.zip"))
    }


def _names(requirements: str) -> set[str]:
    return {_normal(name) for name in re.findall(r"^([A-Za-z0-9][\w.-]*)==", requirements, re.MULTILINE)}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
