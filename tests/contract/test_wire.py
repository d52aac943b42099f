"""Dates and instants that are sent have one shape each, whatever the route: `YYYY-MM-DD`, and ISO 8601 with an offset."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from infra.openapi.document import apis

# What a lenient reader takes for one: seconds since 1970, a space or nothing between day and time, half an instant.
NO_INSTANTS = [
    "1700000000",
    "1700000000000",
    "2026-11-30 10:15:00+01:00",
    "2026-11-30t10:15:00+01:00",
    "20261130T101500+0100",
    "2026-11-30T10:15:00",
    "2026-11-30",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "2026-02-30T10:00:00+01:00",
    "2026-11-30T25:00:00+01:00",
    " 2026-11-30T10:15:00+01:00",
    "٢٠٢٦-11-30T10:15:00+01:00",
]
NO_DAYS = [
    "315532800",
    "1980-01-01T00:00:00Z",
    "1980-01-01T00:00:00",
    "19800101",
    "1980-1-1",
    "1980-02-30",
    "1980-01-01 ",
]


def models(kind: Any) -> Iterator[type[BaseModel]]:
    """The shapes that an annotation names."""
    if isinstance(kind, typing.TypeAliasType):
        yield from models(kind.__value__)
    elif isinstance(kind, type) and not isinstance(kind, types.GenericAlias) and issubclass(kind, BaseModel):
        yield kind
        for field in kind.model_fields.values():
            yield from models(field.annotation)
    else:
        for part in typing.get_args(kind):
            yield from models(part)


def sent(wanted: str) -> list[Any]:
    """The fields of what callers send whose format is `wanted`."""
    found: dict[str, Any] = {}
    for api in apis():
        for route in api.routes:
            for shape in (route.query, route.body):
                for model in models(shape):
                    for name, field in model.model_fields.items():
                        # The bare annotation, so that the field's own name and default do not matter.
                        adapter: TypeAdapter[Any] = TypeAdapter(Annotated[field.annotation, Field(), *field.metadata])
                        schema = adapter.json_schema()
                        formats = {one.get("format") for one in (schema, *schema.get("anyOf", []))}
                        if wanted in formats:
                            found[f"{model.__module__}.{model.__name__}.{name}"] = adapter
    return [pytest.param(adapter, id=name) for name, adapter in sorted(found.items())]


@pytest.mark.parametrize("field", sent("date-time"))
def test_an_instant_that_is_sent_is_iso_8601_with_its_offset(field: TypeAdapter[Any]) -> None:
    for text in ("2026-11-30T10:15:00+01:00", "2026-11-30T09:15Z", "2026-11-30T09:15:00.123456Z"):
        assert field.validate_json(f'"{text}"', strict=True).utcoffset() is not None
    for text in NO_INSTANTS:
        with pytest.raises(ValidationError):
            field.validate_json(f'"{text}"', strict=True)


@pytest.mark.parametrize("field", sent("date"))
def test_a_date_that_is_sent_is_a_year_a_month_and_a_day(field: TypeAdapter[Any]) -> None:
    assert field.validate_json('"1980-02-29"', strict=True).isoformat() == "1980-02-29"
    for text in NO_DAYS:
        with pytest.raises(ValidationError):
            field.validate_json(f'"{text}"', strict=True)
        with pytest.raises(ValidationError):
            field.validate_python(text)


NO_NAMES = ["---", "12", "\u200b\u200b", "Zo\u202eé", "Zoé\nÉtienne", "Zo\x00é", "<b>Zoé</b>", "\ufeff"]
NAMES = ["Zoé", "D’Étampes", "O'Neil-Łukasiewicz", "李", "محمد", "क्षि", "Étienne 3"]


def names() -> list[Any]:
    """The names of people that callers send."""
    found: dict[str, Any] = {}
    for model in {model for api in apis() for route in api.routes for model in models(route.body)}:
        for name, field in model.model_fields.items():
            # What agents are called is their administrators' to say.
            if name in ("first_name", "last_name", "birth_name") and not model.__module__.startswith("agents."):
                found[f"{model.__module__}.{model.__name__}.{name}"] = TypeAdapter(
                    Annotated[field.annotation, Field(), *field.metadata]
                )
    return [pytest.param(adapter, id=name) for name, adapter in sorted(found.items())]


@pytest.mark.parametrize("field", names())
def test_a_name_has_a_letter_and_nothing_that_nobody_sees(field: TypeAdapter[Any]) -> None:
    for text in NAMES:
        assert field.validate_python(text) == text
    for text in NO_NAMES:
        with pytest.raises(ValidationError):
            field.validate_python(text)
