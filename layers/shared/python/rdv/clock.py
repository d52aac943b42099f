"""Injected time: use cases get a `Clock`; this is the real one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class SystemClock:
    """The machine's clock. `offset` is zero but where a laptop's owner has moved the service's time."""

    def __init__(self) -> None:
        self.offset = timedelta()

    def now(self) -> datetime:
        """The current instant, aware, UTC."""
        return datetime.now(UTC) + self.offset


# One clock a process: the functions' wiring injects it.
system_clock = SystemClock()
