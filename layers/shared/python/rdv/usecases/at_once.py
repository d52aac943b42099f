"""Questions to the store that do not wait for each other, asked side by side: their answers take one round trip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache

# A request asks the first question itself and hands the others on; one function serves one request at a time, the
# laptop's gateway some.
_HANDED_ON_AT_ONCE = 8


@cache
def _others() -> ThreadPoolExecutor:
    """Threads that stay, and their connections with them: a new one would cost more than it saves."""
    return ThreadPoolExecutor(_HANDED_ON_AT_ONCE, thread_name_prefix="at-once")


def at_once[First, Second, Third, Other](
    first: Callable[[], First],
    second: Callable[[], Second],
    third: Callable[[], Third],
    others: Sequence[Callable[[], Other]] = (),
) -> tuple[First, Second, Third, list[Other]]:
    """The answers to all of them. Raises what any of them raises."""
    pool = _others()
    handed_on = pool.submit(second), pool.submit(third), [pool.submit(one) for one in others]
    answered = first()
    return answered, handed_on[0].result(), handed_on[1].result(), [one.result() for one in handed_on[2]]
