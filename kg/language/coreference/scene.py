"""A parsed document → what does not change while its anaphors are resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.language.coreference.deeds import Called, deeds
from kg.language.coreference.grammar import is_nominal, quoted, role
from kg.language.coreference.posts import held_titles
from kg.language.coreference.profiles import Profile, profiles
from kg.language.coreference.topics import first_named, kin
from kg.language.document import Document, Predication, Token
from kg.language.mentions import noun_kind
from kg.model import Kind


class Scene(NamedTuple):
    """What does not change while an article's anaphors are resolved."""

    document: Document
    nominals: tuple[tuple[int, ...], ...]  # by sentence: head tokens that something can refer to
    roles: dict[int, str]
    kinds: dict[int, Kind]  # by head token, what the noun says
    quoted: tuple[bool, ...]  # by token: inside quotation marks
    told: Mapping[int, Profile]  # by mention: what it tells of its thing
    deeds: Mapping[int, Called]  # by mention: the nouns that what it does earns it
    kin: frozenset[int]  # mentions of who is introduced as somebody's kin
    first: int  # mention of the first person named, or -1
    first_firm: int  # of the first company or organization, or -1
    titles: tuple[Predication, ...]  # that somebody has in an organization
    verbs: Mapping[int, tuple[Predication, ...]]  # by head token, those that it is said with


def scene(document: Document) -> Scene:
    """Nominals, roles and quotations of a document."""
    nominals = tuple(
        tuple(t.i for t in document.sentence_tokens(sentence) if is_nominal(t)) for sentence in document.sentences
    )
    roles = {i: role(document, document.tokens[i]) for group in nominals for i in group}
    kinds = {i: noun_kind(document, document.tokens[i]) for group in nominals for i in group}
    person, firm = first_named(document, {"person"}), first_named(document, {"company", "organization"})
    return Scene(
        document,
        nominals,
        roles,
        kinds,
        quoted(document),
        profiles(document),
        deeds(document),
        kin(document),
        person,
        firm,
        held_titles(document),
        _verbs(document.predications),
    )


def _verbs(predications: Sequence[Predication]) -> Mapping[int, tuple[Predication, ...]]:
    found: dict[int, list[Predication]] = defaultdict(list)
    for verb in predications:
        if verb.kind == "verb":
            for head in dict.fromkeys(each.head for each in verb.roles):
                found[head].append(verb)
    return {head: tuple(verbs) for head, verbs in found.items()}


class Apart(NamedTuple):
    """What tells apart the thing that a definite noun stands for, worked out once for all candidates."""

    words: Profile  # "Oslo" of "the Oslo lender"
    trade: Profile  # the trades that its words speak of: the first word of each group of words for one
    sayers: frozenset[int]  # groups in whose words the noun stands: who says "the Oslo lender" means another
    changed: frozenset[int]  # groups that only rise or fall when it does something: they are what it is


class Seen(NamedTuple):
    """A token under examination: its mention, how its kind fits, how many others are nearer."""

    token: Token
    mention: int
    fit: str
    rank: int
    apart: Apart | None  # None where the anaphor is a pronoun


class Candidate(NamedTuple):
    """A token that an anaphor may stand for, its mention (-1: a noun phrase that is none), and the signs."""

    token: int
    mention: int
    signs: tuple[str, ...]
