"""A graph that is added to and taken from → the very bytes of one that was built at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
import kg.reading
from kg import corpus
from kg.articles import Refused
from kg.corpus import Engine, Outcome, Settings, ledger_of, open_ledger, quarantine_of
from kg.graph import Refusal, serialized
from kg.model import Article, Reading, Share
from tests.conftest import read_plainly

ROOT = Path(__file__).parent.parent
NAMES = ("Acme", "Acme Inc", "Birch Labs", "Birch", "Corvane", "Delmar")
SENTENCES = [f"{one} {does} {other}." for one in NAMES for does in ("has bought", "may buy") for other in NAMES]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)
ARTICLES = st.lists(TEXTS, min_size=2, max_size=6).map(
    lambda texts: [Article(f"{number}.txt", text) for number, text in enumerate(texts)]
)
MONDAY = Article("monday.txt", "Acme has bought Birch Labs.")
TUESDAY = Article("tuesday.txt", "Acme Inc may buy Corvane.")


def read_counted(article: Article, **_: object) -> Reading:
    """As `read_plainly`, with a stake in what "Zeno" buys that no company has, or an error; lists what it has read."""
    READ.append(article.id)
    if article.publisher == "Unreadable":
        raise IndexError("list index out of range")
    reading = read_plainly(article)
    stake = Share(minimum=2)  # type: ignore[arg-type]
    return replace(
        reading, claims=tuple(replace(c, share=stake if c.subject.text == "Zeno" else None) for c in reading.claims)
    )


READ: list[str] = []


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Reads without a model, and with an ontology that nobody edits meanwhile; no article is read yet."""
    monkeypatch.setattr("kg.building.read", read_counted)
    monkeypatch.setattr("kg.corpus.settings._digest", lambda folder: "0")
    monkeypatch.delenv("KG_DEBUG", raising=False)
    READ.clear()
    yield
    READ.clear()


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """The graph of Monday's article."""
    build(tmp_path / "graph.ttl", [MONDAY])
    READ.clear()
    return tmp_path / "graph.ttl"


def fail(refused: Refused) -> None:
    """For tests in which nothing is refused but copies."""
    if not refused.set_aside:
        raise AssertionError(refused)


def ignore(refused: Refused) -> None:
    """For tests in which something else matters."""


def build(graph: Path, articles: Sequence[Article], **options: str) -> Outcome:
    return corpus.build(graph, articles, settings=Settings(**options), on_refused=fail)


def add(graph: Path, articles: Sequence[Article] = (), metadata: Path | None = None) -> Outcome:
    return corpus.add(graph, articles, metadata=metadata, on_refused=fail)


def retract(graph: Path, *names: str) -> Outcome:
    return corpus.retract(graph, names, on_refused=fail)


def built(articles: Sequence[Article]) -> bytes:
    """The bytes of building from these articles at once, without any ledger."""
    return serialized(kg.build(articles, on_refused=ignore).store)


@given(ARTICLES, st.data())
@settings(max_examples=20)
def test_adding_in_any_order_gives_the_bytes_of_building_at_once(articles: list[Article], data: st.DataObject) -> None:
    order = data.draw(st.permutations(articles))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(order) - 1), max_size=3)))
    parts = [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "graph.ttl"
        build(graph, parts[0])
        for part in parts[1:]:
            add(graph, part)
        assert graph.read_bytes() == built(articles)


@given(ARTICLES, st.data())
@settings(max_examples=20)
def test_retracting_in_any_order_gives_the_bytes_of_building_without(
    articles: list[Article], data: st.DataObject
) -> None:
    gone = data.draw(st.lists(st.sampled_from(articles), unique=True, min_size=1, max_size=len(articles) - 1))
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "graph.ttl"
        build(graph, articles)
        for article in gone:
            retract(graph, article.id)
        assert graph.read_bytes() == built([article for article in articles if article not in gone])
        add(graph, gone)
        assert graph.read_bytes() == built(articles)


@given(st.lists(st.tuples(st.sampled_from(["1.txt", "2.txt", "3.txt"]), st.none() | TEXTS), min_size=1, max_size=6))
@settings(max_examples=20)
def test_whatever_happened_before_the_bytes_are_those_of_building_from_what_is_there(
    happened: list[tuple[str, str | None]],
) -> None:
    """Articles come (or are corrected, if they were there) and, where there is no text, go."""
    there = {MONDAY.id: MONDAY}
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "graph.ttl"
        build(graph, [MONDAY])
        for id, text in happened:
            if text is not None:
                there[id] = Article(id, text)
                add(graph, [there[id]])
            elif there.pop(id, None):
                retract(graph, id)
        assert graph.read_bytes() == built(list(there.values()))
        assert sorted(members(graph)) == sorted(there)


COPIES = st.sampled_from([
    "Acme has bought Birch Labs.", "Acme has bought\n\nBirch Labs.\n", "Acme  has bought Birch Labs. ",
    "Acme Inc may buy Birch Labs.", "Corvane has bought Delmar.",
])  # fmt: skip
# An article always comes with the same date: the ledger would bring back one that it was once given with.
SOME = st.builds(Article, st.sampled_from("bdf"), COPIES, published=st.just("2026-03-02")) | st.builds(
    Article, st.sampled_from("aceg"), COPIES, publisher=st.just("Unreadable")
)


@given(st.lists(SOME, min_size=1, max_size=6), st.randoms())
@settings(max_examples=30)
def test_which_copy_of_a_text_stays_does_not_depend_on_the_order(articles: list[Article], lot: Random) -> None:
    """Nor do articles that cannot be read, some of which would come first."""
    expected = built(articles)
    lot.shuffle(articles)
    assert built(articles) == expected
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "graph.ttl"
        corpus.build(graph, articles, on_refused=ignore)
        assert graph.read_bytes() == expected


@given(st.lists(st.tuples(SOME, st.booleans()), min_size=1, max_size=8))
@settings(max_examples=30)
def test_copies_come_and_go_as_if_the_graph_were_built_from_what_is_there(
    happened: list[tuple[Article, bool]],
) -> None:
    """Each article comes, or the one of its identifier goes. The last to go are those that stayed for others."""
    there = {MONDAY.id: MONDAY}
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "graph.ttl"
        build(graph, [MONDAY])
        for article, comes in happened:
            if comes:
                known = there.get(article.id, article)
                there[article.id] = replace(article, published=article.published or known.published)
                corpus.add(graph, [article], on_refused=ignore)
            elif article.id in members(graph):
                del there[article.id]
                corpus.retract(graph, [article.id], on_refused=ignore)
            assert graph.read_bytes() == built(list(there.values()))


def test_a_copy_of_an_older_article_is_not_read_until_that_goes(graph: Path) -> None:
    copy, told = replace(MONDAY, id="tuesday.txt"), list[str]()
    outcome = corpus.add(graph, [copy], on_refused=lambda refused: told.append(str(refused)))
    assert (outcome.came, outcome.read, outcome.articles, READ) == (1, 0, 1, [])
    assert told == ["tuesday.txt: is set aside: it has the same text as monday.txt, which stays"]
    assert graph.read_bytes() == built([MONDAY])
    assert retract(graph, "monday.txt").read == 1
    assert graph.read_bytes() == built([copy])


def test_an_older_article_makes_room_for_one_of_its_text_that_comes_first(graph: Path) -> None:
    first, told = replace(MONDAY, id="friday.txt"), list[str]()
    corpus.add(graph, [first], on_refused=lambda refused: told.append(refused.path))
    assert told == ["monday.txt"]
    assert graph.read_bytes() == built([first])
    assert retract(graph, "monday.txt").articles == 1


def test_only_what_is_new_or_changed_is_read(graph: Path) -> None:
    outcome = add(graph, [MONDAY, TUESDAY])
    assert READ == ["tuesday.txt"]
    assert (outcome.came, outcome.went, outcome.read) == (1, 0, 1)
    add(graph, [replace(TUESDAY, published="2026-03-03")])
    assert READ == ["tuesday.txt", "tuesday.txt"]


def test_what_was_retracted_comes_back_without_being_read_again(graph: Path) -> None:
    add(graph, [TUESDAY])
    retract(graph, "tuesday.txt")
    READ.clear()
    assert add(graph, [TUESDAY]).came == 1
    assert READ == []


def test_the_claims_of_an_earlier_version_stay_in_the_ledger(graph: Path) -> None:
    add(graph, [replace(MONDAY, text="Acme may buy Birch Labs.")])
    with open_ledger(ledger_of(graph)) as ledger:
        first, second = list(ledger.stays())
        assert (first.how, second.how) == ("replaced", None)
        earlier = ledger.reading(first.hash)
    assert earlier is not None
    assert [claim.status for claim in earlier.claims] == ["Stated"]


def test_two_texts_of_one_identifier_given_together_stay_two(graph: Path) -> None:
    both = [MONDAY, replace(MONDAY, text="Corvane has bought Delmar.")]
    add(graph, both)
    assert graph.read_bytes() == built(both)
    assert retract(graph, "monday.txt").went == 2


def test_one_of_two_texts_is_retracted_by_its_iri(graph: Path) -> None:
    both = [MONDAY, replace(MONDAY, text="Corvane has bought Delmar.")]
    held = add(graph, both).graph.contents.articles
    retract(graph, next(iri for iri, article in held.items() if article.sha256 == sha_of(both[0])))
    assert graph.read_bytes() == built(both[1:])


def sha_of(article: Article) -> str | None:
    """The digest of a text, as a graph has it."""
    (held,) = kg.build([article]).contents.articles.values()
    return held.sha256


def test_what_is_known_of_an_article_stays_known(graph: Path, tmp_path: Path) -> None:
    table = tmp_path / "known.csv"
    table.write_text("identifier,published,publisher\nmonday.txt,2026-03-02,Courier\n", encoding="utf-8")
    add(graph, [MONDAY], metadata=table)
    dated = replace(MONDAY, published="2026-03-02", publisher="Courier")
    assert graph.read_bytes() == built([dated])
    add(graph, [MONDAY])
    assert graph.read_bytes() == built([dated])
    retract(graph, "monday.txt")
    add(graph, [MONDAY])
    assert graph.read_bytes() == built([dated])
    add(graph, [replace(MONDAY, text="Acme may buy Birch Labs.", published="2026-03-04")])
    assert graph.read_bytes() == built([replace(dated, text="Acme may buy Birch Labs.", published="2026-03-04")])


@pytest.mark.parametrize("what", ["made_by", "_digest"])
def test_what_another_version_or_another_ontology_read_is_read_again(
    what: str, graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"kg.corpus.settings.{what}", lambda *_, **__: "another")
    assert add(graph, [TUESDAY]).read == 2
    assert sorted(READ) == ["monday.txt", "tuesday.txt"]


def test_a_graph_keeps_the_settings_that_it_was_built_with(tmp_path: Path) -> None:
    graph, decided = tmp_path / "graph.ttl", tmp_path / "entities.toml"
    decided.write_text('[[entity]]\nname = "Acme"\npreferred = "Acme Works"\n', encoding="utf-8")
    build(graph, [MONDAY], base="https://acme.example/", entities=str(decided))
    add(graph, [TUESDAY])
    at_once = kg.build([MONDAY, TUESDAY], base="https://acme.example/", entities=decided)
    assert graph.read_bytes() == serialized(at_once.store)
    assert "Acme Works" in graph.read_text(encoding="utf-8")


def test_decisions_that_were_edited_count_at_the_next_change(tmp_path: Path) -> None:
    graph, decided = tmp_path / "graph.ttl", tmp_path / "entities.toml"
    decided.write_text("", encoding="utf-8")
    build(graph, [MONDAY], entities=str(decided))
    decided.write_text('[[entity]]\nname = "Acme"\npreferred = "Acme Works"\n', encoding="utf-8")
    READ.clear()
    add(graph)
    assert READ == []
    assert "Acme Works" in graph.read_text(encoding="utf-8")


def test_an_authority_may_be_named_later(graph: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.csv"
    known.write_text("name,kind,iri\nAcme,company,https://acme.example/id\n", encoding="utf-8")
    corpus.add(graph, authority=known, on_refused=fail)
    add(graph, [TUESDAY])
    assert graph.read_bytes() == serialized(kg.build([MONDAY, TUESDAY], authority=known).store)
    assert "https://acme.example/id" in graph.read_text(encoding="utf-8")


def test_a_file_of_decisions_that_is_gone_is_named(graph: Path, tmp_path: Path) -> None:
    before = graph.read_bytes()
    with pytest.raises(kg.OntologyError, match=r"nowhere\.toml"):
        corpus.add(graph, [TUESDAY], entities=tmp_path / "nowhere.toml", on_refused=fail)
    assert graph.read_bytes() == before


def test_all_articles_may_go_and_come_back(graph: Path) -> None:
    assert len(retract(graph, "monday.txt").graph.contents.articles) == 0
    assert len(kg.load(graph).contents.articles) == 0
    add(graph, [MONDAY])
    assert graph.read_bytes() == built([MONDAY])


def test_an_article_that_is_not_there_is_named_with_the_nearest(graph: Path) -> None:
    with pytest.raises(kg.QuestionError, match=r"'munday.txt' is no article of the graph; did you mean monday\.txt\?"):
        retract(graph, "munday.txt")


def test_a_graph_without_a_ledger_can_not_be_added_to(tmp_path: Path) -> None:
    kg.build([MONDAY]).save(tmp_path / "graph.ttl")
    with pytest.raises(kg.GraphError, match=r"graph\.ttl\.ledger: no such ledger; kg build writes one"):
        add(tmp_path / "graph.ttl", [TUESDAY])


def test_a_build_without_a_ledger_leaves_none_of_an_older_graph(graph: Path) -> None:
    corpus.build(graph, [TUESDAY], keep=False, on_refused=fail)
    assert [path.name for path in graph.parent.iterdir()] == ["graph.ttl"]
    assert graph.read_bytes() == built([TUESDAY])


def test_an_on_disk_graph_lives_too(tmp_path: Path) -> None:
    build(tmp_path / "graph.kg", [MONDAY])
    add(tmp_path / "graph.kg", [TUESDAY])
    assert serialized(kg.load(tmp_path / "graph.kg").store) == built([MONDAY, TUESDAY])


def test_claims_that_break_the_ontology_are_kept_beside_the_graph_with_their_sentence(graph: Path) -> None:
    strange = Article("strange.txt", "Zeno has bought Acme. Corvane has bought Acme.")
    (refusal,) = add(graph, [strange]).barred
    assert refusal.rule == "Claim-stake"
    assert "Zeno" not in graph.read_text(encoding="utf-8")
    assert '"quote": "Zeno has bought Acme."' in quarantine_of(graph).read_text(encoding="utf-8")
    retract(graph, "strange.txt")
    assert not quarantine_of(graph).exists()


def test_a_builder_in_python_is_told_of_claims_that_break_the_ontology() -> None:
    barred: list[Refusal] = []
    kg.build([Article("strange.txt", "Zeno has bought Acme.")], on_barred=barred.append)
    assert [refusal.rule for refusal in barred] == ["Claim-stake"]


def test_what_can_not_be_read_is_in_the_ledger_with_the_reason_and_replaces_nothing(
    graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(article: Article, **_: object) -> Reading:
        raise IndexError("list index out of range")

    monkeypatch.setattr("kg.building.read", read)
    monkeypatch.delenv("KG_DEBUG", raising=False)
    told: list[Refused] = []
    before = graph.read_bytes()
    corpus.add(graph, [replace(MONDAY, text="Acme may buy Birch Labs."), "nowhere.txt"], on_refused=told.append)
    assert graph.read_bytes() == before
    with open_ledger(ledger_of(graph)) as ledger:
        assert [(one.source, one.why) for one in ledger.rejected()] == [
            (one.path, one.reason) for one in reversed(told)
        ]


def test_a_call_that_can_not_save_leaves_graph_and_ledger_as_they_were(
    graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = graph.read_bytes()

    def save(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("kg.knowledge.Graph.saved", save)
        with pytest.raises(OSError, match="No space"):
            add(graph, [TUESDAY])
    assert graph.read_bytes() == before
    assert members(graph) == ["monday.txt"]
    READ.clear()
    add(graph, [TUESDAY])
    assert READ == []  # reading is never lost
    assert graph.read_bytes() == built([MONDAY, TUESDAY])


def members(graph: Path) -> list[str]:
    """The identifiers of the articles that are in a graph, by its ledger."""
    with open_ledger(ledger_of(graph)) as ledger:
        return [id for id, _ in ledger.present()]


def test_what_the_language_models_read_lives_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.building.read", kg.reading.read)
    first, second, third = REAL
    graph = tmp_path / "graph.ttl"
    build(graph, [third, replace(second, text="Delmar Foods denied it.")])
    add(graph, [first, second])
    assert graph.read_bytes() == built(REAL)
    retract(graph, first.id)
    assert graph.read_bytes() == built([second, third])
    assert "kg:acquires" in graph.read_text(encoding="utf-8")


REAL = [
    Article(
        "deal.txt",
        "Delmar Foods plans to buy a 49% stake in Corvane for about $1.5 billion, two people close to the talks said. "
        "“We are in talks,” said Ada Lind, its chief executive.",
        published="2026-03-02",
    ),
    Article(
        "done.txt", "Delmar Foods Inc. has acquired Corvane, a maker of pumps, for $1.6 billion, it said on Monday."
    ),
    Article("other.txt", "Birch Labs named Ada Lind its chief executive in May 2024. She had led Delmar since 2019."),
]


LIGHT = """
import sys, types
sys.modules["kg.reading"] = types.ModuleType("kg.reading")  # else spaCy is imported, which nobody needs here
sys.modules["kg.reading"].read = sys.modules["kg.reading"].begin = None
"""

SLOW = f"""{LIGHT}
import time
from pathlib import Path
import kg.building
from kg import corpus
from kg.model import Article
from tests.conftest import read_plainly

def read(article, **_):
    print(article.id, flush=True)
    time.sleep(0.01)
    return read_plainly(article)

kg.building.read = read
corpus.settings._digest = lambda folder: "0"
corpus.engines.BATCH = 4
articles = [Article(str(n) + ".txt", "Acme " + chr(65 + n) + "x has bought Birch Labs.") for n in range(24)]
options = dict(resume=True) if sys.argv[1] == "build" else dict()
getattr(corpus, sys.argv[1])(Path(sys.argv[2]), articles, on_refused=print, **options)
"""


DYING = f"""{LIGHT}
import os, signal
from pathlib import Path
from kg import corpus
from kg.knowledge import Graph
from kg.model import Article

corpus.settings._digest = lambda folder: "0"
save = Graph.saved

def die(contents, path):
    if sys.argv[1] == "after":
        save(contents, path)
    os.kill(os.getpid(), signal.SIGKILL)

Graph.saved = die
corpus.retract(Path(sys.argv[2]), ["monday.txt"], on_refused=print)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system does not kill")
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_kill_around_the_saving_leaves_a_whole_graph_and_the_same_call_can_be_made_again(
    moment: str, graph: Path
) -> None:
    add(graph, [TUESDAY])
    died = subprocess.run([sys.executable, "-c", DYING, moment, str(graph)], cwd=ROOT, check=False)
    assert died.returncode == -signal.SIGKILL
    assert graph.read_bytes() == built([MONDAY, TUESDAY] if moment == "before" else [TUESDAY])
    assert members(graph) == ["monday.txt", "tuesday.txt"]
    retract(graph, "monday.txt")
    assert graph.read_bytes() == built([TUESDAY])
    assert members(graph) == ["tuesday.txt"]


def run_slowly(what: str, graph: Path, killed_after: float | None = None) -> list[str]:
    """Build or add in a process of its own, killed in the middle; the articles that it read."""
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, what, str(graph)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        if killed_after is None:
            return process.communicate()[0].split()
        first = process.stdout.readline()
        time.sleep(killed_after)
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
        return [first.strip(), *process.communicate()[0].split()]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system does not kill")
def test_a_kill_in_the_middle_costs_only_time(graph: Path) -> None:
    """At some moments of reading, putting together and saving; what was read is not read again."""
    before, whole = graph.read_bytes(), built([MONDAY, *slow_articles()])
    read = [run_slowly("add", graph, Random(seed).uniform(0, 0.4)) for seed in range(2)]
    assert graph.read_bytes() in (before, whole)
    assert members(graph) == ["monday.txt"] or len(members(graph)) == 25
    read.append(run_slowly("add", graph))
    assert graph.read_bytes() == whole
    assert len(members(graph)) == 25
    assert sum(map(len, read)) <= 24 + 2 * 4  # at most a batch is lost at each kill


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system does not kill")
def test_a_build_that_was_killed_goes_on_where_it_was(graph: Path) -> None:
    before = graph.read_bytes()
    read = [run_slowly("build", graph, 0.1)]
    assert graph.read_bytes() == before
    assert members(graph) == ["monday.txt"]
    read.append(run_slowly("build", graph))
    assert graph.read_bytes() == built(slow_articles())
    assert sum(map(len, read)) <= 24 + 4
    assert sorted(path.name for path in graph.parent.iterdir()) == ["graph.ttl", "graph.ttl.ledger"]


def test_an_interruption_ends_the_workers_and_keeps_what_they_have_read(
    graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.building.read", read_plainly)  # found by its name in a module that takes little along

    def interrupt(done: int, total: int) -> None:
        if done == 6:
            raise KeyboardInterrupt

    engine, read = Engine(workers=2), list[int]()
    options = {"resume": True, "engine": engine, "on_refused": fail}
    with pytest.raises(KeyboardInterrupt):
        corpus.build(graph, slow_articles(), on_progress=interrupt, **options)  # type: ignore[arg-type]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("ThreadPool")]
    corpus.build(graph, slow_articles(), on_progress=lambda done, total: read.append(total), **options)  # type: ignore[arg-type]
    assert read == [18] * 18
    assert graph.read_bytes() == built(slow_articles())


def slow_articles() -> list[Article]:
    return [Article(f"{n}.txt", f"Acme {chr(65 + n)}x has bought Birch Labs.") for n in range(24)]
