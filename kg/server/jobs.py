"""A job and a snapshot of the graph → the answer: what happens inside a process of the server."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryTriples,
    Store,
    parse,
    serialize,
)

from kg.errors import NewskgError
from kg.graph import read, save
from kg.graph.interchange import prefixes
from kg.graph.reading import base
from kg.model import Contents
from kg.questions import competency, sparql
from kg.server import guard
from kg.server.media import ROWS, TRIPLES, UPLOADS, bare, chosen
from kg.server.messages import NO_MEMORY, Answer, Job, Kind, refusal, stopped, unacceptable


@dataclass(frozen=True)
class Desk:
    """What a process has before it: a snapshot of the graph, and what may be done with it."""

    snapshot: Path
    result_limit: int  # bytes
    allowed: tuple[str, ...] = ()  # addresses that a query may reach

    @cached_property
    def store(self) -> Store:
        """The snapshot, to read."""
        return Store.read_only(str(self.snapshot))

    @cached_property
    def contents(self) -> Contents:
        """All that the graph holds, as plain values."""
        return read(self.store)


class TooLargeError(Exception):
    """An answer that grows beyond its limit."""


class Sink(io.BytesIO):
    """Takes bytes up to a limit, then raises TooLargeError: that ends the query which makes them."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Add some bytes."""
        if self.tell() + len(data) > self.limit:
            raise TooLargeError
        return super().write(data)


def done(job: Job, desk: Desk) -> Answer:
    """The answer to a job; what cannot be done is answered, not raised."""
    try:
        return _WAYS[job.kind](job, desk)
    except (NewskgError, SyntaxError, ValueError) as error:
        return refusal(400, " ".join(str(error).split()))
    except TooLargeError:
        size = f"{desk.result_limit:,} bytes"
        return refusal(503, f"the answer has more than {size}, which is the limit here; ask for less, or in parts")
    except MemoryError:
        return stopped(NO_MEMORY)
    except (OSError, RuntimeError) as error:
        return refusal(500, " ".join(str(error).split()))


def _query(job: Job, desk: Desk) -> Answer:
    if reason := guard.objection(job.text, desk.allowed):
        return refusal(403, reason)
    if unknown := _unknown_graph(job, desk.store):
        return refusal(400, f"<{unknown}> is no graph of this server, and none is fetched from elsewhere")
    offered = (ROWS if sparql.check_form(job.text) in ("SELECT", "ASK") else TRIPLES).keys()
    name = chosen(job.accept, offered)
    if not name:
        return unacceptable(offered)
    sink = Sink(desk.result_limit)
    with sparql.running(desk.store, job.text, dataset=_dataset(job)) as results:
        if isinstance(results, QueryTriples):
            serialize(results, sink, TRIPLES[name], prefixes=prefixes(base(desk.store)))
        else:
            results.serialize(sink, format=ROWS[name])
    return Answer(200, name, sink.getvalue())


def _unknown_graph(job: Job, store: Store) -> str:
    """The first graph that is asked for and not there."""
    wanted = (*job.graphs, *job.named, *guard.graphs(job.text))
    return next((name for name in wanted if not store.contains_named_graph(NamedNode(name))), "")


def _dataset(job: Job) -> sparql.Dataset | None:
    """What the request names in place of all that the query names (SPARQL 1.1 Protocol, 2.1.4); None if nothing."""
    if not job.graphs and not job.named:
        return None
    return sparql.Dataset([*map(NamedNode, job.graphs)], [*map(NamedNode, job.named)])


def _question(job: Job, desk: Desk) -> Answer:
    query = competency.sparql(desk.store, job.text, job.values)
    return Answer(200, "application/json", json.dumps({"query": query}).encode())


def _dump(job: Job, desk: Desk) -> Answer:
    name = chosen(job.accept, TRIPLES)
    if not name:
        return unacceptable(TRIPLES)
    graph = _target(job)
    if isinstance(graph, NamedNode) and not desk.store.contains_named_graph(graph):
        return refusal(404, f"<{graph.value}> is no graph of this server")
    sink, quads = Sink(desk.result_limit), desk.store.quads_for_pattern(None, None, None, graph)
    serialize((quad.triple for quad in quads), sink, TRIPLES[name], prefixes=prefixes(base(desk.store)))
    return Answer(200, name, sink.getvalue())


def _draw(job: Job, desk: Desk) -> Answer:
    from kg import page  # takes numpy and scipy along, which only a page needs

    return Answer(200, "text/html", page.draw(desk.contents, title=job.text).encode())


def _update(job: Job, desk: Desk) -> Answer:
    if reason := guard.objection(job.text, desk.allowed):
        return refusal(403, reason)
    store = Store(str(desk.snapshot))
    store.update(job.text, prefixes=prefixes(base(store)))
    return _flushed(store)


def _put(job: Job, desk: Desk) -> Answer:
    return _written(job, desk, replacing=True)


def _post(job: Job, desk: Desk) -> Answer:
    return _written(job, desk, replacing=False)


def _written(job: Job, desk: Desk, *, replacing: bool) -> Answer:
    if bare(job.accept) not in UPLOADS:
        return refusal(415, f"send a graph as {', '.join(UPLOADS)}")
    store, graph = Store(str(desk.snapshot)), _target(job)
    triples = parse(job.body, format=UPLOADS[bare(job.accept)])
    quads = [Quad(each.subject, each.predicate, each.object, graph) for each in triples]
    if replacing:
        store.clear_graph(graph)
    store.extend(quads)
    return _flushed(store)


def _delete(job: Job, desk: Desk) -> Answer:
    store, graph = Store(str(desk.snapshot)), _target(job)
    if isinstance(graph, NamedNode) and not store.contains_named_graph(graph):
        return refusal(404, f"<{graph.value}> is no graph of this server")
    store.clear_graph(graph)
    return _flushed(store)


def _target(job: Job) -> NamedNode | DefaultGraph:
    return NamedNode(job.graphs[0]) if job.graphs else DefaultGraph()


def _flushed(store: Store) -> Answer:
    store.flush()
    return Answer(204)


def _save(job: Job, desk: Desk) -> Answer:
    if Path(job.text).suffix not in ("", ".kg") and any(desk.store.named_graphs()):
        return refusal(400, f"{Path(job.text).name} holds one graph, the default one; serve a .kg folder to have more")
    save(desk.store, job.text)
    return Answer(204)


_WAYS: Mapping[Kind, Callable[[Job, Desk], Answer]] = {
    "query": _query,
    "question": _question,
    "dump": _dump,
    "draw": _draw,
    "update": _update,
    "put": _put,
    "post": _post,
    "delete": _delete,
    "save": _save,
}
