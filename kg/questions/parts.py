"""Contents → a part of them, by status, source, confidence or time, with only what the claims that stay rest on."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from kg.errors import QuestionError
from kg.graph.days import Days, days
from kg.model import Article, Assertion, Contents, Status
from kg.questions.finding import find, fold


def part(
    contents: Contents,
    *,
    statuses: Collection[Status] | None = None,
    sources: Collection[str] | None = None,
    confidence: float = 0.0,
    since: str | None = None,
    until: str | None = None,
) -> Contents:
    """What the claims with these statuses and sources say, of at least this confidence, published in this time.

    A source is an entity that a claim is attributed to, or a publisher; `since` and `until` are days, months or years,
    and articles without a date are left out where one is given. Raises QuestionError for a source or time that is none.
    """
    said_by = None if sources is None else {_source(contents, name) for name in sources}
    first = None if since is None else asked(since).first
    last = None if until is None else asked(until).last

    def stays(claim: Assertion) -> bool:
        shown = _published(contents, claim)
        return (
            (statuses is None or claim.status in statuses)
            and (said_by is None or bool(said_by & _speakers(contents, claim)))
            and claim.confidence >= confidence
            and (first is None or bool(shown and shown.last >= first))
            and (last is None or bool(shown and shown.first <= last))
        )

    return keep(contents, stays)


def as_of(contents: Contents, day: str) -> Contents:
    """The graph as it stood on a day: what had been published by then, without the states that had ended.

    Articles without a date count as published. Of a month or year, its last day is meant.
    """
    last = asked(day).last

    def is_out(article: Article) -> bool:
        shown = days(article.published)
        return shown is None or shown.first <= last

    def stood(claim: Assertion) -> bool:
        article, end = contents.articles.get(claim.article), days(claim.until)
        return (article is None or is_out(article)) and not (end and end.last < last)

    return keep(contents, stood, is_out)


def keep(
    contents: Contents, stays: Callable[[Assertion], bool], is_in: Callable[[Article], bool] | None = None
) -> Contents:
    """The claims that stay and what they rest on; articles that are in stay with their entities, claims or not."""
    claims = tuple(claim for claim in contents.assertions if stays(claim))
    told = {claim.article for claim in claims}
    articles = {iri: article for iri, article in contents.articles.items() if iri in told or (is_in and is_in(article))}
    named = {end for claim in claims for end in (claim.subject, claim.object, *claim.attributed_to, *claim.via)}
    entities = {
        iri: replace(entity, articles=tuple(article for article in entity.articles if article in articles))
        for iri, entity in contents.entities.items()
        if iri in named or (is_in and any(article in articles for article in entity.articles))
    }
    made = {claim.run for claim in claims}
    runs = {iri: made_by for iri, made_by in contents.runs.items() if iri in made}
    merges = tuple(merge for merge in contents.merges if merge.entity in entities)
    return replace(contents, articles=articles, entities=entities, assertions=claims, runs=runs, merges=merges)


def asked(time: str) -> Days:
    """The days of a time that somebody asks for. Raises QuestionError if it is none."""
    found = days(time)
    if found is None:
        raise QuestionError(f"{time!r} is no day, month or year; write 2025-06-12, 2025-06 or 2025")
    return found


def _source(contents: Contents, name: str) -> str:
    publishers = {fold(article.publisher) for article in contents.articles.values() if article.publisher}
    return fold(name) if fold(name) in publishers else find(contents, name).iri


def _speakers(contents: Contents, claim: Assertion) -> set[str]:
    article = contents.articles.get(claim.article)
    publisher = {fold(article.publisher)} if article and article.publisher else set()
    return {*claim.attributed_to, *claim.via, *publisher}


def _published(contents: Contents, claim: Assertion) -> Days | None:
    article = contents.articles.get(claim.article)
    return days(article.published) if article else None
