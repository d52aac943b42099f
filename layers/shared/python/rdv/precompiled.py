"""Dataclasses of code that the build has compiled: a hundred milliseconds of each cold start (decision 0174).

Python spells the methods of a dataclass as text, and compiles that text whenever the class is made: here two hundred times a
start. The build compiles the same texts once (`infra/build/dataclass_code.py`) and lays down what they become, by the text. A
text that is not found is compiled as ever, and so is every one where there is no such file (the repository) or another
Python's: the classes are the same in each case.
"""

from __future__ import annotations

import builtins
import dataclasses
import hashlib
import marshal
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType
from typing import Any

FILE = Path(__file__).with_name("dataclass_code.bin")
_DIGEST_BYTES = 16


def name_of(text: str) -> bytes:
    """By what the code of a text is found."""
    return hashlib.blake2b(text.encode(), digest_size=_DIGEST_BYTES).digest()


def spelled(codes: dict[bytes, CodeType]) -> bytes:
    """The file's content: codes by the names of their texts, good for this Python alone."""
    return MAGIC_NUMBER + marshal.dumps(dict(sorted(codes.items())))


def use(file: Path = FILE) -> None:
    """Have the dataclasses that are made from now on use the file's code. Nothing happens without the file."""
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return
    if not content.startswith(MAGIC_NUMBER):
        return
    # It is our own artefact, as the bytecode beside it is.
    codes: dict[bytes, CodeType] = marshal.loads(content[len(MAGIC_NUMBER) :])  # noqa: S302

    def execute(text: str, names: dict[str, Any], made: dict[str, Any]) -> None:
        # Compiled as `dataclasses` would have it: this module's own `__future__` is not the text's.
        code = codes.get(name_of(text)) or compile(text, "<string>", "exec", dont_inherit=True)
        builtins.exec(code, names, made)  # noqa: S102 - what `dataclasses` would execute

    # A name of its module goes before the builtin that it calls.
    dataclasses.exec = execute  # type: ignore[attr-defined]
