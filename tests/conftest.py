"""What several tests need: a small graph, and a reader that needs no model."""

from __future__ import annotations

import gc
import re
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from kg.entities import join
from kg.knowledge import Graph
from kg.model import Article, Claim, Mention, Passage, Reading, Status

settings.register_profile("steady", deadline=None)  # a machine that is busy is no failure
settings.load_profile("steady")

Reader = Callable[..., Reading]
BUYS = re.compile(r"([A-Z]\w+(?: [A-Z]\w+)?) (has bought|may buy|has not bought) ([A-Z]\w+(?: [A-Z]\w+)?)\.")

STATUSES: dict[str, Status] = {"has bought": "Stated", "may buy": "Possible", "has not bought": "Denied"}


def read_plainly(article: Article, **_: object) -> Reading:
    """A reading of "X has bought Y.", "X may buy Y.", "X has not bought Y." and nothing else."""
    claims = []
    for found in BUYS.finditer(article.text):
        subject, value = (
            Mention(found[n], found.start(n), found.end(n), kind="company", article=article.id) for n in (1, 3)
        )
        passage = Passage(article.id, found.start(), found.end(), found[0])
        claims.append(Claim("acquires", subject, value, (passage,), status=STATUSES[found[2]], witnesses=("plain:1",)))
    return Reading(article, claims=tuple(claims))


@pytest.fixture
def plain_reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """`kg.read` and `kg.build` read with `read_plainly`, so that only what is around them is tested."""
    import kg
    import kg.building

    monkeypatch.setattr(kg.building, "read", read_plainly)
    monkeypatch.setattr(kg, "read", read_plainly, raising=False)
    return read_plainly


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles that disagree."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "monday.txt").write_text("Acme has bought Birch Labs. Corvane may buy Acme.", encoding="utf-8")
    (folder / "tuesday.txt").write_text("Acme Inc may buy Birch Labs.", encoding="utf-8")
    return folder


@pytest.fixture
def graph_file(tmp_path: Path) -> Path:
    """A graph of those articles in a file."""
    texts = {
        "monday.txt": "Acme has bought Birch Labs. Corvane may buy Acme.",
        "friday.txt": "Delmar has bought Eberle.",
    }
    path = tmp_path / "graph.ttl"
    Graph.of(join(read_plainly(Article(name, text)) for name, text in texts.items())).save(path)
    return path


@pytest.fixture
def tidied() -> Iterator[None]:
    """Close what the clients of others leave open, here and not in some later test: there a warning is an error."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()
