"""Tokens → the questions that grammar asks of a parse: conjuncts, prepositions, antecedents, who stands for whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.language.document import NAMED, VALUES, Token
from kg.language.predications.aliases import behind_mark, called, has_rest, is_other_name, place_named
from kg.language.predications.homes import broken_off, firm_named, is_body
from kg.language.predications.number import meant
from kg.language.predications.words import Lists, lists
from kg.language.whereabouts import around, is_next

_BRACKETED = 8  # words that a title in brackets may have
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_BEARERS = frozenset({"person", "organization", "company", "media", "government"})
_VERBAL = frozenset({"VERB", "AUX"})
_POINTING = frozenset({"this", "that", "these", "those", "here", "what", "who", "which"})
RELATIVE = frozenset({"WDT", "WP", "WP$"})


@dataclass(frozen=True, slots=True)
class Tree:
    """The parse of one document, the word lists, and what has been worked out so far."""

    tokens: tuple[Token, ...]
    lists: Lists = field(default_factory=lists)
    subjects: dict[int, tuple[int, ...]] = field(default_factory=dict)  # verb → its surface subjects, once known


def nominal(token: Token) -> bool:
    """Whether the token can fill a role: a noun, name, pronoun, number or value."""
    return token.kind != "" or token.pos in _NOMINAL or token.tag in ("DT", "WDT", "WP")


def verbal(token: Token) -> bool:
    """Whether the token is a verb (main or auxiliary), not a name that looks like one."""
    return token.pos in _VERBAL and token.kind == ""


def kids(tree: Tree, i: int, *deps: str) -> list[int]:
    """The children of token i with one of these dependency labels, in text order."""
    tokens, children = tree.tokens, tree.tokens[i].children
    return [child for child in children if tokens[child].dep in deps] if children else []


def conjuncts(tree: Tree, i: int) -> tuple[int, ...]:
    """Token i and the nominals coordinated with it, in text order."""
    found = [i]
    for at in found:
        found += _joined(tree, at)
    return tuple(found)


def _joined(tree: Tree, i: int) -> list[int]:
    """The next conjuncts of a token; a name's also where they hang on its apposition ("Ana, its chair, and Bo")."""
    tokens, found = tree.tokens, list[int]()
    for child in tokens[i].children:
        dep = tokens[child].dep
        if dep == "conj" and around(tokens, i) == child:  # "Oslo, | Norway, and Turin"
            found += _joined(tree, child)
        elif (dep == "conj" or is_next(tokens, i, child)) and _is_another(tree, i, child):
            found.append(child)
        elif dep == "appos" and tokens[i].kind in NAMED and not tokens[child].kind:
            found += [c for c in kids(tree, child, "conj") if tokens[c].kind == tokens[i].kind]
    return found


def _is_another(tree: Tree, i: int, other: int) -> bool:
    """Whether two conjuncts are two things that can fill one role: both nominal, and not a value beside a name."""
    kinds = {tree.tokens[i].kind, tree.tokens[other].kind}
    if not nominal(tree.tokens[other]) or not (kinds.isdisjoint(VALUES) or kinds.isdisjoint(NAMED)):
        return False
    return not (is_general(tree, i, other) or is_other_name(tree.tokens, i, other) or has_rest(tree.tokens, other))


def is_general(tree: Tree, i: int, other: int) -> bool:
    """Whether what the parser took for a list is a noun and what it names: "the companies, Acme and Birch Labs"."""
    token, name = tree.tokens[i], tree.tokens[other]
    if token.kind or name.kind not in NAMED or not _announces(tree, token, name):
        return False
    return other > i + 1 and all(t.dep == "punct" for t in tree.tokens[i + 1 : other])


def _announces(tree: Tree, token: Token, name: Token) -> bool:
    """A definite or counted plural, or somebody's one chief before a person's name."""
    if token.tag in ("NNS", "NNPS"):
        return any(True for _ in kids(tree, token.i, "det", "nummod", "poss"))
    word = token.lemma.lower()
    person = name.kind == "person" and tree.lists.role_names.get(word, word) in tree.lists.person_roles
    return person and any(True for _ in kids(tree, token.i, "poss"))


def fillers(tree: Tree, i: int) -> tuple[int, ...]:
    """Who fills a role whose surface head is token i: the antecedent of a pronoun, conjuncts, a title's name."""
    token = tree.tokens[i]
    if token.tag in RELATIVE:
        return antecedents(tree, i)
    if not nominal(token):
        return beyond(tree, i) or ((i,) if verbal(token) or is_part(tree, token) else ())
    return tuple(name for one in conjuncts(tree, i) for name in named(tree, one))


def is_part(tree: Tree, token: Token) -> bool:
    """ "most of its position", "one of the seats", which are no nouns for the parser."""
    return token.text.lower() in tree.lists.some and any(
        tree.tokens[c].text.lower() == "of" for c in kids(tree, token.i, "prep")
    )


def beyond(tree: Tree, i: int) -> tuple[int, ...]:
    """The sum or share in "more than $2 billion", where the parser took "more" for the noun."""
    if tree.tokens[i].text.lower() not in tree.lists.compared:
        return ()
    preps = (c for c in kids(tree, i, "prep") if tree.tokens[c].text.lower() in ("than", "as"))
    return tuple(v for c in preps for v in kids(tree, c, "pobj") if tree.tokens[v].kind in ("money", "share"))


def named(tree: Tree, i: int) -> tuple[int, ...]:
    """The names that a common noun is only the title or the general term of ("its chief, Ana Ruiz"), else the noun."""
    token = tree.tokens[i]
    if token.kind or token.pos == "PRON":
        return (i,)
    names = (j for a in apposed_names(tree, i) for one in conjuncts(tree, a) for j in titled(tree, one))
    return tuple(names) or called(tree.tokens, i) or place_named(tree.tokens, i, tree.lists.places) or titled(tree, i)


def titled(tree: Tree, i: int) -> tuple[int, ...]:
    """The name that token i is the title of, else token i itself."""
    name = before_name(tree, i)
    name = shared_title(tree, i) if name is None else name
    return (i,) if name is None else (name,)


def shared_title(tree: Tree, i: int) -> int | None:
    """The name at the end of "its chairman | and chief executive Ana Ruiz", where the parser made two people of it."""
    token = tree.tokens[i]
    if token.kind or token.tag == "NNS" or token.lemma.lower() not in tree.lists.person_roles:
        return None
    for child in kids(tree, i, "conj"):
        bare = not any(True for _ in kids(tree, child, "det", "poss"))
        if tree.tokens[child].kind == "person" and bare and before_name(tree, child - 1) == child:
            return child
        later = shared_title(tree, child) if bare else None
        if later is not None:
            return later
    return None


def apposed_names(tree: Tree, i: int) -> list[int]:
    """The names in apposition to a noun; a person's also where the parser hung it on the noun's employer."""
    if not tree.tokens[i].children:
        return []
    fitting = NAMED - {"person"} if _has_head(tree, tree.tokens[i]) else NAMED
    apposed = kids(tree, i, "appos")
    found = [a for a in apposed if tree.tokens[a].kind in fitting]
    found += [c for c in kids(tree, i, "conj") if is_general(tree, i, c)]
    found = found or [name for a in apposed if (name := _title_beside(tree, a)) is not None]
    word = tree.tokens[i].lemma.lower()
    if found or tree.lists.role_names.get(word, word) not in tree.lists.person_roles:
        return found
    after = (c for p in kids(tree, i, "prep") for c in kids(tree, p, "pobj"))
    near = (e for c in after for e in (c, *kids(tree, c, "appos")))
    employers = (e for e in near if tree.tokens[e].kind or is_body(tree.tokens[e], tree.lists.person_roles))
    return [a for c in employers for a in kids(tree, c, "appos") if tree.tokens[a].kind == "person"]


def _title_beside(tree: Tree, i: int) -> int | None:
    """The name in "his wife, the economist | Ana Ruiz", "its owner, the fund | Acme", whose title the noun is."""
    token = tree.tokens[i]
    if token.kind or token.tag in ("NNS", "NNPS") or not nominal(token):
        return None
    beside = [before_name(tree, i), *kids(tree, i, "appos")]
    return next((j for j in beside if j is not None and tree.tokens[j].kind in _BEARERS), None)


def antecedents(tree: Tree, i: int) -> tuple[int, ...]:
    """What the relative pronoun at token i stands for: the noun that its clause hangs on."""
    clause = relative_clause(tree, i)
    if clause is None:
        return _name_at_comma(tree, i) if tree.tokens[i].tag == "WP$" else ()
    found = clause_nouns(tree, clause)
    return _person_above(tree, found) if tree.tokens[i].text.lower() in ("who", "whom") else found


def _name_at_comma(tree: Tree, i: int) -> tuple[int, ...]:
    """Whom *whose* stands for where the parser saw no clause: "Acme, whose chief executive, Ana Ruiz, resigned"."""
    comma, name = tree.tokens[i - 1], tree.tokens[i - 2]
    return (name.i,) if i > 1 and comma.dep == "punct" and name.kind in NAMED else ()


def _person_above(tree: Tree, found: tuple[int, ...]) -> tuple[int, ...]:
    """Whom *who* stands for where its clause was hung on a company or place: "head of sales at Acme, who …"."""
    if not found or tree.tokens[found[0]].kind not in ("organization", "company", "place", "product"):
        return found
    at = tree.tokens[found[0]]
    for _ in range(8):
        if at.kind == "person" or (not at.kind and at.pos == "NOUN" and not _organizational(tree, at)):
            return (at.head,) if at.dep == "appos" and tree.tokens[at.head].kind == "person" else named(tree, at.i)
        if verbal(at) and at.dep != "acl":
            return (at.lemma == "be" and _copula_subjects(tree, at.i)) or found
        if at.head == at.i:
            break
        at = tree.tokens[at.head]
    return found


def _organizational(tree: Tree, token: Token) -> bool:
    word = token.lemma.lower()
    return word in tree.lists.organization_roles and word not in tree.lists.person_roles


def _has_head(tree: Tree, token: Token) -> bool:
    """Whether the noun tells whose head, founder … somebody is: "the head of the | bank, Ana Ruiz"."""
    preposition, people = tree.tokens[token.head], tree.lists.person_roles
    inside = token.dep == "pobj" and preposition.dep == "prep" and is_body(token, people)
    return inside and tree.tokens[preposition.head].lemma.lower() in people


def clause_nouns(tree: Tree, clause: int) -> tuple[int, ...]:
    """The noun that an adnominal clause hangs on, with its conjuncts where the clause follows them all."""
    head = tree.tokens[clause].head
    before = meant(tree.tokens, clause, [j for j in conjuncts(tree, head) if j < clause])
    return tuple(name for j in before or [head] for name in _general(tree, j))


def _general(tree: Tree, i: int) -> tuple[int, ...]:
    """What a noun with a clause is said of: "Acme, a maker of phones, which …", "Acme is a maker of phones that …"."""
    token = tree.tokens[i]
    if token.dep == "appos" and not token.kind and tree.tokens[token.head].kind in NAMED:
        return (token.head,)
    if token.dep == "attr" and not token.kind:
        return _copula_subjects(tree, token.head) or named(tree, i)
    return named(tree, i)


def _copula_subjects(tree: Tree, verb: int) -> tuple[int, ...]:
    """The subjects that a copula's noun says something of; not those of "this is" and "there is"."""
    own = [
        c for c in kids(tree, verb, "nsubj") if nominal(tree.tokens[c]) and tree.tokens[c].text.lower() not in _POINTING
    ]
    return tuple(j for c in own for j in fillers(tree, c))


def relative_clause(tree: Tree, i: int) -> int | None:
    """The verb of the relative clause around token i, if there is one."""
    tokens, at = tree.tokens, i
    for _ in range(12):
        token = tokens[at]
        if token.dep in ("relcl", "acl") and at != i:
            return at
        if token.head == at:
            return None
        at = token.head
    return None


def before_name(tree: Tree, i: int) -> int | None:
    """The name that token i is the title of: "research head | Ana Ruiz", "app maker | Birch Labs"."""
    tokens, token = tree.tokens, tree.tokens[i]
    if i + 1 >= len(tokens) or token.kind or not token.text[0].isalpha():
        return None
    if (bracketed := _beyond_brackets(tree, i)) is not None:
        return bracketed
    name = tokens[behind_mark(tokens, i)]
    if name.kind not in NAMED or name.sentence != token.sentence:
        return None
    if token.head == name.i and (token.dep in ("compound", "nmod", "appos") or _is_noun(tree, token)):
        return name.i
    if name.i == i + 1 and token.pos in ("NOUN", "PROPN", "ADJ"):
        return name.i if _fits(tree, i, name.kind) else firm_named(tokens, i, tree.lists.firms)
    return None


def _is_noun(tree: Tree, token: Token) -> bool:
    """ "rival | Corvane", "the Oslo weekly | Kapital Nord": what the parser takes for an adjective of the name."""
    return token.dep == "amod" and token.lemma.lower() in tree.lists.as_adjectives


def _beyond_brackets(tree: Tree, i: int) -> int | None:
    """ "Acme chief (and Birch founder) | Ana Ruiz": the person after the brackets has both titles."""
    after = tree.tokens[i + 1 : i + 2 + _BRACKETED]
    if after[0].text not in ("(", ")"):
        return None
    close = next((t.i for t in after if t.text == ")"), None)
    if close is None or close + 1 >= len(tree.tokens) or tree.tokens[close + 1].kind != "person":
        return None
    word = tree.tokens[i].lemma.lower()
    return close + 1 if tree.lists.role_names.get(word, word) in tree.lists.person_roles else None


def _fits(tree: Tree, i: int, kind: str) -> bool:
    """Whether the noun says what such a name stands for, and the parser was in doubt about one of the two."""
    word = tree.tokens[i].lemma.lower()
    noun, name = tree.tokens[i], tree.tokens[i + 1]
    if broken_off(tree.tokens, noun, name):
        return word in tree.lists.said_of_names
    roles = tree.lists.person_roles if kind == "person" else tree.lists.organization_roles
    loose = noun.dep == "dep" or name.dep in ("punct", "dep", "npadvmod")
    doubted = loose or (noun.head == name.head and noun.dep == name.dep)
    return doubted and kind in ("person", "organization", "company") and tree.lists.role_names.get(word, word) in roles
