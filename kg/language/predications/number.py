"""Nouns in a list, and a clause behind it → those that the clause is said of, by its number."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.document import Token


def meant(tokens: Sequence[Token], clause: int, nouns: Sequence[int]) -> Sequence[int]:
    """The last alone where the clause is in the singular: "Ana Ruiz and Ben Ode, who runs Acme"; else all."""
    return nouns[-1:] if _is_singular(tokens, clause) else nouns


def _is_singular(tokens: Sequence[Token], clause: int) -> bool:
    """ "who runs", "who is leading", "who has run", "who was"; of "who ran" there may be many."""
    own = (tokens[c] for c in tokens[clause].children if tokens[c].dep in ("aux", "auxpass"))
    return tokens[clause].dep == "relcl" and any(
        v.tag == "VBZ" or v.text.lower() == "was" for v in (tokens[clause], *own)
    )
