"""An anaphor → whether it stands for nothing: by its clause for sure ("it was raining"), or the signs that it does."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.coreference.profiles import is_plain, listed
from kg.language.coreference.scene import Scene
from kg.language.document import Document, Token
from kg.language.mentions import RELATIVE, nouns

_BEFORE = frozenset({"amod", "compound", "nummod", "nmod"})
_TITLE = 2  # article and first word
_ASKING = frozenset({"that", "whether", "if", "how", "when", "why"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "csubj"})


def is_nothing(document: Document, token: Token) -> bool:
    """Whether the clause of an "it" leaves nothing that it could stand for: "it was raining", "made it clear that"."""
    if token.text.lower() != "it" or token.dep not in ("nsubj", "nsubjpass", "dobj"):
        return False
    verb = document.tokens[token.head]
    below = [document.tokens[child] for child in verb.children]
    if verb.lemma in listed("weather") and token.dep == "nsubj":
        return not any(each.dep == "dobj" for each in below)
    if verb.lemma == "call" and token.dep == "nsubjpass" and any(each.lemma == "will" for each in below):
        return True  # "It will be called Delmar Labs": what two firms will be, which has no other name
    if verb.lemma == "matter" and any(each.text.lower() == "why" for each in below):
        return True  # "Why it matters", a heading of newsletters
    return _is_found_so(document, token, verb) or _is_so_that(document, verb) or _is_cleft(document, token, verb)


def _is_found_so(document: Document, token: Token, adjective: Token) -> bool:
    """Whether a clause is what somebody finds or makes so: "found | it | hard to hire people", "made it clear that"."""
    above = document.tokens[adjective.head]
    if adjective.pos != "ADJ" or above.lemma not in listed("finding") or not above.i < token.i < adjective.i:
        return False
    below = (document.tokens[child] for child in adjective.children if child > adjective.i)
    return adjective.lemma not in listed("of_somebody") and any(each.dep in _CLAUSES for each in below)


def _is_so_that(document: Document, verb: Token) -> bool:
    """Whether a clause is what is so: "it was not | clear whether Birch Labs would grow"."""
    below = [document.tokens[child] for child in verb.children]
    so = [each for each in below if each.dep == "acomp" and each.lemma in listed("of_clauses")]
    under = (document.tokens[child] for adjective in so for child in adjective.children)
    clauses = [each for each in (*below, *under) if so and each.dep in _CLAUSES and each.i > so[0].i]
    return verb.lemma == "be" and any(_asks(document, each) for each in clauses)


def _asks(document: Document, verb: Token) -> bool:
    """Whether a clause begins with a word like "that" or "whether"."""
    return any(document.tokens[child].text.lower() in _ASKING for child in verb.children if child < verb.i)


def _is_cleft(document: Document, token: Token, verb: Token) -> bool:
    """Whether a name is said to be who did something: "It was | Acme that paid"."""
    if verb.lemma != "be" or verb.i < token.i:
        return False
    names = (document.tokens[child] for child in verb.children)
    named = [each for each in names if each.dep == "attr" and each.kind and each.i == verb.i + 1]
    relatives = (document.tokens[child] for name in named for child in name.children)
    clauses = [each for each in relatives if each.dep == "relcl"]
    return any(document.tokens[child].tag in RELATIVE for each in clauses for child in each.children)


def null_signs(view: Scene, anaphor: Token, kind: str, options: int) -> tuple[str, ...]:
    """The signs that an anaphor with so many options stands for nothing that has been mentioned."""
    signs = ["none", f"none:{view.roles.get(anaphor.i, 'other')}", f"none:options={min(3, options)}"]
    if kind == "it":
        signs += _pleonastic(view.document, anaphor)
        signs += _dealt_with(view.document, anaphor)
        if acts(view.document, anaphor):
            signs.append("none:acts")
    if kind in ("noun", "generic"):
        signs += _more_words(view.document, anaphor)
        if is_plain(view.document, anaphor):
            signs.append("none:generic")
    if view.quoted[anaphor.i]:
        signs.append("none:quoted")
    return tuple(signs)


def _pleonastic(document: Document, anaphor: Token) -> Iterator[str]:
    """ "It is clear that …", "it seems", "makes it possible to …"."""
    verb = document.tokens[anaphor.head]
    deps = {document.tokens[child].dep for child in verb.children}
    clausal = bool(deps & {"ccomp", "xcomp", "advcl", "csubj", "relcl"})
    below = {
        document.tokens[g].dep for child in verb.children for g in document.tokens[child].children if child > anaphor.i
    }
    if any(
        document.tokens[c].lemma in listed("of_somebody") for c in verb.children if document.tokens[c].dep == "acomp"
    ):
        yield "it is able"
    elif verb.lemma == "be" and deps & {"acomp", "attr"}:
        yield "it is"
        if clausal or below & {"ccomp", "xcomp", "relcl", "acl"}:
            yield "it is … that"
    if verb.lemma in listed("seeming"):
        yield "it seems"
    if anaphor.dep == "nsubjpass" and "ccomp" in deps:
        yield "it is said that"


def _dealt_with(document: Document, anaphor: Token) -> Iterator[str]:
    """What is fined, sued or bought is no event and no circumstance: "the regulator fined it"."""
    verb = document.tokens[anaphor.head].lemma
    if anaphor.dep in ("dobj", "dative") and (verb in listed("blaming") or verb in listed("buying")):
        yield "none:dealt with"


def acts(document: Document, anaphor: Token) -> bool:
    """Whether a pronoun does what only somebody does who can decide, or earn: "It told investors", "it lost $6m"."""
    decides = anaphor.dep == "nsubj" and document.tokens[anaphor.head].lemma in listed("acting")
    return decides or earns(document, anaphor)


def earns(document: Document, anaphor: Token) -> bool:
    """Whether a pronoun has a sum or a profit as a firm has: "it lost $6 million", "it made a profit"."""
    verb = document.tokens[anaphor.head]
    objects = (document.tokens[child] for child in verb.children if document.tokens[child].dep == "dobj")
    earned = any(each.kind == "money" or each.lemma in listed("standing") for each in objects)
    return anaphor.dep == "nsubj" and verb.lemma in listed("earning") and earned


def _more_words(document: Document, anaphor: Token) -> Iterator[str]:
    """A definite noun with more words: "the company that makes tyres" is told apart by them."""
    deps = {document.tokens[child].dep for child in anaphor.children}
    aside = anaphor.i + 1 < len(document.tokens) and document.tokens[anaphor.i + 1].text == ","
    if deps & {"prep", "relcl", "acl"} and not aside:
        yield "described after"
    if any(document.tokens[child].text.lower() in listed("joined") for child in anaphor.children):
        yield "joined"
    before = [t for t in (document.tokens[child] for child in anaphor.children) if t.dep in _BEFORE]
    if before and not _is_title(document, anaphor):
        empty = all(t.lemma.lower() in listed("of_nothing") for t in before)
        yield "described emptily" if empty else "described before"
    if any(document.tokens[child].text.lower() in ("this", "that", "these") for child in anaphor.children):
        yield "this"


def _is_title(document: Document, anaphor: Token) -> bool:
    """Whether a noun is with the word before it one title, which tells it from no other: "the chief executive"."""
    title = f"{document.tokens[anaphor.i - 1].text.lower()} {anaphor.lemma.lower()}"
    return title in nouns().kinds and len(anaphor.children) == _TITLE
