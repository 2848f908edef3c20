"""Parsed document → its mentions: names, pronouns, definite and possessive noun phrases, sources without a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple, cast

from kg.language.determiners import is_indefinite, tells_which
from kg.language.document import NAMED, ORGANIZATIONS, VALUES, Document, Token, phrase_start
from kg.language.families import whole_names
from kg.language.nations import native
from kg.language.pronouns import is_somebody
from kg.model import Form, Kind, Mention
from kg.vocabulary import words

PERSONAL = frozenset({"PRP", "PRP$"})
RELATIVE = frozenset({"WDT", "WP", "WP$"})  # and "where" in a relative clause
_LEFT = frozenset(
    {"det", "poss", "predet", "amod", "compound", "nummod", "nmod", "quantmod", "npadvmod", "advmod", "case"}
)
_DETERMINERS = frozenset({"det", "predet", "poss"})
CALLING = frozenset({"appos", "attr", "oprd"})  # what something is called: kept even with "a"
# Where a noun is of several kinds ("agency", "developer"), the first of these.
_KINDS = ("company", "media", "government", "person", "organization", "product", "place", "work", "event")


class Nouns(NamedTuple):
    """What common nouns tell, ready to look up (ontology/words/nouns.toml)."""

    kinds: Mapping[str, Kind]
    meanings: Mapping[str, frozenset[Kind]]  # all kinds of a noun that has several: "agency"
    plural: Mapping[str, Kind]
    speakers: frozenset[str]
    marks: frozenset[str]
    sources: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    acts: frozenset[str]  # verbs whose subject is an organization


@lru_cache(maxsize=1)
def nouns() -> Nouns:
    """The word list, read once."""
    table = words("nouns")
    kinds = {noun: kind for kind in reversed(_KINDS) for noun in table[kind]}
    unnamed, gender = table["unnamed"], table["gender"]
    return Nouns(
        cast("Mapping[str, Kind]", kinds),
        _meanings(table),
        table["plural"],
        frozenset(unnamed["heads"]),
        frozenset(unnamed["marks"]),
        frozenset(unnamed["always"]),
        frozenset(gender["he"]),
        frozenset(gender["she"]),
        frozenset(table["acts"]["organization"]),
    )


def _meanings(table: Mapping[str, Sequence[str]]) -> dict[str, frozenset[Kind]]:
    found: dict[str, set[Kind]] = defaultdict(set)
    for kind in _KINDS:
        for noun in table[kind]:
            found[noun].add(cast("Kind", kind))
    return {noun: frozenset(several) for noun, several in found.items() if len(several) > 1}


def find_mentions(document: Document) -> Document:
    """The document with `.mentions`, sorted by where they begin, and `.heads`: head token → index in mentions.

    Names and pronouns (personal, possessive, relative) always; noun phrases where they are definite ("the company"),
    possessed ("its chief executive"), say what something is ("Acme, a start-up"), or name nobody ("a source"). Sums,
    shares and dates are values, not mentions.
    """
    whole = whole_names(document.tokens)
    every = ((token.i, _mention(document, token)) for token in document.tokens)
    found = [(i, replace(m, name=whole[i]) if i in whole else m) for i, m in every if m is not None]
    found.sort(key=lambda pair: (pair[1].start, pair[1].end, pair[0]))
    return document.with_(
        mentions=tuple(mention for _, mention in found), heads={head: i for i, (head, _) in enumerate(found)}
    )


def referring(document: Document) -> tuple[Mention, ...]:
    """The mentions that stand for something, in text order: not "a maker" in "Acme, a maker": it says what Acme is."""
    return tuple(
        document.mentions[i]
        for head, i in sorted(document.heads.items(), key=lambda pair: pair[1])
        if _refers(document, head)
    )


def _refers(document: Document, head: int) -> bool:
    mention = document.mentions[document.heads[head]]
    article = mention.text.partition(" ")[0].lower() in ("a", "an")
    return mention.form != "noun" or not (article or document.tokens[head].dep in CALLING)


def mention_for(document: Document, head: int, kind: Kind | None = None) -> Mention:
    """The mention with this head token, or else one made of its noun phrase: of `kind`, the noun's own, or a topic."""
    known = document.mention(head)
    if known is not None:
        return known
    token = document.tokens[head]
    own = kind or (cast("Kind", token.kind) if token.kind else noun_kind(document, token))
    of_kind = own if own != "other" else "topic"
    start, end = phrase(document, head, determiner=of_kind not in ("topic", *VALUES))
    return _with_whole(document, token, _made(document, start, end, of_kind, "name" if token.kind else "noun"))


def whole_word(text: str, start: int) -> int:
    """Where a word begins that the parser parted at its hyphen: "even" of "even | -handed chairman"."""
    while start and text[start] == "-" and not text[start - 1].isspace():
        start = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
    return start


def phrase(document: Document, head: int, *, determiner: bool = False) -> tuple[int, int]:
    """Where the base noun phrase of a head token stands: offsets; with or without article and possessor."""
    tokens, token = document.tokens, document.tokens[head]
    if token.kind:
        return token.start, token.end
    first = head
    for child in reversed(token.children):
        if child < first and tokens[child].dep in _LEFT:
            if not determiner and tokens[child].dep in _DETERMINERS:
                break
            first = min(first, phrase_start(tokens, child))
    while first < head and tokens[first].pos == "PUNCT":
        first += 1
    return tokens[first].start, token.end


def noun_kind(document: Document, token: Token) -> Kind:
    """The kind of thing a common noun stands for; plural people and unnamed speakers are a "source"."""
    known, lemma = nouns(), token.lemma.lower()
    if lemma in known.sources or (lemma in known.speakers and _is_unnamed(document, token)):
        return "source"
    kind = "person" if native(document.tokens, token.i) else _listed_kind(document, token, lemma)
    if kind == "person" and (token.tag in ("NNS", "NNPS") or _is_indefinite(document, token)):
        return "source"
    return kind


def _mention(document: Document, token: Token) -> Mention | None:
    if token.kind in VALUES:
        return None
    if token.kind and not _is_the_company(document, token):
        return _made(document, token.start, token.end, cast("Kind", token.kind), "name")
    if token.tag in PERSONAL or (token.tag in RELATIVE and token.dep != "det") or _is_relative_where(document, token):
        return _made(document, token.start, token.end, _pronoun_kind(token), "pronoun")
    if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "amod", "npadvmod"):
        return None
    kind = noun_kind(document, token)
    if kind == "other" or not _is_with_whole(document, token, kind):
        return None
    start, end = phrase(document, token.i, determiner=True)
    start = document.tokens[token.i - 1].start if token.kind else start
    return _with_whole(document, token, _made(document, start, end, kind, "noun"))


def _with_whole(document: Document, token: Token, mention: Mention) -> Mention:
    """A noun phrase called with the name that it is of: "a unit of Acme", where "a unit" would be any."""
    if mention.form != "noun" or mention.kind not in ORGANIZATIONS:
        return mention
    of = document.tokens[token.i + 1] if token.i + 1 in token.children else token
    wholes = [document.tokens[j] for j in of.children] if of.lemma == "of" else []
    several = any(document.tokens[j].dep == "conj" for whole in wholes for j in whole.children)
    if len(wholes) != 1 or wholes[0].kind not in NAMED or several or _is_place_itself(token, wholes[0]):
        return mention
    return replace(mention, name=" ".join(document.article.text[mention.start : wholes[0].end].split()))


def _is_place_itself(noun: Token, whole: Token) -> bool:
    """Whether "of" only says which place it is: "the state of Texas"."""
    return whole.kind == "place" and noun.lemma.lower() in words("role_nouns")["places"]["list"]


def _is_relative_where(document: Document, token: Token) -> bool:
    """ "where" in "the company where she worked"."""
    return token.tag == "WRB" and token.lemma.lower() == "where" and document.tokens[token.head].dep == "relcl"


def _is_the_company(document: Document, token: Token) -> bool:
    """ "the Company": a common noun for all its capital, as press releases write it."""
    before = document.tokens[token.i - 1].text if token.i else ""
    return before.lower() == "the" and before != "The" and nouns().kinds.get(token.text.lower()) == "company"


def _is_with_whole(document: Document, token: Token, kind: Kind) -> bool:
    """Whether a noun phrase stands for something in particular."""
    if token.dep in CALLING or kind == "source":
        return True
    left = (document.tokens[child] for child in token.children if child < token.i)
    return any(t.dep == "poss" or (t.dep == "det" and tells_which(t.lemma)) for t in left)


def _is_indefinite(document: Document, token: Token) -> bool:
    """ "an executive": somebody, unless a name says who."""
    if token.dep in CALLING or any(document.tokens[child].dep == "appos" for child in token.children):
        return False
    left = [document.tokens[child] for child in token.children if child < token.i]
    return any(t.dep == "det" and is_indefinite(t.lemma) for t in left)


def _is_unnamed(document: Document, token: Token) -> bool:
    """Whether words of the noun's phrase say that it is somebody in the know who is not named."""
    marks = nouns().marks
    return any(t.lemma.lower() in marks for t in _below(document.tokens, token.i, 4))


def _below(tokens: tuple[Token, ...], i: int, depth: int) -> Iterator[Token]:
    for child in tokens[i].children:
        if tokens[child].dep not in ("conj", "relcl", "appos") and depth:
            yield tokens[child]
            yield from _below(tokens, child, depth - 1)


def _listed_kind(document: Document, token: Token, lemma: str) -> Kind:
    """The kind of the noun with the word before it ("law firm", "vice-president"), else of the noun alone."""
    kinds = nouns().kinds
    if token.tag == "NNS" and lemma in nouns().plural:
        return nouns().plural[lemma]
    before = document.tokens[token.i - 1] if token.i else token
    return kinds.get(f"{before.lemma.lower()} {lemma}") or kinds.get(lemma) or "other"


def _pronoun_kind(token: Token) -> Kind:
    return "person" if is_somebody(token.text) else "other"


def _made(document: Document, start: int, end: int, kind: Kind, form: Form) -> Mention:
    text = document.article.text[start:end]
    return Mention(text, start, end, kind, form, article=document.article.id, name=" ".join(text.split()))
