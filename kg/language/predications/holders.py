"""Noun → those of whom it is said: apposition, title before a name, copula, "as", "named X …"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.language.document import NAMED, Predication, Role, Token
from kg.language.predications.prepositions import objects, prepositions
from kg.language.predications.subjects import subject_of, subjects
from kg.language.predications.titles import apposed_names, before_name, shared_title
from kg.language.predications.tree import Tree, conjuncts, kids, nominal, verbal
from kg.language.predications.voice import is_passive
from kg.language.pronouns import is_of_person
from kg.vocabulary import words

_PLURAL = ("NNS", "NNPS")
_WHEN_WHERE = frozenset({"date", "place"})  # what a clause of birth ends with
_OPENING = ("advcl", "npadvmod", "dep", "ccomp", "preconj", "nmod", "advmod")


class Verbs(NamedTuple):
    """The predications of verbs, by their head and by what fills their roles."""

    by_head: Mapping[int, Predication]
    by_filler: Mapping[int, Sequence[tuple[Predication, Role]]]

    @classmethod
    def of(cls, verbs: Sequence[Predication]) -> Verbs:
        """The two indexes of these predications."""
        by_filler: dict[int, list[tuple[Predication, Role]]] = defaultdict(list)
        for verb in verbs:
            for role in verb.roles:
                by_filler[role.head].append((verb, role))
        return cls({verb.head: verb for verb in verbs}, by_filler)


def holders(tree: Tree, token: Token, lemma: str, verbs: Verbs) -> tuple[int, ...]:
    """The heads of those of whom the noun is said, each once, in the order found."""
    one = _one_of(tree, token)
    found = [
        *_title(tree, token),
        *_apposed(tree, one, verbs),
        *_predicated(tree, one, lemma, verbs),
        *_as(tree, token, lemma),
        *_fronted(tree, token),
    ]
    other = None if found else coordinated(tree, token) or _whole_of(tree, token)
    if other is not None and _is_apart(tree, token, other):
        return ()
    if other is not None:
        return holders(tree, other, other.lemma, verbs)
    return tuple(dict.fromkeys(j for j in found if j != token.i))


def _is_apart(tree: Tree, token: Token, other: Token) -> bool:
    """Whether the noun before has a name of its own: "his wife, Doris, and | their family", "and | three children"."""
    owned = any(True for _ in kids(tree, token.i, "poss"))
    several = token.tag in _PLURAL and other.tag not in _PLURAL
    return (owned or several) and bool(apposed_names(tree, other.i))


def coordinated(tree: Tree, token: Token) -> Token | None:
    """The noun that says it of the same with this one: "founder and | chairman", "co-founder | and board member"."""
    head = tree.tokens[token.head]
    if head.kind or not nominal(head):
        return None
    if token.dep == "conj" and head.i < token.i:
        return head
    before = token.dep in ("nmod", "compound") and token.i < head.i and tree.tokens[token.i + 1].dep == "cc"
    return head if before else None


def _one_of(tree: Tree, token: Token) -> Token:
    """ "one, two of the founders": what is said of the one is said of a founder."""
    preposition = tree.tokens[token.head]
    one = tree.tokens[preposition.head]
    counted = one.text.lower() == "one" or (one.tag == "CD" and not one.kind and one.text.isalpha())
    of = token.dep == "pobj" and preposition.text.lower() == "of" and counted
    return one if of and token.tag in _PLURAL else token


def _whole_of(tree: Tree, token: Token) -> Token | None:
    """ "one of the founders": what is said of the part is said of the whole."""
    preposition = tree.tokens[token.head]
    part = tree.tokens[preposition.head]
    word = part.lemma.lower()
    partitive = part.pos == "NUM" or word in tree.lists.some
    partitive = partitive or (word in tree.lists.ranked and token.lemma.lower() in tree.lists.children)
    return part if partitive and token.dep == "pobj" and preposition.text.lower() == "of" else None


def _title(tree: Tree, token: Token) -> Iterator[int]:
    name = before_name(tree, token.i)
    name = shared_title(tree, token.i) if name is None else name
    if name is not None:
        yield from conjuncts(tree, name) if token.tag in _PLURAL else (name,)


def _apposed(tree: Tree, token: Token, verbs: Verbs) -> Iterator[int]:
    """The name beside the noun; that of the noun before it ("an engineer, chief executive of Acme" → the engineer)."""
    head = tree.tokens[token.head]
    born = _born(tree, token)
    yield from born
    if token.dep == "appos" and nominal(head) and not born:
        said_of = () if head.kind else holders(tree, head, head.lemma.lower(), verbs)
        yield from said_of or (_listed(tree, head) if token.tag in _PLURAL else (_last(tree, head, token),))
    several = token.tag in _PLURAL or (token.tag == "CD" and token.text.lower() != "one")
    for child in apposed_names(tree, token.i):
        yield from conjuncts(tree, child) if several else (child,)
        if not several and token.lemma.lower() in tree.lists.spouses:
            return  # "his wife | Ruth, sons Max and Tom"


def _listed(tree: Tree, last: Token) -> tuple[int, ...]:
    """ "Ana Ruiz and Ben Ode, directors of Acme": both, whichever of them the parser hung the plural on."""
    first = tree.tokens[last.head] if last.dep == "conj" and tree.tokens[last.head].kind == last.kind else last
    return tuple(j for j in conjuncts(tree, first.i) if tree.tokens[j].kind == last.kind) or (last.i,)


def _last(tree: Tree, first: Token, token: Token) -> int:
    """ "Ana Ruiz and Ben Ode, head of Acme": Ben Ode, whichever of them the parser hung the singular on."""
    if first.kind != "person":
        return first.i
    return max(
        (j for j in conjuncts(tree, first.i) if j < token.i and tree.tokens[j].kind == first.kind), default=first.i
    )


def _born(tree: Tree, token: Token) -> tuple[int, ...]:
    """ "was born in Oslo on 1 May 1950, the second son of Karl Maier": who was born, where the date got the son."""
    if token.lemma.lower() not in tree.lists.children | tree.lists.ranked or token.dep not in ("appos", "npadvmod"):
        return ()
    at = tree.tokens[token.head]
    while at.kind in _WHEN_WHERE or at.dep == "prep":
        if at.head == at.i:
            return ()
        at = tree.tokens[at.head]
    return subjects(tree, at.i) if at.text.lower() == "born" and verbal(at) else ()


def _is_opening(tree: Tree, token: Token) -> bool:
    return token.text[:1].isupper() and token.text.lower() in tree.lists.opening


def _fronted(tree: Tree, token: Token) -> Iterator[int]:
    """ "A native of Oslo, Ana Ruiz founded Acme", "Now a director of Birch, Ana Ruiz ran it": the clause's subject."""
    verb, first = tree.tokens[token.head], min([token.i, *token.children])
    if first and _is_opening(tree, tree.tokens[first - 1]):
        first, verb = first - 1, tree.tokens[verb.head] if verb.i == first - 1 else verb
    opens = first == 0 or tree.tokens[first - 1].sentence != token.sentence
    if opens and token.dep in _OPENING and token.i < verb.i and not (token.kind or _ends_in_teller(tree, verb)):
        yield from (j for j in subject_of(tree, verb.i) if tree.tokens[j].kind or tree.tokens[j].pos == "PRON")
    elif opens and token.dep in ("nsubj", "nsubjpass") and token.tag == "NN":  # "An editor, she is known for her wit"
        beside = (tree.tokens[j] for j in kids(tree, verb.i, "nsubj", "nsubjpass") if token.i < j < verb.i)
        people = (each for each in beside if each.kind == "person" or is_of_person(each.text))
        yield from (each.i for each in people if tree.tokens[each.i - 1].text == ",")


def _ends_in_teller(tree: Tree, verb: Token) -> bool:
    """Whether a sentence ends with who tells it: "A firm from Oslo has closed, the Ledger | reports." """
    after = tree.tokens[verb.i + 1 : verb.i + 2]
    ends = not after or after[0].sentence != verb.sentence or after[0].text in (".", '"', "”")
    return ends and verb.lemma in words("reporting")["interposed"]["verbs"]


def _predicated(tree: Tree, token: Token, lemma: str, verbs: Verbs) -> Iterator[int]:
    for verb, role in verbs.by_filler.get(token.i, ()):
        if role.name == "complement":
            yield from _objects_first(verb)
        elif role.name == "until" and lemma in tree.lists.person_roles:
            yield from verb.fillers("complement") or verb.fillers("agent")
        elif role.name == "as" and lemma not in tree.lists.not_roles:
            yield from _fitting(tree, lemma, verb, _said_as(tree, verb, token))
        elif role.name == "to" and verb.lemma in tree.lists.naming and lemma in tree.lists.person_roles:
            yield from _objects_first(verb)
        elif role.name == "among" and verb.lemma == "be":
            yield from verb.fillers("agent")
        elif role.name == "agent" and verb.lemma == "be":
            yield from (j for j in verb.fillers("complement") if tree.tokens[j].kind in NAMED)


def _said_as(tree: Tree, verb: Predication, post: Token) -> tuple[int, ...]:
    """Of whom a verb says what follows *as*: the subject, the object, or who takes over from the subject."""
    if verb.lemma in tree.lists.handing_over and (taking := _taking(tree, verb, post)):
        return taking
    posts = any(tree.tokens[j].lemma.lower() in tree.lists.posts for j in verb.fillers("theme"))
    return verb.fillers("agent") if posts or _of_subject(tree, verb) else _objects_first(verb)


def _taking(tree: Tree, verb: Predication, post: Token) -> tuple[int, ...]:
    """Who takes over, also where the parser hung it on the post: "hands over as Acme's chairman | to Ben Ode"."""
    behind = (j for name, at in prepositions(tree, post.i) if name == "to" for j in objects(tree, at))
    return verb.fillers("to") or verb.fillers("for") or tuple(j for j in behind if tree.tokens[j].kind == "person")


def _fitting(tree: Tree, lemma: str, verb: Predication, found: tuple[int, ...]) -> tuple[int, ...]:
    """These, but of "started as a bakery by Ana Ruiz" what was started, for a person is no bakery."""
    people = bool(found) and all(tree.tokens[j].kind == "person" for j in found)
    firm = lemma in tree.lists.organization_roles and lemma not in tree.lists.person_roles
    return _objects_first(verb) if people and firm else found


def _of_subject(tree: Tree, verb: Predication) -> bool:
    return verb.lemma.split(" ")[0] in tree.lists.as_subject and (
        bool(verb.fillers("agent")) or not is_passive(tree, verb.head)
    )


def _objects_first(verb: Predication) -> tuple[int, ...]:
    return verb.fillers("theme") or verb.fillers("agent")


def _as(tree: Tree, token: Token, lemma: str) -> Iterator[int]:
    """ "the appointment of Ana Ruiz as chairman", "her role as chairman", "her post of chairman"."""
    preposition = tree.tokens[token.head]
    if token.dep != "pobj" or preposition.text.lower() not in ("as", "of") or preposition.dep != "prep":
        return
    noun = tree.tokens[preposition.head]
    if noun.kind == "person" and preposition.text.lower() == "as" and tree.tokens[noun.head].lemma == "of":
        yield noun.i  # "the choice of Ana Ruiz | as chairman"
    if noun.kind or noun.pos != "NOUN":
        return
    if preposition.text.lower() == "as" or lemma in tree.lists.person_roles:
        yield from kids(tree, noun.i, "poss")
    if preposition.text.lower() == "as":
        yield from (c for name, at in prepositions(tree, noun.i) if name == "of" for c in kids(tree, at, "pobj"))
