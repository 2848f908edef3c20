"""Contents → the same as a store gives them back: what `reading` makes of what `writing` wrote, without a store."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from operator import attrgetter

from kg.garbage import uncollected
from kg.graph.reading import base_of
from kg.graph.terms import plain
from kg.model import Article, Assertion, Contents, Date, Money, Share


@uncollected()
def settled(contents: Contents) -> Contents:
    """In the order of their IRIs, numbers in canonical form, and without what a graph does not hold.

    That is the texts of articles, and where and in which words sums, shares and times stand: passages have that.
    """
    articles = {iri: _article(article) for iri, article in sorted(contents.articles.items())}
    assertions = tuple(map(_assertion, sorted(contents.assertions, key=attrgetter("iri"))))
    return Contents(
        articles=articles,
        entities=dict(sorted(contents.entities.items())),
        assertions=assertions,
        runs=dict(sorted(contents.runs.items())),
        base=base_of((one.iri for one in assertions), articles),
        merges=tuple(sorted(contents.merges, key=attrgetter("iri"))),
    )


def _article(article: Article) -> Article:
    digest = sha256(article.text.encode()).hexdigest() if article.text else article.sha256
    return replace(article, text="", sha256=digest)


def _assertion(assertion: Assertion) -> Assertion:
    """Most hold no figures and are what they were."""
    found = assertion
    if not isinstance(assertion.object, str):
        found = replace(found, object=_value(assertion.object))
    if assertion.amount is not None:
        found = replace(found, amount=_money(assertion.amount))
    if assertion.share is not None:
        found = replace(found, share=_share(assertion.share))
    return found


def _value(value: Money | Date) -> Money | Date:
    return Date(value.value) if isinstance(value, Date) else _money(value)


def _money(money: Money) -> Money:
    value, minimum, maximum = map(_number, (money.value, money.minimum, money.maximum))
    return Money(money.currency, value, minimum, maximum, money.approximate)


def _share(share: Share) -> Share:
    value, minimum, maximum = map(_number, (share.value, share.minimum, share.maximum))
    return Share(value, minimum, maximum, share.approximate)


def _number(number: Decimal | None) -> Decimal | None:
    return None if number is None else Decimal(plain(number))
