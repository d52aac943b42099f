"""Bytecode made at build: Lambda's disk is read-only, so that without it every cold start compiles every module."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

RUNTIME = (3, 13)
"""The minor Python of the functions; bytecode belongs to one, whatever the processor."""

_UNCHECKED_HASH = 0b01


class CannotCompile(RuntimeError):
    """Some module does not compile, or this Python is not the functions' own."""


def compile_tree(folder: Path, deployed_at: str) -> None:
    """Compile every module below `folder`, whose content is found at `deployed_at` in Lambda (for tracebacks).

    Unchecked hashes: the interpreter neither stats nor hashes the sources, and times of files do not matter.
    """
    if sys.version_info[:2] != RUNTIME:
        raise CannotCompile(f"this is Python {sys.version_info[0]}.{sys.version_info[1]}, the functions run 3.13")
    # In a process of its own, with nothing else in its memory: what an interpreter has interned before, and the order of
    # its sets, leave traces in the bytes.
    outcome = subprocess.run(
        [
            *(sys.executable, "-s", "-P", "-m", "compileall", "-q", "-f"),
            *("--invalidation-mode", "unchecked-hash", "-s", str(folder), "-p", deployed_at, str(folder)),
        ],
        env={"PYTHONHASHSEED": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if outcome.returncode:
        raise CannotCompile(f"some modules in {folder} do not compile:\n{outcome.stdout}")


def modules_without_bytecode(folder: Path) -> list[Path]:
    """The modules below `folder` without valid bytecode of the functions' Python that is used without a check."""
    return [path for path in sorted(folder.rglob("*.py")) if not _is_compiled(path)]


def _is_compiled(source: Path) -> bool:
    cached = source.parent / "__pycache__" / f"{source.stem}.cpython-{RUNTIME[0]}{RUNTIME[1]}.pyc"
    if not cached.is_file():
        return False
    content = cached.read_bytes()
    flags = int.from_bytes(content[4:8], "little")
    return content[:4] == importlib.util.MAGIC_NUMBER and flags == _UNCHECKED_HASH
