"""How the speed bench judges what it has seen, and what it measures with."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Sequence
from multiprocessing.connection import Connection

import pytest

from infra.bench import availability, children
from infra.bench.alone import Spell
from infra.bench.availability import ALONE, OTHERS, Figure, OwnTime, Price, Row, in_turns
from infra.bench.processes import MachineTime
from infra.bench.report import Goal
from infra.bench.rest import Reply
from infra.bench.stopwatch import PARTS, Lap

PRICE = Price("month", (("Query", 1, 1.0, 0.0, 0.0),))


def test_the_stolen_share_is_that_of_the_time_between_two_looks() -> None:
    # Half of the first 200 ticks was stolen, and 20 of the 800 since.
    since = MachineTime(120, 1000) - MachineTime(100, 200)
    assert since.stolen_share == pytest.approx(0.025)
    assert MachineTime(0, 0).stolen_share == 0


def test_no_store_is_always_the_first() -> None:
    turns = list(in_turns(("a", "b", "c")))
    assert turns[:9] == ["a", "b", "c", "b", "c", "a", "c", "a", "b"]
    assert set(Counter(turns).values()) == {availability.ROUNDS}


def row(verb: str, milliseconds: Sequence[float]) -> Row:
    spent: dict[str, float] = dict.fromkeys(PARTS, 0.1)
    replies = [Reply(200, None, 0.0, one / 1000) for one in milliseconds]
    return Row(0, "laptop", verb, ALONE, replies, 1.0, 0.0, 0.0, 0.0, [Lap(spent, spent)])


def judged(sizes: Sequence[int]) -> list[Goal]:
    """Two rounds, of which one was disturbed, in stores of these sizes."""
    figures = [Figure([row(verb, (10, 10, 10)), row(verb, (30, 30, 30, 30))]) for verb in ("month", "book")]
    own = OwnTime(0, "month", [(Spell((1.0,), 1.0), 0.0), (Spell((4.0, 4.0), 1.0), 0.0)])
    return availability.goals(figures, [own], {size: [PRICE] for size in sizes})


def test_a_goal_names_the_least_round_and_all_of_them() -> None:
    month, own, _, book, _ = judged(OTHERS)
    assert "month, one client: least p50 10.0 ms (of all 30.0)" in month.text
    assert "least p50 1.00 ms (of all 4.00)" in own.text
    assert "book, one client: least p50 10.0 ms (of all 30.0)" in book.text
    assert all(goal.kept for goal in (month, own, book))


def test_the_bill_is_judged_on_stores_of_every_size() -> None:
    assert judged(OTHERS)[-1].kept
    cut_off = judged(OTHERS[:-1])[-1]
    assert not cut_off.kept
    assert "were to be loaded" in cut_off.text


def echo(pipe: Connection, environment: dict[str, str]) -> None:
    """Answers what it is asked, begun with its greeting."""
    pipe.send(environment["GREETING"])
    while True:
        pipe.send(pipe.recv())


def test_a_child_answers_and_ends_with_its_bench() -> None:
    with children.child(echo, {"GREETING": "there"}) as process:
        assert process.greeting == "there"
        process.pipe.send("again")
        assert process.pipe.recv() == "again"
    with pytest.raises(ProcessLookupError):
        os.kill(process.process_id, signal.SIGCONT)


def dumb(_pipe: Connection, _environment: dict[str, str]) -> None:
    """Lives, and says nothing."""
    signal.pause()


def test_a_child_that_does_not_come_up_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "READY_SECONDS", 0.1)
    with pytest.raises(TimeoutError), children.child(dumb, {}):
        pass
