"""Roles as the parser has them → roles as they were meant, where its usual mistakes can be undone cheaply."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.language.document import NAMED, ORGANIZATIONS, VALUES, Predication, Role, Token
from kg.language.predications.fillers import fillers
from kg.language.predications.prepositions import objects, prepositions
from kg.language.predications.tree import Tree, kids, nominal, verbal

_BARE = frozenset({"have", "do", "be", "will", "would"})
_LIKEWISE = frozenset({"as", "so", "nor", "neither"})
_SUMS = frozenset({"money", "share"})
_TURNS = frozenset({"to", "from"})
_SPLIT = frozenset({"for", "from", "with", "to", "as", "into", "by"})  # what the name before them does not take


def given(tree: Tree, roles: list[Role]) -> list[Role]:
    """ "fined Acme $5 million": a name and a sum are receiver and object, whatever phrase the parser made of them."""
    themes = [role.head for role in roles if role.name == "theme"]
    named = [j for j in themes if tree.tokens[j].kind in NAMED]
    sums = [j for j in themes if tree.tokens[j].kind in _SUMS]
    after = [c for j in named for c in kids(tree, j, "nummod", "appos", "npadvmod") if c > j]
    sums = sums or [c for c in after if tree.tokens[c].kind in _SUMS]
    before = [c for j in sums for c in kids(tree, j, "compound", "nmod") if c < j]
    named = named or [c for c in before if tree.tokens[c].kind in NAMED]
    if not sums or not named or named[0] > sums[0]:
        return roles
    core = [role for role in roles if role.name != "theme" or role.head not in named]
    return [*core, *(Role("recipient", j) for j in named), *(Role("theme", j) for j in sums)]


def renamed(tree: Tree, token: Token, roles: list[Role]) -> list[Role]:
    """ "named Ana Ruiz chief executive", where the parser made one phrase or a clause of both."""
    if token.lemma not in tree.lists.naming:
        return roles
    themes = [role.head for role in roles if role.name == "theme"]
    if any(tree.tokens[theme].kind for theme in themes):
        return roles
    roles = roles if any(role.head > token.i for role in roles) else [*roles, *_headlined(tree, token.i)]
    said = next((r.head for r in roles if r.name in ("theme", "complement", "as") and r.head > token.i), token.i)
    name = _name_before(tree, token.i, said)
    if name is None:
        return [*roles, *_small_clause(tree, token)]
    return [*(Role("complement", r.head) if r.name == "theme" else r for r in roles), Role("theme", name)]


def _headlined(tree: Tree, verb: int) -> Iterator[Role]:
    """ "Acme names Ana Ruiz CEO": the post, which the parser of a headline makes an apposition."""
    for child in kids(tree, verb, "appos"):
        word = tree.tokens[child].lemma.lower()
        if word in tree.lists.person_roles or word in tree.lists.role_names:
            yield Role("theme", child)


def _small_clause(tree: Tree, token: Token) -> Iterator[Role]:
    for child in kids(tree, token.i, "ccomp", "oprd"):
        if not verbal(tree.tokens[child]):
            yield from (Role("theme", j) for subject in kids(tree, child, "nsubj") for j in fillers(tree, subject))


def _name_before(tree: Tree, verb: int, noun: int) -> int | None:
    """The name between a verb and the noun phrase that it swallowed."""
    names = (t for t in tree.tokens[verb + 1 : noun] if t.kind in ("person", "organization", "company"))
    name = next(names, None)
    if name is None or name.dep == "poss" or any(True for _ in kids(tree, name.i, "case")):
        return None
    return None if any(c < name.i for c in kids(tree, noun, "det", "poss")) else name.i


def hoisted(tree: Tree, roles: Iterable[Role], passive: bool) -> Iterator[Role]:
    """Prepositions that the parser hung on a name or value, which rarely take one: "$5 million | in Birch"."""
    for role in roles:
        token = tree.tokens[role.head]
        if not token.kind or not token.children:
            continue
        for name, at in prepositions(tree, role.head):
            taken = name in ("with", "as") if role.name in ("agent", "possessor") else name in _SPLIT
            if taken or (token.kind in VALUES and name in ("in", "at")):
                doers = passive and name == "by" and token.kind in VALUES
                yield from (Role("agent" if doers else name, j) for j in objects(tree, at))


def grown(tree: Tree, verb: int) -> Iterator[Role]:
    """ "Sales climbed 12 per cent | to $5 million": what the parser hung on how far something rose or fell."""
    for by in kids(tree, verb, "npadvmod"):
        if tree.tokens[by].kind == "share":
            for name, at in prepositions(tree, by):
                yield from (Role(name, j) for j in objects(tree, at) if tree.tokens[j].kind == "money")


def hoisted_doer(tree: Tree, roles: Sequence[Role]) -> Iterator[Role]:
    """ "replaced as chairman | by Ana Ruiz": the doer of a passive, hung on the post."""
    if any(role.name == "agent" for role in roles):
        return
    for role in roles:
        if role.name in ("as", "to", "complement") and tree.tokens[role.head].lemma.lower() in tree.lists.person_roles:
            yield from (
                Role("agent", j)
                for name, at in prepositions(tree, role.head)
                if name == "by"
                for j in objects(tree, at)
            )


def hoisted_employer(tree: Tree, roles: Iterable[Role]) -> Iterator[Role]:
    """ "head of exports | at Delmar Foods": whose role it is, hung on what the role is about."""
    for role in roles:
        token = tree.tokens[role.head]
        if role.name in ("of", "for") and not token.kind and token.lemma.lower() not in tree.lists.person_roles:
            for name, at in prepositions(tree, role.head):
                if name in ("at", "of", "for"):
                    yield from (Role(name, j) for j in objects(tree, at) if tree.tokens[j].kind in ORGANIZATIONS)


def hoisted_inward(tree: Tree, roles: Iterable[Role]) -> Iterator[Role]:
    """ "investment by Acme | in Birch Labs": what the parser hung on a name inside the phrase of an event noun."""
    for role in roles:
        if tree.tokens[role.head].kind in NAMED - {"place"} and role.name not in ("possessor", "modifier"):
            for name, at in prepositions(tree, role.head):
                found = [j for j in objects(tree, at) if tree.tokens[j].kind in NAMED - {"place"}]
                if name in _SPLIT or name == "in":
                    yield from (Role(name, j) for j in found)
                elif name == "of" and role.name == "by":  # "the sale by Acme | of its unit"
                    yield from (Role(name, j) for j in objects(tree, at))


def gapped(tree: Tree, verb: Predication) -> Iterator[Predication]:
    """The predication, and one for each object whose verb is left out: "$5 million in Birch, $3 million in Corvane"."""
    names = {role.name for role in verb.roles}
    joined = [(role, c) for role in verb.roles for c in kids(tree, role.head, "conj")]
    others = [c for role, c in joined if _is_other(tree, role.head, c) or _repeats(tree, verb, role, c)]
    others += [c for role, c in joined if role.name == "theme" and _is_in_turn(tree, verb, c)]
    others += _strayed(tree, verb)
    second = {c: found for c in others if (found := _own_prepositions(tree, c, verb.head, names))}
    agents = [role for role in verb.roles if role.name == "agent"]
    inner = {role.head for found in second.values() for role in found} | set(second)
    yield verb if not second else replace(verb, roles=tuple(r for r in verb.roles if r.head not in inner))
    for c, found in second.items():
        yield replace(verb, roles=(*agents, Role("theme", c), *found))


def echoed(tree: Tree, verb: Predication) -> Iterator[Predication]:
    """ "Ana Ruiz left the board, as has Ben Ode": the same once more, for those whom a bare *has* or *did* adds."""
    for child in kids(tree, verb.head, "advcl", "ccomp", "conj"):
        opening = tree.tokens[child - 1].text.lower()
        others = [c for c in kids(tree, child, "nsubj", "nsubjpass") if c > child]
        bare = all(tree.tokens[c].dep in ("nsubj", "nsubjpass", "mark", "advmod") for c in tree.tokens[child].children)
        if tree.tokens[child].lemma in _BARE and opening in _LIKEWISE and others and bare:
            names = {role.name for role in verb.roles}
            name = "agent" if "agent" in names else "theme"
            same = [role for role in verb.roles if role.name != name and role.head != child]
            yield replace(verb, roles=(*(Role(name, j) for c in others for j in fillers(tree, c)), *same))


def _is_other(tree: Tree, i: int, joined: int) -> bool:
    """Whether a conjunct can be in the place of what it is joined to: not "lives in Oslo and | Hugo Lind in Turin"."""
    kind = tree.tokens[joined].kind
    return kind in NAMED | VALUES and (tree.tokens[i].kind != "place" or kind == "place")


def _repeats(tree: Tree, verb: Predication, role: Role, joined: int) -> bool:
    """ "A degree from Leeds and | a doctorate from Oslo": the next object, joined to the name by the parser."""
    plain = tree.tokens[role.head].kind in NAMED and _is_plain(tree.tokens[joined])
    return plain and bool(_objects(verb)) and any(name == role.name for name, _ in prepositions(tree, joined))


def _is_in_turn(tree: Tree, verb: Predication, joined: int) -> bool:
    """ "Sold its mill to Acme and | its brewery to Birch": a preposition that the verb had its filler of before."""
    before = {role.name for role in verb.roles if role.head < joined}
    own = (name for name, at in prepositions(tree, joined) if at == joined + 1)
    return _is_plain(tree.tokens[joined]) and any(name in before & _TURNS for name in own)


def _is_plain(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN") and not token.kind


def _strayed(tree: Tree, verb: Predication) -> list[int]:
    """ "Earned a degree from Leeds in 1989 and | a doctorate from Oslo": the next object, joined to the verb itself."""
    known = _objects(verb)
    return [c for c in kids(tree, verb.head, "conj") if known and c > known[-1] and _is_plain(tree.tokens[c])]


def _objects(verb: Predication) -> list[int]:
    return sorted(role.head for role in verb.roles if role.name == "theme" and role.head > verb.head)


def _own_prepositions(tree: Tree, i: int, verb: int, names: set[str]) -> list[Role]:
    """The prepositions after a conjunct, its own or hung on its head, that its verb takes too."""
    above = tree.tokens[i].head
    hosts = (above, verb) if tree.tokens[above].kind in VALUES and tree.tokens[i].kind in NAMED else (above,)
    nearby = [*prepositions(tree, i), *(p for host in hosts for p in prepositions(tree, host) if p[1] > i)]
    return [Role(name, j) for name, at in nearby if name in names - {"of"} for j in objects(tree, at)]


def stray_times(tree: Tree) -> Mapping[int, Sequence[Role]]:
    """For verbs, the dates that the parser hung on a name inside their phrases: "chairman of Acme | in May"."""
    found: dict[int, list[Role]] = defaultdict(list)
    for token in tree.tokens:
        if token.kind == "date":
            role, host = _attachment(tree, token)
            own = token.i > 0 and tree.tokens[token.i - 1].tag == "VBN"  # "Ana Ruiz, born 3 May 1933, died": no death
            own = own or _is_of_life(tree, token)
            verb = None if host is None or own else _verb_above(tree, host)
            if verb is not None:
                found[verb].append(Role(role, token.i))
    return found


def _is_of_life(tree: Tree, date: Token) -> bool:
    """Whether a date in brackets is when somebody was born or died: "Ana Ruiz (| 1960–2012) was a painter"."""
    person = tree.tokens[date.head].kind == "person"
    return person and tree.tokens[date.i - 1].text in ("(", "–", "—", "-")


def _attachment(tree: Tree, date: Token) -> tuple[str, int | None]:
    """The role a date would have, and the name or preposition that it was hung on by mistake."""
    above = tree.tokens[date.head]
    if above.dep in ("prep", "agent") and date.dep == "pobj":
        if any(c < date.i and tree.tokens[c].dep == "pobj" for c in above.children):
            return "time", above.i
        host = tree.tokens[above.head]
        return above.text.lower(), host.i if host.kind else None
    opens = above.kind in NAMED and date.i < above.i and date.dep in ("compound", "nmod") and date.i > 0
    if opens and tree.tokens[date.i - 1].text.lower() in ("in", "on"):  # "On 3 May 2020 | Ana Ruiz died"
        return tree.tokens[date.i - 1].text.lower(), above.i
    wrong = above.kind in NAMED and date.i > above.i and date.dep in ("npadvmod", "nummod", "appos", "nmod", "dep")
    return "time", above.i if wrong else None


def _verb_above(tree: Tree, i: int) -> int | None:
    for _ in range(8):
        token = tree.tokens[i]
        if verbal(token):
            return i
        if token.head == i or not (nominal(token) or token.pos in ("ADP", "SCONJ")):
            return None
        i = token.head
    return None
