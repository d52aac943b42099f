"""Event patterns: which records an event source mapping's filter lets through."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any


class UnknownPattern(ValueError):
    """A filter uses a comparison that the laptop does not have."""


def passes(filters: Sequence[Mapping[str, str]], record: Mapping[str, Any]) -> bool:
    """Whether one of the filters (`[{"Pattern": "<json>"}]`) matches; without filters everything passes."""
    return not filters or any(matches(json.loads(one["Pattern"]), record) for one in filters)


def matches(pattern: Mapping[str, Any], value: Any) -> bool:
    """Whether every field of the pattern matches. Raises UnknownPattern."""
    for name, wanted in pattern.items():
        found = value.get(name) if isinstance(value, Mapping) else None
        if isinstance(wanted, Mapping):
            if not matches(wanted, found):
                return False
        elif not any(_fits(rule, found) for rule in wanted):
            return False
    return True


def _fits(rule: Any, found: Any) -> bool:
    if not isinstance(rule, Mapping):
        return rule == found
    ((comparison, operand),) = rule.items()
    match comparison:
        case "prefix":
            return isinstance(found, str) and found.startswith(operand)
        case "suffix":
            return isinstance(found, str) and found.endswith(operand)
        case "exists":
            return (found is not None) == operand
        case "anything-but":
            return found is not None and found not in (operand if isinstance(operand, list) else [operand])
        case _:
            raise UnknownPattern(comparison)
