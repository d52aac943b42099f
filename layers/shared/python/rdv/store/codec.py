"""Domain objects to JSON-ready values and back, driven by their dataclass types.

Fields that hold their default are left out: smaller items cost fewer capacity units.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

type Plain = dict[str, Any] | list[Any] | str | int | float | bool | None


def to_plain(value: Any) -> Any:
    """The JSON-ready form of a domain value. Instants become UTC text, durations seconds."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            name: to_plain(content)
            for name, default in _defaults(type(value))
            if (content := getattr(value, name)) != default
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return int(value.total_seconds())
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]  # pyright: ignore[reportUnknownVariableType]
    return value


def from_plain[T](kind: type[T], plain: Mapping[str, Any]) -> T:
    """The dataclass of type `kind` that `to_plain` had made. Raises KeyError or ValueError on another shape."""
    return _decoder(kind)(plain)


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    def default(one: dataclasses.Field[Any]) -> Any:
        if one.default is not dataclasses.MISSING:
            return one.default
        return one.default_factory() if one.default_factory is not dataclasses.MISSING else dataclasses.MISSING

    return tuple((one.name, default(one)) for one in dataclasses.fields(kind))


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        decoders = {one.name: _decoder(hints[one.name]) for one in dataclasses.fields(kind)}
        return lambda plain: kind(**{name: decoders[name](content) for name, content in plain.items()})  # type: ignore[operator]
    if kind is datetime:
        return datetime.fromisoformat
    if kind is date:
        return date.fromisoformat
    if kind is time:
        return time.fromisoformat
    if kind is timedelta:
        return lambda seconds: timedelta(seconds=seconds)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = _decoder(next(one for one in arguments if one is not type(None)))
        return lambda plain: None if plain is None else inner(plain)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            each = _decoder(arguments[0])
            return lambda plain: tuple(each(one) for one in plain)
        parts = tuple(_decoder(one) for one in arguments)
        return lambda plain: tuple(part(one) for part, one in zip(parts, plain, strict=True))
    return lambda plain: plain
