"""A town → the newspaper that is called after it, with its state in brackets: "the Corvane (Ohio) Ledger"."""

from __future__ import annotations

from kg.language.names.lexicon import Lexicon
from kg.language.names.lines import Line
from kg.language.names.votes import Vote

_STATE = 2  # words of a state: "North Dakota"
_TITLE = 3  # words of a paper's name behind it: "Daily News Leader"


def end_of_paper(line: Line, vote: Vote, lexicon: Lexicon) -> int:
    """Where "the Corvane (Ohio) Daily Ledger |" ends, if a vote is for its town; else where the vote does."""
    words, last = line.words, vote.last
    opened = words[last : last + 1] == ["("] and words[max(0, vote.first - 1)] in ("the", "The")
    closed = next((i for i in range(last + 2, last + 3 + _STATE) if words[i : i + 1] == [")"]), 0)
    if not opened or not closed or not all(line.capital[last + 1 : closed]):
        return last
    end = closed + 1
    while end < min(len(words), closed + 1 + _TITLE) and line.capital[end]:
        end += 1
    titles = [i for i in range(closed + 1, end) if _is_title(words[i], lexicon)]
    return titles[-1] + 1 if titles else last


def _is_title(word: str, lexicon: Lexicon) -> bool:
    return lexicon.contained.get(word) == "media" or word in lexicon.papers
