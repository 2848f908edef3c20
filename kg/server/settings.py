"""What whoever starts a server decides: where it listens, what a client may do, and how much one query may take."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """The terms of a server; as they stand, anybody on this machine may read and nobody may write."""

    host: str = "127.0.0.1"
    port: int = 7878
    title: str = "What the papers say"
    time_limit: float = 10.0  # seconds that a query or update may run; what takes longer is ended
    result_limit: int = 32 * MEGABYTE  # bytes of one answer
    memory_limit: int = 2048 * MEGABYTE  # bytes that a process may come to need for an answer
    request_limit: int = MEGABYTE  # bytes of a query
    upload_limit: int = 64 * MEGABYTE  # bytes of a graph or update that is sent in
    drawing_limit: float = 120.0  # seconds that the page with the graph may take to draw
    workers: int = 4  # processes that answer queries, and so the queries that run at a time
    waiting: int = 200  # queries that may wait for a process; more are turned away
    origins: tuple[str, ...] = ()  # web origins that may ask from a browser (CORS); "*" is any
    allowed: tuple[str, ...] = ()  # endpoints that SERVICE and documents that LOAD may reach
    token: str = ""  # what a client shows to write; "" where nobody may
    file: str = ""  # where the graph is kept after an update; "" to keep it nowhere

    @property
    def is_local(self) -> bool:
        """Whether it listens to this machine alone."""
        return self.host in ("127.0.0.1", "::1", "localhost")
