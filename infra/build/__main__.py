"""`python -m infra.build`: make the artefacts, print their sizes, stop on a finding."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from .archive import write_zip
from .artefacts import Artefacts, build_function, build_shared_layer, host_architecture
from .bytecode import CannotCompile
from .checks import findings, sizes
from .runtime_layer import PARCELS, CannotSlim, build_layer


def main() -> int:
    """Returns the exit code."""
    parser = argparse.ArgumentParser(prog="make build", description=__doc__)
    parser.add_argument(
        "--architecture",
        choices=["arm64", "x86_64"],
        default="arm64",
        help="Lambda's processor",
    )
    architecture = parser.parse_args().architecture
    uv = os.environ.get("UV") or shutil.which("uv")
    if uv is None:
        print(
            "uv is not here: run this through `make build`, which finds or installs it",
            file=sys.stderr,
        )
        return 2
    started = time.monotonic()
    artefacts = Artefacts()
    try:
        build(artefacts, uv, architecture)
    except subprocess.CalledProcessError as failure:
        print(
            f"failed: {' '.join(map(str, failure.cmd[:3]))} … (exit code {failure.returncode})",
            file=sys.stderr,
        )
        return 1
    except (CannotSlim, CannotCompile) as failure:
        print(f"failed: {failure}", file=sys.stderr)
        return 1
    print("  checking bytecode, content, weight and imports", flush=True)
    wrong = list(findings(artefacts, uv))
    for archive, (files, zipped) in sizes(artefacts).items():
        name = archive.relative_to(artefacts.folder).with_suffix("")
        print(f"  {name!s:<28}{files / 1e6:8.2f} MB{zipped / 1e6:8.2f} MB zipped")
    for line in wrong:
        print(f"error: {line}", file=sys.stderr)
    print(f"{'failed' if wrong else 'built'} in {time.monotonic() - started:.1f} s ({architecture})")
    return 1 if wrong else 0


def build(artefacts: Artefacts, uv: str, architecture: str) -> None:
    """Make every artefact and its zip; raises CalledProcessError when a package cannot be had."""
    for parcel in PARCELS:
        layers = {
            artefacts.layer(parcel.name): architecture,
            artefacts.host_layer(parcel.name): host_architecture(),
        }
        for layer, processor in layers.items():
            print(f"  {parcel.name} layer for {processor}", flush=True)
            layer.parent.mkdir(parents=True, exist_ok=True)
            if build_layer(uv, artefacts.root, parcel, layer, processor) or not _archive(layer).is_file():
                write_zip(layer, _archive(layer))
    print("  shared layer and functions", flush=True)
    build_shared_layer(artefacts)
    write_zip(artefacts.shared_layer, _archive(artefacts.shared_layer))
    shutil.rmtree(artefacts.folder / "functions", ignore_errors=True)
    for name in artefacts.function_names():
        build_function(artefacts, name)
        write_zip(artefacts.function(name), _archive(artefacts.function(name)))


def _archive(folder: Path) -> Path:
    return folder.with_suffix(".zip")


if __name__ == "__main__":
    sys.exit(main())
