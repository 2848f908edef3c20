"""The words around a name → the kinds that they speak for: titles, what follows the name, an apposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from kg.language.document import ORGANIZATIONS
from kg.language.names.lexicon import Lexicon, plain
from kg.language.names.lines import Line
from kg.vocabulary import words

_PREPOSITIONS = frozenset({"of", "at", "from", "for", "by", "with", "in", "to", "on", "and", "'s", "’s"})
_OWNING = frozenset({"its", "Its", "their", "Their", "his", "His", "her", "Her", "'s", "’s"})
_HELD_AT = frozenset({"at", "of", "for", "with"})
_TITLED = 3.5  # what a noun tells a name to be, as two votes
# What "Japan's" tells, which stands before firms more often than before people and products; half of it before a given
# name: "Turkey's Anka Savunma", but "Britain's Ana Lyle".
_NATIONAL = 1.2
_COUNTED = 6.0  # what a number before a model tells
_INDEX = 8.0  # what "the" before "Dow" tells, which is a firm's name without
_HOME = 2.5  # what "a family firm from" tells
_MADE = 2.2  # what a verb or noun of making tells
_LISTED = frozenset({",", "and"})
_QUITS = 2.0  # what a firm does not do: "will step down", "has resigned"
_HELPING = frozenset({"was", "is", "has", "had", "have", "will", "would", "to", "must", "should", "may"})
_FAR = 8  # words behind a name in which its post may stand
_BACK = 7  # how many words before a name are looked at


def by_context(line: Line, first: int, last: int, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """The kinds that the words around an occurrence of a name speak for, each with how much."""
    before = ["", "", "", *line.words[max(0, first - _BACK) : first]]
    yield from _by_left(before, last - first, lexicon)
    if _is_counted(before[-1], " ".join(line.words[first:last])):
        yield "product", _COUNTED
    if before[-1].lower() == "the" and " ".join(line.words[first:last]) in lexicon.indices:
        yield "other", _INDEX
    if before[-1].lower() == "the" and _is_of_maker(line.words[first:last], lexicon):
        yield "product", _MADE
    if before[-1] in {"'s", "’s"} and before[-2] in lexicon.nations:
        yield "organization", _NATIONAL / 2 if line.words[first] in lexicon.first_names else _NATIONAL
    after = [*line.words[last : last + 9], "", "", ""]
    if before[-1] in lexicon.houses and after[0] != "and" and not (after[0] == "," and _lists_on(after[1])):
        yield lexicon.houses[before[-1]], _TITLED
    if _is_of_family(before, after, lexicon) or (before[-1] in lexicon.naming and _is_named_to(after, lexicon)):
        yield "person", _TITLED
    if _is_traded(after):
        yield "company", _TITLED
    closed = before[-1] == after[0] == ","
    if not closed:
        yield from _by_thing(after, lexicon)
    # ", Ana Ruiz, sold": the comma closes an apposition, and the participle is the verb of what comes before it.
    yield from _by_right(after[1:] if closed else after, lexicon)
    if before[-1] not in _PREPOSITIONS:
        yield from _by_life(after, lexicon, firm=before[-1].lower() in lexicon.retained)
        if after[0] in {"is", "was"}:
            yield from apposition(after[1:], lexicon)


def _is_counted(number: str, name: str) -> bool:
    """Whether so many of a model are spoken of: "250 | A320neos", "ten | 787s"."""
    model = name.endswith("s") and any(map(str.isdigit, name))
    return model and (number.replace(",", "").isdigit() or number.lower() in words("quantities")["numbers"])


def _is_traded(after: Sequence[str]) -> bool:
    """Whether an exchange and a ticker follow in brackets: "Hilda Gold | (TSX-V: HLG)"."""
    return after[0] == "(" and after[1] in words("names")["tickers"]["exchanges"] and ":" in after[2:5]


def _is_of_maker(name: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether behind a well-known firm no word of a firm's or body's follows: "the | Samsung Galaxy Tab"."""
    others = (lexicon.contained, lexicon.company_endings, lexicon.business, lexicon.trade_words)
    made = len(name) > 1 and lexicon.known.get((name[0],)) == "company" and tuple(name) not in lexicon.known
    ends = plain(name[-1]) in lexicon.legal_forms | lexicon.posts or name[-1] in {"'s", "’s"}
    return made and not ends and not any(word in each for word in name[1:] for each in others)


def _is_named_to(after: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words behind a name say what somebody is named: "as its new treasurer", "chief executive".

    Where the post is but that of a state, "elected Colorado | governor", somebody else is elected.
    """
    if after[0] in words("parties")["offices"]["titles"]:
        return False
    return any(plain(word) in lexicon.posts for word in after[: _FAR if after[0] in {"as", "to"} else 2])


def _is_of_family(before: Sequence[str], after: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a name is one of those listed for a plural of kin: "brothers, Carl and | Ben", "sons | Carl and Ben"."""
    named = list(takewhile(lambda word: word in _LISTED or word[:1].isupper(), reversed(before)))
    said = before[len(before) - len(named) - 1]
    if said.lower() not in lexicon.kin or "and" in named[1:]:  # it has had its last name
        return False
    return "and" in named[:1] or (after[0] in _LISTED and after[1][:1].isupper())


def _lists_on(word: str) -> bool:
    """Whether a word behind a comma goes on with a list of people or tells of one: "Ana Ruiz, Ben Ode"."""
    return not word.islower() or word == "who"


def _by_left(before: Sequence[str], length: int, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """What the words before a name of `length` words tell: "chairman", "a spokesman for", "buys", "chipmaker"."""
    far, near = before[-2], before[-1]
    if near and far != "of" and plain(near) in lexicon.titles and (near[0].isupper() or length > 1):
        yield "person", 1.5
    if near in lexicon.acting and length > 1:
        yield "person", _TITLED
    if near == "of" and far in lexicon.seats:
        yield "place", _HOME
    elif near == "of" and far in lexicon.making:
        yield "product", _MADE
    elif near in {"of", "for", "in", "at"} and (far in lexicon.owned or far.lower() in lexicon.owned):
        yield "organization", 1.2
    elif near in {"in", "near", "outside"}:
        yield from _by_position(before, lexicon)
    elif near == "from" and _is_firm_told_of(before[:-1], lexicon):
        yield "place", _HOME
    if near == "old" and _is_age(before[:-1]):
        yield "person", _TITLED
    if near in {"by", "with", "to", "as", "from"} and far in lexicon.done:
        yield "organization", 0.9
    if near in lexicon.showing or (near == "the" and far in lexicon.showing):
        yield "product", _MADE if length == 1 or near == "the" else 0.5  # it may be somebody who is introduced
    if near in lexicon.buying:
        yield "company", 1.0
    elif near in lexicon.joining:
        yield "organization", 1.0
    if pair := _pair(far, near, lexicon):  # "the code editor | Vireo", "the trading house | Delmar"
        yield lexicon.nouns[pair], _TITLED
    elif near in lexicon.nouns:
        yield lexicon.nouns[near], _TITLED if _can_only_tell(far, near, lexicon) else 1.5
    elif near == "," and lexicon.nouns.get(far) in ORGANIZATIONS and not _OWNING.isdisjoint(before[-6:-2]):
        yield lexicon.nouns[far], 1.5  # "its distributor, Castle Vane", "Acme's fund, Palm"
    elif near == "," and length > 1 and _is_post_of_one(before, lexicon):
        yield "person", _TITLED
    elif near in {"including", "like"} or (far, near) == ("such", "as"):
        yield from _listed(before[-3] if near == "as" else before[-2], lexicon)


def _is_age(before: Sequence[str]) -> bool:
    """Whether words before "old" make an age that somebody has: "33-year- | old Ana Ruiz", "33-year | old"."""
    told = [word for word in before[-4:] if word != "-"]
    return told[-1:] == ["year"] and len(told) > 1 and told[-2].isdigit() and len(told[-2]) < 3


def _is_firm_told_of(before: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether an apposition says what firm something is: ", a family firm | from"; not "bought a firm | from"."""
    article = next((i for i in range(len(before) - 2, 0, -1) if before[i] in {"a", "an"}), 0)
    return article > 0 and before[article - 1] == "," and before[-1] in lexicon.firms


def _is_post_of_one(before: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether what is told of ends in a post that is somebody's: "Acme's chief executive, | Ana Ruiz"."""
    return plain(before[-2]) in lexicon.posts and not _OWNING.isdisjoint(before[-6:-2])


def _can_only_tell(far: str, near: str, lexicon: Lexicon) -> bool:
    """Whether a noun tells what a name is: "investment bank | Pell"; not "the bank | Ana led", "piano maker | Ana"."""
    bare = not far.isalpha() or far.lower() in lexicon.determiners
    return not bare and lexicon.nouns[near] in ORGANIZATIONS and not near.endswith(("er", "or"))


def _listed(noun: str, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """The kind that "rivals such as" or "cities including" gives."""
    plural = noun.lower()
    singular = plural[:-3] + "y" if plural.endswith("ies") else plural.removesuffix("s")
    if singular != plural and singular in lexicon.nouns and singular not in lexicon.either:
        yield lexicon.nouns[singular], 1.5


def _pair(first: str, last: str, lexicon: Lexicon) -> str:
    """The noun of two words that tells a kind; "fund manager" does not, which is somebody as well as a firm."""
    pair = f"{first} {last}"
    either = lexicon.nouns.get(pair) in ORGANIZATIONS and lexicon.nouns.get(last) == "person"
    return pair if pair in lexicon.nouns and not either else ""


def _by_position(before: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """What is invested "in" is an organization; where a plant stands is a place."""
    if before[-1] == "in" and not lexicon.investing.isdisjoint(before[:-1]):
        yield "organization", 1.5
    elif before[-2] in lexicon.located:
        yield "place", 2.0
    else:
        yield "place", 0.5


def _by_thing(after: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """What a name stands before tells: "shares", "AI model", "'s chairman"; "Acme's app" is by Acme, no app itself."""
    owns = after[0] in {"'s", "’s"}
    following = after[1] if owns else after[2] if after[0] == "AI" else after[0]
    if following in lexicon.followed_by and not (owns and lexicon.followed_by[following] == "product"):
        yield lexicon.followed_by[following], 3.0
    if after[0] == "AI" and after[1] in lexicon.followed_by:
        yield lexicon.followed_by[after[1]], 1.5


def _by_right(after: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """What the words after a name tell: "bought", ", 45,", "was founded", ", a maker of drones"."""
    if after[0] in lexicon.does or (after[0] in {"has", "had", "have"} and after[1] in lexicon.does):
        yield "organization", 0.9
    if after[0] in {"was", "is", "were", "been", ","} and after[1] in lexicon.undergone:
        yield "organization", 2.5
    if after[0] == "," and after[1].isdigit() and len(after[1]) == 2 and after[2] == ",":
        yield "person", 2.0
    if after[0] == "," and _is_post(after[1:], lexicon):
        yield "person", _TITLED
    if after[0] in {",", "-", "("}:
        yield from apposition(after[1:], lexicon)


def _by_life(after: Sequence[str], lexicon: Lexicon, *, firm: bool) -> Iterator[tuple[str, float]]:
    """What only people do: "Vane was born", "Vane would step down", "Vane, who". After "Keller of Vane" Keller does it.

    A `firm` by the word before it may resign, too: "its auditor Vane has resigned".
    """
    helped = after[0] in _HELPING
    does = after[1:] if helped else after
    if does[0] in lexicon.lives and (not helped or after[0] in {"was", "is", "has"}):
        yield "person", 1.2
    if not firm and not lexicon.quitting.isdisjoint((does[0], f"{does[0]} {does[1]}")):
        yield "person", _QUITS
    if after[0] == "," and after[1] == "who":
        yield "person", 1.5


def _is_post(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a post without article follows, which only people have: ", currently deputy finance director at"."""
    at = next((i for i, word in enumerate(words) if word in _HELD_AT), 0)
    return at > 0 and words[at - 1] in lexicon.posts and words[0].islower() and words[0] not in lexicon.determiners


def apposition(words: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """The kind that ", a maker of …" or ", the regulator" gives: by the first noun after the article that tells one."""
    if not words or words[0] not in {"a", "an", "the", "its", "one"}:
        return
    for before, word, following in zip(words, words[1:], [*words[2:], ""], strict=False):
        if word == "leader" and following == "in":
            return
        if word in {"of", "that", "which", "in", "for", "."}:
            return
        pair = _pair(before.lower(), word.lower(), lexicon)  # "the Danish health system"
        noun = pair or (word if word in lexicon.nouns else word.lower())
        if noun in lexicon.nouns and following not in lexicon.nouns and following not in {"'s", "’s"}:
            agent = noun.endswith(("er", "or")) or words[0] == "its"  # of people, too: "a piano maker"
            told = lexicon.nouns[noun] in ORGANIZATIONS or (
                lexicon.nouns[noun] == "product" and noun not in lexicon.makers
            )
            sure = told and not agent and following in lexicon.after_heads
            yield lexicon.nouns[noun], 4.0 if sure else 2.0
            return
