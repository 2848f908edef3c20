"""Document → claims of who wrote the article itself: "By Ana Ruiz and Tom Hart", or the author it is filed under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extractors.scene import Scene
from kg.language.document import Block
from kg.model import Claim, Kind, Mention
from kg.vocabulary import words

_BEGINNING, _END = 1500, 600  # characters: bylines stand near the beginning or at the end
_MOST_WORDS = 16
_MARKS = " \t*_#>|•"
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?: (?:(?:de|da|di|van|von|der|den|la|le|al|bin)\b|[A-ZÀ-Þ][\w'’.-]*)){1,3}")
_BETWEEN = re.compile(r"\s*(?:,| and | & |;)\s*(?:and\s+)?")
_NOT_PEOPLE: frozenset[Kind] = frozenset({"company", "organization", "media", "government", "place", "product"})


def extract(scene: Scene) -> list[Claim]:
    """Who wrote the article, each once, in text order."""
    found = {mention.text.lower(): claim for mention, claim in _claims(scene)}
    return sorted(found.values(), key=lambda claim: claim.subject.start)


def _claims(scene: Scene) -> Iterator[tuple[Mention, Claim]]:
    text = scene.document.article.text
    written = Mention("", 0, 0, kind="work", article=scene.document.article.id)  # the article itself
    for start, end in _filed(scene) or _signed(scene):
        name = text[start:end]
        author = _mention(scene, start, name)
        passage = scene.stretch(*_line(text, start, end))
        yield (
            author,
            Claim("authorOf", author, written, (passage,), witnesses=("bylines",), signs=(("rule:bylines", 1.0),)),
        )


def _signed(scene: Scene) -> Iterator[tuple[int, int]]:
    """Where names stand in lines that say who wrote it."""
    text = scene.document.article.text
    for block in scene.document.blocks:
        near = block.start < _BEGINNING or block.end > len(text) - _END
        if near and block.kind != "bullet" and len(text[block.start : block.end].split()) <= _MOST_WORDS:
            yield from _names(scene, _after_lead(text, block), block.end)


def _after_lead(text: str, block: Block) -> int:
    """Where the names begin after "By" or "Posted by"; the block's end if it does not begin so."""
    match = _lead().match(text, block.start, block.end)
    return match.end() if match else block.end


@cache
def _lead() -> re.Pattern[str]:
    lists = words("bylines")
    plain = sorted(set(lists["leads"]) - set(lists["colon"]), key=len, reverse=True)
    said = f"(?:{'|'.join(plain)})[:\\s]\\s*|(?:{'|'.join(lists['colon'])}):\\s*"
    return re.compile(rf"[\s*_#>(|•]*(?:{said})[*_]*", re.IGNORECASE)


def _names(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names from there on, with commas and "and" between them, as long as they are of people."""
    text = scene.document.article.text
    while match := _NAME.match(text, start, end):
        last = match.start() + len(match[0].rstrip("."))
        if not _is_person(scene, match.start(), text[match.start() : last]) or not _ends_well(text[last:end]):
            return
        yield match.start(), last
        gap = _BETWEEN.match(text, last, end)
        if gap is None:
            return
        start = gap.end()


def _is_person(scene: Scene, start: int, name: str) -> bool:
    if not set(name.lower().replace(".", "").split()).isdisjoint(words("bylines")["nobody"]):
        return False
    first = name.split()[0].lower()
    kinds = {m.kind for m in scene.document.mentions if m.start == start and m.text == name}
    return kinds.isdisjoint(_NOT_PEOPLE) or any(first in names for names in words("first_names").values())


def _ends_well(rest: str) -> bool:
    """Whether nothing goes on after a name but a list, a post, a medium or a date: no verb makes it a sentence."""
    if rest.lstrip().startswith(","):
        return True
    rest = rest.strip(_MARKS + ".;:")
    begins = rest.split(maxsplit=1)[0].lower() if rest else ""
    return not begins or not begins[0].islower() or begins in (*words("bylines")["ends"], "and")


def _filed(scene: Scene) -> list[tuple[int, int]]:
    """Where the text names the author that the article is filed under, first in a line of its own."""
    text, author = scene.document.article.text, (scene.document.article.author or "").strip()
    names = [name for name in _BETWEEN.split(author) if " " in name]
    return [span for name in names for span in _found(text, name)]


def _found(text: str, name: str) -> list[tuple[int, int]]:
    found = (match.span() for match in re.finditer(re.escape(name), text))
    return [span for span in found if len(text[slice(*_line(text, *span))].split()) <= _MOST_WORDS][:1]


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)]
    return first + len(line) - len(line.lstrip(_MARKS)), first + len(line.rstrip(_MARKS))


def _mention(scene: Scene, start: int, text: str) -> Mention:
    """The mention of that name, here or anywhere, as a person."""
    same = [m for m in scene.document.mentions if m.form == "name" and m.text == text]
    chain = next((m.chain for m in same if m.kind == "person"), None)
    name = text.title() if text.isupper() else text
    return Mention(text, start, start + len(text), "person", chain=chain, article=scene.document.article.id, name=name)
