"""Articles and settings → about how many calls, tokens, minutes and what money a run will take."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from kg.chat import LLM
from kg.extractors.llm.advice import advice
from kg.extractors.llm.prompting import instructions
from kg.model import Article

LETTERS_A_TOKEN = 4  # the usual measure for English


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a run will take, if no answer is in the cache; `cost` is in the currency of the price given, or None."""

    calls: int
    tokens_in: int
    tokens_out: int
    seconds: float
    cost: float | None

    def __str__(self) -> str:
        money = "" if self.cost is None else f", a cost of {self.cost:.2f}"
        tokens = f"{self.tokens_in:,} tokens in and {self.tokens_out:,} out"
        return f"about {self.calls:,} calls, {tokens}{money}, {_time(self.seconds)}; less with what the cache has"


def estimate(articles: Iterable[Article], llm: LLM) -> Estimate:
    """The figures of a run over these articles, within the limits set. Needs no model: it goes by the words."""
    rules, asking = advice()["estimate"], advice()["asking"]
    told = len(instructions("verdicts" if llm.mode == "judge" else "claims")) / LETTERS_A_TOKEN
    share = 1.0 if llm.mode == "full" else rules["asked"]
    words = [len(article.text.split()) for article in articles]
    asked = [math.ceil(share * count / rules["words_a_sentence"] / asking["sentences"]) for count in words]
    calls = sum(asked)
    tokens_in = int(calls * told + sum(words) * share * 6 / LETTERS_A_TOKEN * (1 + asking["before"]))
    within = _within(calls, tokens_in, llm)
    calls, tokens_in = round(calls * within), round(tokens_in * within)
    tokens_out = calls * rules["answer_tokens"]
    pace = max(rules["seconds_a_call"] / llm.concurrency, 60 / llm.per_minute if llm.per_minute else 0)
    cost = (tokens_in * llm.price[0] + tokens_out * llm.price[1]) / 1e6 if llm.price else None
    return Estimate(calls, tokens_in, tokens_out, calls * pace, cost)


def _within(calls: int, tokens: int, llm: LLM) -> float:
    """The share of the calls that the limits allow."""
    by_calls = 1.0 if llm.max_calls is None or not calls else llm.max_calls / calls
    by_tokens = 1.0 if llm.max_tokens is None or not tokens else llm.max_tokens / tokens
    return min(1.0, by_calls, by_tokens)


def _time(seconds: float) -> str:
    return f"{math.ceil(seconds)} seconds" if seconds < 90 else f"{math.ceil(seconds / 60)} minutes"
