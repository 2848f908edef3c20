"""The left half of newskg on one page: one article → Reading. Read this first, then building.py.

text → layout, names, parse → values → mentions → predications → chains → factuality → attribution → claims
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

from kg.chat import LLM, Chat, connected
from kg.errors import QuestionError
from kg.extractors import explaining, extract
from kg.extractors.llm import heard, inquiries
from kg.extractors.scene import Scene
from kg.garbage import uncollected
from kg.language import understand
from kg.language.document import Document
from kg.language.mentions import referring
from kg.model import Article, Claim, Reading

READERS = ("frames", "full")


def read(
    article: Article | str, *, reader: str = "full", weights: str | None = None, llm: LLM | Chat | None = None
) -> Reading:
    """What one article says: its mentions, propositions, attributions and claims.

    `article` is an Article or just its text (whose id is then "text"). `reader` is "full", or "frames", which leaves
    the learned reader out; `weights` is a folder of weights for it, by default those that come with newskg. Pure: the
    same article always gives the same Reading. Models load at the first call.

    With an `llm`, it is asked for claims that the article proves, and confirms others; the Reading is then as
    repeatable as its cache. One that does not answer changes nothing.

    Raises ModelError if a model is missing, OntologyError if a relation file or word list is wrong, QuestionError for
    another reader.
    """
    with connected(llm) if isinstance(llm, LLM) else nullcontext(llm) as chat:
        return begin(article, reader=reader, weights=weights, llm=chat)()


def begin(
    article: Article | str, *, reader: str = "full", weights: str | None = None, llm: Chat | None = None
) -> Callable[[], Reading]:
    """Read an article, and ask the LLM without waiting; what is returned waits for it and gives the Reading.

    So the next article can be read while the answers for this one are on their way. Raises as `read` does.
    """
    _check(reader)
    with uncollected():  # nearly all that is made for an article stays until it is read
        document = _understood(article)
        claims = extract(document, reader=reader, weights=weights)
    if llm is None:
        return lambda: _reading(document, claims)
    asked = [(each, llm.submit(each.request)) for each in inquiries(Scene(document), claims, llm.llm.mode)]

    def end() -> Reading:
        found = heard(Scene(document), claims, ((inquiry, answer.result()) for inquiry, answer in asked), llm.llm.words)
        found.told_to(llm.tally)
        return _reading(document, found.claims)

    return end


def explain(
    article: Article | str, *, reader: str = "full", weights: str | None = None
) -> tuple[explaining.Explanation, ...]:
    """Why an article makes the claims that it makes, and no others, sentence by sentence: for those who improve frames.

    Each explanation has what was understood of its sentence, the claims with the frames that made them, the frames
    that made none with what stopped them, and what the learned reader finds likely. Options and errors are `read`'s.
    """
    _check(reader)
    return explaining.explain(_understood(article), reader=reader, weights=weights)


def _check(reader: str) -> None:
    if reader not in READERS:
        raise QuestionError(f"there is no reader {reader!r}; choose one of {', '.join(READERS)}")


def _understood(article: Article | str) -> Document:
    return understand(article if isinstance(article, Article) else Article("text", article))


def _reading(document: Document, claims: tuple[Claim, ...]) -> Reading:
    return Reading(
        article=document.article,
        mentions=referring(document),
        propositions=document.propositions,
        attributions=document.attributions,
        claims=claims,
    )
