"""What a tree takes for said → what of it is said, by the marks in the sentence: ";" parts, ":" carries on."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.language.attribution.spans import subtree
from kg.language.document import Document, Token

_FAR = 14  # tokens between a noun and its "that"
_QUOTES = frozenset({"“", "”", '"', "``", "''"})


def one_side(content: set[int], cue: int, tokens: Sequence[Token]) -> set[int]:
    """The content up to the semicolons beside its cue: "he left; she, he said, stayed". What is quoted is whole."""
    stops = [i for i in range(min((cue, *content)), max((cue, *content)) + 1) if tokens[i].text == ";"]
    if any(tokens[i].text in _QUOTES for i in content):
        return content
    first = max((i for i in stops if i < cue), default=-1)
    last = min((i for i in stops if i > cue), default=len(tokens))
    return {i for i in content if first < i < last}


def behind_colon(cue: Token, document: Document) -> set[int]:
    """ "…," she says: it comes with every phone": what follows the colon is said as well."""
    tokens, last = document.tokens, document.sentences[cue.sentence].last
    carries = cue.i + 2 < last and tokens[cue.i + 1].text == ":" and cue.dep != "acl"
    return set(range(cue.i + 2, last)) if carries else set()


def carried_on(cue: Token, content: set[int], tokens: Sequence[Token], following: Collection[str]) -> set[int]:
    """What hangs on the cue and is said as well: "said it knew Acme but there had been no talks".

    `following` are verbs of what comes of a thing told: "Acme sold a tenth, a filing showed, leaving it with 5%".
    """
    kids = [tokens[i] for i in cue.children if i > max(content)]
    before = max(content) < cue.i
    more = [kid for kid in kids if kid.dep in ("ccomp", "advcl") and _opens_with_that(kid, tokens)]
    more += [kid for kid in kids if kid.dep == "conj" and cue.tag == "VBD" and _is_told_back(kid, tokens, loose=before)]
    more += [kid for kid in kids if before and kid.dep == "advcl" and kid.tag == "VBG" and kid.lemma in following]
    return {j for kid in more for j in subtree(kid.i, tokens)}


def _opens_with_that(clause: Token, tokens: Sequence[Token]) -> bool:
    """ "said that it had grown, that it would grow": one more of what is said."""
    return any(tokens[i].dep == "mark" and tokens[i].text.lower() == "that" for i in clause.children)


def _is_told_back(clause: Token, tokens: Sequence[Token], *, loose: bool) -> bool:
    """Whether a clause after "said" has the tense of what is told, and no comma sets it off: "but there had been"."""
    kids = [tokens[i] for i in clause.children]
    aux = any(kid.dep == "aux" and kid.text.lower() in ("had", "would") for kid in kids)
    joint = next((i for i in range(clause.i - 1, 0, -1) if tokens[i].dep == "cc"), 1)
    subject = any(kid.dep in ("nsubj", "nsubjpass", "expl") for kid in kids)
    return aux and (not subject if loose else subject and tokens[joint - 1].text != ",")


def strayed(noun: Token, document: Document) -> int | None:
    """The "that" behind a noun and what belongs to it, whose clause may hang elsewhere: "a report in it that …"."""
    tokens, sentence = document.tokens, document.sentences[noun.sentence]
    for i in range(noun.i + 1, min(noun.i + _FAR, sentence.last)):
        token = tokens[i]
        if token.dep == "mark" and token.text.lower() == "that":
            return i
        if token.pos in ("VERB", "AUX", "SCONJ") and token.dep != "acl":
            return None
    return None
