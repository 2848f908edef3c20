"""A cue → the token of whoever speaks, and that token → a mention."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from kg.language.attribution.signs import Signs
from kg.language.attribution.spans import subtree
from kg.language.document import VALUES, Document, Token
from kg.model import Form, Kind, Mention

_SHARED = frozenset({"conj", "xcomp", "advcl", "pcomp"})  # clauses that take their subject from the one above
_ASIDE = frozenset({"relcl", "appos", "advcl", "punct", "acl", "cc", "conj", "parataxis"})
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_SPEAKERS = frozenset({"person", "company", "organization", "government", "media"})
_DEFINITE = frozenset({"the", "that", "those", "this", "these", "one", "same"})
_FAR = 3  # tokens from a report to the "in" before its medium
_FORMS = {"PROPN": "name", "PRON": "pronoun"}


def source_of(cue: Token, tokens: Sequence[Token], carriers: frozenset[str]) -> int | None:
    """The head token of who says, thinks or wants it. `carriers` are verbs whose subject makes the claim they carry."""
    return _of_noun(cue, tokens, carriers) if cue.pos == "NOUN" else _of_verb(cue, tokens)


def _of_verb(verb: Token, tokens: Sequence[Token], depth: int = 0) -> int | None:
    kids = [tokens[i] for i in verb.children]
    if any(kid.dep == "auxpass" for kid in kids) or _is_bare_passive(verb, kids):
        return _agent(kids, tokens)
    if (known := _in_the_know(verb, tokens)) is not None:
        return known
    subjects = sorted((abs(kid.i - verb.i), kid) for kid in kids if kid.dep == "nsubj")
    behind = [token.text for token in tokens[verb.i + 1 : verb.i + 2]]
    if len(subjects) > 1 and behind == [","]:  # "…, two people said, a first for the company"
        subjects = [each for each in subjects if each[1].i < verb.i] or subjects
    if len(subjects) == 2 and _has_seen(subjects[1][1], subjects[0][1], tokens):
        return subjects[1][1].i
    if subjects:  # of two the nearer: "The intrigue: Three people told"
        return _referent(subjects[0][1], verb, tokens)
    if verb.dep in ("acl", "relcl"):
        return _agent(kids, tokens) if verb.tag == "VBN" else verb.head
    if verb.dep in _SHARED and depth < 6:
        return _above(tokens[verb.head], tokens, depth)
    if verb.pos == "ADJ" or verb.dep in ("acomp", "prep", "aux"):
        return _above(tokens[verb.head], tokens, depth) if depth < 6 and verb.head != verb.i else None
    return _beside_verb(verb, tokens)


def _beside_verb(verb: Token, tokens: Sequence[Token]) -> int | None:
    """ "…, the Courier | reports", where the tree has the name for a part of the verb's own name."""
    name = tokens[verb.i - 1]
    beside = verb.i > 0 and name.head == verb.i and name.dep in ("compound", "nmod", "dep")
    return name.i if beside and verb.tag in ("VBZ", "VBP", "VBD") and name.kind in _SPEAKERS else None


def _is_bare_passive(verb: Token, kids: Sequence[Token]) -> bool:
    """ "as first reported by the Courier", "Asked whether it would sell, she said …": the subject does not say it."""
    return verb.tag == "VBN" and verb.dep == "advcl" and all(kid.dep not in ("aux", "nsubj") for kid in kids)


def _has_seen(somebody: Token, thing: Token, tokens: Sequence[Token]) -> bool:
    """ "Two people who have seen the books say …", where the tree has both for subjects."""
    relatives = (tokens[i] for i in somebody.children if tokens[i].dep == "relcl" and somebody.i < i < thing.i)
    return any(all(tokens[i].dep != "dobj" for i in each.children) for each in relatives)


def _in_the_know(verb: Token, tokens: Sequence[Token]) -> int | None:
    """ "Two people who have seen the books say …": they say it, though the tree has it of the books."""
    relative = tokens[verb.head]
    somebody = tokens[relative.head]
    lost = verb.dep == "ccomp" and relative.dep == "relcl" and somebody.dep == "ROOT" and relative.i < verb.i
    return somebody.i if lost and somebody.pos == "NOUN" and somebody.i < relative.i else None


def _above(head: Token, tokens: Sequence[Token], depth: int) -> int | None:
    if head.pos in ("VERB", "AUX", "ADJ"):
        passive = [i for i in head.children if tokens[i].dep == "nsubjpass"]
        return passive[0] if passive else _of_verb(head, tokens, depth + 1)
    if head.pos == "ADP" and head.head != head.i:
        return _above(_verb_of(tokens[head.head], tokens), tokens, depth + 1) if depth < 6 else None
    return head.i if head.pos in ("NOUN", "PROPN", "PRON") else None


def _verb_of(noun: Token, tokens: Sequence[Token]) -> Token:
    """The verb of "is on the verge of announcing", for what one is on or in announces nothing; else the word itself."""
    link = tokens[noun.head]
    phrase = noun.pos == "NOUN" and noun.dep == "pobj" and tokens[link.head].lemma == "be"
    return tokens[link.head] if phrase else noun


def _referent(subject: Token, verb: Token, tokens: Sequence[Token]) -> int | None:
    """Whom a relative pronoun stands for; nobody for *it* in "it was said"."""
    if subject.text.lower() in _RELATIVES and subject.tag in ("WP", "WDT", "WP$", "IN"):
        clause = verb
        while clause.dep in ("conj", "xcomp", "ccomp") and clause.head != clause.i:
            clause = tokens[clause.head]
        return clause.head if clause.dep == "relcl" else subject.i
    return subject.i


def _agent(kids: Sequence[Token], tokens: Sequence[Token]) -> int | None:
    return next((j for kid in kids if kid.dep == "agent" or kid.text == "by" for j in kid.children), None)


def _of_noun(noun: Token, tokens: Sequence[Token], carriers: frozenset[str]) -> int | None:
    """Whose claim, plan or hope it is: its possessor, its maker, or the subject of the verb that carries it."""
    for i in noun.children:
        if tokens[i].dep == "poss":
            return i
    for i in noun.children:
        if tokens[i].dep == "prep" and tokens[i].lemma in ("by", "from", "among"):
            return next(iter(tokens[i].children), None)
    if (medium := _medium(noun, tokens)) is not None:
        return medium
    head = tokens[noun.head]
    if noun.dep in ("dobj", "attr") and head.lemma in carriers:
        return _of_verb(head, tokens)
    if noun.dep == "pobj" and head.lemma == "in" and tokens[head.head].lemma in carriers:
        return _of_verb(tokens[head.head], tokens)  # "Acme said in a report that"
    return None


def _medium(noun: Token, tokens: Sequence[Token]) -> int | None:
    """Where a report stands: "a report in the daily Birch Ledger", "a Birch Ledger report"."""
    near = (*noun.children, *range(noun.i + 1, min(noun.i + _FAR, len(tokens))))
    inside = [j for i in near if tokens[i].lemma == "in" for j in tokens[i].children]
    beside = [i for i in noun.children if tokens[i].dep in ("compound", "nmod", "amod") and tokens[i].kind == "media"]
    named = (j for j in inside if tokens[j].kind in _SPEAKERS or any(_is_name(tokens[k]) for k in tokens[j].children))
    return next(iter((*beside, *named, *(i for i in noun.children if _is_name(tokens[i])))), None)


def _is_name(token: Token) -> bool:
    return token.dep == "appos" and token.kind in _SPEAKERS


def is_told(noun: Token, tokens: Sequence[Token], signs: Signs) -> bool:
    """ "people briefed on the talks said": whether a participle tells who they are, which may look like their verb."""
    if noun.pos != "NOUN" or noun.lemma.lower() not in signs.sources or noun.i + 2 >= len(tokens):
        return False
    verb = tokens[noun.i + 1]
    return verb.tag in ("VBD", "VBN") and verb.lemma not in signs.closing and tokens[verb.i + 1].pos == "ADP"


def can_speak(token: Token, signs: Signs) -> bool:
    """Whether a word may stand for a source: a name, a pronoun, "a person", "the filing"."""
    return bool(token.kind) or token.pos == "PRON" or token.lemma.lower() in signs.sources


def is_somebody(mention: Mention | None) -> bool:
    """Whether a mention stands for a thing that can say something."""
    return mention is not None and mention.kind in (*_SPEAKERS, "source")


def source_mention(i: int, document: Document, signs: Signs, *, cue: int) -> Mention:
    """The mention of this head token, or of the name beside it, else one made of its noun phrase, up to the cue.

    Who is not named goes by all that is said of them: "two people familiar with the matter".
    """
    tokens, text = document.tokens, document.article.text
    found = _named(i, document) or document.mention(i)
    nameless = tokens[i].lemma.lower() in (signs.sources | signs.papers) and _is_indefinite(tokens[i], tokens)
    first, last = _phrase(i, tokens, cue)
    if nameless and _belongs(tokens[last + 1 : cue]):
        last = cue - 1
    names = (_before(first, i, tokens), _beside(i, cue, tokens))
    explained = (document.mention(name) for name in names if name is not None)
    if (known := next((each for each in explained if each is not None), None)) is not None:
        return known
    if found is not None and not nameless and (found.kind != "source" or found.form != "noun"):
        return found
    start, end = tokens[first].start, tokens[last].end
    kind = "source" if nameless else found.kind if found is not None else _kind(tokens[i], signs)
    told, form, chain = text[start:end], _form(tokens[i]), _chain(found, tokens[i])
    return Mention(told, start, end, kind, form, chain, document.article.id, told if found is not None else "")


def _before(first: int, noun: int, tokens: Sequence[Token]) -> int | None:
    """The name that a noun phrase explains, where the tree has both on one verb: "Acme, its largest holder, said"."""
    if first < 2 or tokens[first - 1].text != ",":
        return None
    name, closes = tokens[first - 2], noun + 1 < len(tokens) and tokens[noun + 1].text == ","
    same = name.head == tokens[noun].head and name.dep in ("npadvmod", "dep")
    return name.i if closes and same and name.kind not in ("", *VALUES) else None


def _beside(noun: int, cue: int, tokens: Sequence[Token]) -> int | None:
    """The name in "the chief executive of Acme, Ana Ruiz, said", which the tree may hang on Acme."""
    if tokens[noun].kind or tokens[noun].pos != "NOUN" or not noun < cue - 3:
        return None
    name, commas = tokens[cue - 2], (tokens[cue - 3].text, tokens[cue - 1].text)
    return name.i if commas == (",", ",") and name.kind == "person" and tokens[cue].head != noun else None


def _chain(found: Mention | None, token: Token) -> int | None:
    """The chain of a source; none where the tree has it beside a name: "…, Ana Ruiz, a person in the know said"."""
    return None if found is None or token.dep == "appos" else found.chain


def _is_indefinite(token: Token, tokens: Sequence[Token]) -> bool:
    """ "a person", "two people", "bankers": somebody who is not named."""
    left = [tokens[i] for i in token.children if i < token.i]
    named = any(tokens[i].dep == "appos" and tokens[i].kind for i in token.children)
    return not named and not any(t.dep == "poss" or t.lemma.lower() in _DEFINITE for t in left)


def _phrase(i: int, tokens: Sequence[Token], cue: int) -> tuple[int, int]:
    """The first and last token of a noun phrase, up to a comma or cue: "two people who have seen the books"."""
    close = subtree(i, tokens, without=frozenset(j for j in tokens[i].children if tokens[j].dep in _ASIDE))
    whole = close if cue in tokens[i].children else subtree(i, tokens)
    first = last = i
    while first - 1 in close and first - 1 != cue and tokens[first - 1].text != "," and tokens[first].dep != "det":
        first -= 1
    while last + 1 in whole and tokens[last + 1].pos != "PUNCT" and not _ends(tokens[last + 1], i, cue, tokens):
        last += 1
    while last > i and tokens[last].pos == "ADP":  # "papers filed on" a Friday
        last -= 1
    seen = tokens[last + 1 : cue] if tokens[last].pos == "VERB" and last > i else ()
    return first, last + len(seen) if all(t.pos in ("DET", "ADJ", "NOUN") for t in seen) else last


def _belongs(between: Sequence[Token]) -> bool:
    """Whether the words between a noun and its cue tell who is meant, though the tree hangs them elsewhere."""
    if not between or between[-1].pos in ("ADP", "SCONJ"):  # quoted "two people" as saying
        return False
    tells = between[0].pos in ("ADP", "ADJ") or between[0].tag in ("VBD", "VBN", "VBG")
    return tells and all(each.pos != "PUNCT" and each.kind != "date" for each in between)


def _ends(token: Token, noun: int, cue: int, tokens: Sequence[Token]) -> bool:
    """Whether a token no longer belongs to a noun: the cue, a time, another conjunct."""
    timed = token.dep == "prep" and any(tokens[i].kind == "date" for i in token.children)
    other = token.i in tokens[noun].children and token.dep in ("cc", "conj", "appos", "parataxis", "advcl")
    of_name = token.dep in ("acl", "relcl") and bool(tokens[token.head].kind)
    return token.i == cue or timed or other or of_name or token.kind == "date"


def _named(i: int, document: Document) -> Mention | None:
    """The name that a noun is of: "hotel group Costa Lirio", "its founder, Ana Ruiz", "its chair and CEO Ana Ruiz"."""
    tokens = document.tokens
    names = (j for j in tokens[i].children if _is_name(tokens[j]) or _is_of_both(tokens[j], tokens))
    return None if tokens[i].kind else next((document.mention(j) for j in names), None)


def _is_of_both(name: Token, tokens: Sequence[Token]) -> bool:
    """ "Acme president and CEO | Ana Ruiz", whom the tree has beside the first of her posts."""
    post = tokens[name.i - 1]
    joined = name.dep == "conj" and name.kind == "person" and post.head == name.i and not post.kind
    return joined and post.dep == "compound" and all(tokens[j].dep not in ("det", "poss") for j in name.children)


def _kind(token: Token, signs: Signs) -> Kind:
    if token.kind:
        return cast(Kind, token.kind)
    return "source" if token.lemma.lower() in (signs.sources | signs.papers) else "other"


def _form(token: Token) -> Form:
    return cast(Form, _FORMS.get(token.pos, "noun"))
