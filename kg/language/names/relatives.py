"""Full names → the shorter spellings that the document uses for the same: surnames, short forms, acronyms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.language.document import ORGANIZATIONS
from kg.language.models import Models
from kg.language.names.kinds import Spelling, Tally
from kg.language.names.lexicon import Lexicon, lexicon, plain
from kg.language.names.lines import Line
from kg.language.names.surnames import is_family_firm, stands_first, surnames_of_people
from kg.language.names.votes import MEDIUM

NOMINAL_CLUES = frozenset({"'s", "’s", "itself"})  # what stands before them is a noun
_JOINTS = frozenset({"of", "-", "&", "and", "for"})


def relatives(
    kinds: Mapping[Spelling, str], count: Tally, lines: Sequence[Line], models: Models, lexicon: Lexicon
) -> dict[Spelling, str]:
    """Kinds of further spellings, and of known ones that a full name explains better than the votes did."""
    found: dict[Spelling, str] = {}
    bare, people = _bare(lines), surnames_of_people(kinds, lines)
    for spelling, kind in sorted(kinds.items(), key=lambda item: (len(item[0]), item[0])):
        if kind in ORGANIZATIONS and _is_full_name(spelling, kinds, count, lexicon):
            found[spelling] = "person"
        elif kind == "person" and _is_unit(spelling, kinds, lexicon):
            found[spelling] = kinds[spelling[:1]]
        elif kind == "person" and len(spelling) > 1:
            found |= dict.fromkeys(_parts_of_person(spelling, kinds, count, lines, lexicon), "person")
            found |= dict.fromkeys({spelling[-1:]} & people, "person")
        elif kind == "place" and len(spelling) > 1:
            found |= dict.fromkeys(_misread(spelling, kinds, lexicon), kind)
        elif kind in ORGANIZATIONS and len(spelling) > 1:
            found |= dict.fromkeys(_misread(spelling, kinds, lexicon), kind)
            short = _short_forms(spelling, count, bare, models, lexicon)
            taken = lexicon.known.keys() | people
            found |= {form: kind for form in short if form not in taken and not _is_place(form, count)}
    return found | _acronyms(kinds, lines)


def _is_place(spelling: Spelling, count: Tally) -> bool:
    """Whether both models know it as a place, and nothing shows an organization: "Toronto" beside "Toronto Foods"."""
    weights = count.get(spelling, {})
    return weights.get("place", 0.0) > 1.7 and not any(weights.get(kind) for kind in ORGANIZATIONS)


def _is_full_name(spelling: Spelling, kinds: Mapping[Spelling, str], count: Tally, lexicon: Lexicon) -> bool:
    """Whether the models disagree over two words of which the text has the second as somebody's name: "Ulf Delm"."""
    weights = count.get(spelling, {})
    both = weights.get("person", 0.0) >= MEDIUM and any(weights.get(kind, 0.0) > 0 for kind in sorted(ORGANIZATIONS))
    if len(spelling) != 2 or not both or spelling in lexicon.known or _is_business(spelling[1], lexicon):
        return False
    others = any(kind == "person" and len(s) > 1 and s[-1] == spelling[1] for s, kind in kinds.items())
    return kinds.get(spelling[1:]) == "person" and not others


def _is_unit(spelling: Spelling, kinds: Mapping[Spelling, str], lexicon: Lexicon) -> bool:
    """Whether a name of two words begins with a company's that is no given name: "Hohlbeck Verdichter" of Hohlbeck."""
    first = spelling[:1]
    return len(spelling) == 2 and kinds.get(first) in ORGANIZATIONS and first[0] not in lexicon.first_names


def _misread(spelling: Spelling, kinds: Mapping[Spelling, str], lexicon: Lexicon) -> Iterator[Spelling]:
    """The first word of a firm's or a place's name where the votes make a person of it, and nobody is called so.

    A given name is one where only a firm's business follows: "Delia" of "Delia Investment Management".
    """
    first = spelling[:1]
    given = first[0] in lexicon.first_names and not all(_is_business(word, lexicon) for word in spelling[1:])
    if kinds.get(first) != "person" or given or spelling[1] in _JOINTS:
        return
    if not any(kind == "person" and len(other) > 1 and first[0] in other for other, kind in kinds.items()):
        yield first


def _is_business(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.company_endings or word in lexicon.business or plain(word) in lexicon.legal_forms


class _Bare(NamedTuple):
    """Capitalised words that stand by themselves, with no other capital beside them."""

    inside: frozenset[str]  # inside of a sentence
    noun: frozenset[str]  # before "'s" or "itself", anywhere


def _bare(lines: Sequence[Line]) -> _Bare:
    inside, noun = set(), set()
    for line in lines:
        following = [*line.words[1:], ""]
        for i, word in enumerate(line.words):
            if not line.capital[i] or line.titled or (i + 1 < len(line.words) and line.capital[i + 1]):
                continue
            if following[i] in NOMINAL_CLUES or (line.opening[i] and _stands_behind_firm(following[i])):
                noun.add(word)
            if not line.opening[i] and not line.capital[i - 1]:
                inside.add(word)
    return _Bare(frozenset(inside), frozenset(noun))


def _stands_behind_firm(word: str) -> bool:
    """Whether a word is a post that somebody has at what is named before it: "Fathom | partner Ana Ruiz"."""
    return word in lexicon().posts or word in lexicon().members


def _parts_of_person(
    spelling: Spelling, kinds: Mapping[Spelling, str], count: Tally, lines: Sequence[Line], lexicon: Lexicon
) -> Iterator[Spelling]:
    """The surname, with its particles ("van Dam") and without; the given name where somebody took it for a name."""
    end = len(spelling) - (plain(spelling[-1]) in lexicon.generation)
    start = end - 3 if end > 3 and spelling[end - 2] == "-" else end - 1
    surname = spelling[start:end]
    companies = any(len(s) > len(surname) and s[: len(surname)] == surname and kinds[s] in ORGANIZATIONS for s in kinds)
    companies = (
        companies or lexicon.known.get(surname) == "company" or is_family_firm(spelling, surname, kinds, count, lines)
    )
    companies = companies or (kinds.get(surname) in ORGANIZATIONS and stands_first(surname[0], lines))
    if start > 0 and surname[0][0].isalpha() and not companies and surname[0] not in lexicon.eponyms:
        yield surname
        particles = next((i for i in range(1, start) if spelling[i].islower()), start)
        if particles < start:
            yield spelling[particles:end]
            yield (spelling[particles].capitalize(), *spelling[particles + 1 : end])
    if spelling[:1] in count and lexicon.known.get(spelling[:1]) is None:
        yield spelling[:1]


def _short_forms(spelling: Spelling, count: Tally, bare: _Bare, models: Models, lexicon: Lexicon) -> Iterator[Spelling]:
    """The name without legal form and business, and its first word, if they stand by themselves somewhere."""
    core = spelling
    while len(core) > 1 and (
        plain(core[-1]) in lexicon.legal_forms or core[-1] in lexicon.company_endings or core[-1] in {",", "&"}
    ):
        core = core[:-1]
        if core in count or (len(core) == 1 and _may_stand_alone(core[0], bare, models, lexicon)):
            yield core
    if (
        len(core) > 1
        and core[1] not in _JOINTS
        and _may_stand_alone(core[0], bare, models, lexicon)
        and core[:1] not in count
    ):
        yield core[:1]


def _may_stand_alone(word: str, bare: _Bare, models: Models, lexicon: Lexicon) -> bool:
    told = plain(word) in lexicon.titles or word in lexicon.contained or word in lexicon.calendar
    if told or len(word) < 3 or word in lexicon.first_names:
        return False
    return word in bare.noun or (word in bare.inside and word.lower() not in models.modifiers)


def _acronyms(kinds: Mapping[Spelling, str], lines: Sequence[Line]) -> dict[Spelling, str]:
    """ "Delmar Food Company (DFC)" makes DFC a name of the same kind."""
    found: dict[Spelling, str] = {}
    for line in lines:
        words = line.words
        for i in range(2, len(words) - 1):
            short = words[i]
            if words[i - 1] == "(" and words[i + 1] == ")" and short.isupper() and 1 < len(short) < 8:
                kind = next(
                    (kinds[s] for n in range(8, 1, -1) if (s := tuple(words[max(0, i - 1 - n) : i - 1])) in kinds), ""
                )
                if kind and is_acronym(short, words[max(0, i - 9) : i - 1]):
                    found[(short,)] = kind
    return found


def is_acronym(short: str, words: Sequence[str]) -> bool:
    """Whether the letters of `short` are, in order from the right, initials of the last of these words."""
    letters = [letter for letter in short.lower() if letter.isalpha()]
    for word in reversed(words):
        if letters and word[:1].lower() == letters[-1]:
            letters.pop()
    return not letters
