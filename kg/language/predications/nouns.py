"""Common nouns → predications: whose, of what size, in what, who carries it with a light verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language.document import NAMED, ORGANIZATIONS, Predication, Role, Token
from kg.language.nations import is_stance, native
from kg.language.predications.carriers import borrowed, carrier
from kg.language.predications.couples import both_parents, other_half, spouse
from kg.language.predications.credits import credited
from kg.language.predications.fillers import fillers, is_part
from kg.language.predications.holders import Verbs, coordinated, holders
from kg.language.predications.homes import home
from kg.language.predications.lemmas import noun_lemma, written
from kg.language.predications.prepositions import objects, prepositions
from kg.language.predications.repairs import hoisted_employer, hoisted_inward
from kg.language.predications.subjects import headlined
from kg.language.predications.titles import before_name, shared_title
from kg.language.predications.tree import Tree, conjuncts, kids

_BEFORE = ("compound", "amod", "nmod", "nummod", "npadvmod", "quantmod")


def noun_predications(tree: Tree, uses: Verbs) -> Iterator[Predication]:
    """One predication for each common noun that has any role, in text order."""
    for token in tree.tokens:
        if is_common(tree, token):
            lemma, first = noun_lemma(tree, token)
            roles, light = _noun_roles(tree, token, first, lemma, uses)
            if roles:
                yield Predication(token.i, lemma, "noun", roles, light=light)


def is_common(tree: Tree, token: Token) -> bool:
    """A common noun, or a role noun in capitals ("CEO", "Chairman")."""
    if token.kind == "share" or is_part(tree, token):
        return True  # "30 per cent of Acme" has a whole, as "a third of Acme" has
    if token.kind or (token.dep == "compound" and before_name(tree, token.i) is None and token.pos == "NOUN"):
        return False
    if native(tree.tokens, token.i):
        return True  # "Hugo Lind, a Dane"
    if _opens(tree, token):
        return True
    if token.pos == "NOUN":
        return token.text[0].isalpha() and not _continues(tree, token)
    if token.i > 1 and tree.tokens[token.i - 1].text == "-":
        spelling = written(tree.tokens[token.i - 2 : token.i + 1])
        return spelling in tree.lists.role_names or spelling in tree.lists.events
    word = token.lemma.lower()
    if token.i and word in tree.lists.name_ends and _is_event(tree, token):
        return True  # "a $5 million Series B"
    if word in tree.lists.as_adjectives and token.pos == "ADJ":
        return token.dep == "appos" or (token.dep in ("amod", "compound") and before_name(tree, token.i) is not None)
    if word in tree.lists.degrees and token.dep in ("dobj", "conj"):
        return True  # "an MBA from Oslo University"
    known = word in tree.lists.role_names or word in tree.lists.person_roles or word in tree.lists.events
    return token.pos in ("PROPN", "ADJ") and known and (token.pos == "PROPN" or token.dep in ("attr", "dobj", "pobj"))


def _opens(tree: Tree, token: Token) -> bool:
    """Whether a noun has its capital because it opens a sentence: "Rival | Acme fell", "Chipmaker | Acme fell"."""
    if token.pos != "PROPN" or token.dep != "compound" or token.tag != "NNP":
        return False
    named = token.head == token.i + 1 and tree.tokens[token.head].kind in ORGANIZATIONS | {"product"}
    before = tree.tokens[token.i - 1] if token.i else token
    first = before.i == token.i or before.sentence != token.sentence or before.text in ("“", '"')
    word = token.lemma.lower()
    return named and first and (word in tree.lists.firms or word in tree.lists.organization_roles)


def _is_event(tree: Tree, token: Token) -> bool:
    """Whether a token ends a known name of two words for something that happens: "Series B"."""
    return written(tree.tokens[token.i - 1 : token.i + 1]) in tree.lists.events


def _continues(tree: Tree, token: Token) -> bool:
    """Whether the noun is the first half of a known name: "board | member"."""
    after = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else token
    known = after.lemma.lower() in tree.lists.name_ends
    return known and written([token, after]) in tree.lists.role_names


def _noun_roles(tree: Tree, token: Token, first: int, lemma: str, uses: Verbs) -> tuple[tuple[Role, ...], int | None]:
    roles = [*inner_roles(tree, token, first), *_shared(tree, token)]
    roles += hoisted_inward(tree, roles) if lemma in tree.lists.events else ()
    roles += hoisted_employer(tree, roles) if lemma in tree.lists.person_roles else ()
    if lemma in tree.lists.children:
        roles += [Role("of", j) for j in both_parents(tree, token, tuple(r.head for r in roles if r.name == "of"))]
    roles += [*_said_when(tree, token, uses), *_appointed(tree, token, roles, uses)]
    light = carrier(tree, token, lemma, roles, uses)
    if light is not None:
        roles += [Role(light.role, j) for j in light.subjects]
        roles += borrowed(light, token, roles, uses)
    elif lemma in tree.lists.events:
        roles += _strayed(tree, token, roles, uses)
    if light is None and lemma in tree.lists.events and token.dep == "pobj" and headlined(tree, token.i):
        roles.append(Role("agent", tree.tokens[token.head].head))
    roles += credited(tree, token, lemma, _said_of(tree, token, lemma, uses))
    return tuple(dict.fromkeys(roles)), light.verb if light else None


def _said_of(tree: Tree, token: Token, lemma: str, uses: Verbs) -> tuple[int, ...]:
    """The holders; of "and his wife Else" Else alone, whatever the parser joined the wife to."""
    return holders(tree, token, lemma, uses) if other_half(tree, token) is None else tuple(spouse(tree, token))


def inner_roles(tree: Tree, token: Token, first: int) -> Iterator[Role]:
    """Possessors, modifiers and prepositions; those of a title stand on the name after it."""
    name = before_name(tree, token.i)
    hosts = [*range(first, token.i + 1), *([name] if name is not None and token.head == name else [])]
    for host in hosts:
        for child in tree.tokens[host].children:
            if child < first and tree.tokens[child].dep == "poss":
                half = other_half(tree, token)
                yield from (Role("possessor", j) for j in (fillers(tree, child) if half is None else (half,)))
            elif child < first and tree.tokens[child].dep in _BEFORE:
                words = (j for j in conjuncts(tree, child) if j < first and not _is_no_word(tree, j))
                yield from (Role("modifier", j) for j in (*words, *_names_before(tree, child, token)))
    yield from (Role("modifier", j) for j in _whence(tree, token, first))
    for host in (token.i, *_sums(tree, token)):
        for preposition, at in prepositions(tree, host):
            yield from (Role(preposition, j) for j in objects(tree, at))
    yield from _beyond_worth(tree, token)


def _is_no_word(tree: Tree, i: int) -> bool:
    """Whether it is a hyphen, or what somebody is only for or against: "the pro-Beijing politician"."""
    return tree.tokens[i].text == "-" or is_stance(tree.tokens, i)


def _whence(tree: Tree, token: Token, first: int) -> Iterator[int]:
    """Where it is, which the parser gave to a word between: "the | Austrian | lift maker", "the | Milan | fund"."""
    at = home(tree.tokens, first)
    if at is None or tree.tokens[at].dep == "conj" or tree.tokens[at + 1].tag == "HYPH":
        return
    if not tree.tokens[at].kind or before_name(tree, token.i) is not None:
        yield at


def _names_before(tree: Tree, i: int, noun: Token) -> list[int]:
    """ "the Delft | robot maker", "Acme | finance chief Ana Ruiz": a place, or the firm of one who has a post."""
    if tree.tokens[i].kind or tree.tokens[i].dep != "compound":
        return []
    titled = noun.lemma.lower() in tree.lists.person_roles and before_name(tree, noun.i) is not None
    kinds = ORGANIZATIONS | {"place"} if titled else {"place"}
    return [c for c in kids(tree, i, "compound", "nmod") if tree.tokens[c].kind in kinds and c < i]


def _sums(tree: Tree, token: Token) -> Iterator[int]:
    """The sum that a noun is of: "a fine of $2 million on Acme" is a fine on Acme, wherever the parser hung "on"."""
    for preposition, at in prepositions(tree, token.i):
        if preposition == "of":
            yield from (j for j in objects(tree, at) if tree.tokens[j].kind in ("money", "share"))


def _beyond_worth(tree: Tree, token: Token) -> Iterator[Role]:
    """ "a deal worth $2 million | with Acme": what the parser hung on the price belongs to the deal."""
    for worth in (c for c in kids(tree, token.i, "amod", "acl", "advcl") if tree.tokens[c].lemma == "worth"):
        for preposition, at in prepositions(tree, worth):
            yield from (Role(preposition, j) for j in objects(tree, at) if tree.tokens[j].kind in NAMED)


def _shared(tree: Tree, token: Token) -> Iterator[Role]:
    """ "Acme's founder and chairman", "founder and chief executive of Acme": what stands once for both nouns."""
    head = _first_title(tree, token)
    named = any(tree.tokens[c].kind in NAMED for c in kids(tree, token.i, *_BEFORE))
    if head is not None:
        own = named or any(True for _ in kids(tree, token.i, "poss", "det"))
        if not own:
            first = _first_title(tree, head) or head
            yield from (r for r in inner_roles(tree, first, first.i) if r.name == "possessor" or _is_name(tree, r))
    if any(True for _ in prepositions(tree, token.i)):
        return
    later = [*_shared_later(tree, token)]
    yield from later
    if head is not None and not (later or named):  # "founder of Acme and a former Birch executive" was Birch's
        yield from (r for r in inner_roles(tree, head, head.i) if r.name not in ("possessor", "modifier"))


def _shared_later(tree: Tree, token: Token) -> Iterator[Role]:
    """What stands at the end of two nouns for both: "president | and CEO of Acme"."""
    later = [tree.tokens[c] for c in kids(tree, token.i, "conj")]
    if token.dep in ("nmod", "compound"):
        later = [noun for noun in [coordinated(tree, token)] if noun is not None]
    for noun in later:
        bare = not any(True for _ in kids(tree, noun.i, "det", "poss")) or noun.i == token.head
        if bare and _plain(tree, noun):
            yield from (Role(n, j) for n, at in prepositions(tree, noun.i) for j in objects(tree, at))


def _first_title(tree: Tree, token: Token) -> Token | None:
    """The noun that this one is coordinated with, also before a name: "chairman and | head Ana Ruiz"."""
    name = before_name(tree, token.i)
    if name is not None and tree.tokens[name].dep == "conj" and shared_title(tree, tree.tokens[name].head) == name:
        return tree.tokens[tree.tokens[name].head]
    joined = token.dep == "conj" or _is_listed(tree, token)
    return tree.tokens[token.head] if joined and _plain(tree, tree.tokens[token.head]) else None


def _is_listed(tree: Tree, token: Token) -> bool:
    """Whether a noun goes on a list of three: "Acme's founder, | chairman and chief executive"."""
    bare = not any(True for _ in kids(tree, token.i, "det", "poss"))
    return token.dep == "appos" and bare and any(True for _ in kids(tree, token.i, "conj"))


def _is_name(tree: Tree, role: Role) -> bool:
    return role.name == "modifier" and tree.tokens[role.head].kind in NAMED


def _appointed(tree: Tree, token: Token, roles: Sequence[Role], uses: Verbs) -> Iterator[Role]:
    """Whose a post is, where nothing else says: "Acme named Ana Ruiz chairman", "Ana Ruiz joined Acme as chairman"."""
    if any(r.name in ("possessor", "of", "at", "for") or tree.tokens[r.head].kind in ORGANIZATIONS for r in roles):
        return
    for verb, role in uses.by_filler.get(token.i, ()):
        post = role.name in ("as", "complement") or (role.name == "to" and verb.lemma in tree.lists.naming)
        if post and verb.lemma in tree.lists.employing:
            name = "appointer" if verb.lemma in tree.lists.taking_on else "possessor"
            doers = (j for j in verb.fillers("agent") if tree.tokens[j].lemma.lower() not in tree.lists.sovereign)
            yield from (Role(name, j) for j in doers)
        elif role.name == "as" and verb.lemma in tree.lists.joining:
            yield from (Role("appointer", j) for j in verb.fillers("theme"))


def _said_when(tree: Tree, token: Token, uses: Verbs) -> Iterator[Role]:
    """When and where the verb says the noun of somebody: "is chairman | since 2016", "Acme, where she is chair"."""
    for verb, role in uses.by_filler.get(token.i, ()):
        if role.name in ("complement", "as"):
            yield from (r for r in verb.roles if tree.tokens[r.head].kind == "date" or r.name == "where")
            if verb.lemma in tree.lists.being:
                beside = (r for r in verb.roles if r.name in ("at", "with"))
                yield from (r for r in beside if tree.tokens[r.head].kind in ORGANIZATIONS)


def _plain(tree: Tree, token: Token) -> bool:
    return not token.kind and token.pos in ("NOUN", "PROPN", "ADJ")


def _strayed(tree: Tree, token: Token, roles: Sequence[Role], uses: Verbs) -> Iterator[Role]:
    """ "blocked the sale of Birch | to Acme": what the parser hung on the verb although only the event takes it."""
    known = {role.name for role in roles}
    missing = ({"to", "into"} if "of" in known else {"on"} if "possessor" in known else set()) - known
    for verb, role in uses.by_filler.get(token.i, ()) if missing else ():
        after = (r for r in verb.roles if role.name == "theme" and r.name in missing and r.head > token.i)
        yield from (r for r in after if tree.tokens[r.head].kind in NAMED)
