"""An anaphor and what it may stand for → the signs for and against it; what they count is in coreference.toml."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.coreference.chains import Chains
from kg.language.coreference.grammar import PRONOUNS, clause, has_conjunct, is_plural, speaker, subject
from kg.language.coreference.profiles import NONE, generic, kin, located, nations, parts, tells_apart
from kg.language.coreference.scene import Apart, Scene, Seen
from kg.language.document import Document, Token

_SEEMING = frozenset({"seem", "appear", "happen", "turn", "take", "matter", "remain", "rain", "snow", "follow"})


def null_signs(view: Scene, anaphor: Token, kind: str, options: int) -> tuple[str, ...]:
    """The signs that an anaphor with so many options stands for nothing that has been mentioned."""
    signs = ["none", f"none:{view.roles.get(anaphor.i, 'other')}", f"none:options={min(3, options)}"]
    if kind == "it":
        signs += _pleonastic(view.document, anaphor)
    if kind == "noun":
        signs += _more_words(view.document, anaphor)
    if view.quoted[anaphor.i]:
        signs.append("none:quoted")
    return tuple(signs)


def signs(view: Scene, anaphor: Token, kind: str, seen: Seen, chains: Chains) -> Iterator[str]:
    """The signs for and against a candidate of an anaphor of this kind."""
    token, document = seen.token, view.document
    mine, its = view.roles.get(anaphor.i, "other"), view.roles[token.i]
    away = anaphor.sentence - token.sentence
    yield f"away={min(away, 4)}"
    yield f"role={its}"
    yield f"role={its}&{'near' if away < 2 else 'far'}"
    yield f"roles={mine}-{its}"
    yield f"fit={seen.fit}"
    yield f"rank={min(seen.rank, 5)}"
    yield f"form={_form(token, seen.mention)}"
    if token.i > anaphor.i:
        yield "ahead"
    if seen.mention >= 0:
        yield from _group_signs(view, anaphor, seen, chains, kind)
    if away == 0:
        yield from _same_sentence(document, anaphor, token, mine)
    elif its == "subject" and document.tokens[token.head].dep == "ROOT":
        yield f"main subject&{min(away, 3)}"
    yield from _around(view, anaphor, token)


def _around(view: Scene, anaphor: Token, token: Token) -> Iterator[str]:
    document = view.document
    if token.dep == "conj" or has_conjunct(document, token):
        yield "coordinated"
        if document.tokens[anaphor.head].dep == "conj" and document.tokens[anaphor.head].head == token.i:
            yield "owner in coordination"
    if view.quoted[anaphor.i] != view.quoted[token.i]:
        yield "quotation between"
        if view.quoted[anaphor.i] and token.i == speaker(document, anaphor):
            yield "speaks"
    if is_plural(token):
        yield "plural"


def _form(token: Token, mention: int) -> str:
    if token.kind:
        return "name"
    if token.text.lower() in PRONOUNS:
        return "pronoun"
    return "noun" if mention >= 0 else "any noun"


def _group_signs(view: Scene, anaphor: Token, seen: Seen, chains: Chains, kind: str) -> Iterator[str]:
    """What the group of the candidate tells: how often it was mentioned, whether it has a name, what it was called."""
    document, group = view.document, chains.find(seen.mention)
    before = [i for i in chains.members[group] if document.mentions[i].start < anaphor.start]
    yield f"times={min(len(before), 6)}"
    yield "named" if chains.named[group] else "unnamed"
    if document.mentions[group].start < 200:
        yield "from the beginning"
    if kind in ("he", "she") and chains.genders[group] == kind:
        yield "gender known"
    if seen.apart is not None:
        yield from _noun_signs(anaphor, seen.token, chains.said[group])
        yield from _profile_signs(view, seen.apart, chains.members[group])
        if group in seen.apart.sayers:
            yield "says it"


def _noun_signs(anaphor: Token, token: Token, said: set[str]) -> Iterator[str]:
    lemma = anaphor.lemma.lower()
    if token.lemma.lower() == lemma and not token.kind:
        yield "same noun"
    elif lemma in said:
        yield "called so"
    elif said - generic() and lemma not in generic():
        yield "called otherwise"


def _profile_signs(view: Scene, apart: Apart, members: list[int]) -> Iterator[str]:
    """Whether what tells the thing apart ("the Oslo shipbuilder") has been said of the candidate, or something else."""
    told = NONE.union(*(view.told.get(i, NONE) for i in members)) if apart.words or apart.kin else NONE
    if told & apart.kin:
        yield "named so"
    if told & apart.words:
        yield "told so"
    elif nations(apart.words) and nations(told):
        yield "of another nation"
    elif located(apart.words) and located(told):
        yield "of another place"


def apart(view: Scene, anaphor: Token, chains: Chains) -> Apart:
    """What tells apart the thing that a definite noun stands for."""
    words = tells_apart(view.document, anaphor)
    return Apart(words, kin(anaphor), _sayers(view, anaphor, chains) if words else frozenset())


def _sayers(view: Scene, anaphor: Token, chains: Chains) -> frozenset[int]:
    """The groups of the subjects above the noun's clause and of who speaks."""
    verbs, verb = list[int](), clause(view.document, anaphor)
    while verb >= 0:
        verbs.append(verb)
        verb = clause(view.document, view.document.tokens[verb])
    subjects = {subject(view.document, verb) for verb in verbs} | {speaker(view.document, anaphor)}
    return frozenset(chains.find(view.document.heads[i]) for i in subjects - {anaphor.i} if i in view.document.heads)


def _same_sentence(document: Document, anaphor: Token, token: Token, mine: str) -> Iterator[str]:
    """Whether the candidate is the subject of the anaphor's clause, or of one above it."""
    verb, first = clause(document, anaphor), True
    for _ in range(6):
        if verb < 0:
            return
        if subject(document, verb) == token.i:
            yield f"own subject&{mine}" if first else f"upper subject&{mine}"
            return
        first, verb = False, clause(document, document.tokens[verb])


def _pleonastic(document: Document, anaphor: Token) -> Iterator[str]:
    """ "It is clear that …", "it seems", "makes it possible to …"."""
    verb = document.tokens[anaphor.head]
    deps = {document.tokens[child].dep for child in verb.children}
    clausal = bool(deps & {"ccomp", "xcomp", "advcl", "csubj", "relcl"})
    below = {
        document.tokens[g].dep for child in verb.children for g in document.tokens[child].children if child > anaphor.i
    }
    if verb.lemma == "be" and deps & {"acomp", "attr"}:
        yield "it is"
        if clausal or below & {"ccomp", "xcomp", "relcl", "acl"}:
            yield "it is … that"
    if verb.lemma in _SEEMING:
        yield "it seems"
    if anaphor.dep == "nsubjpass" and "ccomp" in deps:
        yield "it is said that"


def _more_words(document: Document, anaphor: Token) -> Iterator[str]:
    """A definite noun with more words: "the company that makes tyres" is told apart by them."""
    deps = {document.tokens[child].dep for child in anaphor.children}
    if deps & {"prep", "relcl", "acl"}:
        yield "described after"
    if deps & {"amod", "compound", "nummod", "nmod"}:
        yield "described before"
    if any(document.tokens[child].text.lower() in ("this", "that", "these") for child in anaphor.children):
        yield "this"


def described(document: Document, anaphor: Token) -> bool:
    """Whether a definite noun is "the Oslo shipbuilder": the news names it first and brings in news by the way."""
    around = [document.tokens[child] for child in anaphor.children]
    named = any(t.dep in ("prep", "relcl", "acl", "appos") or (t.pos == "PROPN" and not t.kind) for t in around)
    unit = anaphor.lemma.lower() in parts()
    return anaphor.tag == "NN" and not named and not unit and bool(tells_apart(document, anaphor))
