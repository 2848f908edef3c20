"""Tokens as parsed → tokens in which a clause behind "after" has its subject: "after | Ana Ruiz | steps down".

The parser makes the name what the preposition is about and leaves the verb without a subject, so that whoever the main
clause is about would have stepped down.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.document import Token
from kg.language.grafting.moving import Places, is_above, moved

_MARKS = frozenset({"after", "before", "as", "since", "until", "once"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_SOMEBODY = frozenset({"person", "company", "organization", "government", "media"})


def subordinate(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, the name between such a word and a verb in the present being the subject of that verb."""
    places: Places = {}
    for verb in tokens[2:]:
        if verb.tag == "VBZ" and verb.pos == "VERB" and not any(tokens[c].dep in _SUBJECTS for c in verb.children):
            places |= _placed(tokens, verb)
    return moved(tokens, places)


def _placed(tokens: Sequence[Token], verb: Token) -> Places:
    """Where the name before a verb, the word that opens the clause, and the verb itself go."""
    name = tokens[verb.i - 1]
    mark = tokens[name.head]
    fits = name.dep == "pobj" and name.kind in _SOMEBODY and mark.dep == "prep" and mark.text.lower() in _MARKS
    above = tokens[mark.head]
    if not fits or mark.i > name.i or above.i == verb.i or is_above(tokens, verb, above):
        return {}
    return {verb.i: (above.i, "advcl"), name.i: (verb.i, "nsubj"), mark.i: (verb.i, "mark")}
