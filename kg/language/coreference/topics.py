"""What an anaphor may stand for → whom the article is about (named most or first), and who is only somebody's kin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from functools import cache
from operator import attrgetter

from kg.language.coreference.chains import Chains
from kg.language.document import ORGANIZATIONS, VALUES, Document, Token
from kg.language.mentions import nouns
from kg.vocabulary import words

_start = attrgetter("start")
_BEGINNING = 250  # characters in which an article says whom it is about
_NEAR = 2  # tokens from the start of its sentence within which an anaphor opens it


def kin(document: Document) -> frozenset[int]:
    """The mentions (their indices) that are introduced as somebody's kin or rival: "his elder brother, Ernst"."""
    heads = [t for t in document.tokens if t.lemma.lower() in _kin() and _owner(document, t) >= 0]
    heads += [t for t in document.tokens if _is_of_firm(document, t)]
    beside = [c for t in heads for c in (t.i, t.head, *t.children) if _stands_beside(document, t, document.tokens[c])]
    return frozenset(document.heads[i] for i in beside if i in document.heads)


def _is_of_firm(document: Document, token: Token) -> bool:
    """Whether a noun is for a company that another one has and that is then named: "Corvane's fintech, Birch"."""
    named = any(document.tokens[c].dep == "appos" and document.tokens[c].kind in ORGANIZATIONS for c in token.children)
    owner = _owner(document, token) if named and nouns().kinds.get(token.lemma.lower()) == "company" else -1
    return owner >= 0 and document.tokens[owner].kind in ORGANIZATIONS


def _owner(document: Document, token: Token) -> int:
    """Whose kin a noun tells: the owner before it, or before the name that it stands before ("his brother Lars")."""
    holders = (token, document.tokens[token.head]) if token.dep in ("compound", "nmod", "amod") else (token,)
    return next((c for t in holders for c in t.children if document.tokens[c].dep == "poss"), -1)


def _stands_beside(document: Document, noun: Token, other: Token) -> bool:
    """Whether a token is the noun itself, or a name that it stands before, is apposed to or is explained by."""
    if other.i == noun.i:
        return True
    named = noun.head == other.i and noun.dep in ("compound", "nmod", "amod", "appos")
    return other.kind not in ("", *VALUES) and (named or other.dep == "appos")


def position(document: Document, anaphor: Token) -> str:
    """Where an anaphor stands: "paragraph" or "sentence" if it is, or owns, the first subject of one, else "inside"."""
    sentence = document.sentences[anaphor.sentence]
    holder = document.tokens[anaphor.head] if anaphor.dep == "poss" else anaphor
    of_root = holder.dep in ("nsubj", "nsubjpass") and document.tokens[holder.head].dep == "ROOT"
    if not of_root and anaphor.i - sentence.first >= _NEAR:
        return "inside"
    first = sentence.index == 0 or document.sentences[sentence.index - 1].block != sentence.block
    return "paragraph" if first else "sentence"


def first_named(document: Document, kinds: Collection[str]) -> int:
    """The mention (its index) of the first such thing that the article names, near its beginning; -1 for none."""
    beginning = (h for h, i in sorted(document.heads.items()) if document.mentions[i].start < _BEGINNING)
    fitting = (h for h in beginning if document.mentions[document.heads[h]].kind in kinds)
    told = next((h for h in fitting if _is_told_of(document, document.tokens[h])), None)
    return -1 if told is None else document.heads[told]


def _is_told_of(document: Document, token: Token) -> bool:
    """Whether a token names somebody in a sentence, not in a byline or a caption."""
    sentence = document.sentences[token.sentence]
    return bool(token.kind) and any(t.pos in ("VERB", "AUX") for t in document.sentence_tokens(sentence))


def most_named(document: Document, groups: set[int], chains: Chains, before: int) -> int:
    """Of some groups the one that more sentences before an offset speak of than of any other; -1 if there is none."""
    sentences = {group: _sentences(document, chains.members[group], before) for group in groups}
    counts = sorted(((len(spoken), group) for group, spoken in sentences.items()), reverse=True)
    if not counts or counts[0][0] < 2 or (len(counts) > 1 and counts[1][0] >= counts[0][0]):
        return -1
    return counts[0][1]


def _sentences(document: Document, members: list[int], before: int) -> set[int]:
    """The sentences before an offset that the mentions stand in."""
    starts = (document.mentions[i].start for i in members)
    return {bisect_right(document.sentences, start, key=_start) for start in starts if start < before}


def topic_signs(kind: str, group: int, most: int, first: int) -> Iterator[str]:
    """The signs that a group is what the article is about."""
    if group == most:
        yield "most named"
    if group == first:
        yield "first person" if kind in ("he", "she") else "first firm"


@cache
def _kin() -> frozenset[str]:
    return frozenset(words("binding")["family"]) | frozenset(words("binding")["related"])
