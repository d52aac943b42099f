"""Each room of the house imports what its row of the floor plan allows, and a function only its own folder and the house."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "layers" / "shared" / "python"
FUNCTIONS = ROOT / "functions"

# The floor plan: what a room may import beyond the standard library and itself. The four small modules of the library
# (`ids`, `clock`, `settings`, `telemetry`) are rooms of their own.
ROOMS: dict[str, frozenset[str]] = {
    "rdv.domain": frozenset({"dateutil", "holidays", "phonenumbers"}),
    "rdv.ports": frozenset({"rdv.domain"}),
    "rdv.usecases": frozenset({"rdv.domain", "rdv.ports", "rdv.ids"}),
    # PynamoDB lets botocore's own errors through, and the store turns them into the domain's.
    "rdv.store": frozenset({"pynamodb", "botocore.exceptions", "rdv.domain", "rdv.ports", "rdv.ids", "rdv.settings"}),
    "rdv.outbound": frozenset(
        {"boto3", "botocore", "requests", "argon2", "authlib", "joserfc", "rdv.domain", "rdv.ports"}
    ),
    "rdv.http": frozenset(
        {
            "chalice",
            "pydantic",
            "pydantic_core",
            "aws_lambda_powertools",
            "rdv.domain",
            "rdv.ports",
            "rdv.ids",
            "rdv.telemetry",
        }
    ),
    "rdv.settings": frozenset(),
    "rdv.telemetry": frozenset({"aws_lambda_powertools"}),
    "rdv.clock": frozenset(),
    "rdv.ids": frozenset(),
    "rdv.precompiled": frozenset(),
}

# The one module that is part of botocore's client (decision 0091).
ASKS_DIRECTLY = {"rdv.store.direct": frozenset({"botocore.awsrequest", "botocore.session", "botocore.utils"})}

# Of the standard library, what reaches outside: the rules and the use cases are told everything by argument.
OUTSIDE = frozenset(
    {"asyncio", "http", "os", "pathlib", "shutil", "socket", "sqlite3", "subprocess", "tempfile", "urllib"}
)
WITHOUT_OUTSIDE = ("rdv.domain", "rdv.ports", "rdv.usecases")

# `wiring.py` alone constructs; what the other modules of a function may name of the house. Settings travel as data.
VIEWS = frozenset({"rdv.domain", "rdv.http", "rdv.ports", "rdv.settings", "rdv.telemetry", "rdv.usecases"})
# The stream hands over items as they are stored, or their keys, and only the store can read those.
READS_STORED_ITEMS = {
    "functions/notify/app.py": "rdv.store.items",
    "functions/listing/app.py": "rdv.store.keys",
    "functions/publish/app.py": "rdv.store.keys",
    "functions/membership/app.py": "rdv.store.keys",
}
THIRD_PARTY_OF_FUNCTIONS = frozenset({"aws_lambda_powertools", "chalice", "jinja2", "pydantic", "pydantic_core"})


def modules_of(folder: Path) -> Iterator[Path]:
    yield from (path for path in sorted(folder.rglob("*.py")) if "__pycache__" not in path.parts)


def name_of(path: Path, base: Path) -> str:
    parts = path.relative_to(base).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path, base: Path) -> Iterator[str]:
    """Every module that the file imports, at its top or inside a function, relative ones in full."""
    name = name_of(path, base)
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if not node.level:
                origin = node.module or ""
            else:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                origin = ".".join([*above, *([node.module] if node.module else [])])
            # `from .. import ids` and `from rdv import ids` name a module, not a member.
            packages = {"rdv", *(f"rdv.{path.name}" for path in (LIBRARY / "rdv").iterdir() if path.is_dir())}
            yield from (f"{origin}.{alias.name}" for alias in node.names) if origin == "rdv" else (origin,)
            if origin in packages - {"rdv"}:
                yield from (f"{origin}.{alias.name}" for alias in node.names)


def room_of(module: str) -> str:
    """The room of a module of the library, or the top package of any other."""
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] == "rdv" else parts[0]


def test_every_module_of_the_library_is_in_a_room() -> None:
    found = {room_of(name_of(path, LIBRARY)) for path in modules_of(LIBRARY)} - {"rdv"}
    assert found == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_what_it_may(room: str) -> None:
    wrong: list[str] = []
    for path in modules_of(LIBRARY):
        if room_of(name_of(path, LIBRARY)) != room:
            continue
        allowed = ROOMS[room] | ASKS_DIRECTLY.get(name_of(path, LIBRARY), frozenset())
        for module in imports_of(path, LIBRARY):
            other = room_of(module)
            if other == room:
                continue
            if other in sys.stdlib_module_names:
                if room in WITHOUT_OUTSIDE and other in OUTSIDE:
                    wrong.append(f"{path.relative_to(ROOT)} imports {module}")
            elif not {other, module} & allowed:
                wrong.append(f"{path.relative_to(ROOT)} imports {module}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("room", ["rdv.domain", "rdv.usecases"])
def test_rules_are_told_the_time(room: str) -> None:
    asked = {"now", "today", "utcnow", "time", "time_ns"}
    wrong: list[str] = []
    for path in modules_of(LIBRARY):
        if room_of(name_of(path, LIBRARY)) != room:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in asked):
                continue
            owner = ast.unparse(node.func.value)
            if owner in {"datetime", "date", "time", "datetime.datetime", "datetime.date"}:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} asks {ast.unparse(node.func)}()")
    assert not wrong, "\n".join(wrong)


def functions() -> Sequence[str]:
    return sorted(path.parent.name for path in FUNCTIONS.glob("*/app.py"))


@pytest.mark.parametrize("function", functions())
def test_a_function_imports_no_other_function_and_no_tool(function: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in modules_of(FUNCTIONS / function)
        for module in imports_of(path, FUNCTIONS)
        if (other := room_of(module)) not in sys.stdlib_module_names
        and other not in THIRD_PARTY_OF_FUNCTIONS | {function}
        and not other.startswith("rdv")
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("function", functions())
def test_only_the_wiring_of_a_function_constructs(function: str) -> None:
    """Stores, providers and the clock are named in `wiring.py` alone, and settings are read there."""
    wrong: list[str] = []
    for path in modules_of(FUNCTIONS / function):
        if path.name == "wiring.py":
            continue
        here = path.relative_to(ROOT).as_posix()
        for module in imports_of(path, FUNCTIONS):
            allowed = room_of(module) in VIEWS or module.startswith(READS_STORED_ITEMS.get(here, "rdv.none"))
            if module.startswith("rdv.") and not allowed:
                wrong.append(f"{here} imports {module}")
        wrong += [f"{here} reads {found}" for found in re.findall(r"\w+Settings\.read", path.read_text("utf-8"))]
    assert not wrong, "\n".join(wrong)


def test_the_walk_sees_what_it_should(tmp_path: Path) -> None:
    """Imports of every form, so that none slips past the rules above."""
    package = tmp_path / "rdv" / "domain"
    package.mkdir(parents=True)
    (package / "sample.py").write_text(
        "import os.path\nfrom . import slots\nfrom ..store import keys\nfrom .. import ids\n"
        "from rdv import clock\ndef late():\n    from ..store.models import connect\n"
    )
    found = set(imports_of(package / "sample.py", tmp_path))
    assert found >= {"os.path", "rdv.domain", "rdv.store", "rdv.ids", "rdv.clock", "rdv.store.models"}
