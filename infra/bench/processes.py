"""Processor time of other processes, as the kernel counts it (Linux)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Spent:
    """Processor seconds of a session: its leader's, and those of the processes it has started and that still run."""

    leader: float
    others: float

    def __sub__(self, before: Spent) -> Spent:
        return Spent(self.leader - before.leader, self.others - before.others)


def session_seconds(session: int) -> Spent:
    """What the processes of a session have used so far, each to a tick (10 ms); 0 where there is no /proc."""
    leader = others = 0.0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            # After the name in brackets: state, parent, group, session, …; user and system time are the 12th and 13th.
            fields = status.read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) != session:
            continue
        seconds = (int(fields[11]) + int(fields[12])) / _TICK
        if status.parent.name == str(session):
            leader += seconds
        else:
            others += seconds
    return Spent(leader, others)


@dataclass(frozen=True, slots=True)
class MachineTime:
    """Processor time of this machine, in ticks: what its hypervisor gave to others meanwhile, and all there was."""

    stolen: int
    whole: int

    def __sub__(self, before: MachineTime) -> MachineTime:
        return MachineTime(self.stolen - before.stolen, self.whole - before.whole)

    @property
    def stolen_share(self) -> float:
        """The part that others were given; 0 of no time."""
        return self.stolen / self.whole if self.whole else 0.0


def machine_time() -> MachineTime:
    """Since the start of this machine; nothing where there is no /proc."""
    try:
        # user, nice, system, idle, iowait, irq, softirq, steal, …
        times = [int(one) for one in Path("/proc/stat").read_text("utf-8").partition("\n")[0].split()[1:9]]
    except OSError:
        return MachineTime(0, 0)
    return MachineTime(times[7], sum(times))
