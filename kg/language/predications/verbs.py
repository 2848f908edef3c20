"""Verbs → predications: who does what to whom, whatever the voice and wherever the words stand."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.document import Predication, Role, Token
from kg.language.predications.subjects import is_passive, subjects
from kg.language.predications.tree import (
    NAMED,
    RELATIVE,
    VALUES,
    Tree,
    clause_nouns,
    conjuncts,
    fillers,
    kids,
    nominal,
    objects,
    prepositions,
    verbal,
)

_NOT_MAIN = frozenset({"aux", "auxpass", "prep", "case", "mark", "agent", "cc"})
_SPLIT = frozenset({"for", "from", "with", "to", "as", "into", "by"})  # what a name before them does not take


def verb_predications(tree: Tree) -> Iterator[Predication]:
    """One predication for each main verb, in text order."""
    for token in tree.tokens:
        if token.pos in ("VERB", "AUX") and not token.kind and token.dep not in _NOT_MAIN:
            yield Predication(token.i, verb_lemma(tree, token), "verb", _roles(tree, token))


def verb_lemma(tree: Tree, token: Token) -> str:
    """The verb's lemma with its particle: "take over", "step down"."""
    lemma = token.lemma.lower()
    particle = next((tree.tokens[c].text.lower() for c in token.children if is_particle(tree, token, c)), None)
    return f"{lemma} {particle}" if particle else lemma


def is_particle(tree: Tree, verb: Token, child: int) -> bool:
    """Whether the child is a particle of the verb, by the parse or by the word list."""
    token = tree.tokens[child]
    if token.dep == "prt":
        return True
    listed = token.text.lower() in tree.lists.particles.get(verb.lemma.lower(), ())
    if not listed or token.dep not in ("advmod", "prep", "acomp", "oprd", "npadvmod"):
        return False
    return child > verb.i and not any(tree.tokens[c].dep == "pobj" for c in token.children)


def _roles(tree: Tree, token: Token) -> tuple[Role, ...]:
    passive = is_passive(tree, token.i)
    roles = [*_hyphenated(tree, token), *_core(tree, token, passive), *_adjuncts(tree, token, passive)]
    return _unique(_repaired(tree, token, [*roles, *_gap(tree, token, roles, passive)]))


def _unique(roles: list[Role]) -> tuple[Role, ...]:
    return tuple(dict.fromkeys(roles))


def _core(tree: Tree, token: Token, passive: bool) -> Iterator[Role]:
    """Subject and objects under their logical names."""
    themes = tuple(_themes(tree, token))
    given = passive and bool(themes) and token.lemma not in tree.lists.naming
    surface = ("recipient" if given else "theme") if passive else "agent"
    yield from (Role(surface, j) for j in subjects(tree, token.i))
    named_so = passive and token.lemma in tree.lists.naming
    yield from (Role("complement" if named_so else "theme", j) for j in themes)
    for child in token.children:
        yield from _complement(tree, child)


def _themes(tree: Tree, token: Token) -> Iterator[int]:
    own = [j for c in kids(tree, token.i, "dobj") for j in fillers(tree, c)]
    yield from own or _shared_object(tree, token)


def _shared_object(tree: Tree, token: Token) -> tuple[int, ...]:
    """ "designs and sells phones": the first verb has nothing after it but *and* and the second."""
    after = [tree.tokens[c] for c in token.children if c > token.i]
    joined = [t for t in after if t.dep == "conj" and verbal(t)]
    if not joined or any(t.dep not in ("cc", "conj", "punct") for t in after) or token.lemma in tree.lists.alone:
        return ()
    if token.lemma == "be" or joined[0].i - token.i > 3 or joined[0].tag != token.tag:
        return ()
    return tuple(j for c in kids(tree, joined[0].i, "dobj") for j in fillers(tree, c))


def _complement(tree: Tree, child: int) -> Iterator[Role]:
    token = tree.tokens[child]
    if token.dep == "dative" and nominal(token) and token.pos != "ADP":
        yield from (Role("recipient", j) for j in fillers(tree, child))
    elif token.dep in ("attr", "oprd"):
        yield from (Role("complement", j) for j in conjuncts(tree, child))
    elif token.dep in ("acomp", "xcomp", "ccomp"):
        yield Role("complement", child)
    elif token.dep in ("npadvmod", "tmod", "nmod") and token.kind == "date":
        yield Role("time", child)


def _adjuncts(tree: Tree, token: Token, passive: bool) -> Iterator[Role]:
    for name, at in prepositions(tree, token.i):
        found = objects(tree, at) or _shared_after(tree, token, name)
        by = name == "by" and passive
        for j in found:
            agent = by and tree.tokens[j].kind not in VALUES and not verbal(tree.tokens[j])
            yield Role("agent" if agent else name, j)


def _shared_after(tree: Tree, token: Token, name: str) -> tuple[int, ...]:
    """ "invested in and worked with Birch": a preposition without a noun borrows that of the next verb."""
    after = [c for c in kids(tree, token.i, "conj") if verbal(tree.tokens[c])]
    found = (objects(tree, at) for verb in after for _, at in prepositions(tree, verb))
    return next((some for some in found if some), ())


def _gap(tree: Tree, token: Token, roles: list[Role], passive: bool) -> Iterator[Role]:
    """What a relative clause leaves open: "the firm Acme bought", "the firm Acme invested in"."""
    clause = _open_clause(tree, token)
    if clause is None:
        return
    for name, at in prepositions(tree, token.i):
        if not tree.tokens[at].children:
            yield from (Role(name, j) for j in clause_nouns(tree, clause))
            return
    if not passive and not any(role.name == "theme" for role in roles) and any(role.name == "agent" for role in roles):
        yield from (Role("theme", j) for j in clause_nouns(tree, clause))


def _open_clause(tree: Tree, token: Token) -> int | None:
    """The relative clause without a relative word whose gap lies in this verb (the last of "wants to buy")."""
    if any(True for c in kids(tree, token.i, "xcomp", "ccomp", "attr", "acomp")):
        return None
    top = token.i
    while tree.tokens[top].dep in ("xcomp", "ccomp", "conj") and verbal(tree.tokens[tree.tokens[top].head]):
        top = tree.tokens[top].head
    if tree.tokens[top].dep != "relcl" or not any(True for _ in kids(tree, top, "nsubj", "nsubjpass")):
        return None
    return None if _has_relative_word(tree, top, token.i) else top


def _has_relative_word(tree: Tree, top: int, verb: int) -> bool:
    head = tree.tokens[top].head
    words = (tree.tokens[i] for i in range(head + 1, verb))
    return any(t.tag in RELATIVE or (t.tag == "WRB") for t in words)


def _hyphenated(tree: Tree, token: Token) -> Iterator[Role]:
    """ "Acme-backed start-up", "Boston-based firm"."""
    if token.dep != "amod" or token.i < 2 or tree.tokens[token.i - 1].tag != "HYPH":
        return
    before = tree.tokens[token.i - 2]
    if before.kind in NAMED:
        yield Role("in" if before.kind == "place" and token.lemma in ("base", "headquarter") else "agent", before.i)


def _repaired(tree: Tree, token: Token, roles: list[Role]) -> list[Role]:
    roles = _renamed(tree, token, roles) if token.lemma in tree.lists.naming else roles
    return [*roles, *_hoisted(tree, roles)]


def _renamed(tree: Tree, token: Token, roles: list[Role]) -> list[Role]:
    """ "named Ana Ruiz chief executive", where the parser made one phrase or a clause of both."""
    if any(role.name == "complement" and not verbal(tree.tokens[role.head]) for role in roles):
        return _small_clause(tree, token, roles)
    theme = next((r.head for r in roles if r.name == "theme" and not tree.tokens[r.head].kind), None)
    if theme is None or theme < token.i:
        return roles
    between = [t for t in tree.tokens[token.i + 1 : theme] if t.kind in ("person", "organization", "company")]
    if not between or any(c < between[0].i for c in kids(tree, theme, "det", "poss")) or _possessive(tree, between[0]):
        return roles
    changed = [Role("complement", r.head) if r.name == "theme" else r for r in roles]
    return [*changed, Role("theme", between[0].i)]


def _small_clause(tree: Tree, token: Token, roles: list[Role]) -> list[Role]:
    inner = [c for c in kids(tree, token.i, "ccomp", "oprd") if not verbal(tree.tokens[c])]
    return [*roles, *(Role("theme", j) for c in inner for s in kids(tree, c, "nsubj") for j in fillers(tree, s))]


def _possessive(tree: Tree, token: Token) -> bool:
    return token.dep == "poss" or any(True for _ in kids(tree, token.i, "case"))


def _hoisted(tree: Tree, roles: list[Role]) -> Iterator[Role]:
    """Prepositions that the parser hung on a name or value, which rarely take one: "$5 million in Birch"."""
    for role in roles:
        token = tree.tokens[role.head]
        if role.name == "agent" or not token.kind or not token.children:
            continue
        for name, at in prepositions(tree, role.head):
            found = objects(tree, at)
            if name in _SPLIT or (token.kind in VALUES and name in ("in", "at")):
                yield from (Role(name, j) for j in found)
