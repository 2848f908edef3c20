"""Document → claims, by lists: bullets under "Our investors include:", and lines such as "Head office: Oslo"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extractors.implicit.focus import in_focus
from kg.extractors.scene import COMPANIES, Scene
from kg.extractors.tables.headings import Heading, heading
from kg.extractors.tables.reading import cell_claims
from kg.extractors.tables.table import Cell
from kg.language.document import Block
from kg.model import Claim, Mention
from kg.vocabulary import words

_LABEL = re.compile(r"[\s*_]*([A-Za-z][\w ’'-]{1,30}?)[*_]*\s*:[\s*_]+(\S.*?)\s*$", re.DOTALL)
_ITEM = re.compile(r"[^,;:(\n]+?(?=\s*(?:[,;:(\n]|\s[-–—]\s|\.(?:\s|$)|$))")
_MOST_WORDS = 14  # of a lead-in, or of what a label says


def extract(scene: Scene) -> list[Claim]:
    """The claims that the article's lists make, in text order."""
    return [claim for number, block in enumerate(scene.document.blocks) for claim in _claims(scene, number, block)]


def _claims(scene: Scene, number: int, block: Block) -> Iterator[Claim]:
    if block.kind == "clutter":
        return
    passage = scene.stretch(block.start, block.end)
    labelled = _labelled(scene, block)
    if labelled is not None:
        label, value = labelled
        owner = _owner(scene, number, None)
        if owner is not None:
            yield from cell_claims(scene, label, owner, value, passage, "lists:label")
    elif block.kind == "bullet" and block.heading is not None:
        says = lead_in(_text(scene, scene.document.blocks[block.heading]), _names(scene, block.heading))
        item = _ITEM.match(scene.document.article.text, block.start, block.end)
        owner = _owner(scene, number, block.heading) if says else None
        if says is not None and owner is not None and item is not None and _is_item(scene, says, item):
            yield from cell_claims(scene, says, owner, Cell(*item.span()), passage, "lists:bullet")


def _text(scene: Scene, block: Block) -> str:
    return scene.document.article.text[block.start : block.end]


def _is_item(scene: Scene, says: Heading, item: re.Match[str]) -> bool:
    """A sentence is no item of a list of things."""
    tokens = scene.document.between(*item.span())
    return says.holds != "topic" or not any(t.tag in ("VBD", "VBZ", "VBP", "MD", "PRP") for t in tokens)


def _labelled(scene: Scene, block: Block) -> tuple[Heading, Cell] | None:
    """A known heading with a colon, and what stands behind it in the same short line."""
    match = _LABEL.match(scene.document.article.text, block.start, block.end)
    label = heading(match[1]) if match else None
    if match is None or label is None or label.relation is None or len(match[2].split()) > _MOST_WORDS:
        return None
    return label, Cell(*match.span(2))


def lead_in(text: str, names: tuple[str, ...]) -> Heading | None:
    """The heading that a lead-in comes to: "Our main partners today are:", "Acme's customers include:".

    Before the heading's words only a name or words that point may stand, after them only words that open a list.
    """
    plain = text.lower()
    for name in names:
        plain = plain.replace(name.lower(), " ")
    found = re.findall(r"[\w-]+", plain.replace("’s", " ").replace("'s", " "))
    lists = words("lists")
    while found and found[0] in lists["before"]:
        found.pop(0)
    while found and found[-1] in lists["after"]:
        found.pop()
    known = heading(" ".join(found))
    return known if known is not None and known.relation is not None else None


def _names(scene: Scene, block: int) -> tuple[str, ...]:
    return tuple(m.text for m in _companies(scene, block))


def _companies(scene: Scene, block: int) -> list[Mention]:
    within = scene.document.blocks[block]
    found = (m for m in scene.document.mentions if within.start <= m.start and m.end <= within.end)
    return [m for m in found if m.form == "name" and m.kind in COMPANIES]


def _owner(scene: Scene, block: int, above: int | None) -> Mention | None:
    """Whom a list is about: the company in its lead-in or in the headline above, else the one the passage is about."""
    above = scene.document.blocks[block].heading if above is None else above
    named = _companies(scene, above) if above is not None else []
    if len(named) == 1:
        return named[0]
    first = next((t.i for t in scene.document.tokens if t.start >= scene.document.blocks[block].start), None)
    heads = in_focus(scene, first) if first is not None else ()
    mentions = (scene.document.mention(head) for head in heads)
    return next((mention for mention in mentions if mention is not None), None)
