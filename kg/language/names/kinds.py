"""Spellings of names → their kinds, by a tally of votes and of the words around them in the whole document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.language.models import SITE_NAME
from kg.language.names.lexicon import Lexicon, plain
from kg.language.names.lines import Line

Spelling = tuple[str, ...]
Tally = dict[Spelling, dict[str, float]]
_ORGANIZATIONS = ("company", "government", "media", "organization")


def tally(lines: Sequence[Line], spans: Iterable[Iterable[tuple[int, int, str, float]]]) -> Tally:
    """How much speaks for each kind of each spelling, by the votes alone."""
    count: Tally = defaultdict(lambda: defaultdict(float))
    for line, ballot in zip(lines, spans, strict=True):
        for first, last, kind, weight in ballot:
            count[tuple(line.words[first:last])][kind] += weight
    return count


def add_form(count: Tally, lexicon: Lexicon) -> None:
    """Add what the names themselves show: endings, telling words, first names, and the list of well-known names."""
    for spelling, kinds in count.items():
        for kind, weight in _by_form(spelling, lexicon):
            kinds[kind] += weight


def _by_form(spelling: Spelling, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    if spelling in lexicon.known:
        yield lexicon.known[spelling], 2.5 if lexicon.known[spelling] == "place" else 4.0
    if len(spelling) == 1:
        if lexicon.contained.get(spelling[0]) == "media":
            yield "media", 1.0
        if SITE_NAME.fullmatch(spelling[0]):
            yield "organization", 2.0
        return
    if plain(spelling[-1]) in lexicon.legal_forms:
        yield "company", 8.0
    elif spelling[-1] in lexicon.company_endings:
        yield "company", 0.8 if spelling[-1] == "AI" else 3.0
    telling = [lexicon.contained[word] for word in spelling if word in lexicon.contained]
    if telling:
        yield telling[0], 3.0
    if spelling[0] in lexicon.first_names and len(spelling) < 4:
        yield "person", 1.5


def discount_surnames(count: Tally, lexicon: Lexicon) -> None:
    """Halve what speaks for a person in one word that is no given name: articles introduce people by full names."""
    for spelling, kinds in count.items():
        if len(spelling) == 1 and spelling[0] not in lexicon.first_names and "person" in kinds:
            kinds["person"] /= 2


def add_contexts(
    count: Tally, lines: Sequence[Line], places: Iterable[Iterable[tuple[int, int]]], lexicon: Lexicon
) -> None:
    """Add what stands around each occurrence: titles, what follows the name, an apposition."""
    for line, spans in zip(lines, places, strict=True):
        for first, last in spans:
            spelling = tuple(line.words[first:last])
            for kind, weight in _by_context(line, first, last, lexicon):
                count[spelling][kind] += weight


def _by_context(line: Line, first: int, last: int, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    before = [*line.words[max(0, first - 2) : first]]
    yield from _by_left(["", "", *before][-2:], last - first, lexicon)
    yield from _by_right([*line.words[last : last + 9], "", "", ""], lexicon)


def _by_left(before: Sequence[str], length: int, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """What the two words before a name of `length` words tell: "chairman", "a spokesman for", "buys", "chipmaker"."""
    far, near = before
    if near and far != "of" and plain(near) in lexicon.titles and (near[0].isupper() or length > 1):
        yield "person", 1.5
    if near in {"of", "for", "in", "at"} and far in lexicon.owned:
        yield "organization", 1.2
    if near in {"by", "with", "to", "as", "from"} and far in lexicon.done:
        yield "organization", 0.9
    if near in lexicon.buying:
        yield "company", 1.0
    if near in lexicon.nouns:
        yield lexicon.nouns[near], 1.5


def _by_right(after: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """What the words after a name tell: "shares", "AI model", ", 45,", "was founded", ", a maker of drones"."""
    following = after[1] if after[0] in {"'s", "’s"} else after[2] if after[0] == "AI" else after[0]
    if following in lexicon.followed_by:
        yield lexicon.followed_by[following], 3.0
    if after[0] == "AI" and after[1] in lexicon.followed_by:
        yield lexicon.followed_by[after[1]], 1.5
    if after[0] == "," and after[1].isdigit() and len(after[1]) == 2 and after[2] == ",":
        yield "person", 2.0
    if after[0] in lexicon.does:
        yield "organization", 0.9
    if after[0] in {"was", "is", ","} and after[1] in lexicon.undergone:
        yield "organization", 2.5
    if after[0] in {",", "-", "("} or (after[0] in {"is", "was"} and after[1] in {"a", "an"}):
        yield from _apposition(after[1:], lexicon)


def _apposition(words: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """The kind that ", a maker of …" or ", the regulator" gives: by the first noun after the article that tells one."""
    if not words or words[0] not in {"a", "an", "the", "its", "one"}:
        return
    for word in words[1:]:
        if word in {"of", "that", "which", "in", "for", "and", "."}:
            return
        if word in lexicon.nouns:
            yield lexicon.nouns[word], 2.0
            return


def decide(kinds: Mapping[str, float]) -> str:
    """The kind with most weight; the kinds of organization stand together against the others."""
    family = sum(kinds.get(kind, 0.0) for kind in _ORGANIZATIONS)
    others = {kind: weight for kind, weight in kinds.items() if kind not in _ORGANIZATIONS}
    best = max(sorted(others), key=lambda kind: others[kind], default="")
    if best and others[best] > family:
        return best
    return max(_ORGANIZATIONS[:3], key=lambda kind: kinds.get(kind, 0.0)) if _is_special(kinds) else "organization"


def _is_special(kinds: Mapping[str, float]) -> bool:
    return any(kinds.get(kind, 0.0) > 0 for kind in _ORGANIZATIONS[:3])
