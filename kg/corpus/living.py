"""Sources and a graph file → the graph built, added to, or with articles taken out, its ledger; wholly or not at all.

What an article says is read once and kept in the ledger. Entities are resolved over all articles, so each change puts
all readings together again: that is why adding gives the bytes of building at once, and retracting those of building
without. The ledger is changed in one step after the graph is saved; a crash before that leaves it as it was, and the
same call gives the same graph again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from kg.articles import Refused, Source, load
from kg.building import made_by, put_together, read_all, readable
from kg.chat import from_json
from kg.consulting import OnNote, consulting
from kg.corpus.ledger import Ledger, open_ledger
from kg.corpus.settings import Settings, checked, read_with, wishes_of
from kg.entities import left_alone
from kg.entities.iris import article_iri, article_keys
from kg.errors import QuestionError
from kg.graph import Refusal, quarantine, write_bytes
from kg.knowledge import Graph
from kg.model import Article

BATCH = 32  # articles whose readings are written together; what a crash can lose
KNOWN = ("headline", "author", "publisher", "published", "url", "language")  # of an article besides its text

OnProgress = Callable[[int, int], None] | None
OnRefused = Callable[[Refused], None]


class Told(NamedTuple):
    """Who is told after each article how many of how many are read, of each source that gives no article, and more."""

    on_progress: OnProgress
    on_refused: OnRefused
    on_note: OnNote = None  # what an LLM takes and what came of it


@dataclass(frozen=True, slots=True)
class Outcome:
    """A graph as it was saved, the claims that may not enter it, and how many articles did what."""

    graph: Graph
    barred: tuple[Refusal, ...] = ()
    came: int = 0
    went: int = 0  # retracted, or replaced by one of the same identifier that came
    read: int = 0  # the others that came had been read before
    left_alone: tuple[str, ...] = ()  # a line for each name that may be several records of the authority file


def ledger_of(graph: str | os.PathLike[str]) -> Path:
    """Where the ledger of a graph is: graph.ttl.ledger."""
    return _beside(Path(graph), "ledger")


def quarantine_of(graph: str | os.PathLike[str]) -> Path:
    """Where the claims are that may not enter a graph, if there are any: graph.ttl.quarantine.jsonl."""
    return _beside(Path(graph), "quarantine.jsonl")


def build(
    graph: str | os.PathLike[str],
    sources: Source | Iterable[Source],
    *,
    settings: Settings = Settings(),  # noqa: B008 frozen
    metadata: str | os.PathLike[str] | None = None,
    keep: bool = True,
    resume: bool = False,
    on_progress: OnProgress = None,
    on_refused: OnRefused,
    on_note: OnNote = None,
) -> Outcome:
    """Build a graph as `kg.build` does and save it, with its quarantine and (`keep`) a ledger in place of an older one.

    A call that is interrupted leaves what it has read beside the graph; with `resume` the same call goes on from there.
    Raises as `kg.build` and `kg.Graph.save` do.
    """
    settings = checked(settings)
    ledger_file = ledger_of(graph)
    draft = _beside(ledger_file, "part")
    if not resume:
        _remove(draft)
    found = load(sources, metadata=metadata)
    with open_ledger(draft if keep else None, create=True) as ledger:
        outcome = _take(ledger, Path(graph), found, settings, Told(on_progress, on_refused, on_note))
    if keep:
        draft.replace(ledger_file)
    else:
        _remove(ledger_file)  # of another graph that was here
    return outcome


def add(
    graph: str | os.PathLike[str],
    sources: Source | Iterable[Source] = (),
    *,
    metadata: str | os.PathLike[str] | None = None,
    entities: str | os.PathLike[str] | None = None,
    authority: str | os.PathLike[str] | None = None,
    on_progress: OnProgress = None,
    on_refused: OnRefused,
    on_note: OnNote = None,
) -> Outcome:
    """Add articles to a graph and save it: the very bytes that building from all of them at once gives.

    Only what is new or changed is read, and everything that another version of newskg or of the ontology had read. Of
    each identifier, the texts given now replace those there were; what is known of it besides stays known where nothing
    new is said. `entities` and `authority` replace the files that the graph was built with. Without sources the graph
    is put together again. Raises GraphError where the graph has no ledger, else as `kg.build` and `kg.Graph.save` do.
    """
    with open_ledger(ledger_of(graph)) as ledger:
        settings = _settings(ledger)
        if entities is not None:
            settings = replace(settings, entities=str(entities))
        if authority is not None:
            settings = replace(settings, authority=str(authority))
        settings = checked(settings)
        found = load(sources, metadata=metadata) if sources else None
        return _take(ledger, Path(graph), found, settings, Told(on_progress, on_refused, on_note))


def retract(
    graph: str | os.PathLike[str],
    names: Iterable[str],
    *,
    on_progress: OnProgress = None,
    on_refused: OnRefused,
    on_note: OnNote = None,
) -> Outcome:
    """Take articles out of a graph, by identifier or IRI, with everything that rests only on them, and save it.

    The bytes are those of building without them; the ledger keeps what they said. Raises QuestionError for an article
    that is not in the graph, GraphError where it has no ledger.
    """
    with open_ledger(ledger_of(graph)) as ledger:
        settings = _settings(ledger)
        gone = [hash for name in names for hash in _called(ledger, name, settings.base)]
        staying = [hash for _, hash in ledger.present() if hash not in gone]
        read = _read(ledger, staying, settings, Told(on_progress, on_refused, on_note))
        with ledger.change():
            for hash in gone:
                ledger.leave(hash, "retracted")
            return replace(_save(ledger, Path(graph), settings), went=len(gone), read=read)


def _take(
    ledger: Ledger, graph: Path, found: Iterable[Article | Refused] | None, settings: Settings, told: Told
) -> Outcome:
    """Note what was found, read what is unread, let it into the graph, and save."""

    told = told._replace(on_refused=_remembering(ledger, told.on_refused))
    with ledger.change():
        given = [] if found is None else _noted(ledger, readable(found, told.on_refused))
    present = [hash for _, hash in ledger.present()]
    read = _read(ledger, [*given, *present], settings, told)
    with ledger.change():
        ledger.keep_settings(asdict(settings))
        came, went = _let_in(ledger, given, read_with(settings))
        return replace(_save(ledger, graph, settings), came=came, went=went, read=read)


def _remembering(ledger: Ledger, on_refused: OnRefused) -> OnRefused:
    def refuse(refused: Refused) -> None:
        ledger.refuse(refused.path, refused.reason)
        on_refused(refused)

    return refuse


def _noted(ledger: Ledger, articles: Iterable[Article]) -> list[str]:
    return [ledger.note(_completed(article, ledger)) for article in articles]


def _completed(article: Article, ledger: Ledger) -> Article:
    """The article with what was known of the last one of its identifier and text, or of its identifier.

    So a metadata file need not be given again with each correction, nor to bring back what was retracted.
    """
    before = [ledger.article(hash) for hash in ledger.ever(article.id)]
    alike = [one for one in before if one.text == article.text]
    known = (alike or before or [article])[-1]
    return replace(article, **{name: getattr(article, name) or getattr(known, name) for name in KNOWN})


def _read(ledger: Ledger, hashes: Iterable[str], settings: Settings, told: Told) -> int:
    """Read those of the articles that are unread, batch by batch; how many."""
    made = read_with(settings)
    unread = ledger.unread(hashes, made)
    to_ask = [ledger.article(hash) for hash in unread] if settings.llm else []
    with consulting(from_json(settings.llm), to_ask, told.on_note) as llm:
        for start in range(0, len(unread), BATCH):
            articles = [ledger.article(hash) for hash in unread[start : start + BATCH]]
            readings = read_all(
                articles,
                reader=settings.reader,
                weights=settings.weights,
                llm=llm,
                on_progress=_told_from(start, len(unread), told.on_progress),
                on_refused=told.on_refused,
                on_note=told.on_note,
            )
            with ledger.batch():
                for reading in readings:
                    ledger.keep(reading, made)
    return len(unread)


def _told_from(start: int, total: int, on_progress: OnProgress) -> OnProgress:
    return None if on_progress is None else lambda done, _: on_progress(start + done, total)


def _let_in(ledger: Ledger, given: Sequence[str], made: str) -> tuple[int, int]:
    """Of each identifier given, what was given and could be read takes the place of what was there; how many each."""
    unread = set(ledger.unread(given, made))
    arriving = {hash: ledger.article(hash).id for hash in given if hash not in unread}
    present = {hash: id for id in dict.fromkeys(arriving.values()) for _, hash in ledger.present(id)}
    came = [hash for hash in arriving if hash not in present]
    went = [hash for hash in present if hash not in arriving]
    for hash in went:
        ledger.leave(hash, "replaced")
    for hash in came:
        ledger.enter(hash)
    return len(came), len(went)


def _save(ledger: Ledger, path: Path, settings: Settings) -> Outcome:
    """Put all that is in the graph together, and write it and its quarantine."""
    wishes = wishes_of(settings)
    contents, barred = put_together(
        ledger.readings(read_with(settings)),
        base=settings.base,
        made_by=made_by(settings.reader, from_json(settings.llm)),
        wishes=wishes,
    )
    graph = Graph.of(contents)
    graph.save(path)
    if barred:
        write_bytes(quarantine_of(path), quarantine(barred).encode())
    else:
        quarantine_of(path).unlink(missing_ok=True)
    return Outcome(graph, barred, left_alone=tuple(left_alone(contents.entities.values(), wishes.authority)))


def _called(ledger: Ledger, name: str, base: str) -> list[str]:
    """The hashes of the articles in the graph with this identifier or IRI. Raises QuestionError if there are none."""
    pairs = {hash: (id, ledger.article(hash).text) for id, hash in ledger.present()}
    keys = article_keys(dict.fromkeys(pairs.values()))
    found = [hash for hash, pair in pairs.items() if name in (pair[0], article_iri(base, keys[pair]))]
    if not found:
        near = get_close_matches(name, sorted({id for id, _ in pairs.values()}))
        raise QuestionError(
            f"{name!r} is no article of the graph" + (f"; did you mean {' or '.join(near)}?" if near else "")
        )
    return found


def _settings(ledger: Ledger) -> Settings:
    return Settings(**ledger.settings())  # type: ignore[arg-type]


def _beside(graph: Path, suffix: str) -> Path:
    return graph.with_name(f"{graph.name}.{suffix}")


def _remove(ledger: Path) -> None:
    """Remove a ledger with the journal that a crash may have left of it."""
    for path in (ledger, ledger.with_name(f"{ledger.name}-journal")):
        with suppress(FileNotFoundError):
            path.unlink()
