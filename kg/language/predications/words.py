"""ontology/words/ → the word lists that the grammar of predications asks for, as sets and tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from kg.vocabulary import words

_FIRMS = ("company", "organization", "media")
_KINDS = ("person", "company", "organization", "government", "media", "product", "work")


class Lists(NamedTuple):
    """All word lists of this stage, read once."""

    particles: Mapping[str, frozenset[str]]  # verb → its particles
    prepositions: Mapping[str, str]  # "together with" → "with"
    subject_control: frozenset[str]
    object_control: frozenset[str]
    object_before: Mapping[str, frozenset[str]]  # preposition → verbs whose object acts after it
    control_nouns: frozenset[str]
    taken: frozenset[str]
    work: frozenset[str]
    children: frozenset[str]
    ranked: frozenset[str]  # "the elder of two children"
    acts: frozenset[str]  # verbs after whose object "in Oslo" says where it was done
    places: frozenset[str]  # nouns that a place's name follows with "of": "the port city of"
    handing_over: frozenset[str]
    as_adjectives: frozenset[str]
    posts: frozenset[str]
    granted: frozenset[str]
    alone: frozenset[str]
    naming: frozenset[str]
    as_subject: frozenset[str]
    employing: frozenset[str]
    taking_on: frozenset[str]
    sovereign: frozenset[str]  # "appointed by the government as chairman": of something else
    joining: frozenset[str]
    felt: frozenset[str]  # "it is a privilege to serve": what "it" does not do
    founding: frozenset[str]
    measured: frozenset[str]  # verbs whose object is a sum or share, roughly: "spent about $5 million"
    rough: frozenset[str]
    dating: frozenset[str]
    being: frozenset[str]
    placed: frozenset[str]  # participles behind where something is: "Oslo-based"
    hiring: frozenset[str]
    chosen: frozenset[str]  # "her pick to replace him": who is chosen does it
    helping: frozenset[str]
    traded: frozenset[str]
    giving: frozenset[str]
    given_for: frozenset[str]  # what the giver does with the money, not who gets it
    following: frozenset[str]
    light: frozenset[str]
    light_if_new: frozenset[str]
    holdings: frozenset[str]
    receiving: frozenset[str]
    light_prepositions: Mapping[str, frozenset[str]]  # preposition → verbs
    adverbial: frozenset[str]
    events: Mapping[str, str]  # noun → verb
    role_names: Mapping[str, str]  # spelling → lemma
    name_ends: frozenset[str]  # last words of the names of several words
    reared: frozenset[str]  # passive after "born and"
    person_roles: frozenset[str]
    organization_roles: frozenset[str]
    firms: frozenset[str]  # nouns that say what a firm does or is, after where it is: "Danish bookmaker"
    not_roles: frozenset[str]
    degrees: frozenset[str]
    spouses: frozenset[str]
    said_of_names: frozenset[str]  # nouns that stand before a name and say what it is
    some: frozenset[str]  # of which what is said is said of the whole: "one of the founders"
    compared: frozenset[str]  # "more" of "more than $2 billion"
    rests: frozenset[str]
    listing: frozenset[str]  # before the members of something: "including"
    groups: frozenset[str]
    made_of: frozenset[str]  # what a group does with its members: "a consortium made up of Acme"
    sharing: frozenset[str]  # before "of" and what is listed: "some of its clients are"
    sides: frozenset[str]  # several who act as one: "investors led by Acme"
    leading: frozenset[str]
    directions: frozenset[str]  # adverbs before a preposition: "back to"
    opening: frozenset[str]  # adverbs before what somebody is: "Now a director"


_PARTS = ("some", "compared", "rests", "listing", "groups", "made_of", "sharing", "sides", "leading")
_ADVERBS = ("directions", "opening")
_CONTROL = (
    "taken", "work", "handing_over", "posts", "granted", "alone", "naming", "as_subject", "employing", "taking_on",
    "sovereign", "following", "joining", "founding", "measured", "dating", "being", "placed", "reared", "felt",
)  # fmt: skip


@lru_cache(maxsize=1)
def lists() -> Lists:
    """The word lists. OntologyError if a file is missing or not TOML."""
    control, light, roles = words("control"), words("light_verbs"), words("role_nouns")
    return Lists(
        particles=_sets(words("particles")),
        prepositions=words("prepositions"),
        subject_control=frozenset(control["subject"]),
        object_control=frozenset(control["object"]),
        object_before=_sets(control["object_before"]),
        control_nouns=frozenset(control["nouns"]["list"]),
        **{name: frozenset(control[name]["list"]) for name in _CONTROL},
        rough=frozenset(control["measured"]["after"]),
        children=frozenset(roles["children"]["list"]),
        ranked=frozenset(roles["children"]["ranked"]),
        acts=frozenset(control["acts"]["list"]),
        places=frozenset(roles["places"]["list"]),
        as_adjectives=frozenset(roles["as_adjectives"]["list"]),
        hiring=frozenset(control["hiring"]["list"]),
        chosen=frozenset(control["chosen"]["list"]),
        helping=frozenset(control["hiring"]["helping"]),
        traded=frozenset(control["hiring"]["traded"]),
        giving=frozenset(control["giving"]["list"]),
        given_for=frozenset(control["giving"]["own"]),
        light=frozenset(light["agent"]),
        light_if_new=frozenset(light["agent_of_new"]),
        holdings=frozenset(light["holdings"]["list"]),
        receiving=frozenset(light["recipient"]),
        light_prepositions=_sets(light["prepositions"]),
        adverbial=frozenset(light["adverbial"]["list"]),
        events=words("nominalisations")["events"],
        role_names=roles["names"],
        name_ends=_ends([*roles["names"], *words("nominalisations")["events"]]),
        person_roles=frozenset(roles["person"]["list"]),
        organization_roles=frozenset(roles["organization"]["list"]),
        firms=frozenset().union(*roles["organization"].values(), *(words("nouns")[kind] for kind in _FIRMS)),
        degrees=frozenset(words("jobs")["degree"]),
        not_roles=frozenset(roles["not_roles"]["list"]),
        spouses=frozenset(roles["spouses"]["list"]),
        said_of_names=_said_of_names(roles["said_of_names"]["but"]),
        **{name: frozenset(words("parts")[name]) for name in _PARTS},
        **{name: frozenset(words("adverbs")[name]) for name in _ADVERBS},
    )


def _said_of_names(but: list[str]) -> frozenset[str]:
    return frozenset(noun for kind in _KINDS for noun in words("nouns")[kind]).difference(but)


def _ends(names: list[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in (name.split(" ")[-1], name.split("-")[-1]) if word != name)


def _sets(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in table.items()}
