"""Where the artefacts are, and the making of those that are the same for every processor."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .bytecode import compile_tree
from .dataclass_code import keep_dataclass_code

ROOT = Path(__file__).resolve().parents[2]
THIRD_PARTY = ("runtime", "identity")
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", "Makefile")


@dataclass(frozen=True, slots=True)
class Artefacts:
    """The folders that `template.yaml` names, below `build/` of a repository."""

    root: Path = ROOT

    @property
    def folder(self) -> Path:
        """What `make build` makes."""
        return self.root / "build"

    def layer(self, name: str) -> Path:
        """A layer of third-party code for Lambda's processor: `runtime` or `identity`."""
        return self.folder / "layers" / name

    def host_layer(self, name: str) -> Path:
        """The same code for this machine's processor: what the import check and the rehearsal run."""
        own = host_architecture()
        return self.layer(name) if own == "arm64" else self.folder / "host" / "layers" / name

    @property
    def runtime_layer(self) -> Path:
        """Third-party code of every function, for Lambda's processor."""
        return self.layer("runtime")

    @property
    def host_runtime_layer(self) -> Path:
        """The same for this machine's."""
        return self.host_layer("runtime")

    def import_paths(self, layers: Sequence[str]) -> tuple[str, ...]:
        """Where a function with those layers imports from on this machine, its own folder aside."""
        carried = [name for name in THIRD_PARTY if any(name in layer.lower() for layer in layers)]
        return (str(self.shared_layer / "python"), *(str(self.host_layer(name) / "python") for name in carried))

    @property
    def shared_layer(self) -> Path:
        """The service's own library."""
        return self.folder / "layers" / "shared"

    def function(self, name: str) -> Path:
        """The artefact of a function folder."""
        return self.folder / "functions" / name

    def function_names(self) -> list[str]:
        """The folders of `functions/`."""
        return sorted(path.parent.name for path in (self.root / "functions").glob("*/__init__.py"))


def host_architecture() -> str:
    """This machine's processor by Lambda's name: `arm64` or `x86_64`."""
    return {"aarch64": "arm64", "arm64": "arm64"}.get(platform.machine(), "x86_64")


def build_shared_layer(artefacts: Artefacts) -> None:
    """Our own library, compiled."""
    _copy_compiled(
        artefacts.root / "layers" / "shared" / "python",
        artefacts.shared_layer,
        inside="python",
        deployed_at="/opt",
        also=keep_dataclass_code,
    )


def build_function(artefacts: Artefacts, name: str) -> None:
    """One function folder, as the one package of its artefact."""
    _copy_compiled(
        artefacts.root / "functions" / name,
        artefacts.function(name),
        inside=name,
        deployed_at="/var/task",
    )


def _copy_compiled(
    source: Path, artefact: Path, *, inside: str, deployed_at: str, also: Callable[[Path], object] | None = None
) -> None:
    fresh = artefact.with_suffix(".part")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(source, fresh / inside, ignore=_LEFT_OUT)
    if also:
        also(fresh / inside)
    compile_tree(fresh, deployed_at)
    shutil.rmtree(artefact, ignore_errors=True)
    fresh.rename(artefact)
