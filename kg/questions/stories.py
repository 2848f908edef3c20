"""Contents → what happened to an entity in order, and how a relation between two developed, report by report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kg.graph.days import days
from kg.model import Assertion, Contents, Entity, Status, Tense
from kg.questions.finding import find
from kg.questions.moments import published
from kg.questions.rules import family
from kg.questions.wording import claim_text, value_text
from kg.vocabulary import relation


@dataclass(frozen=True, slots=True)
class Event:
    """A claim at its place in time: when it happened or began, or else when it was reported."""

    time: str  # as the article gives it, or the day of publication; "" where neither is known
    is_reported: bool  # whether `time` is the day of publication
    text: str
    claim: Assertion

    def __str__(self) -> str:
        when = self.time or "undated"
        return f"{f'({when})' if self.is_reported else when}  {self.text} [{self.claim.status.lower()}]"


@dataclass(frozen=True, slots=True)
class Step:
    """Reports in a row that put the same thing in the same way."""

    day: date | None  # of the first of them
    relation: str
    status: Status
    tense: Tense | None
    claims: tuple[Assertion, ...]

    def __str__(self) -> str:
        manner = self.status.lower() + (f", {self.tense.lower()}" if self.tense else "")
        return f"{self.day or 'undated'}: {relation(self.relation).label}, {manner}"


@dataclass(frozen=True, slots=True)
class Story:
    """How one relation between two entities developed, the earliest report first."""

    subject: Entity
    relation: str  # the widest of its family
    object: Entity
    steps: tuple[Step, ...]

    def __str__(self) -> str:
        steps = " → ".join(map(str, self.steps))
        return f"{self.subject.name}, {self.object.name}: {steps}"


def timeline(contents: Contents, name: str) -> list[Event]:
    """All claims about an entity in order of time, those without any last. Raises QuestionError for an unknown name."""
    entity = find(contents, name)
    about = (claim for claim in contents.assertions if entity.iri in (claim.subject, claim.object))
    return sorted((_event(claim, contents) for claim in about), key=_order)


def story(contents: Contents, start: str, end: str) -> list[Story]:
    """How each relation between two entities, whichever way it points, developed from report to report.

    Relations of one family are one story: looking to invest in March, buying a stake in June. Raises QuestionError for
    an unknown name.
    """
    ends = {find(contents, start).iri, find(contents, end).iri}
    between = (claim for claim in contents.assertions if {claim.subject, claim.object} == ends)
    claims = sorted(between, key=lambda claim: (*_thread(claim), published(claim, contents) or date.max, _place(claim)))
    threads = groupby(claims, key=_thread)
    return [
        Story(contents.entities[subject], name, contents.entities[object_], tuple(_steps(thread, contents)))
        for (subject, name, object_), thread in threads
    ]


def _thread(claim: Assertion) -> tuple[str, str, str]:
    subject, object_ = claim.subject, str(claim.object)
    if relation(claim.relation).symmetric:
        subject, object_ = sorted((subject, object_))
    return subject, family(claim.relation), object_


def _steps(claims: Iterable[Assertion], contents: Contents) -> Iterable[Step]:
    for (name, status, tense), same in groupby(claims, key=lambda claim: (claim.relation, claim.status, claim.tense)):
        reports = tuple(same)
        yield Step(published(reports[0], contents), name, status, tense, reports)


def _event(claim: Assertion, contents: Contents) -> Event:
    value = "" if isinstance(claim.object, str) else value_text(claim.object, contents)
    happened = claim.time or claim.since or claim.until or (value if days(value) else None)
    article = contents.articles.get(claim.article)
    time = happened or (article.published if article else None) or ""
    return Event(time, happened is None, claim_text(claim, contents), claim)


def _order(event: Event) -> tuple[date, str, str]:
    found = days(event.time)
    return found.first if found else date.max, event.text, event.claim.iri


def _place(claim: Assertion) -> tuple[str, int, str]:
    return claim.article, claim.passages[0].start, claim.iri
