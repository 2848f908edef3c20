"""An "according to" → who says what by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language.attribution.bounds import one_side
from kg.language.attribution.signs import Signs
from kg.language.attribution.sources import can_speak, is_somebody
from kg.language.attribution.spans import subtree
from kg.language.document import Document, Token

_JOINED = frozenset({"conj", "xcomp", "pcomp", "acl"})
_CLOSE = frozenset({"ccomp", "advcl", "relcl", "prep", "pobj"})
_BOUNDS = frozenset({",", "—", "–", "-", "--", "(", ":"})


def accorded(token: Token, document: Document, signs: Signs) -> Iterator[tuple[int, set[int]]]:
    """ "according to X", "per X", "by X's reckoning": the head token of X, and the tokens of what X says."""
    tokens = document.tokens
    inner = [j for i in token.children if tokens[i].lemma == "to" for j in tokens[i].children]
    inner += [i for i in token.children if tokens[i].dep == "pobj"]
    if token.text.lower() == "by":
        inner = [j for i in inner if tokens[i].lemma in signs.reckonings for j in _owners(tokens[i], tokens)]
    elif token.text.lower() == "per":
        inner = [i for i in inner if can_speak(tokens[i], signs) or is_somebody(document.mention(i))]
    content = _content(token, document) if inner else set()
    if content:
        yield inner[0], content


def _owners(noun: Token, tokens: Sequence[Token]) -> list[int]:
    return [i for i in noun.children if tokens[i].dep == "poss"]


def _content(token: Token, document: Document) -> set[int]:
    """The clause it stands in; the whole sentence before it, where it closes one behind a comma."""
    tokens, sentence = document.tokens, document.sentences[token.sentence]
    aside = subtree(token.i, tokens)
    closes = token.i > sentence.first and tokens[token.i - 1].text == "," and max(aside) >= sentence.last - 2
    clause = _clause(token, tokens, wide=closes)
    later = _later(clause, token, tokens) if clause < token.i else frozenset()
    content = subtree(clause, tokens, without=frozenset({token.i}) | later)
    if not content or (beside := one_side(content, token.i, tokens)):
        return content and beside
    return one_side({*range(sentence.first, sentence.last)} - aside, token.i, tokens)


def _later(clause: int, token: Token, tokens: Sequence[Token]) -> frozenset[int]:
    """Clauses of their own that come behind: "it lost $5 million, according to a filing, and its founder has left"."""
    joined = (tokens[i] for i in tokens[clause].children if i > token.i and tokens[i].dep == "conj")
    own = (each.i for each in joined if any(tokens[i].dep in ("nsubj", "nsubjpass") for i in each.children))
    return frozenset(own)


def _clause(token: Token, tokens: Sequence[Token], *, wide: bool) -> int:
    """The verb of the clause that a token stands in; the top of the tree where there is none.

    `wide` is for what is said of all before it: up from the clauses that no comma sets off.
    """
    i = token.head
    while tokens[i].head != i and tokens[i].pos not in ("VERB", "AUX"):
        i = tokens[i].head
    while tokens[i].head != i and (tokens[i].dep in _JOINED or (wide and _is_within(tokens[i], tokens))):
        i = tokens[i].head
    return i


def _is_within(clause: Token, tokens: Sequence[Token]) -> bool:
    """Whether a clause belongs closely to another: "is looking into whether executives sold shares"."""
    first = min(subtree(clause.i, tokens))
    return clause.dep in _CLOSE and tokens[first - 1].text not in _BOUNDS
