"""Appositions, copulas, titles and relative pronouns → the mentions that they join, and what things are called."""

from __future__ import annotations

from kg.language.coreference.chains import Chains
from kg.language.coreference.grammar import gender, titled_gender
from kg.language.coreference.profiles import listed
from kg.language.document import ORGANIZATIONS, Document, Token
from kg.language.mentions import RELATIVE, noun_kind, nouns
from kg.language.pronouns import is_reflexive, is_somebody, pronoun_group
from kg.model import Form

_TELLING = frozenset({"company", "media", "government"})  # "Halberd, the Dutch phone company"
_DOUBTFUL = frozenset({"product", "other", "work", "event"})  # is no product, whatever the name looks like


def link_calling(document: Document, chains: Chains) -> None:
    """Join "Acme" and "a start-up" in "Acme, a start-up", relative pronouns and what they stand for; note genders."""
    for head, i in document.heads.items():
        token, mention = document.tokens[head], document.mentions[i]
        if mention.form == "name":
            _note_name(document, token, i, chains)
        elif mention.form == "noun":
            chains.said[i].add(token.lemma.lower())
            chains.genders[i] = gender(token.lemma)
    for head, i in document.heads.items():
        token = document.tokens[head]
        called = _called_by(document, token, document.mentions[i].form)
        if called >= 0:
            _join(document, chains, i, called)
        elif token.dep == "attr" and document.mentions[i].form == "noun":
            _join_copula(document, chains, i, token)
        elif token.dep == "attr" and document.mentions[i].form == "name":
            _join_named(document, chains, i, token)
        elif token.tag in RELATIVE or token.tag == "WRB":
            _join_relative(document, chains, i, token)


def _acts(document: Document, token: Token) -> bool:
    """Whether a name of unknown kind does or undergoes what organizations do: "Brixo was founded in May"."""
    verb = document.tokens[token.head]
    return token.dep in ("nsubj", "nsubjpass") and verb.lemma in nouns().acts


def _called_by(document: Document, token: Token, form: Form) -> int:
    """The token beside this one that stands for the same: in an apposition, before "itself", in a noun phrase."""
    before = document.tokens[token.i - 1] if token.i else token
    if is_reflexive(token.text) and before.kind:
        return before.i
    if (token.dep == "appos" and form != "pronoun") or _is_broken_apposition(document, token):
        return token.head
    if form != "noun":
        return -1
    within = _named_within(document, token)
    return within if within >= 0 else _named_behind(document, token)


def _named_behind(document: Document, token: Token) -> int:
    """ "the law firm of Vane & Ode" is Vane & Ode; -1 if no firm's name stands so behind it."""
    of = next((document.tokens[i] for i in token.children if i == token.i + 1), token)
    named = next((i for i in of.children if document.tokens[i].kind == "company"), -1)
    return named if token.lemma.lower() == "firm" and token.tag == "NN" and of.text == "of" else -1


def _note_name(document: Document, token: Token, i: int, chains: Chains) -> None:
    """Gender and titles: "chief executive" in "chief executive Jane Doe"."""
    if token.kind == "other" and _acts(document, token):
        chains.kinds[chains.find(i)]["organization"] += 1
    if token.kind == "person":
        known = titled_gender(document, token) or gender(token.text)
        root = chains.find(i)
        chains.genders[root] = chains.genders[root] or known
    for child in token.children:
        if (
            child < token.i
            and document.tokens[child].dep in ("compound", "nmod", "amod")
            and not document.tokens[child].kind
        ):
            chains.said[chains.find(i)].add(document.tokens[child].lemma.lower())


def _join(document: Document, chains: Chains, i: int, head: int) -> None:
    j = document.heads.get(head)
    if j is None:
        return
    one, other = document.mentions[i], document.mentions[j]
    genders = {chains.genders[chains.find(i)], chains.genders[chains.find(j)]}
    if one.form == other.form == "name" or genders == {"he", "she"} or not _may_be(chains.kind(i), chains.kind(j)):
        return
    root = chains.join(i, j)
    for name, noun in ((one, other), (other, one)):
        if name.form == "name" and noun.form == "noun" and noun.kind in _TELLING and name.kind in _DOUBTFUL:
            chains.tell(root, noun.kind)


def _is_broken_apposition(document: Document, token: Token) -> bool:
    """ "its chief executive, Jane Doe, and others", which the parser takes for a list of three."""
    head = document.tokens[token.head]
    if (
        token.dep != "conj"
        or token.kind != "person"
        or head.kind
        or head.tag != "NN"
        or noun_kind(document, head) != "person"
    ):
        return False
    return token.i == head.i + 2 and document.tokens[token.i - 1].text == ","


def _named_within(document: Document, token: Token) -> int:
    """ "the Dromo model" is Dromo, "the Acme group" Acme."""
    if token.lemma.lower() in listed("behind_name"):
        return _organization_within(document, token)
    if noun_kind(document, token) != "product":
        return -1
    near = [i for i in (token.i - 1, token.i - 2) if i >= 0 and document.tokens[i].kind == "product"]
    return near[0] if near and document.tokens[token.i - 1].dep in ("compound", "nmod", "amod") else -1


def _organization_within(document: Document, token: Token) -> int:
    """The organization's name right after the article of a noun phrase: "the Acme group"; -1 if there is none."""
    before = [document.tokens[child] for child in token.children if child < token.i]
    if token.tag != "NN" or len(before) < 2 or before[0].lemma.lower() != "the" or before[1].i != before[0].i + 1:
        return -1
    named = before[1].kind in ORGANIZATIONS and before[1].dep in ("compound", "nmod", "amod")
    return before[1].i if named else -1


def _join_copula(document: Document, chains: Chains, i: int, token: Token) -> None:
    verb = document.tokens[token.head]
    deps = {document.tokens[child].dep: child for child in verb.children}
    if verb.lemma == "be" and "nsubj" in deps and "neg" not in deps and "aux" not in deps:
        subject = document.tokens[deps["nsubj"]]
        if (subject.kind or subject.tag in RELATIVE or is_somebody(subject.text)) and token.tag != "NNS":
            _join(document, chains, i, subject.i)


def _join_named(document: Document, chains: Chains, i: int, token: Token) -> None:
    """ "The buyer was Acme": the buyer is Acme, if one is Acme by what it is called: "the capital is Linz"."""
    verb = document.tokens[token.head]
    deps = {document.tokens[child].dep: child for child in verb.children}
    if verb.lemma == "be" and "nsubj" in deps and "neg" not in deps and "aux" not in deps:
        called = document.tokens[deps["nsubj"]]
        if called.tag == "NN" and not called.kind and "conj" not in {document.tokens[c].dep for c in token.children}:
            _join(document, chains, i, called.i)


def _join_relative(document: Document, chains: Chains, i: int, token: Token) -> None:
    """ "who" in "Jane Doe, who …" is Jane Doe."""
    tokens, at = document.tokens, token
    for _ in range(6):
        if at.dep == "relcl" or at.head == at.i:
            break
        at = tokens[at.head]
    if at.dep == "relcl":
        j = document.heads.get(_somebody(document, token, tokens[at.head], chains))
        if j is not None:
            chains.join(i, j)


def _somebody(document: Document, relative: Token, head: Token, chains: Chains) -> int:
    """The head of a relative clause; for the "who" of "Jane Doe, head of product at Acme, who …" the nearest person."""
    if pronoun_group(relative.text) != "who" or not _is_no_person(document, head, chains):
        return head.i
    first = document.sentences[head.sentence].first
    people = (t.i for t in reversed(document.tokens[first : head.i]) if t.kind == "person" and t.dep != "poss")
    return next(people, head.i)


def _is_no_person(document: Document, token: Token, chains: Chains) -> bool:
    i = document.heads.get(token.i, -1)
    return token.tag in ("NN", "NNP") and i >= 0 and chains.kind(i) in (*ORGANIZATIONS, "product", "place")


def _may_be(one: str, other: str) -> bool:
    """Whether a thing of one kind can be called by a noun of the other kind."""
    pair = {one, other}
    if one == other or "other" in pair or pair <= ORGANIZATIONS or pair == {"person", "source"}:
        return True
    return pair <= {"product", "company", "organization", "media"}
