"""Contents → what several claims say of the same thing, pair by pair: whether they agree, are compatible, or conflict.

Claims are compared that are about one happening or state: the same two ends and relations of one family (buying a stake
is a way of investing), or one subject of a relation that has one object at a time. What time may have changed is a
development and no conflict: a plan in March and a fact in June, a chief executive of 2019 and one of 2024, a profit of
the first quarter and one of the second. Nor does an article disagree with itself that says both on one authority.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any, Literal, NamedTuple

from kg.model import Assertion, Contents, Date, Money
from kg.questions import wording
from kg.questions.agreement import Verdict, compare_money, compare_shares, compare_times
from kg.questions.finding import fold
from kg.questions.moments import Moments, published
from kg.questions.periods import round_name
from kg.questions.rules import family, rules
from kg.questions.stands import Stand, compare_stands
from kg.vocabulary import relation

Aspect = Literal["amount", "stake", "date", "role", "object", "holder", "status"]
Key = tuple[str, ...]
Value = Callable[[Assertion], Any]
Text = Callable[[Any], str]
Judge = Callable[[Any, Any], Verdict | None]


@dataclass(frozen=True, slots=True)
class Saying:
    """One side: what is said in a few words, and the claims that say it, the earliest first."""

    text: str
    claims: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sayings about one thing, and how they stand to each other."""

    verdict: Verdict
    aspect: Aspect
    topic: str  # what both are about: "Acme invests in Birch Labs"
    first: Saying
    second: Saying

    def __str__(self) -> str:
        said = f"{self.first.text} / {self.second.text}: {self.verdict}"
        return f"{self.topic}: {said}" if "…" in self.topic else f"{self.topic}: {self.aspect}: {said}"


def conflicts(contents: Contents) -> list[Comparison]:
    """What the sources disagree on, in amount, stake, date, role, object, holder or status."""
    return [comparison for comparison in comparisons(contents) if comparison.verdict == "conflict"]


def comparisons(contents: Contents) -> list[Comparison]:
    """All pairs of different sayings about one thing, by topic."""
    return list(dict.fromkeys(_compared(contents)))


def _compared(contents: Contents) -> Iterator[Comparison]:
    claims = sorted(contents.assertions, key=lambda claim: (published(claim, contents) or date.max, claim.iri))
    ties = _ties(claims)
    for group in _groups(claims, _ends):
        yield from _same_ends(Group(group, contents, ties))
    for group in _groups(claims, _subject):
        yield from _one_object(Group(group, contents, ties))
    for group in _groups(claims, _post):
        yield from _one_holder(Group(group, contents, ties))


def _groups(claims: Iterable[Assertion], key: Callable[[Assertion], Key | None]) -> Iterator[tuple[Assertion, ...]]:
    groups: dict[Key, list[Assertion]] = defaultdict(list)
    for claim in claims:
        if (found := key(claim)) is not None:
            groups[found].append(claim)
    return (tuple(group) for _, group in sorted(groups.items()) if len(group) > 1)


def _ends(claim: Assertion) -> Key | None:
    if not isinstance(claim.object, str):
        return None
    ends = (claim.subject, claim.object)
    return (family(claim.relation), *(sorted(ends) if relation(claim.relation).symmetric else ends))


def _subject(claim: Assertion) -> Key | None:
    if claim.status != "Stated" or claim.tense == "Past":
        return None
    if claim.relation in rules().one_sum:
        return claim.relation, claim.subject, fold(claim.role or ""), round_name(claim.round)
    return (claim.relation, claim.subject) if claim.relation in rules().one_object | rules().one_for_ever else None


def _post(claim: Assertion) -> Key | None:
    is_held = claim.relation in rules().one_subject and claim.status == "Stated" and claim.tense is None
    return (claim.relation, claim.object) if is_held and isinstance(claim.object, str) else None


class Ties(NamedTuple):
    """Pairs that may both be true: a place and one that it lies in, and two of whom one follows the other."""

    inside: frozenset[frozenset[Any]]
    followed: frozenset[frozenset[Any]]


def _ties(claims: Iterable[Assertion]) -> Ties:
    pairs: dict[str, set[frozenset[Any]]] = {"locatedIn": set(), "succeeds": set()}
    for claim in claims:
        if claim.relation in pairs:
            pairs[claim.relation].add(frozenset((claim.subject, claim.object)))
    return Ties(frozenset(pairs["locatedIn"]), frozenset(pairs["succeeds"]))


@dataclass(frozen=True, slots=True)
class Group:
    """Claims about one thing, the earliest first."""

    claims: tuple[Assertion, ...]
    contents: Contents
    ties: Ties

    def only(self, fits: Callable[[Assertion], bool]) -> Group:
        """The group with those of its claims alone that fit."""
        return replace(self, claims=tuple(filter(fits, self.claims)))

    def compare(
        self, aspect: Aspect, value: Value, text: Text, judge: Judge, lasts: bool = False
    ) -> Iterator[Comparison]:
        """Each pair of different values, judged; unless it `lasts`, what time may have changed is no conflict."""
        sayings: dict[Any, list[Assertion]] = defaultdict(list)
        for claim in self.claims:
            if (given := value(claim)) is not None:
                sayings[given].append(claim)
        for here, there in combinations(sayings, 2):
            verdict = judge(here, there)
            first, second = (Saying(text(given), tuple(sayings[given])) for given in (here, there))
            if (
                verdict == "conflict"
                and not lasts
                and not Moments(self.contents).may_be_one(first.claims, second.claims)
            ):
                verdict = "compatible"
            if verdict:
                yield Comparison(verdict, aspect, self.topic(first.claims[0], aspect), first, second)

    def at_once(self, first: Saying, second: Saying) -> bool:
        """Whether both sides may be about the same time."""
        return Moments(self.contents).may_be_one(first.claims, second.claims)

    def topic(self, claim: Assertion, aspect: Aspect) -> str:
        """What both sides are about, in words, with … where they differ."""
        subject, object_ = (wording.value_text(end, self.contents) for end in (claim.subject, claim.object))
        left, right = ("…" if aspect == "holder" else subject), ("…" if aspect == "object" else object_)
        return f"{left} {relation(claim.relation).label} {right}"


def _same_ends(group: Group) -> Iterator[Comparison]:
    said = group.only(lambda claim: claim.status != "Denied")
    held = group.only(lambda claim: claim.status == "Stated" and not claim.tense)
    work = held.only(lambda claim: family(claim.relation) == "worksFor")
    once = held.only(lambda claim: claim.relation in rules().once)
    yield from said.compare("amount", lambda claim: claim.amount, wording.money_text, compare_money)
    yield from said.compare("stake", lambda claim: claim.share, wording.share_text, compare_shares)
    yield from map(_developed, work.compare("role", _post_held, str, _differ))
    yield from once.compare("date", lambda claim: claim.time, str, compare_times, lasts=True)
    yield from group.compare("status", Stand.of, str, compare_stands)


def _post_held(claim: Assertion) -> str | None:
    """The post, whatever it is called, of which somebody has one at a time."""
    return rules().posts.get(fold(claim.role or ""))


def _developed(roles: Comparison) -> Comparison:
    """Two posts of which one is told to have begun or ended some day were held one after the other."""
    claims = (*roles.first.claims, *roles.second.claims)
    is_dated = any(claim.time or claim.since or claim.until for claim in claims)
    return replace(roles, verdict="compatible") if is_dated and roles.verdict == "conflict" else roles


def _one_object(group: Group) -> Iterator[Comparison]:
    def judge(here: Any, there: Any) -> Verdict:
        if isinstance(here, Money) and isinstance(there, Money):
            return compare_money(here, there)
        if isinstance(here, Date) and isinstance(there, Date):
            return compare_times(here.value, there.value)
        return "compatible" if frozenset((here, there)) in group.ties.inside else "conflict"

    def text(value: Any) -> str:
        return wording.value_text(value, group.contents)

    lasts = group.claims[0].relation in rules().one_for_ever
    yield from group.compare("object", lambda claim: claim.object, text, judge, lasts)


def _one_holder(group: Group) -> Iterator[Comparison]:
    def judge(here: str, there: str) -> Verdict:
        return "compatible" if frozenset((here, there)) in group.ties.followed else "conflict"

    def text(address: str) -> str:
        return wording.value_text(address, group.contents)

    yield from group.compare("holder", lambda claim: claim.subject, text, judge)


def _differ(here: str, there: str) -> Verdict:
    return "agree" if here == there else "conflict"
