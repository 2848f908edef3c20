"""The claims of two sides → whether both sides may speak of the same time, so that they cannot both be right."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from itertools import product
from typing import NamedTuple

from kg.graph.days import days
from kg.model import Assertion, Contents
from kg.questions.periods import are_of_one_period, round_name
from kg.questions.rules import family, rules


class Moments(NamedTuple):
    """When the claims of a graph were published, and of when they are."""

    contents: Contents

    def may_be_one(self, first: Collection[Assertion], second: Collection[Assertion]) -> bool:
        """Whether some claims of the two sides may be about the same time.

        Who says both tells them apart: this year's profit and the last one's, a stake before and after.
        """
        both = set(map(self._teller, first)) & set(map(self._teller, second))
        return any(
            self._published_near(here, there) and not self._of_other_times(here, there)
            for here, there in product(first, second)
            if both.isdisjoint((self._teller(here), self._teller(there)))
        )

    def _teller(self, claim: Assertion) -> tuple[str, ...]:
        """Whose word it is: its sources' in its article, or of a holding, which may change, in all of its publisher."""
        article = self.contents.articles.get(claim.article)
        is_holding = family(claim.relation) in rules().holdings
        publisher = article.publisher if article and is_holding else None
        return (publisher or claim.article, *claim.attributed_to)

    def _published_near(self, here: Assertion, there: Assertion) -> bool:
        """Whether within weeks; what was planned and what was then done may differ from one day to the next."""
        is_one_step = here.status == there.status or "Denied" in (here.status, there.status)
        if not is_one_step and here.article == there.article:
            return False
        limit = rules().days_apart if is_one_step else 0
        first, second = published(here, self.contents), published(there, self.contents)
        return first is None or second is None or abs((first - second).days) <= limit

    def _of_other_times(self, here: Assertion, there: Assertion) -> bool:
        """Whether the claims themselves say that they are about different times, periods or rounds."""
        if {here.relation, there.relation} <= rules().recurring and not are_of_one_period(here, there):
            return True
        rounds = {name for claim in (here, there) if (name := round_name(claim.round))}
        apart = len(rounds) > 1 or here.tense != there.tense
        return apart or self._ends_before(here, there) or self._ends_before(there, here)

    def _ends_before(self, here: Assertion, there: Assertion) -> bool:
        """Whether the one is over when the other begins; a worth or holding without a time is that of its report."""
        end, start = days(here.until or here.time), days(there.since or there.time)
        if end and not start and family(there.relation) in rules().one_sum | rules().holdings:
            told = published(there, self.contents)
            return told is not None and (told - end.last).days > rules().days_apart
        return bool(end and start and end.last < start.first)


def published(claim: Assertion, contents: Contents) -> date | None:
    """The day on which the claim's article was published; None where it is not known."""
    article = contents.articles.get(claim.article)
    found = days(article.published) if article else None
    return found.first if found else None
