"""Questions to the store that do not wait for each other, asked side by side: their answers take one round trip."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache

# A request asks the first question itself and hands the others on; one function serves one request at a time, the
# laptop's gateway some.
_HANDED_ON_AT_ONCE = 8


@cache
def _others() -> ThreadPoolExecutor:
    """Threads that stay, and their connections with them: a new one would cost more than it saves."""
    return ThreadPoolExecutor(_HANDED_ON_AT_ONCE, thread_name_prefix="at-once")


def at_once[First, Second, Third](
    first: Callable[[], First], second: Callable[[], Second], third: Callable[[], Third]
) -> tuple[First, Second, Third]:
    """The three answers. Raises what any of them raises."""
    handed_on = _others().submit(second), _others().submit(third)
    answered = first()
    return answered, handed_on[0].result(), handed_on[1].result()
