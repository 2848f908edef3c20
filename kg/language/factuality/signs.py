"""ontology/words → what each word does to the certainty of what stands with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from kg.errors import OntologyError
from kg.language.factuality.state import Effect, Value
from kg.vocabulary import words

_LISTS = ("hedges", "implicatives", "intentions", "negations")
_DENYING = (
    "falsely", "retracted", "hoaxes", "bogus", "openers", "mistaken", "answers", "partly", "quantifiers", "more",
    "until", "about", "multiplying",
)  # fmt: skip
_CLASSES = ("verb", "noun", "adjective")


class Signs(NamedTuple):
    """The word lists as look-ups; all words are lower-case."""

    effects: Mapping[tuple[str, str, str], Effect]  # (word class, lemma, complement)
    phrasal: frozenset[str]  # verbs that have an entry with a particle
    modifiers: Mapping[str, Value]  # adjective before a noun
    awaited: frozenset[str]  # those that say no such thing with a degree: "much-anticipated"
    degrees: frozenset[str]
    befalling: frozenset[str]  # those that leave a company what it is
    befallen: frozenset[str]  # nouns of companies that they leave so
    prepositions: Mapping[str, Value]  # "instead of"
    leading: frozenset[str]  # their last words
    modals: Mapping[str, str]
    adverbs: Mapping[str, Value]
    narrating: frozenset[str]  # "would later"
    falsely: frozenset[str]
    retracted: frozenset[str]
    hoaxes: frozenset[str]  # what they say is not so
    bogus: frozenset[str]  # adjectives of such
    openers: frozenset[str]
    mistaken: frozenset[str]  # "wrong to say that", "a mistake to report that"
    answers: frozenset[str]  # a sentence of its own after a question: "No."
    agendas: frozenset[str]  # what is on them has not happened
    condition_leads: frozenset[str]
    condition_nouns: frozenset[str]
    absolutes: frozenset[str]
    given: frozenset[str]  # prepositions of what is so, whatever is denied
    circumstances: frozenset[str]  # prepositions of an adverbial clause
    once: frozenset[str]
    partly: frozenset[str]
    unfulfilled: frozenset[str]
    completing: frozenset[str]
    hiring: frozenset[str]
    traded: frozenset[str]
    following: frozenset[str]  # "succeed": who does takes over a post
    serving: frozenset[str]  # "serve": who will do so as something is yet to be that
    tried: frozenset[str]
    carried: frozenset[str]  # "list share": a thing that is as sure as what is done with it
    vainly: frozenset[str]
    rebuffed: frozenset[str]  # "but was rebuffed"
    due: frozenset[str]  # "was to", "was set to"
    journeys: frozenset[str]  # what people do to be elsewhere: "move"
    financing: frozenset[str]  # "to fund its purchase"
    long_ago: frozenset[str]  # "borrowed last year to fund its purchase"
    spending: frozenset[str]  # "will use the money to buy"
    orders: frozenset[str]  # "won a contract to supply"
    ordering: frozenset[str]
    works: frozenset[str]
    guiding: frozenset[str]  # "expects to earn"
    guided: frozenset[str]
    figures: frozenset[str]
    generic: frozenset[str]  # "a merger makes sense"
    denied_modals: frozenset[str]
    quantifiers: frozenset[str]
    more: frozenset[str]
    about: frozenset[str]  # before a figure or a multiplying verb these deny nothing: "nearly doubled"
    multiplying: frozenset[str]
    until: frozenset[str]
    open_marks: frozenset[str]
    conditional: frozenset[str]
    temporal: frozenset[str]
    term_nouns: frozenset[str]
    term_prepositions: frozenset[str]
    granting: frozenset[str]
    asking: frozenset[str]
    ordered: frozenset[str]
    estimating: frozenset[str]
    past_adverbs: frozenset[str]
    past_modifiers: frozenset[str]
    prefixes: tuple[str, ...]
    ends: frozenset[str]
    states: frozenset[str]
    linking: frozenset[str]  # "is near a deal"
    futurate: frozenset[str]
    heirs: frozenset[str]  # posts: "the next chairman"
    licences: frozenset[str]  # "a licence to Acme's programme": who gives one has that
    deals: frozenset[str]  # in the progressive they are not done
    joining: frozenset[str]  # those that need no object
    sold: frozenset[str]  # what is sold but once
    ending: frozenset[str]
    begun: frozenset[str]  # what was, though it is given up
    under_way: frozenset[str]  # what they do that are under way: "its investigation continues"
    lasting: frozenset[str]
    ranks: frozenset[str]
    leaving: frozenset[str]
    recalled: frozenset[str]  # "the deal", "the talks"
    finished: frozenset[str]  # "the deal closed"
    reversing: frozenset[str]  # "but a court overturned the ruling"
    families: Mapping[str, frozenset[str]]  # verb → the verbs that may tell of the same happening
    events: Mapping[str, str]  # event noun → verb
    parties: Mapping[str, str]  # who takes part in a deal → verb
    reached_by: frozenset[str]  # prepositions before a happening: "hopes of a purchase"
    reached_as_object: frozenset[str]
    posts: frozenset[str]
    nouns: frozenset[str]  # nouns that share the state of what governs them


@lru_cache(maxsize=1)
def signs() -> Signs:
    """All signs of factuality, read once. Raises OntologyError if a list is missing or says two things of one word."""
    hedges, intentions, negations, tenses = map(words, ("hedges", "intentions", "negations", "tenses"))
    effects = _effects(_LISTS)
    return Signs(
        effects=effects,
        phrasal=frozenset(lemma.split()[0] for _, lemma, _ in effects if " " in lemma),
        modifiers=dict(
            pair for each in (hedges, intentions, negations) for pair in _by_word(each["modifiers"]).items()
        ),
        befalling=frozenset(negations["befalling"]["words"]),
        befallen=frozenset(words("nouns")["company"])
        - {*negations["befalling"]["but"], *words("nominalisations")["events"]},
        prepositions=(prepositions := _by_word(negations["prepositions"])),
        leading=frozenset(phrase.split(" ")[-1] for phrase in prepositions),
        modals=_by_word(hedges["modals"]),
        adverbs={**_by_word(hedges["adverbs"]), **dict.fromkeys(negations["words"]["adverbs"], "Denied")},
        hiring=frozenset(words("control")["hiring"]["list"]),
        traded=frozenset(words("control")["hiring"]["traded"]),
        following=frozenset(words("control")["following"]["list"]),
        serving=frozenset(words("control")["following"]["serving"]),
        **_sets(negations["words"], *_DENYING),
        denied_modals=frozenset(negations["words"]["modals"]),
        **_of_hedges(hedges),
        **_of_plans(intentions),
        **_of_times(tenses),
        prefixes=tuple(tenses["past"]["prefixes"]),
        sold=frozenset(
            (*intentions["underway"]["sold"], *words("role_nouns")["unit"]["list"], *words("nouns")["company"])
        ),
        recalled=frozenset(words("happenings")["recalled"]),
        finished=frozenset(words("happenings")["finished"]),
        reversing=frozenset(words("happenings")["reversing"]),
        families=_families(words("happenings")),
        reached_by=frozenset(words("nominalisations")["reached"]["by"]),
        reached_as_object=frozenset(words("nominalisations")["reached"]["as_object"]),
        posts=frozenset(words("control")["posts"]["list"]),
        events=(events := words("nominalisations")["events"]),
        parties=words("nominalisations")["parties"],
        nouns=frozenset(events).union(lemma for word_class, lemma, _ in effects if word_class == "noun"),
    )


def _of_hedges(hedges: Mapping[str, Mapping[str, list[str]]]) -> dict[str, frozenset[str]]:
    """The signs of what is open: conditions, terms, questions, estimates."""
    return {
        "narrating": frozenset(hedges["narrated"]["adverbs"]),
        "condition_leads": frozenset(hedges["conditions"]["leads"]),
        "condition_nouns": frozenset(hedges["conditions"]["nouns"]),
        "once": frozenset(hedges["marks"]["Planned"]),
        "absolutes": frozenset(hedges["marks"]["absolutes"]),
        "given": frozenset(hedges["marks"]["given"]),
        "circumstances": frozenset(hedges["marks"]["circumstances"]),
        "open_marks": frozenset(hedges["marks"]["Possible"]),
        "conditional": frozenset(hedges["marks"]["conditional"]),
        "temporal": frozenset(hedges["marks"]["temporal"]),
        "term_nouns": frozenset(hedges["terms"]["nouns"]),
        "term_prepositions": frozenset(hedges["terms"]["prepositions"]),
        "granting": frozenset(hedges["questions"]["granting"]),
        "asking": frozenset(hedges["questions"]["asking"]),
        "estimating": frozenset(hedges["estimates"]["verbs"]),
        "ordered": frozenset(hedges["orders"]["verbs"]),
        "guiding": frozenset(hedges["guidance"]["governors"]),
        "guided": frozenset(hedges["guidance"]["verbs"]),
        "figures": frozenset(hedges["guidance"]["figures"]),
        "generic": frozenset(hedges["generic"]["nouns"]),
        "awaited": frozenset(hedges["awaited"]["modifiers"]),
        "degrees": frozenset(hedges["awaited"]["degrees"]),
    }


def _of_plans(intentions: Mapping[str, Mapping[str, list[str]]]) -> dict[str, frozenset[str]]:
    """The signs of what is planned, and of what comes of it."""
    return {
        "agendas": frozenset(intentions["agendas"]["nouns"]),
        "unfulfilled": frozenset(intentions["unfulfilled"]["verbs"]),
        "completing": frozenset(intentions["completing"]["verbs"]),
        "tried": frozenset(intentions["unfulfilled"]["tried"]),
        "carried": frozenset(intentions["carried"]["things"]),
        "vainly": frozenset(intentions["unfulfilled"]["vainly"]),
        "rebuffed": frozenset(intentions["unfulfilled"]["rebuffed"]),
        "due": frozenset(intentions["due"]["words"]),
        "journeys": frozenset(intentions["journeys"]["words"]),
        "financing": frozenset(intentions["financing"]["verbs"]),
        "long_ago": frozenset(intentions["financing"]["long_ago"]),
        "spending": frozenset(intentions["spending"]["verbs"]),
        "orders": frozenset(intentions["orders"]["nouns"]),
        "ordering": frozenset(intentions["orders"]["verbs"]),
        "works": frozenset(intentions["orders"]["works"]),
        "licences": frozenset(intentions["licences"]["nouns"]),
        "deals": frozenset(intentions["underway"]["verbs"]),
        "joining": frozenset(intentions["underway"]["joining"]),
    }


def _of_times(tenses: Mapping[str, Mapping[str, list[str]]]) -> dict[str, frozenset[str]]:
    """The signs of what was, ends or is to come."""
    return {
        "past_adverbs": frozenset(tenses["past"]["adverbs"]),
        "past_modifiers": frozenset(tenses["past"]["modifiers"]),
        "ends": frozenset(tenses["past"]["ends"]),
        "states": frozenset(tenses["states"]["verbs"]),
        "linking": frozenset(tenses["states"]["linking"]),
        "ending": frozenset(tenses["ending"]["verbs"]),
        "begun": frozenset(tenses["ending"]["begun"]),
        "under_way": frozenset(tenses["ending"]["under_way"]),
        "lasting": frozenset(tenses["ending"]["lasting"]),
        "leaving": frozenset(tenses["leaving"]["verbs"]),
        "ranks": frozenset(tenses["ranks"]["adjectives"]),
        "heirs": frozenset(tenses["future"]["heirs"]),
        "futurate": frozenset(tenses["future"]["progressives"]),
    }


def _effects(lists: Iterable[str]) -> dict[tuple[str, str, str], Effect]:
    found: dict[tuple[str, str, str], Effect] = {}
    for name, entry in ((each, entry) for each in lists for entry in words(each)["effect"]):
        more = entry.get("refutes", False), entry.get("unsure", "Possible")
        effect = Effect(entry["affirmed"], entry["negated"], *more)
        keys = ((c, lemma, complement) for c in _CLASSES for lemma in entry.get(c, ()) for complement in entry["takes"])
        for key in keys:
            if key in found:
                raise OntologyError(f"ontology/words/{name}.toml: {' '.join(key)} is already there: keep one entry")
            found[key] = effect
    return found


def _sets(table: Mapping[str, list[str]], *names: str) -> dict[str, Any]:
    return {name: frozenset(table[name]) for name in names}


def _by_word(table: Mapping[str, list[str]]) -> dict[str, Any]:
    return {word: value for value, listed in table.items() for word in listed}


def _families(table: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    families = {verb: frozenset(group) | {verb} for group in table["groups"] for verb in group}
    everything = frozenset(verb for group in table["groups"] for verb in group).union(table["general"])
    return {**families, **dict.fromkeys(table["general"], everything)}
