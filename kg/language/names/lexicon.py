"""ontology/words/ → the words that the finder of names asks for, ready to look up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.language.names.telling import kind_by_word, telling_nouns
from kg.language.nations import cities
from kg.vocabulary import words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words about names. Those that are compared in lower case without full stops are kept so."""

    stop: frozenset[str]
    titles: frozenset[str]  # lower case: "mr", "chief"
    address: frozenset[str]  # lower case: before surnames: "mr"
    styled: frozenset[str]  # lower case: before given names: "dame"
    legal_forms: frozenset[str]  # lower case: "inc", "gmbh"
    clear_forms: frozenset[str]  # those that are nothing else: "inc", but not "as"
    company_endings: frozenset[str]
    contained: Mapping[str, str]  # "Ministry" → "government"
    trade_words: frozenset[str]  # at either end of a firm's name: "Lifts"
    trade_endings: tuple[str, ...]  # of such words: "technik"
    shops: frozenset[str]  # "Bakery" of "Pellow's Bakery"
    schemes: frozenset[str]  # "Plan" of "Teachers' Pension Plan"
    patrons: frozenset[str]  # lower case, before "'s" in names of schools and hospitals: "st"
    houses: Mapping[str, str]  # "consultants" → "company"
    known: Mapping[tuple[str, ...], str]  # ("New", "York", "Times") → "media"
    known_lengths: Mapping[str, tuple[int, ...]]  # first word → how many words the names of several words have
    eponyms: frozenset[str]
    possessive: frozenset[str]  # "McDonald" of "McDonald's"
    going_on: frozenset[str]  # after such a brand: "bought McDonald's in"
    left_out: frozenset[str]  # before an owner whose goods go without saying: "above Acme's in"
    participles: frozenset[str]
    particles: frozenset[str]  # words in lower case inside of names: "of", "van"
    openers: frozenset[str]  # lower case: words that open a sentence and no name
    nameless: frozenset[str]  # the same with articles and pronouns: by themselves they tell of no name
    callings: frozenset[str]  # lower case, what people are by their work: "engineer"
    posts: frozenset[str]  # lower case: "founder", "chairman"
    ranks: frozenset[str]  # lower case: "vice", "deputy"
    beginners: frozenset[str]  # lower case, posts: "co-founder"
    passing: frozenset[str]  # lower case, before a post: "longtime"
    functional: frozenset[str]  # words with a capital that are no name by themselves: "However", "She"
    singular: frozenset[str]  # after a name with "and" in it that is one
    listing: frozenset[str]  # after them stand several names
    family: frozenset[str]  # lower case: "associates", "sons"
    business: frozenset[str]  # "Oil", "Airlines"
    fields: frozenset[str]  # "Trade", "Health"
    schools: frozenset[str]  # "University", which places and people give their names to
    causes: frozenset[str]  # what goes on with "for" and what it is for: "Campaign", "Citizens"
    taught: frozenset[str]  # what is called after the fields that it teaches: "College", "Faculty"
    generic: frozenset[str]  # first words of names that go on with "of": "Bank", "University"
    followed_by: Mapping[str, str]  # "chatbot" → "product"
    does: frozenset[str]
    done: frozenset[str]
    lives: frozenset[str]
    quitting: frozenset[str]  # what ends somebody's time in a post: "resign", "step down"
    retained: frozenset[str]  # firms that resign, as people do: "auditor"
    undergone: frozenset[str]
    owned: frozenset[str]
    naming: frozenset[str]
    buying: frozenset[str]
    joining: frozenset[str]
    makers: frozenset[str]  # nouns of products that often have their maker's name: "platform"
    acting: frozenset[str]  # before people: "starring"
    seats: frozenset[str]  # before "of" and a place: "constituency"
    showing: frozenset[str]  # before a product: "unveiled"
    kin: frozenset[str]  # before the names of several of one family: "brothers"
    making: frozenset[str]  # before "of" and a product: "maker"
    numbered: frozenset[str]  # "Chapter"
    indices: frozenset[str]  # of shares, which firms are called, too: "the Dow"
    no_models: frozenset[str]  # letters before a number that make no model of it: "CAC"
    after_heads: frozenset[str]  # after them the noun of an apposition is its head: "that"
    investing: frozenset[str]
    located: frozenset[str]
    field_nouns: frozenset[str]
    members: frozenset[str]  # besides posts, what a firm's name stands before: "partner", "shares"
    firms: frozenset[str]  # nouns that a trade stands before: "Pharma group"
    trades: frozenset[str]  # that open a sentence before a name: "Drugmaker Acme"
    nouns: Mapping[str, str]  # "chipmaker" → "company"
    either: frozenset[str]  # nouns of people that firms may be, too: "investor"
    calendar: frozenset[str]
    first_names: frozenset[str]
    cities: frozenset[tuple[str, ...]]  # by their words: ("Ho", "Chi", "Minh", "City")
    nations: frozenset[str]  # those of one word, and continents: "Ford Australia" is a company
    lands: frozenset[tuple[str, ...]]  # cities, nations, their parts and continents, by their words
    partisan: frozenset[str]  # before a politician: "Independent"
    papers: frozenset[str]  # the last words of newspapers' names, and of other things: "Bee"
    teachers: frozenset[str]  # lower case: before "of" and what they teach: "professor"
    sharing: frozenset[str]  # "Police" of "Devon and Cornwall Police"
    hospitals: frozenset[str]  # "NHS"
    districts: frozenset[str]  # "District" of "Eastern District of New York"
    members_of_places: frozenset[str]  # "Veterans" of "Kosovo and Bosnia Veterans of America"
    directions: frozenset[str]  # "Southern" of "Southern California"
    demonyms: frozenset[str]  # "British"
    generation: frozenset[str]  # lower case: "jr"
    departments: frozenset[str]  # lower case: what vice presidents are of: "marketing"
    endings: tuple[tuple[str, str], ...]  # of inflected words, and what stands for them: ("ies", "y")
    second_halves: tuple[str, ...]  # of words in two parts: "maker"
    uncounted: tuple[str, ...]  # endings of words that need no article: "-ing"
    bare: frozenset[str]  # other words that need none: "staff"
    after_known: frozenset[str]  # words right after a name that opens a sentence, where it is one elsewhere
    auxiliaries: frozenset[str]  # with a capital in headlines: "Will"
    foreign: frozenset[str]  # particles that are no English words: "do"
    between_things: frozenset[str]  # particles in no name of a person: "of"
    determiners: frozenset[str]  # lower case: "its"
    prefixes: frozenset[str]  # before a name and a hyphen: "ex"
    after_names: frozenset[str]  # words right after a name, and hardly after another word that opens a sentence


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    names = words("names")
    given = frozenset(name for list_ in words("first_names").values() for name in list_)
    openers = (*names["openers"]["words"], *names["pronouns"]["words"])
    known = _known(names["known"])
    contained = kind_by_word(names["contains"])
    return Lexicon(
        stop=frozenset(names["stop"]),
        contained=contained,
        trade_endings=tuple(names["trade"]["endings"]),
        houses=kind_by_word(names["houses"]),
        known=known,
        known_lengths=_lengths(known),
        eponyms=frozenset(names["eponyms"]["companies"]),
        participles=frozenset(names["joined"]["participles"]),
        openers=frozenset(names["openers"]["words"]),
        nameless=frozenset(openers),
        functional=_capitalised(openers) - given,
        business=_capitalised(words("company_words")["words"]) - _capitalised(words("company_words")["any_business"]),
        generic=frozenset(names["joints"]["generic"]) | contained.keys(),
        followed_by=kind_by_word(names["followed_by"]),
        makers=frozenset((*words("nouns")["makers"]["list"], *words("nouns")["makers"]["also"])),
        nouns=telling_nouns(),
        either=frozenset(words("nouns")["either"]["list"]),
        calendar=frozenset(word for list_ in words("calendar").values() for word in list_),
        first_names=given,
        nations=frozenset((*words("demonyms"), *names["nations"]["also"])),
        demonyms=_demonyms() - given,
        bare=frozenset(names["strange"]["bare"]),
        endings=tuple((ending, instead) for ending, instead in names["strange"]["endings"]),
        second_halves=tuple(names["strange"]["second_halves"]),
        uncounted=tuple(names["strange"]["uncounted"]),
        **_of_firms(names),
        **_owning(names["possessive"]),
        **_small_words(words("name_particles")),
        **_of_people(words("honorifics")),
        **_surroundings(names),
        **_joints(names["joints"]),
        lands=_lands(names),
        cities=frozenset(tuple(split(city)) for country in cities().values() for city in country),
    )


def _of_firms(names: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """The words that names of firms end in, and those that say what a firm does."""
    return {
        "legal_forms": frozenset(words("legal_forms")["endings"]),
        "clear_forms": frozenset(words("legal_forms")["clear"]),
        "company_endings": frozenset(names["company_endings"]),
        "trade_words": frozenset(names["trade"]["words"]),
    }


def _owning(owners: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """The words about names with an apostrophe, and those that tell whether it is the name's own."""
    told = ("shops", "schemes", "patrons", "going_on", "left_out")
    brands = frozenset(brand.removesuffix("'s") for brand in owners["brands"])
    return {"possessive": brands, **{name: frozenset(owners[name]) for name in told}}


def _demonyms() -> frozenset[str]:
    return frozenset(word for file in ("demonyms", "regions") for list_ in words(file).values() for word in list_)


def _lands(names: Mapping[str, Mapping[str, Iterable[str]]]) -> frozenset[tuple[str, ...]]:
    towns = (city for country in cities().values() for city in country)
    every = (*words("demonyms"), *words("regions"), *names["nations"]["also"], *towns)
    return frozenset(tuple(split(name)) for name in every)


def _small_words(particles: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """The words in lower case inside and before names."""
    return {
        "particles": frozenset(particles["joining"]) - {"to"},
        "foreign": frozenset(particles["foreign"]),
        "between_things": frozenset(particles["between_things"]),
        "determiners": frozenset(particles["determiners"]),
        "prefixes": frozenset(prefix.removesuffix("-") for prefix in words("tenses")["past"]["prefixes"]),
    }


def _of_people(people: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """The words of titles and posts."""
    return {
        "titles": frozenset(people["before"]),
        "address": frozenset(people["address"]),
        "styled": frozenset(people["styled"]),
        "posts": frozenset(people["posts"]),
        "callings": frozenset(words("jobs")["job"]),
        "ranks": frozenset(people["ranks"]),
        "beginners": frozenset(words("jobs")["founder"]),
        "passing": frozenset(people["passing"]),
        "generation": frozenset(people["generation"]),
    }


def _joints(joints: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """The words between or beside the parts of a name that tell whether they are one."""
    return {
        "family": frozenset(joints["family"]),
        "fields": _capitalised(joints["fields"]),
        "schools": frozenset(joints["schools"]),
        "causes": frozenset(joints["causes"]),
        "taught": frozenset(joints["taught"]),
        "singular": frozenset(joints["singular"]),
        "listing": frozenset(joints["listing"]),
    }


def _reaching(lists: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """The words that tell how far a name reaches."""
    return {name: frozenset(list_) for name, list_ in lists.items()}


def _surroundings(names: Mapping[str, Mapping[str, Iterable[str]]]) -> dict[str, frozenset[str]]:
    """The words that tell of a name by standing before or after it."""
    return {
        "does": frozenset(names["does"]["organization"]),
        "done": frozenset(names["does"]["done"]),
        "lives": frozenset(names["does"]["person"]),
        "quitting": frozenset(names["does"]["quitting"]),
        "retained": frozenset(names["does"]["retained"]),
        "undergone": frozenset(names["undergone"]["organization"]),
        "owned": frozenset(names["owned"]["organization"]),
        "naming": frozenset(names["preceded_by"]["person"]),
        "buying": frozenset(names["preceded_by"]["company"]),
        "joining": frozenset(names["preceded_by"]["organization"]),
        "showing": frozenset(names["preceded_by"]["product"]),
        "acting": frozenset(names["preceded_by"]["acting"]),
        "seats": frozenset(names["preceded_by"]["seats"]),
        "kin": frozenset(names["kin"]["plural"]),
        "making": frozenset(names["made"]["by"]),
        "investing": frozenset(names["position"]["investing"]),
        "located": frozenset(names["position"]["located"]),
        "field_nouns": frozenset(names["followed_by_field"]["nouns"]),
        **_reaching(names["reaching"]),
        "directions": frozenset(names["nations"]["directions"]),
        "departments": frozenset(names["departments"]["words"]),
        "firms": frozenset(names["traded"]["before"]),
        "members": frozenset(names["traded"]["members"]),
        "trades": frozenset(names["traded"]["openers"]),
        "numbered": frozenset(names["numbered"]["words"]),
        "indices": frozenset(names["numbered"]["indices"]),
        "no_models": frozenset(names["numbered"]["letters"]),
        "after_heads": frozenset(names["followed_by_head"]["words"]),
        "after_names": frozenset(names["strange"]["after_names"]),
        "after_known": frozenset(names["strange"]["after_known"]),
        "auxiliaries": frozenset(names["headline"]["auxiliaries"]),
    }


def _known(mistaken: Mapping[str, Iterable[str]]) -> dict[tuple[str, ...], str]:
    """The well-known names by their words; what names.toml says goes before what known.toml says."""
    nations = {"place": words("demonyms").keys()}
    lists = [
        (kind, name) for table in (nations, words("known"), mistaken) for kind in sorted(table) for name in table[kind]
    ]
    return {tuple(split(name)): kind for kind, name in lists}


def _lengths(known: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = defaultdict(set)
    for spelling in known:
        if len(spelling) > 1:
            lengths[spelling[0]].add(len(spelling))
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


def split(name: str) -> list[str]:
    """The words of a name as the tokenizer cuts it: hyphens, commas and clitics are words of their own."""
    spaced = name.replace("-", " - ").replace("'s", " 's").replace(",", " ,")
    return spaced.split()


def plain(word: str) -> str:
    """Lower case without full stops and strokes: "S.A." → "sa", "A/S" → "as"."""
    return word.lower().replace(".", "").replace("/", "")


def _capitalised(list_: Iterable[str]) -> frozenset[str]:
    return frozenset(word.capitalize() for word in list_)
