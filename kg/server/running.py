"""A store and settings → a server that listens; what needs Starlette and uvicorn is imported here when it is used."""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Store

from kg.errors import QuestionError
from kg.graph.interchange import prefixes
from kg.graph.reading import base
from kg.server.settings import Settings
from kg.server.snapshots import Shelf

if TYPE_CHECKING:
    import uvicorn

LAST_PORT = 65535


@dataclass(frozen=True, eq=False)
class Listening:
    """A server that has its address and waits to be run."""

    url: str
    server: uvicorn.Server
    door: socket.socket

    def run(self) -> None:
        """Answer until the process is told to stop."""
        self.server.run(sockets=[self.door])

    def stop(self) -> None:
        """Let `run` come to its end; may be called from another thread."""
        self.server.should_exit = True


@contextmanager
def listening(store: Store, settings: Settings) -> Iterator[Listening]:
    """A server of the graph; its snapshots are gone when the block ends.

    Raises QuestionError where Starlette and uvicorn are missing, or the address is not to be had.
    """
    try:
        import uvicorn

        from kg.server.application import application
    except ImportError as error:
        raise QuestionError(f"a server needs {error.name}: pip install 'newskg[server]'") from error
    from kg.server.pool import Pool
    from kg.server.service import Service

    with tempfile.TemporaryDirectory(prefix="kg-serve-") as folder, _door(settings) as door:
        shelf = Shelf(Path(folder))
        service = Service(settings, shelf, Pool(settings, shelf.add(store)))
        app = application(service, prefixes(base(store)))
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, ws="none")
        yield Listening(_url(door, settings), uvicorn.Server(config), door)


def _door(settings: Settings) -> socket.socket:
    if not 0 <= settings.port <= LAST_PORT:
        raise QuestionError(f"{settings.port} is no port; choose one from 0, any that is free, to {LAST_PORT}")
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        address, reason = f"{settings.host}:{settings.port}", error.strerror or error
        raise QuestionError(f"{address}: cannot be listened on ({reason}); choose another --port or --host") from error


def _url(door: socket.socket, settings: Settings) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{door.getsockname()[1]}/"
