"""Contents → what several claims say of the same thing, pair by pair: whether they agree, are compatible, or conflict.

Claims are compared that are about one happening or state: the same two ends and relations of one family (buying a stake
is a way of investing), or one subject of a relation that has one object at a time. What time may have changed is a
development and no conflict: a plan in March and a fact in June, a chief executive of 2019 and one of 2024, a profit of
the first quarter and one of the second. Nor does an article
disagree with itself that says both on one authority.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any, Literal, NamedTuple

from kg.graph.days import days
from kg.model import Assertion, Contents, Date, Money, Share, Status, Tense
from kg.questions import wording
from kg.questions.agreement import Verdict, compare_money, compare_shares, compare_times
from kg.questions.finding import fold
from kg.questions.periods import are_of_one_period, round_name
from kg.vocabulary import relation, words

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
    return list(dict.fromkeys(_compared(contents, _rules())))


@dataclass(frozen=True, slots=True)
class Rules:
    """What ontology/words/agreement.toml says."""

    one_for_ever: frozenset[str]
    one_object: frozenset[str]
    one_subject: frozenset[str]
    one_sum: frozenset[str]
    recurring: frozenset[str]
    holdings: frozenset[str]
    once: frozenset[str]
    posts: Mapping[str, str]  # each name of a post → the post
    days_apart: int


def _rules() -> Rules:
    data = words("agreement")
    names = ("one_for_ever", "one_object", "one_subject", "one_sum", "recurring", "holdings", "once")
    posts = {name: post for post, others in data["posts"].items() for name in others}
    return Rules(**{name: frozenset(data[name]) for name in names}, posts=posts, days_apart=data["days_apart"])


def _compared(contents: Contents, rules: Rules) -> Iterator[Comparison]:
    claims = sorted(contents.assertions, key=lambda claim: (published(claim, contents) or date.max, claim.iri))
    ties = _ties(claims)
    for group in _groups(claims, _ends):
        yield from _same_ends(Group(group, contents, rules, ties))
    for group in _groups(claims, lambda claim: _subject(claim, rules)):
        yield from _one_object(Group(group, contents, rules, ties))
    for group in _groups(claims, lambda claim: _post(claim, rules)):
        yield from _one_holder(Group(group, contents, rules, ties))


def _groups(claims: Iterable[Assertion], key: Callable[[Assertion], Key | None]) -> Iterator[tuple[Assertion, ...]]:
    groups: dict[Key, list[Assertion]] = defaultdict(list)
    for claim in claims:
        if (found := key(claim)) is not None:
            groups[found].append(claim)
    return (tuple(group) for _, group in sorted(groups.items()) if len(group) > 1)


def family(name: str) -> str:
    """The widest relation that a relation implies: investsIn for acquiresStakeIn."""
    return (name, *relation(name).wider)[-1]


def _ends(claim: Assertion) -> Key | None:
    if not isinstance(claim.object, str):
        return None
    ends = (claim.subject, claim.object)
    return (family(claim.relation), *(sorted(ends) if relation(claim.relation).symmetric else ends))


def _subject(claim: Assertion, rules: Rules) -> Key | None:
    if claim.status != "Stated" or claim.tense == "Past":
        return None
    if claim.relation in rules.one_sum:
        return claim.relation, claim.subject, fold(claim.role or ""), round_name(claim.round)
    return (claim.relation, claim.subject) if claim.relation in rules.one_object | rules.one_for_ever else None


def _post(claim: Assertion, rules: Rules) -> Key | None:
    is_held = claim.relation in rules.one_subject and claim.status == "Stated" and claim.tense is None
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
    rules: Rules
    ties: Ties

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
            if verdict == "conflict" and not lasts and not self.at_once(first, second):
                verdict = "compatible"
            if verdict:
                yield Comparison(verdict, aspect, self.topic(first.claims[0], aspect), first, second)

    def at_once(self, first: Saying, second: Saying) -> bool:
        """Whether some claims of the two sides may be about the same time.

        Who says both tells them apart: this year's profit and the last one's, a stake before and after.
        """
        both = set(map(self._teller, first.claims)) & set(map(self._teller, second.claims))
        return any(
            self._published_near(here, there) and not self._of_other_times(here, there)
            for here in first.claims
            for there in second.claims
            if both.isdisjoint((self._teller(here), self._teller(there)))
        )

    def _teller(self, claim: Assertion) -> tuple[str, ...]:
        """Whose word it is: its sources' in its article, of a holding its publisher's from day to day."""
        article = self.contents.articles.get(claim.article)
        is_holding = family(claim.relation) in self.rules.holdings
        publisher = article.publisher if article and is_holding else None
        return (publisher or claim.article, *claim.attributed_to)

    def _published_near(self, here: Assertion, there: Assertion) -> bool:
        """Within weeks; what was planned and what was then done may differ from one day to the next."""
        first, second = published(here, self.contents), published(there, self.contents)
        is_one_step = here.status == there.status or "Denied" in (here.status, there.status)
        if not is_one_step and here.article == there.article:
            return False
        limit = self.rules.days_apart if is_one_step else 0
        return first is None or second is None or abs((first - second).days) <= limit

    def _of_other_times(self, here: Assertion, there: Assertion) -> bool:
        """Whether the claims themselves say that they are about different times or rounds."""
        if {here.relation, there.relation} <= self.rules.recurring and not are_of_one_period(here, there):
            return True
        rounds = {name for claim in (here, there) if (name := round_name(claim.round))}
        apart = len(rounds) > 1 or here.tense != there.tense
        return apart or self._ends_before(here, there) or self._ends_before(there, here)

    def _ends_before(self, here: Assertion, there: Assertion) -> bool:
        """Whether the one is over when the other begins; a worth or holding without a time is that of its report."""
        end, start = days(here.until or here.time), days(there.since or there.time)
        if end and not start and family(there.relation) in self.rules.one_sum | self.rules.holdings:
            told = published(there, self.contents)
            return told is not None and (told - end.last).days > self.rules.days_apart
        return bool(end and start and end.last < start.first)

    def topic(self, claim: Assertion, aspect: Aspect) -> str:
        """What both sides are about, in words, with … where they differ."""
        subject, object_ = (wording.value_text(end, self.contents) for end in (claim.subject, claim.object))
        left, right = ("…" if aspect == "holder" else subject), ("…" if aspect == "object" else object_)
        return f"{left} {relation(claim.relation).label} {right}"


def _same_ends(group: Group) -> Iterator[Comparison]:
    said = replace(group, claims=tuple(claim for claim in group.claims if claim.status != "Denied"))
    held = replace(group, claims=tuple(claim for claim in group.claims if claim.status == "Stated" and not claim.tense))
    once = replace(held, claims=tuple(claim for claim in held.claims if claim.relation in group.rules.once))
    yield from said.compare("amount", lambda claim: claim.amount, wording.money_text, compare_money)
    yield from said.compare("stake", lambda claim: claim.share, wording.share_text, compare_shares)
    work = replace(held, claims=tuple(claim for claim in held.claims if family(claim.relation) == "worksFor"))
    yield from map(
        _changed, work.compare("role", lambda claim: work.rules.posts.get(fold(claim.role or "")), str, _differ)
    )
    yield from once.compare("date", lambda claim: claim.time, str, compare_times, lasts=True)
    yield from group.compare("status", Stand.of, str, compare_stands)


def _changed(roles: Comparison) -> Comparison:
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

    lasts = group.claims[0].relation in group.rules.one_for_ever
    yield from group.compare("object", lambda claim: claim.object, text, judge, lasts)


def _one_holder(group: Group) -> Iterator[Comparison]:
    def judge(here: str, there: str) -> Verdict:
        return "compatible" if frozenset((here, there)) in group.ties.followed else "conflict"

    def text(address: str) -> str:
        return wording.value_text(address, group.contents)

    yield from group.compare("holder", lambda claim: claim.subject, text, judge)


class Stand(NamedTuple):
    """How an article stands to what is said: it states, plans, leaves open or denies it, in this form."""

    status: Status
    tense: Tense | None
    relation: str
    amount: Money | None
    share: Share | None

    @classmethod
    def of(cls, claim: Assertion) -> Stand:
        """The stand of a claim."""
        return cls(claim.status, claim.tense, claim.relation, claim.amount, claim.share)

    def __str__(self) -> str:
        amounts = [wording.money_text(self.amount)] if self.amount else []
        shares = [wording.share_text(self.share)] if self.share else []
        manner = self.status.lower() + (f", {self.tense.lower()}" if self.tense else "")
        return f"{manner} ({', '.join(amounts + shares)})" if amounts or shares else manner

    def covers(self, other: Stand) -> bool:
        """Whether who says this also says the other: who buys 60 % invests, who invests need not buy a majority."""
        return (
            other.relation in (self.relation, *relation(self.relation).wider)
            and (not other.amount or bool(self.amount and compare_money(self.amount, other.amount) == "agree"))
            and (not other.share or bool(self.share and compare_shares(self.share, other.share) == "agree"))
        )


def compare_stands(here: Stand, there: Stand) -> Verdict | None:
    """A denial conflicts with a statement or a plan of what it denies; plans, chances and statements are one story."""
    if here.status == there.status:
        return None
    denial, other = (here, there) if here.status == "Denied" else (there, here)
    if denial.status != "Denied" or not other.covers(denial):
        return "compatible" if here.relation == there.relation else None
    return "conflict" if other.status in ("Stated", "Planned") else "compatible"


def _differ(here: str, there: str) -> Verdict:
    return "agree" if here == there else "conflict"


def published(claim: Assertion, contents: Contents) -> date | None:
    """The day on which the claim's article was published; None where it is not known."""
    article = contents.articles.get(claim.article)
    found = days(article.published) if article else None
    return found.first if found else None
