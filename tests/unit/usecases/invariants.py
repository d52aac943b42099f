"""The races' independent checker, on what a memory store holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from infra.bench import checker
from infra.bench.raw import raw_items
from rdv.ports import Entity, Key


def violations(items: Mapping[Key, Entity], now: datetime) -> list[str]:
    """What is wrong: an agent in two places, a claim without its object or the reverse, counters or events that lie."""
    return checker.violations(raw_items(items), now)
