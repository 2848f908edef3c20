"""Two claims of one thing → whether the one denies what the other states or plans."""

from __future__ import annotations

from typing import NamedTuple

from kg.model import Assertion, Money, Share, Status, Tense
from kg.questions import wording
from kg.questions.agreement import Verdict, compare_money, compare_shares
from kg.vocabulary import relation


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
