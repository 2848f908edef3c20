"""Contents → how many articles say each fact, and how many of them say it independently of each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from kg.graph import is_fact
from kg.model import Assertion, Contents, Status
from kg.questions.finding import fold
from kg.questions.network import FACTS, by_triple
from kg.questions.wording import value_text
from kg.vocabulary import relation, words

ALIKE = 90  # sentences that share so many of a hundred parts of their words are one, copied or lightly edited


@dataclass(frozen=True, slots=True)
class Support:
    """What backs one thing that is said: the claims, one list for each source that is independent of the others."""

    text: str  # "Acme invests in Birch Labs"
    relation: str
    is_fact: bool
    independent: tuple[tuple[Assertion, ...], ...]

    @property
    def claims(self) -> tuple[Assertion, ...]:
        """All claims that say it."""
        return tuple(claim for claims in self.independent for claim in claims)

    @property
    def articles(self) -> tuple[str, ...]:
        """The IRIs of the articles that say it, each once."""
        return tuple(sorted({claim.article for claim in self.claims}))

    def __str__(self) -> str:
        articles, sources = len(self.articles), len(self.independent)
        return f"{self.text}: {_count(articles, 'article')}, {_count(sources, 'independent source')}"


def sources(contents: Contents, statuses: Sequence[Status] = FACTS) -> list[Support]:
    """Each thing said with these statuses and what backs it, the best backed first.

    Two claims rest on one source if they stand in one article or in two of one publisher group, are attributed to the
    same speaker or reached both through the same medium, or are read from sentences that are nearly the same (wire
    copy).
    """
    found = (
        Support(
            f"{value_text(subject, contents)} {relation(name).label} {value_text(value, contents)}",
            name,
            any(map(is_fact, claims)),
            independent(claims, contents),
        )
        for (subject, name, value), claims in by_triple(contents, statuses).items()
    )
    return sorted(found, key=lambda support: (-len(support.independent), -len(support.articles), support.text))


def independent(claims: Sequence[Assertion], contents: Contents) -> tuple[tuple[Assertion, ...], ...]:
    """The claims parted into those that rest on one source, directly or over others."""
    leader = list(range(len(claims)))
    marks = [set(_marks(claim, contents)) for claim in claims]
    for one, other in combinations(range(len(claims)), 2):
        if leader[one] != leader[other] and (marks[one] & marks[other] or _alike(claims[one], claims[other])):
            joined, into = leader[other], leader[one]
            leader = [into if each == joined else each for each in leader]
    heads = dict.fromkeys(leader)
    return tuple(tuple(claims[i] for i, each in enumerate(leader) if each == head) for head in heads)


def _marks(claim: Assertion, contents: Contents) -> Iterator[tuple[str, str]]:
    """What two claims of one source have in common."""
    yield "article", claim.article
    article = contents.articles.get(claim.article)
    if article and article.publisher:
        yield "publisher", _house(article.publisher)
    yield from (("speaker", source) for source in (*claim.attributed_to, *claim.via))


def _house(publisher: str) -> str:
    """The publisher group, where ontology/words/publishers.toml knows it; else the publisher."""
    return _houses().get(fold(publisher), fold(publisher))


@cache
def _houses() -> Mapping[str, str]:
    return {fold(paper): fold(house) for house, papers in words("publishers").items() for paper in (house, *papers)}


def _alike(one: Assertion, other: Assertion) -> bool:
    from rapidfuzz import fuzz

    return any(
        fuzz.token_sort_ratio(fold(here.quote), fold(there.quote)) >= ALIKE
        for here in one.passages
        for there in other.passages
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
