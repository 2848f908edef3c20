"""Sources and a graph file → the graph built, added to, or with articles taken out, its ledger; wholly or not at all.

What an article says is read once and kept in the ledger. Entities are resolved over all articles, so each change puts
all readings together again: that is why adding gives the bytes of building at once, and retracting those of building
without. The ledger is changed in one step after the graph is saved; a crash before that leaves it as it was, and the
same call gives the same graph again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from kg.articles import Fields, Refused, Source, load, repeated
from kg.building import made_by, put_together, readable
from kg.chat import from_json
from kg.consulting import OnNote
from kg.corpus.engines import Engine, OnProgress, OnRefused, Told, read_unread, spread_of
from kg.corpus.ledger import Ledger, open_ledger
from kg.corpus.settings import Settings, checked, read_with, wishes_of
from kg.entities import left_alone
from kg.entities.iris import article_iri, article_keys, sha256_of
from kg.errors import QuestionError
from kg.garbage import uncollected
from kg.graph import Refusal, quarantine, write_bytes
from kg.knowledge import Graph
from kg.model import Article

KNOWN = ("headline", "author", "publisher", "published", "url", "language")  # of an article besides its text


@dataclass(frozen=True, slots=True)
class Outcome:
    """A graph as it was saved, the claims that may not enter it, and how many articles did what."""

    graph: Graph
    barred: tuple[Refusal, ...] = ()
    came: int = 0
    went: int = 0  # retracted, or replaced by one of the same identifier that came
    read: int = 0  # the others that came had been read before
    articles: int = 0  # in the graph now, as the next two
    entities: int = 0
    claims: int = 0
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
    fields: Fields | None = None,
    keep: bool = True,
    resume: bool = False,
    engine: Engine = Engine(),  # noqa: B008 frozen
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
    found = load(sources, metadata=metadata, fields=fields, on_note=on_note)
    with open_ledger(draft if keep else None, create=True) as ledger:
        outcome = _take(ledger, Path(graph), found, settings, Told(on_progress, on_refused, on_note), engine)
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
    fields: Fields | None = None,
    entities: str | os.PathLike[str] | None = None,
    authority: str | os.PathLike[str] | None = None,
    retry: bool = False,
    engine: Engine = Engine(),  # noqa: B008 frozen
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
        if retry:
            ledger.forget_set_aside()
        found = load(sources, metadata=metadata, fields=fields, on_note=on_note) if sources else None
        return _take(ledger, Path(graph), found, settings, Told(on_progress, on_refused, on_note), engine)


def retract(
    graph: str | os.PathLike[str],
    names: Iterable[str],
    *,
    engine: Engine = Engine(),  # noqa: B008 frozen
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
        for name in names:
            for hash in _called(ledger, name, settings.base):
                ledger.take_out(hash)
        return _change(ledger, Path(graph), settings, Told(on_progress, on_refused, on_note), engine)


def _take(
    ledger: Ledger,
    graph: Path,
    found: Iterable[Article | Refused] | None,
    settings: Settings,
    told: Told,
    engine: Engine,
) -> Outcome:
    """Note what was found, and let it into the graph."""
    if found is not None:
        with ledger.change():
            for article in readable(found, _remembering(ledger, told.on_refused)):
                ledger.give(_completed(article, ledger))
    return _change(ledger, graph, settings, told, engine)


def _change(ledger: Ledger, graph: Path, settings: Settings, told: Told, engine: Engine) -> Outcome:
    """Read what is unread, settle what is there and what is a copy, and save."""
    read = read_unread(ledger, settings, told, engine)
    with ledger.change():
        ledger.keep_settings(asdict(settings))
        came, went = ledger.settle(read_with(settings))
        for id, first in ledger.copies():
            told.on_refused(repeated(id, first))
        return replace(_save(ledger, graph, settings, engine), came=came, went=went, read=read)


def _remembering(ledger: Ledger, on_refused: OnRefused) -> OnRefused:
    def refuse(refused: Refused) -> None:
        ledger.refuse(refused)
        on_refused(refused)

    return refuse


def _completed(article: Article, ledger: Ledger) -> Article:
    """The article with what was known of the last one of its identifier and text, or of its identifier.

    So a metadata file need not be given again with each correction, nor to bring back what was retracted.
    """
    before = [ledger.article(hash) for hash in ledger.ever(article.id)]
    alike = [one for one in before if one.text == article.text]
    known = (alike or before or [article])[-1]
    return replace(article, **{name: getattr(article, name) or getattr(known, name) for name in KNOWN})


@uncollected()
def _save(ledger: Ledger, path: Path, settings: Settings, engine: Engine) -> Outcome:
    """Put all that is in the graph together, and write it and its quarantine."""
    wishes = wishes_of(settings)
    made = made_by(settings.reader, weights=settings.weights, llm=from_json(settings.llm))
    readings, spread = ledger.readings(read_with(settings)), spread_of(engine, settings)
    contents, barred = put_together(readings, base=settings.base, made_by=made, wishes=wishes, spread=spread)
    graph = Graph.saved(contents, path)
    if barred:
        write_bytes(quarantine_of(path), quarantine(barred).encode())
    else:
        quarantine_of(path).unlink(missing_ok=True)
    return Outcome(
        graph,
        barred,
        articles=len(contents.articles),
        entities=len(contents.entities),
        claims=len(contents.assertions),
        left_alone=tuple(left_alone(contents.entities.values(), wishes.authority)),
    )


def _called(ledger: Ledger, name: str, base: str) -> list[str]:
    """The hashes of the articles in the graph with this identifier or IRI. Raises QuestionError if there are none."""
    there = ledger.present()
    found = [hash for id, hash in there if id == name] or _at(ledger, name, base)
    if not found:
        near = get_close_matches(name, sorted({id for id, _ in there}))
        raise QuestionError(
            f"{name!r} is no article of the graph" + (f"; did you mean {' or '.join(near)}?" if near else "")
        )
    return found


def _at(ledger: Ledger, iri: str, base: str) -> list[str]:
    """The hashes of the articles in the graph with this IRI, which rests on what else is there."""
    articles = {hash: ledger.article(hash) for hash in (ledger.shown() if iri.startswith(base) else ())}
    pairs = {hash: (article.id, sha256_of(article)) for hash, article in articles.items()}
    keys = article_keys(dict.fromkeys(pairs.values()))
    return [hash for hash, pair in pairs.items() if article_iri(base, keys[pair]) == iri]


def _settings(ledger: Ledger) -> Settings:
    return Settings(**ledger.settings())  # type: ignore[arg-type]


def _beside(graph: Path, suffix: str) -> Path:
    return graph.with_name(f"{graph.name}.{suffix}")


def _remove(ledger: Path) -> None:
    """Remove a ledger with the journal that a crash may have left of it."""
    for path in (ledger, ledger.with_name(f"{ledger.name}-journal")):
        with suppress(FileNotFoundError):
            path.unlink()
