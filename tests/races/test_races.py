"""The race suite, in the form that every change is tried with; the full one is `python -m infra.bench.races`."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace

import pytest

from infra.bench.engines import DistantRecords, Engine, on_memory, on_ministack
from infra.bench.race_scene import Race
from infra.bench.race_table import RACES
from infra.bench.races import prepare, run
from infra.bench.release_day import sell_a_day
from infra.rehearse.emulator import PYTHON
from rdv.domain.appointments import EventKind
from rdv.ports import EventKey, Put, QuotaKey, SeatsKey, WeekKey, Write

ROUNDS = {2: 8, 8: 4, 32: 2}
MINISTACK_ROUNDS = {2: 2, 8: 2}
BY_NUMBER = {race.number: race for race in RACES}


@pytest.fixture(scope="module")
def memory() -> Iterator[Engine]:
    with on_memory() as engine:
        prepare(engine)
        yield engine


@pytest.fixture(scope="module")
def ministack() -> Iterator[Engine]:
    if not PYTHON.exists():
        pytest.skip("MiniStack is not installed: make test-races")
    with on_ministack(processes=2, threads=4) as engine:
        prepare(engine)
        yield engine


def each(race: Race) -> str:
    return f"{race.number}-{race.title.replace(' ', '-')}"


@pytest.mark.parametrize("clients", ROUNDS)
@pytest.mark.parametrize("race", RACES, ids=each)
def test_on_memory_with_conflict_throttle_and_lag(memory: Engine, race: Race, clients: int) -> None:
    result = run(memory, race, clients, ROUNDS[clients], seed=time.time_ns())
    assert result.findings == []
    assert result.rounds == ROUNDS[clients]


@pytest.mark.parametrize("clients", MINISTACK_ROUNDS)
@pytest.mark.parametrize("race", RACES, ids=each)
def test_on_dynamodb_from_several_processes(ministack: Engine, race: Race, clients: int) -> None:
    result = run(ministack, race, clients, MINISTACK_ROUNDS[clients], seed=time.time_ns())
    assert result.findings == []
    assert result.rounds == MINISTACK_ROUNDS[clients]


def test_a_day_is_sold_out_once_and_everybody_is_told(memory: Engine) -> None:
    sale = sell_a_day(memory, clients=200, slots=20)
    assert sale.findings == []
    assert (sale.sold, sale.told) == (20, 180)


# --- the suite itself ----------------------------------------------------------------------------------------------


class Careless(DistantRecords):
    """A store that looks at no condition: whoever writes last has it."""

    def _holds(self, write: Write) -> bool:
        return True


class Unversioned(DistantRecords):
    """A store that looks at every condition but the version of what it replaces."""

    def _holds(self, write: Write) -> bool:
        return isinstance(write, Put) or super()._holds(write)


class Unclaimed(DistantRecords):
    """A store that looks at every condition but those of agent-weeks: the claim on an agent's time."""

    def _holds(self, write: Write) -> bool:
        return isinstance(write.key, WeekKey) or super()._holds(write)


class Unseated(DistantRecords):
    """A store that looks at every condition but those of a group's seats."""

    def _holds(self, write: Write) -> bool:
        return isinstance(write.key, SeatsKey) or super()._holds(write)


class Uncounted(DistantRecords):
    """A store that looks at every condition but the counters': the limits per person and per visitor."""

    def _holds(self, write: Write) -> bool:
        return isinstance(write.key, QuotaKey) or super()._holds(write)


class TwiceTold(DistantRecords):
    """A store that keeps each event a second time, under another kind."""

    def _apply(self, write: Write) -> None:
        super()._apply(write)
        if isinstance(write, Put) and isinstance(write.key, EventKey):
            self.items[replace(write.key, kind=EventKind.CLAIMED)] = write.entity


# Not here: what another condition of the same transaction refuses too, as the versions of a move's two weeks and of its
# appointment do for each other, and what was written before, as in (5).
FOUND_OUT = [
    *((Careless, number) for number in ("1", "2", "3", "4", "6", "7", "8", "8b", "9", "10", "11", "12", "13", "14")),
    *((Careless, number) for number in ("15", "15b", "15c")),
    *((Unversioned, number) for number in ("1", "2", "6", "7", "9", "12", "15", "15b")),
    *((Unclaimed, number) for number in ("1", "1b", "2", "10", "12", "13", "14", "15b")),
    *((Unseated, number) for number in ("3", "4")),
    *((Uncounted, number) for number in ("8", "8b")),
    *((TwiceTold, number) for number in ("1", "3", "6")),
]


@pytest.fixture(scope="module")
def careless() -> Iterator[Mapping[type[DistantRecords], Engine]]:
    """An engine on each store that lacks conditions."""
    with ExitStack() as ending:
        engines: dict[type[DistantRecords], Engine] = {}
        for store in dict.fromkeys(store for store, _ in FOUND_OUT):
            engines[store] = ending.enter_context(on_memory(threads=8, records=store()))
            prepare(engines[store])
        yield engines


@pytest.mark.parametrize(("store", "number"), FOUND_OUT)
def test_a_store_without_conditions_is_found_out(
    careless: Mapping[type[DistantRecords], Engine], store: type[DistantRecords], number: str
) -> None:
    assert any(run(careless[store], BY_NUMBER[number], 8, 1, seed).findings for seed in range(20))
