"""Places: the same at every run, apart from one another, parts packed close, and quickly found."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import pdist

from kg.page.layout import BOX, positions


def ring(start: int, count: int) -> list[tuple[int, int]]:
    return [(start + place, start + (place + 1) % count) for place in range(count)]


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_the_smallest_graphs_have_places(count: int) -> None:
    places = positions(count, [(0, place) for place in range(1, count)])
    assert places.shape == (count, 2)
    assert len({tuple(place) for place in places.tolist()}) == count


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 60), st.data())
def test_any_links_give_each_entity_a_place_of_its_own(count: int, data: st.DataObject) -> None:
    ends = st.integers(0, count - 1)
    links = data.draw(st.lists(st.tuples(ends, ends), max_size=120))
    core = data.draw(st.integers(0, count))
    places = positions(count, links, core)
    assert len({tuple(place) for place in places.tolist()}) == count
    assert np.array_equal(places, positions(count, [(b, a) for a, b in reversed(links)], core))


def test_neighbours_are_near_and_strangers_far() -> None:
    places = positions(12, ring(0, 12))
    near = np.hypot(*(places[0] - places[1]))
    assert near < 0.5 * np.hypot(*(places[0] - places[6]))


def test_names_have_room() -> None:
    places = positions(40, [(0, place) for place in range(1, 40)])
    gaps = np.abs(places[:, None] - places[None])
    crowded = np.all(gaps < 0.8 * BOX, axis=2).sum() - len(places)
    assert crowded == 0


def test_parts_that_are_not_linked_lie_beside_one_another() -> None:
    links = [pair for start in range(0, 80, 8) for pair in ring(start, 8)]
    places = positions(80, links)
    alone = np.ptp(positions(8, ring(0, 8)), axis=0).prod()
    assert np.ptp(places, axis=0).prod() < 30 * alone
    middles = np.array([places[start : start + 8].mean(axis=0) for start in range(0, 80, 8)])
    assert pdist(middles).min() > 150


def test_entities_after_the_core_sit_beside_their_neighbours() -> None:
    links = [*ring(0, 10), *((3, other) for other in range(10, 20))]
    places = positions(20, links, core=10)
    distances = np.hypot(*(places[10:] - places[3]).T)
    assert distances.max() < 300
    assert np.array_equal(places[:10], positions(10, ring(0, 10)))
