"""A pronoun or definite noun → what it could stand for, each with the signs for and against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.language.coreference.chains import ORGANIZATIONS, Chains
from kg.language.coreference.grammar import (
    PRONOUNS,
    REFLEXIVE,
    clause,
    is_nominal,
    is_plural,
    quoted,
    role,
    speaker,
    subject,
)
from kg.language.coreference.profiles import NONE, Profile, generic, kin, nations, parts, profiles, tells_apart
from kg.language.document import Document, Token
from kg.language.mentions import noun_kind
from kg.model import Kind

WINDOW = {"he": 5, "she": 5, "it": 3, "they": 3, "noun": 8, "described": 12}  # sentences back
_SEEMING = frozenset({"seem", "appear", "happen", "turn", "take", "matter", "remain", "rain", "snow", "follow"})


class Candidate(NamedTuple):
    """A token that an anaphor may stand for, its mention (-1: a noun phrase that is none), and the signs."""

    token: int
    mention: int
    signs: tuple[str, ...]


class _Seen(NamedTuple):
    """A token under examination: its mention, how its kind fits, how many others are nearer."""

    token: Token
    mention: int
    fit: str
    rank: int


class Scene(NamedTuple):
    """What does not change while an article's anaphors are resolved."""

    document: Document
    nominals: tuple[tuple[int, ...], ...]  # by sentence: head tokens that something can refer to
    roles: dict[int, str]
    kinds: dict[int, Kind]  # by head token, what the noun says
    quoted: tuple[bool, ...]  # by token: inside quotation marks
    told: Mapping[int, Profile]  # by mention: what it tells of its thing


def scene(document: Document) -> Scene:
    """Nominals, roles and quotations of a document."""
    nominals = tuple(
        tuple(t.i for t in document.sentence_tokens(sentence) if is_nominal(t)) for sentence in document.sentences
    )
    roles = {i: role(document, document.tokens[i]) for group in nominals for i in group}
    kinds = {i: noun_kind(document, document.tokens[i]) for group in nominals for i in group}
    return Scene(document, nominals, roles, kinds, quoted(document), profiles(document))


def candidates(view: Scene, anaphor: Token, kind: str, chains: Chains) -> list[Candidate]:
    """What an anaphor of kind "he", "she", "it", "they", "noun" or "described" may stand for, nearest first."""
    found: list[Candidate] = []
    ranks: dict[int, int] = {}  # group (a lone noun: its token, negative) → how many others are nearer
    for token in _before(view, anaphor, WINDOW[kind]):
        mention = view.document.heads.get(token.i, -1)
        fit = _fit(view, anaphor, kind, token, mention, chains)
        if fit and not _is_barred(view, anaphor, token):
            rank = ranks.setdefault(chains.find(mention) if mention >= 0 else -token.i - 1, len(ranks))
            seen = _Seen(token, mention, fit, rank)
            found.append(Candidate(token.i, mention, tuple(_signs(view, anaphor, kind, seen, chains))))
    return _beside_subject(view, anaphor, found, chains)


def _beside_subject(view: Scene, anaphor: Token, found: list[Candidate], chains: Chains) -> list[Candidate]:
    """Where the subject of the anaphor's own clause is a candidate, the others bear a sign against them."""
    own = subject(view.document, clause(view.document, anaphor))
    best = next((c for c in found if c.token == own), None)
    if own < 0 or best is None:
        return found
    group = chains.find(best.mention) if best.mention >= 0 else -1
    named = "named" if group >= 0 and chains.named[group] else "unnamed"
    sign = f"beside own subject&{view.roles.get(anaphor.i, 'other')}&{named}"
    same = (c.token == own or (c.mention >= 0 and chains.find(c.mention) == group) for c in found)
    return [c if alike else c._replace(signs=(*c.signs, sign)) for c, alike in zip(found, same, strict=True)]


def null_signs(view: Scene, anaphor: Token, kind: str, options: list[Candidate]) -> tuple[str, ...]:
    """The signs that an anaphor stands for nothing that has been mentioned."""
    signs = ["none", f"none:{view.roles.get(anaphor.i, 'other')}", f"none:options={min(3, len(options))}"]
    if kind == "it":
        signs += _pleonastic(view.document, anaphor)
    if kind == "noun":
        signs += _more_words(view.document, anaphor)
    if view.quoted[anaphor.i]:
        signs.append("none:quoted")
    return tuple(signs)


def _before(view: Scene, anaphor: Token, window: int) -> Iterator[Token]:
    """Nominals before the anaphor, nearest first; then the one after it that a fronted phrase looks ahead to."""
    tokens = view.document.tokens
    for number in range(anaphor.sentence, max(-1, anaphor.sentence - window - 1), -1):
        for i in reversed(view.nominals[number]):
            if i < anaphor.i:
                yield tokens[i]
    ahead = _ahead(view.document, anaphor)
    if ahead in view.kinds:
        yield tokens[ahead]


def _ahead(document: Document, anaphor: Token) -> int:
    """The subject that follows a fronted phrase or clause: "In its report, Acme …"."""
    tokens, at = document.tokens, anaphor
    for _ in range(12):
        if at.head == at.i:
            return -1
        at = tokens[at.head]
        if at.pos in ("VERB", "AUX") and at.i > anaphor.i:
            found = subject(document, at.i)
            if anaphor.i < found < at.i and tokens[found].kind:
                return found
    return -1


def _fit(view: Scene, anaphor: Token, kind: str, token: Token, mention: int, chains: Chains) -> str:
    """How the kinds agree ("person", "organization", …), "" if they cannot."""
    document = view.document
    own = chains.kind(mention) if mention >= 0 else view.kinds[token.i]
    group = PRONOUNS.get(token.text.lower(), "") if not token.kind else ""
    if kind in ("he", "she"):
        return _fit_person(kind, token, own, group, mention, chains)
    if kind == "it":
        singular = not is_plural(token) and group in ("", "it") and own not in ("person", "source")
        return own if singular else ""
    if kind == "they":
        many = is_plural(token) or own in ORGANIZATIONS or own == "source" or _has_conjunct(document, token)
        return own if many and group not in ("he", "she", "it", "i") else ""
    return _fit_noun(view, anaphor, token, own, mention, group)


def _fit_person(kind: str, token: Token, own: str, group: str, mention: int, chains: Chains) -> str:
    if group:
        return "person" if group == kind else ""
    gender = chains.genders[chains.find(mention)] if mention >= 0 else ""
    if is_plural(token) or gender not in ("", kind):
        return ""
    if own in ("person", "source"):
        return own
    return "unsure" if token.kind in ("other", "organization", "place", "work", "event") and own == token.kind else ""


def _fit_noun(view: Scene, anaphor: Token, token: Token, own: str, mention: int, group: str) -> str:
    wanted = view.kinds[anaphor.i]
    if mention < 0 or is_plural(token) != is_plural(anaphor) or group in ("i", "we"):
        return ""
    if wanted == own or (wanted in ORGANIZATIONS and own in ORGANIZATIONS and not _are_apart(wanted, own)):
        return own
    return "unsure" if own == "other" and token.kind else ""


def _are_apart(wanted: str, own: str) -> bool:
    """Whether no thing is of both kinds: a newspaper is no chip maker and no ministry, "the company" may be a paper."""
    return wanted != own and wanted in ("media", "government")


def _has_conjunct(document: Document, token: Token) -> bool:
    return any(document.tokens[child].dep == "conj" for child in token.children)


def _is_barred(view: Scene, anaphor: Token, token: Token) -> bool:
    """What grammar rules out: the phrase that contains the anaphor, and the subject of an object pronoun's own verb."""
    document, at = view.document, anaphor
    if token.sentence != anaphor.sentence:
        return False
    while at.head != at.i and at.pos not in ("VERB", "AUX"):
        at = document.tokens[at.head]
        if at.i == token.i:
            return True
    own = view.roles.get(anaphor.i, "other")
    if anaphor.text.lower() in REFLEXIVE or own == "owner" or anaphor.dep == "nsubj":
        return False
    verb = clause(document, anaphor)
    return verb >= 0 and subject(document, verb) == token.i and own in ("object", "prepositional")


def _signs(view: Scene, anaphor: Token, kind: str, seen: _Seen, chains: Chains) -> Iterator[str]:
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
    if token.dep == "conj" or _has_conjunct(document, token):
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


def _group_signs(view: Scene, anaphor: Token, seen: _Seen, chains: Chains, kind: str) -> Iterator[str]:
    """What the group of the candidate tells: how often it was mentioned, whether it has a name, what it was called."""
    document, group = view.document, chains.find(seen.mention)
    before = [i for i in chains.members[group] if document.mentions[i].start < anaphor.start]
    yield f"times={min(len(before), 6)}"
    yield "named" if chains.named[group] else "unnamed"
    if document.mentions[group].start < 200:
        yield "from the beginning"
    if kind in ("he", "she") and chains.genders[group] == kind:
        yield "gender known"
    if kind in ("noun", "described"):
        yield from _noun_signs(anaphor, seen.token, chains.said[group])
        yield from _profile_signs(view, anaphor, chains.members[group])
        if group in _sayers(view, anaphor, chains):
            yield "says it"


def _noun_signs(anaphor: Token, token: Token, said: set[str]) -> Iterator[str]:
    lemma = anaphor.lemma.lower()
    if token.lemma.lower() == lemma and not token.kind:
        yield "same noun"
    elif lemma in said:
        yield "called so"
    elif said - generic() and lemma not in generic():
        yield "called otherwise"


def _profile_signs(view: Scene, anaphor: Token, members: list[int]) -> Iterator[str]:
    """Whether what tells the thing apart ("the Oslo shipbuilder") has been said of the candidate, or something else."""
    apart = tells_apart(view.document, anaphor)
    told = NONE.union(*(view.told.get(i, NONE) for i in members))
    if told & kin(anaphor):
        yield "named so"
    if apart & told:
        yield "told so"
    elif nations(apart) and nations(told):
        yield "of another nation"


def _sayers(view: Scene, anaphor: Token, chains: Chains) -> set[int]:
    """The groups of those in whose words a described noun stands: who says "the Oslo shipbuilder" means another."""
    if not tells_apart(view.document, anaphor):
        return set()
    verbs, verb = list[int](), clause(view.document, anaphor)
    while verb >= 0:
        verbs.append(verb)
        verb = clause(view.document, view.document.tokens[verb])
    subjects = {subject(view.document, verb) for verb in verbs} | {speaker(view.document, anaphor)}
    return {chains.find(view.document.heads[i]) for i in subjects - {anaphor.i} if i in view.document.heads}


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
    """Whether a definite noun is "the Oslo shipbuilder": the news names it first and brings in news of it by the way."""
    around = [document.tokens[child] for child in anaphor.children]
    named = any(t.dep in ("prep", "relcl", "acl", "appos") or (t.pos == "PROPN" and not t.kind) for t in around)
    unit = anaphor.lemma.lower() in parts()
    return anaphor.tag == "NN" and not named and not unit and bool(tells_apart(document, anaphor))
