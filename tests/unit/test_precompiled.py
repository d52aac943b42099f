"""Dataclasses made of kept code are the classes that they would have been."""

from __future__ import annotations

import builtins
import dataclasses
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

from rdv import precompiled


@pytest.fixture(autouse=True)
def executed() -> Iterator[list[str | CodeType]]:
    """What the making of dataclasses executes, seen from below; the module is as before afterwards."""
    seen: list[str | CodeType] = []
    execute = builtins.exec

    def watched(code: str | CodeType, *names: dict[str, Any]) -> None:
        seen.append(code)
        execute(code, *names)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builtins, "exec", watched)
        yield seen
    with suppress(AttributeError):
        del dataclasses.exec  # type: ignore[attr-defined]


def a_class() -> Any:
    @dataclasses.dataclass(frozen=True, slots=True)
    class Pair:
        left: int
        right: tuple[str, ...] = ()

    return Pair


def kept(file: Path, executed: list[str | CodeType], change: Callable[[bytes], bytes] = bytes) -> None:
    """A file with the code of `a_class`."""
    a_class()
    [text] = executed
    assert isinstance(text, str)
    code = compile(text, "<string>", "exec", dont_inherit=True)
    file.write_bytes(change(precompiled.spelled({precompiled.name_of(text): code})))
    executed.clear()


def test_a_class_is_made_of_the_kept_code(tmp_path: Path, executed: list[str | CodeType]) -> None:
    kept(tmp_path / "code", executed)
    precompiled.use(tmp_path / "code")
    pair = a_class()
    assert [type(one) for one in executed] == [CodeType]
    assert pair(1, ("a",)) == pair(1, ("a",))
    assert hash(pair(1)) == hash(pair(1))
    assert pair(1) != pair(2)
    assert repr(pair(1)).endswith("Pair(left=1, right=())")
    assert pair.__init__.__qualname__.endswith("Pair.__init__")
    with pytest.raises(dataclasses.FrozenInstanceError):
        pair(1).left = 2
    with pytest.raises(TypeError, match="left"):
        pair()


def test_two_classes_of_one_text_are_two_classes(tmp_path: Path, executed: list[str | CodeType]) -> None:
    kept(tmp_path / "code", executed)
    precompiled.use(tmp_path / "code")
    assert a_class()(1) != a_class()(1)


def test_a_text_that_is_not_kept_is_compiled(tmp_path: Path, executed: list[str | CodeType]) -> None:
    kept(tmp_path / "code", executed)
    precompiled.use(tmp_path / "code")
    other = dataclasses.make_dataclass("Other", ["neither"], frozen=True)
    assert [type(one) for one in executed] == [CodeType]
    assert other(1) == other(1)


def test_a_text_that_is_not_kept_means_what_it_means_without_us(tmp_path: Path, executed: list[str | CodeType]) -> None:
    """Not `from __future__ import annotations`, which is of the module that executes it."""
    text = "def made(one: int) -> str: ..."
    kept(tmp_path / "code", executed)
    precompiled.use(tmp_path / "code")
    made: dict[str, Any] = {}
    dataclasses.exec(text, {}, made)  # type: ignore[attr-defined]
    assert made["made"].__annotations__ == {"one": int, "return": str}


@pytest.mark.parametrize("change", [lambda content: b"\0\0\0\0" + content[4:], lambda _: b""])  # pyright: ignore[reportUnknownLambdaType]
def test_another_pythons_code_is_not_used(
    tmp_path: Path, executed: list[str | CodeType], change: Callable[[bytes], bytes]
) -> None:
    kept(tmp_path / "code", executed, change)
    precompiled.use(tmp_path / "code")
    a_class()
    assert [type(one) for one in executed] == [str]


def test_without_a_file_nothing_is_changed(tmp_path: Path) -> None:
    precompiled.use(tmp_path / "none")
    assert not hasattr(dataclasses, "exec")


def test_the_repository_has_none() -> None:
    assert not precompiled.FILE.exists()
