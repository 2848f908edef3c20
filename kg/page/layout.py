"""Entities and the links between them → a place for each, the same at every run.

The first entities (the ones drawn at first) are laid out with care: each connected part by itself, by stress
majorization, then the parts packed together. Everybody else is put beside the neighbours that already have a place.
Units are pixels at zoom 1.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components, shortest_path
from scipy.spatial import cKDTree
from scipy.spatial.distance import cdist

Places = NDArray[np.float64]
Link = tuple[int, int]

EDGE = 122.0  # pixels between two neighbours, in the middle of all
BOX = np.array([104.0, 46.0])  # room that an entity and its name want
REACH = 0.72  # power that draws far ones in
CELL = 46.0  # grain of the packing
GOLDEN = math.pi * (3 - math.sqrt(5))


def positions(count: int, links: Iterable[Link], core: int = 300) -> NDArray[np.int64]:
    """Places for entities 0 … count-1 as whole pixels, shape (count, 2); entities come most telling first.

    The first `core` get the careful layout. Links to oneself and links said twice do not matter.
    """
    pairs = sorted({(min(a, b), max(a, b)) for a, b in links if a != b})
    core = min(core, count)
    places = np.zeros((count, 2))
    if core:
        places[:core] = _arrange(core, [pair for pair in pairs if pair[1] < core])
    if count:
        _surround(places, core, pairs)
    return np.rint(places).astype(np.int64)


# --- the core -------------------------------------------------------------------------------------------------


def _arrange(count: int, pairs: Sequence[Link]) -> Places:
    """Each connected part by itself, then all parts packed, the largest in the middle."""
    lengths = _lengths(count, pairs)
    parts = _parts(lengths)
    shapes = [_spread(_stress(_wanted(lengths[np.ix_(part, part)]))) for part in parts]
    places = np.zeros((count, 2))
    for part, offset, shape in zip(parts, _pack(shapes, [_within(part, pairs) for part in parts]), shapes, strict=True):
        places[part] = shape + offset
    return places


def _lengths(count: int, pairs: Sequence[Link]) -> Places:
    """Wanted length of each link (0 where there is none): hubs, with many separate neighbours, want more."""
    neighbours: dict[int, set[int]] = defaultdict(set)
    for a, b in pairs:
        neighbours[a].add(b)
        neighbours[b].add(a)
    lengths = np.zeros((count, count))
    for a, b in pairs:
        lengths[a, b] = lengths[b, a] = 1 + 0.26 * math.sqrt(len(neighbours[a] ^ neighbours[b]))
    return lengths


def _wanted(lengths: Places) -> Places:
    """Wanted distance of each two, in pixels: far ones are drawn in, which leaves the crowded middle more room."""
    usual = float(np.median(lengths[lengths > 0])) if lengths.any() else 1.0
    distances: Places = shortest_path(lengths / usual, directed=False)
    wanted: Places = EDGE * distances**REACH
    return wanted


def _parts(lengths: Places) -> list[NDArray[np.intp]]:
    """The connected parts, the largest first."""
    number, label = connected_components(lengths, directed=False)
    parts = [np.flatnonzero(label == part) for part in range(number)]
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _within(part: NDArray[np.intp], pairs: Sequence[Link]) -> list[Link]:
    """The links inside a part, by place in it."""
    rank = {int(node): place for place, node in enumerate(part)}
    return [(rank[a], rank[b]) for a, b in pairs if a in rank]


def _stress(wanted: Places) -> Places:
    """Places in the plane whose distances come close to those wanted (n, n).

    Weighted SMACOF (Gansner, Koren & North 2004, "Graph drawing by stress majorization"), from a classical scaling.
    """
    count = len(wanted)
    if count < 3:
        return EDGE * np.array([[0.0, 0.0], [1.05, 0.18]])[:count]
    weights = 1 / np.where(wanted > 0, wanted, np.inf) ** 2
    inverse = np.linalg.pinv(np.diag(weights.sum(axis=1)) - weights)
    places = _scaling(wanted)
    for _ in range(250):
        ratio = weights * wanted / np.maximum(cdist(places, places), 1e-6)
        moved: Places = inverse @ ((np.diag(ratio.sum(axis=1)) - ratio) @ places)
        still = bool(np.abs(moved - places).max() < 0.05)
        places = moved
        if still:
            break
    centred: Places = places - places.mean(axis=0)
    return centred


def _scaling(wanted: Places) -> Places:
    """Classical multidimensional scaling, with a little seeded noise so that twins do not start on one spot."""
    count = len(wanted)
    centre = np.eye(count) - 1 / count
    _, vectors = np.linalg.eigh(-0.5 * centre @ wanted**2 @ centre)
    axes = vectors[:, -2:][:, ::-1]
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), [0, 1]])  # an eigenvector's sign is the library's whim
    noise: Places = np.random.default_rng(7).normal(scale=0.05 * EDGE, size=(count, 2))
    noise += axes * wanted.max()
    return noise


def _spread(places: Places, rounds: int = 80) -> Places:
    """Push entities apart until no two share the room that their names want."""
    places = places * _room(places)
    for _ in range(rounds):
        here, there = _touching(places)
        if not len(here):
            break
        gap = places[here] - places[there]
        overlap = BOX - np.abs(gap)
        sideways = overlap[:, 0] / BOX[0] < overlap[:, 1] / BOX[1]
        direction = np.where(gap == 0, np.sign(here - there)[:, None], np.sign(gap))  # those on one spot part by rank
        push = 0.26 * direction * np.where(np.stack([sideways, ~sideways], axis=1), overlap, 0)
        places = places + np.stack([np.bincount(here, axis, len(places)) for axis in push.T], axis=1)
    return places


def _touching(places: Places) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Each two, in both orders, that share the room that their names want."""
    near = [np.abs(axis[:, None] - axis) < size for axis, size in zip(places.T, BOX, strict=True)]
    here, there = np.nonzero(near[0] & near[1])
    return here[here != there], there[here != there]


def _room(places: Places) -> float:
    """How much to scale places up so that there is room for the names of all."""
    covered = float(np.prod(np.ptp(places, axis=0) + BOX))
    return max(1.0, math.sqrt(2.1 * len(places) * float(np.prod(BOX)) / covered))


# --- packing --------------------------------------------------------------------------------------------------


def _pack(shapes: Sequence[Places], links: Sequence[Sequence[Link]]) -> list[Places]:
    """Offsets that put the parts close together without overlap, each as near to the middle as it fits."""
    masks = [_mask(shape, inside) for shape, inside in zip(shapes, links, strict=True)]
    side = 2 * int(math.sqrt(sum(mask[0].size for mask in masks))) + 2 * max(max(mask[0].shape) for mask in masks)
    taken = np.zeros((side, side))
    offsets = []
    for mask, corner in masks:
        row, column = _free_spot(taken, mask)
        taken[row : row + mask.shape[0], column : column + mask.shape[1]] += mask
        offsets.append(np.array([column - side / 2, row - side / 2]) * CELL - corner)
    return offsets


def _mask(shape: Places, links: Sequence[Link]) -> tuple[Places, Places]:
    """The cells that a part covers, entities, names and links, and where its corner is in pixels."""
    steps = np.linspace(0, 1, 12)[:, None]
    lines = [shape[a] * (1 - steps) + shape[b] * steps for a, b in links]
    names = [shape + BOX * np.array(side) / 2 for side in ((-1, -1), (0, -1), (1, -1), (-1, 1), (0, 1), (1, 1), (0, 0))]
    points = np.concatenate([*names, *lines])
    corner = points.min(axis=0)
    cells = ((points - corner) // CELL).astype(int)
    mask = np.zeros((cells[:, 1].max() + 1, cells[:, 0].max() + 1))
    mask[cells[:, 1], cells[:, 0]] = 1
    return mask, corner


def _correlation(field: Places, mask: Places) -> Places:
    """The sum of products at each corner at which the mask lies wholly in the field, by way of frequencies.

    As scipy.signal does it, which takes longer to import than a page to draw.
    """
    spectrum = np.fft.rfft2(field) * np.conj(np.fft.rfft2(mask, s=field.shape))
    rows, columns = np.array(field.shape) - mask.shape + 1
    found: Places = np.fft.irfft2(spectrum, s=field.shape)[:rows, :columns]
    return found


def _free_spot(taken: Places, mask: Places) -> tuple[int, int]:
    """The free corner nearest to the middle at which the mask fits."""
    clash = np.rint(_correlation(taken, mask))
    rows, columns = np.nonzero(clash == 0)
    middle = (np.array(taken.shape) - np.array(mask.shape)) / 2
    best = np.lexsort((columns, rows, np.maximum(np.abs(rows - middle[0]), np.abs(columns - middle[1]))))[0]
    return int(rows[best]), int(columns[best])


# --- everybody else -------------------------------------------------------------------------------------------


def _surround(places: Places, core: int, pairs: Sequence[Link]) -> None:
    """Give every entity after the core a place near its neighbours, or outside where it has none with a place."""
    neighbours: dict[int, list[int]] = defaultdict(list)
    for a, b in pairs:
        neighbours[a].append(b)
        neighbours[b].append(a)
    rim = float(np.hypot(*places[:core].T).max()) + 2 * EDGE if core else 0.0
    placed = set(range(core))
    children: dict[int, int] = defaultdict(int)
    outside = 0
    for start in _by_distance(core, len(places), neighbours):
        near = [other for other in neighbours[start] if other in placed]
        if near:
            parent = near[0]
            places[start] = places[near].mean(axis=0) + _around(children[parent])
            children[parent] += 1
        else:
            places[start] = _spiral(rim, outside)
            outside += 1
        placed.add(start)
    _loosen(places, core)


def _by_distance(core: int, count: int, neighbours: dict[int, list[int]]) -> list[int]:
    """Entities after the core: first those that the core reaches, nearest first; then part by part."""
    seen = set(range(core))
    order: list[int] = []
    queue = list(range(core))
    for start in range(core, count + 1):
        for node in queue:
            fresh = [other for other in neighbours[node] if other not in seen]
            seen.update(fresh)
            order += fresh
            queue += fresh
        if start < count and start not in seen:
            seen.add(start)
            order.append(start)
            queue = [start]
        else:
            queue = []
    return order


def _around(child: int) -> Places:
    """Where the n-th child sits around its parent: on a sunflower's spiral."""
    radius = EDGE * math.sqrt(0.7 + child / 7)
    return np.array([math.cos(child * GOLDEN) * radius, math.sin(child * GOLDEN) * radius])


def _spiral(rim: float, index: int) -> Places:
    """Where the n-th entity without a placed neighbour sits: on a spiral around everything."""
    radius = math.sqrt(rim**2 + (index + 1) * 3 * EDGE**2)
    return np.array([math.cos(index * GOLDEN) * radius, math.sin(index * GOLDEN) * radius])


def _loosen(places: Places, core: int, rounds: int = 12) -> None:
    """Push entities after the core out of one another's way; the core stays where it is."""
    want = EDGE / 2
    for _ in range(rounds):
        pairs = cKDTree(places).query_pairs(want, output_type="ndarray")
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        if not len(pairs):
            return
        gap = places[pairs[:, 0]] - places[pairs[:, 1]]
        distance = np.hypot(*gap.T)[:, None]
        turn = pairs[:, :1] * GOLDEN  # two on one spot part in a direction of their own
        direction = np.where(distance > 0, gap / np.maximum(distance, 1e-9), np.hstack([np.cos(turn), np.sin(turn)]))
        push = 0.4 * (want - distance) * direction
        moved = np.zeros_like(places)
        np.add.at(moved, pairs[:, 0], push)
        np.add.at(moved, pairs[:, 1], -push)
        moved[:core] = 0
        places += moved
