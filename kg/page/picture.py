"""A scene → a still picture in SVG: the same places, shapes and lines as the page, names where they cover nothing."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import escape

from kg.page.facts import Fact, relation_text, symmetric
from kg.page.look import look
from kg.page.scene import Scene

MARGIN = 70
FONT = 13.0
NAMED = 120  # names at most; more cannot be read in a still picture
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Point(NamedTuple):
    """A place in the picture."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the picture that something covers."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def picture(scene: Scene, title: str) -> str:
    """The entities drawn at first and what links them, as an SVG document that follows the reader's light or dark."""
    spots = [Point(*scene.places[number]) for number in range(scene.drawn)] or [Point(0, 0)]
    left, top = min(p.x for p in spots) - MARGIN, min(p.y for p in spots) - MARGIN
    width, height = max(p.x for p in spots) + MARGIN - left, max(p.y for p in spots) + MARGIN - top
    body = "".join([*_lines(scene), *_shapes(scene), *_names(scene)])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.0f} {top:.0f} {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}" role="img" font-family="Helvetica, Arial, sans-serif">'
        f"<title>{_text(title)}</title><style>{_style()}</style>"
        f'<rect class="ground" x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" height="{height:.0f}"/>{body}</svg>\n'
    )


def _style() -> str:
    return f"{_colours('light')}@media (prefers-color-scheme: dark){{{_colours('dark')}}}"


def _colours(tone: str) -> str:
    kinds = "".join(f".k-{kind}{{fill:{one[tone]}}}" for kind, one in look()["kind"].items())
    lines = "".join(f".s-{status}{{stroke:{one[tone]}}}" for status, one in look()["status"].items())
    heads = "".join(f".h-{status}{{fill:{one[tone]}}}" for status, one in look()["status"].items())
    ground, ink = look()["ground"][tone], look()["ink"][tone]
    return f"{kinds}{lines}{heads}.ground{{fill:{ground}}}.name{{fill:{ink};stroke:{ground}}}"


# --- lines ----------------------------------------------------------------------------------------------------


def _lines(scene: Scene) -> Iterator[str]:
    for number, (start, end) in scene.links.items():
        if start < scene.drawn and end < scene.drawn and start != end:
            yield from _line(scene, scene.facts[number], number)


def _line(scene: Scene, fact: Fact, number: int) -> Iterator[str]:
    """One line, or two on one another where sources disagree, and the arrow's head."""
    start, end = (Point(*scene.places[place]) for place in scene.links[number])
    via = _via(start, end, scene.bends[number])
    tip = _before(end, via, scene.radius(str(fact.object)) + 3)
    path = f"M{start.x:.0f},{start.y:.0f}Q{via.x:.0f},{via.y:.0f} {tip.x:.0f},{tip.y:.0f}"
    status = "Disputed" if scene.is_disputed(fact) else fact.status
    if status == "Disputed":
        yield f'<path class="s-Stated" fill="none" stroke-width="1.4" d="{path}"/>'
    dash = " ".join(str(length) for length in look()["status"][status]["dash"])
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    words = _text(f"{_name(scene, fact.subject)} {relation_text(fact.relation)} {_name(scene, str(fact.object))}")
    yield f'<path class="s-{status}" fill="none" stroke-width="1.4"{dashes} d="{path}"><title>{words}</title></path>'
    if not symmetric(fact.relation):
        yield _head(tip, via, status)


def _via(start: Point, end: Point, bend: float) -> Point:
    """The middle of a line's curve, where vis-network puts it ("curvedCW")."""
    length = math.hypot(end.x - start.x, end.y - start.y)
    angle = math.atan2(start.y - end.y, end.x - start.x) + (0.5 + bend / 2) * math.pi
    reach = (0.5 + abs(bend) / 2) * length
    return Point(start.x + reach * math.sin(angle), start.y + reach * math.cos(angle))


def _before(end: Point, start: Point, gap: float) -> Point:
    length = math.hypot(end.x - start.x, end.y - start.y) or 1.0
    return Point(end.x - (end.x - start.x) / length * gap, end.y - (end.y - start.y) / length * gap)


def _head(tip: Point, start: Point, status: str) -> str:
    angle = math.atan2(tip.y - start.y, tip.x - start.x)
    corners = [Point(tip.x - 8 * math.cos(angle + turn), tip.y - 8 * math.sin(angle + turn)) for turn in (0.4, -0.4)]
    return (
        f'<path class="h-{status}" d="M{tip.x:.1f},{tip.y:.1f}{"".join(f"L{c.x:.1f},{c.y:.1f}" for c in corners)}Z"/>'
    )


# --- entities -------------------------------------------------------------------------------------------------


def _shapes(scene: Scene) -> Iterator[str]:
    for iri, number in list(scene.entities.items())[: scene.drawn]:
        (x, y), kind = scene.places[number], _kind(scene, iri)
        yield (
            f'<path class="k-{kind}" transform="translate({x},{y}) scale({scene.radius(iri)})" '
            f'd="{look()["kind"][kind]["path"]}"><title>{_text(_name(scene, iri))}</title></path>'
        )


def _names(scene: Scene) -> Iterator[str]:
    """The names of the most telling, each below, beside or above its shape, where it covers nothing."""
    drawn = list(scene.entities.items())[: scene.drawn]
    taken = [_around(Point(*scene.places[number]), scene.radius(iri)) for iri, number in drawn]
    for iri, number in drawn[:NAMED]:
        name = _clipped(_name(scene, iri))
        size = FONT + 1.5 * (number < 8)
        spot = Point(*scene.places[number])
        own = taken[number]
        free = (box for box in _boxes(spot, scene.radius(iri), _width(name, size), size) if _free(box, taken, own))
        if box := next(free, None):
            taken.append(box)
            weight = ' font-weight="600"' if number < 8 else ""
            yield (
                f'<text class="name" x="{(box.left + box.right) / 2:.0f}" y="{box.bottom - 0.25 * size:.0f}" '
                f'font-size="{size}"{weight} text-anchor="middle" stroke-width="4" stroke-linejoin="round" '
                f'paint-order="stroke">{_text(name)}</text>'
            )


def _boxes(spot: Point, radius: float, width: float, size: float) -> list[Box]:
    high, gap = 1.25 * size, radius + 3
    corners = (
        (spot.x - width / 2, spot.y + gap),
        (spot.x + gap, spot.y - high / 2),
        (spot.x - gap - width, spot.y - high / 2),
        (spot.x - width / 2, spot.y - gap - high),
    )
    return [Box(left, top, left + width, top + high) for left, top in corners]


def _around(spot: Point, radius: float) -> Box:
    return Box(spot.x - radius, spot.y - radius, spot.x + radius, spot.y + radius)


def _free(box: Box, taken: Iterable[Box], own: Box) -> bool:
    return not any(box.meets(other) for other in taken if other is not own)


def _width(text: str, size: float) -> float:
    """About how wide a text is: no font is at hand, wide letters count double."""
    return size * sum(1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.54 for letter in text)


def _clipped(text: str, most: int = 30) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _kind(scene: Scene, iri: str) -> str:
    kind = scene.contents.entities[iri].kind
    return kind if kind in look()["kind"] else "other"


def _name(scene: Scene, iri: str) -> str:
    return scene.contents.entities[iri].name


def _text(text: str) -> str:
    """Text for XML: marks escaped, characters that XML does not know left out."""
    return str(escape(_NOT_XML.sub("", text)))
