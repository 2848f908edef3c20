"""Python's collector of garbage → at rest, while many values are made at once that refer to nothing in circles.

It looks at all of them again and again and finds nothing: a third of the time from readings to a page.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector rest; also a decorator. What nobody refers to any more goes all the same."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
