"""Noun phrases for things without a name of their own → what to call them: "its new lab" → "Acme's new lab"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kg.entities.names import particles
from kg.model import Mention

Owners = Mapping[tuple[str, int], Mention]  # an article and where "its", "the company's" stands → that, with a name

NO_OWNERS: Owners = {}
_ENDING = re.compile(r"['’]s? ")


def owners_of(mentions: Iterable[Mention]) -> Owners:
    """The pronouns and bare nouns ("the company") among the mentions that stand for something with a name."""
    standing = (one for one in mentions if one.form == "pronoun" or (one.form == "noun" and _is_short(one.text)))
    return {(one.article, one.start): one for one in standing if one.name and one.name != one.text}


def _is_short(noun: str) -> bool:
    """Whether it leaves to others what it stands for: "the Tarrow bank" may be another than the chain has it."""
    return noun.count(" ") == 1 and noun[1:].islower()


def phrase_of(members: Sequence[Mention], owners: Owners) -> str:
    """What stands for a thing without a name: the fullest phrase for it, after its owner where a pronoun names it."""
    first = members[0]
    fullest = ((first.chain is not None or first.kind == "source") and first.name) or first.text
    if fullest == first.text and any(member.kind == "source" for member in members):
        fullest = max((fullest, *(member.text for member in members if member.form == "noun")), key=len)
    start = next((one.start for one in members if one.text == fullest), -1)
    owner = owners.get((members[0].article, start))
    if owner is not None and (owned := _owned(fullest, owner)):
        return f"{_possessive(owner.name)} {owned}"
    return _as_inside_a_sentence(fullest)


def is_bare(mention: Mention) -> bool:
    """Whether it is a noun by itself that stands for nothing in particular: "software", not "its software"."""
    first = mention.text.partition(" ")[0].casefold()
    return mention.form == "noun" and mention.chain is None and first not in particles("determiners")


def _owned(phrase: str, owner: Mention) -> str:
    """What follows the owner in a phrase: "new lab" of "its new lab" and "the company's new lab"; else ""."""
    rest = phrase[len(owner.text) :]
    if owner.form == "pronoun":
        return rest.strip()
    ending = _ENDING.match(rest)
    return rest[ending.end() :] if ending else ""


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _as_inside_a_sentence(phrase: str) -> str:
    """ "The lender" as "the lender"."""
    first = phrase.partition(" ")[0]
    small = first.casefold() in particles("determiners") | particles("quantifiers") and not first.isupper()
    return first.casefold() + phrase[len(first) :] if small and first != phrase else phrase
