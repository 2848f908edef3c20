"""Two names in a list → whether they are two names of one thing: "Delmar Foods, or Delmar, said"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.document import Token

_BEARERS = frozenset({"company", "organization", "government", "media", "product"})


def is_other_name(tokens: Sequence[Token], i: int, other: int) -> bool:
    """Whether what follows *or* between commas, right behind a name, is another name of the same."""
    if tokens[other - 1].text != "or" or tokens[other - 2].text != "," or tokens[i].dep in ("conj", "appos"):
        return False
    named = {tokens[i].kind, tokens[other].kind} <= _BEARERS
    return named and other - i == 3 and other + 1 < len(tokens) and tokens[other + 1].text == ","
