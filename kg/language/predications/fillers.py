"""Token → who fills a role that the token stands in: antecedents of pronouns, conjuncts, the name behind a title."""

from __future__ import annotations

from kg.language.document import NAMED, Token
from kg.language.predications.aliases import called, place_named
from kg.language.predications.number import meant
from kg.language.predications.titles import apposed_names, titled
from kg.language.predications.tree import Tree, conjuncts, kids, nominal, verbal

_POINTING = frozenset({"this", "that", "these", "those", "here", "what", "who", "which"})
_ACTING = frozenset({"who", "that"})  # pronouns of clauses that tell what somebody does
RELATIVE = frozenset({"WDT", "WP", "WP$"})


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


def clause_nouns(tree: Tree, clause: int) -> tuple[int, ...]:
    """The noun that an adnominal clause hangs on, with its conjuncts where the clause follows them all."""
    head = tree.tokens[clause].head
    before = meant(tree.tokens, clause, [j for j in conjuncts(tree, head) if j < clause])
    acts = any(tree.tokens[c].text.lower() in _ACTING for c in kids(tree, clause, "nsubj", "nsubjpass"))
    return tuple(name for j in before or [head] for name in _general(tree, _first_said(tree, j) if acts else j))


def _general(tree: Tree, i: int) -> tuple[int, ...]:
    """What a noun with a clause is said of: "Acme, a maker of phones, which …", "Acme is a maker of phones that …"."""
    token = tree.tokens[i]
    if token.dep == "appos" and not token.kind and tree.tokens[token.head].kind in NAMED:
        return (token.head,)
    if token.dep == "attr" and not token.kind:
        return _copula_subjects(tree, token.head) or named(tree, i)
    return named(tree, i)


def _first_said(tree: Tree, i: int) -> int:
    """Of two things that somebody is, the first: "Ana Ruiz is an engineer and | investor who lives in Oslo"."""
    token = tree.tokens[i]
    while token.dep == "conj" and not token.kind and token.tag == "NN" and tree.tokens[token.head].tag == "NN":
        token = tree.tokens[token.head]
    said = token.dep in ("attr", "appos") and not token.kind
    return token.i if said else i


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
