"""The layers of third-party code: the locked libraries for Lambda's processor, without what no function uses.

Every function has the runtime layer; what signs people in has the identity layer besides.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .bytecode import compile_tree

_PROCESSORS = {"arm64": "aarch64", "x86_64": "x86_64"}


@dataclass(frozen=True, slots=True)
class Parcel:
    """One layer: its folder in `layers/`, what the lock is asked for, and the oldest system its wheels run on.

    Lambda's python3.13 has glibc 2.34 (Amazon Linux 2023).
    """

    name: str
    selection: Sequence[str]
    system: str

    @property
    def slimming(self) -> Path:
        """What it leaves out."""
        return Path("layers") / self.name / "slim.toml"


RUNTIME = Parcel("runtime", ("--no-dev",), "manylinux2014")
IDENTITY = Parcel("identity", ("--only-group", "identity"), "manylinux_2_28")
PARCELS = (RUNTIME, IDENTITY)


class CannotSlim(RuntimeError):
    """`slim.toml` names what is not there: a library has changed its shape."""


@dataclass(frozen=True, slots=True)
class Slimming:
    """What a layer leaves out (`slim.toml`)."""

    prune_packages: Sequence[str]
    keep: Mapping[str, Sequence[str]]
    drop: Sequence[str]
    empty: Sequence[str]

    @classmethod
    def read(cls, path: Path) -> Slimming:
        """Raises KeyError, naming the missing key."""
        document = tomllib.loads(path.read_text("utf-8"))
        return cls(
            document["prune_packages"],
            document["keep"],
            document["drop"]["paths"],
            document["empty"]["files"],
        )


def export_requirements(uv: str, root: Path, *options: str) -> str:
    """Packages of the lock with their hashes, in pip's format; by default those of the functions."""
    selection = options or ("--no-dev",)
    return _output(
        [
            uv,
            "export",
            "--frozen",
            "--no-emit-project",
            "--no-header",
            "--no-annotate",
            *selection,
        ],
        directory=root,
    )


def shipped_requirements(uv: str, root: Path, parcel: Parcel = RUNTIME) -> str:
    """What a layer is installed from: its packages of the lock, without the pruned ones."""
    pruned = Slimming.read(root / parcel.slimming).prune_packages
    return export_requirements(uv, root, *parcel.selection, *(word for name in pruned for word in ("--prune", name)))


def build_layer(uv: str, root: Path, parcel: Parcel, layer: Path, architecture: str) -> bool:
    """Make a layer in the folder `layer`, unless it already is what the same inputs make; tells whether it was made."""
    requirements = shipped_requirements(uv, root, parcel)
    inputs = _digest(requirements, (root / parcel.slimming).read_text("utf-8"), architecture, *_own_sources())
    stamp = layer.with_suffix(".inputs")
    if layer.is_dir() and stamp.is_file() and stamp.read_text() == inputs:
        return False
    stamp.unlink(missing_ok=True)
    fresh = layer.with_suffix(".part")
    shutil.rmtree(fresh, ignore_errors=True)
    packages = fresh / "python"
    _install(uv, requirements, packages, f"{_PROCESSORS[architecture]}-{parcel.system}")
    _slim(packages, Slimming.read(root / parcel.slimming))
    compile_tree(packages, "/opt/python")
    shutil.rmtree(layer, ignore_errors=True)
    fresh.rename(layer)
    stamp.write_text(inputs)
    return True


def _install(uv: str, requirements: str, target: Path, platform: str) -> None:
    """Wheels only, each checked against the lock's hash: nothing is built here, nothing runs."""
    target.mkdir(parents=True)
    listing = target.parent / "requirements.txt"
    listing.write_text(requirements)
    _output(
        [
            *(
                uv,
                "pip",
                "install",
                "--quiet",
                "--require-hashes",
                "--no-deps",
                "--only-binary",
                ":all:",
            ),
            *("--python-platform", platform, "--python-version", "3.13"),
            *(
                "--link-mode",
                "copy",
                "--target",
                str(target),
                "--requirement",
                str(listing),
            ),
        ]
    )
    listing.unlink()


def _slim(packages: Path, slimming: Slimming) -> None:
    for folder, kept in slimming.keep.items():
        entries = {path.name: path for path in (packages / folder).iterdir()}
        if unknown := set(kept) - set(entries):
            raise CannotSlim(f"{folder} has no {', '.join(sorted(unknown))}")
        for name, path in entries.items():
            if name not in kept:
                _remove(path)
    for pattern in slimming.drop:
        found = list(packages.glob(pattern))
        if not found:
            raise CannotSlim(f"nothing is called {pattern}")
        for path in found:
            _remove(path)
    for name in slimming.empty:
        if not (packages / name).is_file():
            raise CannotSlim(f"there is no {name}")
        (packages / name).write_text("")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def _own_sources() -> Iterator[str]:
    for name in ("runtime_layer.py", "bytecode.py"):
        yield (Path(__file__).parent / name).read_text("utf-8")


def _digest(*texts: str) -> str:
    return hashlib.sha256("\x1f".join(texts).encode()).hexdigest()


def _output(command: Sequence[str], directory: Path | None = None) -> str:
    return subprocess.run(command, cwd=directory, check=True, stdout=subprocess.PIPE, text=True).stdout
