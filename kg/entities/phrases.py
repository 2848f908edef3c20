"""Noun phrases for things without a name of their own → what to call them: "its new lab" → "Acme's new lab"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.entities.names import particles
from kg.model import Mention

Owners = Mapping[tuple[str, int], Mention]  # an article and where a pronoun stands → the pronoun, with its owner's name

NO_OWNERS: Owners = {}


def owners_of(mentions: Iterable[Mention]) -> Owners:
    """The pronouns among the mentions that stand for something with a name."""
    pronouns = (mention for mention in mentions if mention.form == "pronoun")
    return {(one.article, one.start): one for one in pronouns if one.name and one.name != one.text}


def phrase_of(members: Sequence[Mention], owners: Owners) -> str:
    """What stands for a thing without a name: the fullest phrase for it, after its owner where a pronoun names it."""
    first = members[0]
    fullest = ((first.chain is not None or first.kind == "source") and first.name) or first.text
    if fullest == first.text and any(member.kind == "source" for member in members):
        fullest = max((fullest, *(member.text for member in members if member.form == "noun")), key=len)
    start = next((one.start for one in members if one.text == fullest), -1)
    owner = owners.get((members[0].article, start))
    if owner is not None and len(owner.text) < len(fullest):
        return f"{_possessive(owner.name)} {fullest[len(owner.text) :].strip()}"
    return _as_inside_a_sentence(fullest)


def is_bare(mention: Mention) -> bool:
    """Whether it is a noun by itself that stands for nothing in particular: "software", not "its software"."""
    first = mention.text.partition(" ")[0].casefold()
    return mention.form == "noun" and mention.chain is None and first not in particles("determiners")


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _as_inside_a_sentence(phrase: str) -> str:
    """ "The lender" as "the lender"."""
    first = phrase.partition(" ")[0]
    small = first.casefold() in particles("determiners") | particles("quantifiers") and not first.isupper()
    return first.casefold() + phrase[len(first) :] if small and first != phrase else phrase
