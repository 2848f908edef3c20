"""Verbs → predications: who does what to whom, whatever the voice and wherever the words stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language.document import NAMED, VALUES, Predication, Role, Token
from kg.language.nations import area
from kg.language.predications.fillers import RELATIVE, clause_nouns, fillers
from kg.language.predications.gaps import repeated
from kg.language.predications.lemmas import verb_lemma
from kg.language.predications.prepositions import objects, prepositions
from kg.language.predications.repairs import echoed, gapped, given, grown, hoisted, hoisted_doer, renamed, stray_times
from kg.language.predications.subjects import subjects
from kg.language.predications.tree import Tree, conjuncts, kids, nominal, verbal
from kg.language.predications.voice import is_passive
from kg.language.whereabouts import around

_NOT_MAIN = frozenset({"aux", "auxpass", "prep", "case", "mark", "agent", "cc"})


def verb_predications(tree: Tree) -> Iterator[Predication]:
    """One predication for each main verb, in text order."""
    times = stray_times(tree)
    for token in tree.tokens:
        if verbal(token) and (token.dep not in _NOT_MAIN or (token.dep == "prep" and token.tag == "VBN")):
            one = Predication(token.i, verb_lemma(tree, token), "verb", _roles(tree, token, times.get(token.i, ())))
            yield from (same for own in repeated(tree, one) for same in gapped(tree, own))
            yield from echoed(tree, one)


def _roles(tree: Tree, token: Token, times: Sequence[Role]) -> tuple[Role, ...]:
    passive = is_passive(tree, token.i)
    roles = [*_hyphenated(tree, token), *_core(tree, token, passive), *_adjuncts(tree, token, passive)]
    roles = [*roles, *grown(tree, token.i)]
    roles = renamed(tree, token, [*roles, *_gap(tree, token, roles, passive)])
    roles = [*roles, *hoisted_doer(tree, roles)] if passive else given(tree, roles)
    return tuple(dict.fromkeys([*_without_holders(tree, [*roles, *hoisted(tree, roles, passive)]), *times]))


def _without_holders(tree: Tree, roles: Sequence[Role]) -> Iterator[Role]:
    """The roles without what a place lies in, where the parser hung that on the verb: "based in Bergen | in Norway"."""
    holders = {(role.name, around(tree.tokens, role.head)) for role in roles}
    yield from (role for role in roles if (role.name, role.head) not in holders)


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
    heads = [c for c in kids(tree, token.i, "dobj") if tree.tokens[c].kind != "date"]
    if not heads:
        heads = [c for c in kids(tree, token.i, "dative") if tree.tokens[c].kind in NAMED]
    yield from [j for c in heads for j in fillers(tree, c)] or _measured(tree, token) or _shared_object(tree, token)


def _measured(tree: Tree, token: Token) -> tuple[int, ...]:
    """ "spent about | $5 million", "holds around | 20%": what the parser puts behind a preposition."""
    if token.lemma not in tree.lists.measured:
        return ()
    rough = (at for name, at in prepositions(tree, token.i) if name in tree.lists.rough and at == token.i + 1)
    return tuple(j for at in rough for j in objects(tree, at) if tree.tokens[j].kind in ("money", "share"))


def _shared_object(tree: Tree, token: Token) -> tuple[int, ...]:
    """ "designs and sells phones": the first verb has the object of the second."""
    other = _joined(tree, token)
    return () if other is None else tuple(j for c in kids(tree, other, "dobj") for j in fillers(tree, c))


def _joined(tree: Tree, token: Token) -> int | None:
    """The verb whose objects and prepositions this one shares: it has nothing after it but *and* and that verb."""
    after = [tree.tokens[c] for c in token.children if c > token.i]
    joined = [t for t in after if t.dep == "conj" and verbal(t)]
    if not joined or any(t.dep not in ("cc", "conj", "punct") for t in after) or token.lemma in tree.lists.alone:
        return None
    same = joined[0].tag == token.tag or token.lemma in tree.lists.founding  # "founded and runs Acme"
    near = token.lemma != "be" and joined[0].i - token.i <= 3 and same
    return joined[0].i if near else None


def _complement(tree: Tree, child: int) -> Iterator[Role]:
    token = tree.tokens[child]
    if token.dep == "dative" and nominal(token) and token.pos != "ADP":
        if any(True for _ in kids(tree, token.head, "dobj")):
            yield from (Role("recipient", j) for j in fillers(tree, child))
    elif token.dep in ("attr", "oprd"):
        yield from (Role("complement", j) for j in conjuncts(tree, child))
    elif token.dep in ("acomp", "xcomp", "ccomp") or _is_charge(tree, token):
        yield Role("complement", child)
    elif token.dep in ("npadvmod", "tmod", "nmod", "dobj") and token.kind == "date":
        yield Role("time", child)


def _is_charge(tree: Tree, token: Token) -> bool:
    """ "picked Acme | to supply trains", which parsers take for a purpose: what the one who is picked is to do."""
    if token.dep != "advcl" or tree.tokens[token.head].lemma not in tree.lists.object_control:
        return False
    infinitive = any(tree.tokens[c].tag == "TO" for c in kids(tree, token.i, "aux"))
    return infinitive and any(tree.tokens[c].kind in NAMED for c in kids(tree, token.head, "dobj", "nsubjpass"))


def _adjuncts(tree: Tree, token: Token, passive: bool) -> Iterator[Role]:
    own, other = list(prepositions(tree, token.i)), _joined(tree, token)
    for name, at in own if own or other is None else prepositions(tree, other):
        found = objects(tree, at) or _shared_after(tree, token)
        by = name == "by" and passive
        for j in found:
            agent = by and tree.tokens[j].kind not in VALUES and not verbal(tree.tokens[j])
            yield Role("agent" if agent else name, j)
    yield from (Role("where", j) for j in _where(tree, token))


def _where(tree: Tree, token: Token) -> tuple[int, ...]:
    """ "Acme, where she works": what the relative clause around the verb hangs on."""
    if token.dep != "relcl" or not any(tree.tokens[c].text.lower() == "where" for c in kids(tree, token.i, "advmod")):
        return ()
    return tuple(_town_in(tree, tree.tokens[i]) for i in clause_nouns(tree, token.i))


def _shared_after(tree: Tree, token: Token) -> tuple[int, ...]:
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
    for _ in range(8):
        if tree.tokens[top].dep not in ("xcomp", "ccomp", "conj") or not verbal(tree.tokens[tree.tokens[top].head]):
            break
        top = tree.tokens[top].head
    if tree.tokens[top].dep not in ("relcl", "acl") or not any(True for _ in kids(tree, top, "nsubj", "nsubjpass")):
        return None
    return None if _has_relative_word(tree, top, token.i) else top


def _has_relative_word(tree: Tree, top: int, verb: int) -> bool:
    head = tree.tokens[top].head
    words = (tree.tokens[i] for i in range(head + 1, verb))
    return any(t.tag in RELATIVE or (t.tag == "WRB") for t in words)


def _hyphenated(tree: Tree, token: Token) -> Iterator[Role]:
    """ "Acme-backed start-up", "Boston-based firm"."""
    if token.dep not in ("amod", "acl") or token.i < 2:
        return
    hyphen = tree.tokens[token.i - 1].tag == "HYPH"
    before = tree.tokens[token.i - (2 if hyphen else 1)]
    if not hyphen and (before.kind != "place" or before.head != token.i):  # "a Boston based firm"
        return
    placing = token.lemma in tree.lists.placed
    if placing and (before.tag == "JJ" or not before.kind) and area(tree.tokens, before.i):
        yield Role("in", before.i)  # "Hungarian-born", "Swiss-based"
    if placing and before.kind == "place":
        yield Role("in", _town_in(tree, before))
    elif before.kind in NAMED:
        yield Role("agent", before.i)


def _town_in(tree: Tree, place: Token) -> int:
    """The town that is told with what it lies in: Boise of "Boise, Idaho-based" and "Boise, Idaho, where"; else the
    place itself."""
    town = place.i - 2
    return town if town >= 0 and around(tree.tokens, town) == place.i else place.i
