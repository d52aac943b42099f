"""The service's clock, as the laptop's owner moves it: forward, and back to the real time with a reset."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from rdv.clock import system_clock


class ServiceClock:
    """The clock that the functions are injected with."""

    def now(self) -> datetime:
        """The service's instant, aware, UTC."""
        return system_clock.now()

    def move_to(self, instant: datetime) -> None:
        """Move forward to an instant; one that is past already changes nothing."""
        if instant > system_clock.now():
            system_clock.offset = instant - datetime.now(UTC)

    def back_to_real_time(self) -> None:
        """The machine's time again."""
        system_clock.offset = timedelta()
