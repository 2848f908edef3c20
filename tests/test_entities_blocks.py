"""Profiles of many articles → lots of blocks; each resolved by itself gives what all give together."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.entities import NO_WISHES, Wishes, join
from kg.entities.authority import authority_of
from kg.entities.blocks import blocks_of, lots_of
from kg.entities.hints import Hints
from kg.entities.profiles import Profile, profiles_of, things_of
from kg.entities.records import Record
from kg.entities.resolving import resolve_profiles
from kg.entities.units import place
from kg.model import Article, Claim, Kind, Mention, Passage, Reading

Given = TypeVar("Given")
Made = TypeVar("Made")

# Names that some rule or other may take for one another's.
NAMED: tuple[tuple[str, Kind], ...] = (
    ("Acme", "company"), ("Acme", "person"), ("Acme", "other"), ("Acme", "product"), ("ACME", "place"),
    ("Acme Motors", "company"), ("Acme Motor", "company"), ("Acme Airlines", "company"), ("Acme Rocket 7", "product"),
    ("Rocket 7", "product"), ("Rocket 7s", "product"), ("General Acme Works", "company"), ("GAW", "company"),
    ("GAW", "media"), ("Corvane", "company"), ("Birch Labs", "company"), ("Birch", "company"), ("Birch", "person"),
    ("Ada Birch", "person"), ("A. Birch", "person"), ("Ms Birch", "person"), ("Bo Birch", "person"),
    ("Ada Acme", "person"), ("she", "person"), ("The Courier", "media"), ("someone close to it", "source"),
    ("sensors", "topic"), ("sensor", "topic"), ("Acme's new lab", "organization"),
    ("Acme Motors' new lab", "organization"),
)  # fmt: skip
WISHES = Wishes(
    same=(frozenset({"birchlabs", "acmemotors"}),),
    different=(frozenset({"birch", "birch labs"}),),
    authority=authority_of([
        Record("Acme Group", ("Delmar", "Corvane"), "company", ("https://example.org/1",), "a.csv, line 2"),
        Record("Ada Birch", (), "person", ("https://example.org/2",), "a.csv, line 3"),
    ]),
)  # fmt: skip


@st.composite
def mentions(draw: st.DrawFn) -> list[Mention]:
    """A few names in many articles, close to one another or not, some of them in chains."""
    few = draw(st.lists(st.sampled_from(NAMED), min_size=2, max_size=6, unique=True))
    one = st.builds(_mention, st.sampled_from(few), st.sampled_from("abcdefgh"), st.integers(0, 9))
    found = draw(st.lists(one, min_size=8, max_size=30))
    return list({(one.article, one.start): one for one in found}.values())


def _mention(named: tuple[str, Kind], article: str, slot: int) -> Mention:
    text, kind = named
    chain = slot % 3 if slot < 6 else None
    form = "pronoun" if text == "she" else "noun" if text.islower() or "' " in text or "'s " in text else "name"
    start = 45 * slot
    return Mention(text, start, start + len(text), kind, form, chain, article)  # type: ignore[arg-type]


def profiles(found: Iterable[Mention], wishes: Wishes) -> list[Profile]:
    """What the articles say of each thing; the first person of each works for its first company."""
    made: list[Profile] = []
    for _, article in groupby(sorted(found, key=place), key=lambda one: one.article):
        there = list(article)
        ends = [next((one for one in there if one.kind == kind), None) for kind in ("person", "company")]
        belongs = ((ends[0], ends[1]),) if ends[0] and ends[1] else ()
        hints = Hints(belongs=belongs, wishes=wishes)
        made += profiles_of(things_of(there, hints), hints)
    return made


@given(mentions(), st.sampled_from([WISHES, NO_WISHES]), st.sampled_from([1, 5]))
@settings(max_examples=400)
def test_blocks_resolved_by_themselves_give_what_all_give_together(
    found: list[Mention], wishes: Wishes, lot: int
) -> None:
    given = profiles(found, wishes)
    assert resolve_profiles(given, lot=lot) == resolve_profiles(given, lot=len(given))


@given(mentions(), st.integers(1, 12))
def test_lots_hold_each_profile_once_and_no_block_is_cut(found: list[Mention], size: int) -> None:
    given = profiles(found, NO_WISHES)
    lots, blocks = lots_of(given, size), blocks_of(given)
    assert sorted(n for lot in lots for n in lot) == list(range(len(given)))
    assert all(any(set(block) <= set(lot) for lot in lots) for block in blocks)
    assert all(len(lot) <= size or lot in blocks for lot in lots)


@pytest.mark.parametrize(
    "found",
    [
        [("Acme", "company", "a"), ("Acme", "person", "b")],
        [("Rocket 7", "product", "a"), ("Rocket 7s", "product", "b")],
        [("Acme", "company", "a"), ("Acme Airlines", "company", "b")],
        [("General Acme Works", "company", "a"), ("GAW", "company", "b")],
        [("Ada Birch", "person", "a"), ("Birch", "person", "b")],
        [("Acme", "company", "a"), ("Corvane", "company", "a"), ("Acme", "company", "b"), ("Corvane", "company", "c")],
        [("Acme", "company", "a"), ("Acme Rocket 7", "product", "b"), ("Rocket 7", "product", "c")],
        [("Birch Labs", "company", "a"), ("Acme Motors", "company", "b")],
        [("Delmar", "company", "a"), ("Corvane", "company", "b")],
    ],
)
def test_what_a_rule_compares_is_in_one_block(found: list[tuple[str, Kind, str]]) -> None:
    named = [Mention(text, 0, len(text), kind, chain=1, article=article) for text, kind, article in found]
    assert len(blocks_of(profiles(named, WISHES))) == 1


def test_what_goes_by_its_owner_is_in_one_block_whatever_the_owner_is_called() -> None:
    owners, labs = ("Acme", "Corvane"), ("Acme's lab", "Corvane's lab")
    found = [Mention(text, 0, len(text), "company", article=name) for text, name in zip(owners, "ab", strict=True)]
    found += [Mention(text, 50, 60, "other", "noun", article=name) for text, name in zip(labs, "ab", strict=True)]
    assert sorted(map(len, blocks_of(profiles(found, NO_WISHES)))) == [1, 1, 2]


def test_names_that_no_rule_brings_together_are_blocks_of_their_own() -> None:
    texts = ("Acme", "Acme Motors", "Corvane", "Delmar Foods", "Delmar Labs")
    found = [Mention(text, 0, len(text), "company", article=f"{text} {n}") for text in texts for n in "ab"]
    assert sorted(map(len, blocks_of(profiles(found, NO_WISHES)))) == [2, 2, 2, 4]


def test_blocks_may_be_resolved_elsewhere() -> None:
    """Whatever is handed out and comes back is pickled on the way, and comes back in order."""
    passage = (Passage("a", 0, 9, "…"),)
    made = [
        Reading(
            Article(f"{n}.txt", f"Acme {n}"),
            claims=(
                Claim(
                    "acquires", Mention("Acme", 0, 4, "company"), Mention(f"Birch {n % 7}", 9, 16, "company"), passage
                ),
            ),
        )
        for n in range(40)
    ]
    lots: list[int] = []

    def elsewhere(work: Callable[[Given], Made], given: Iterable[Given], /) -> Iterable[Made]:
        for one in given:
            lots.append(0)
            yield pickle.loads(pickle.dumps(work))(pickle.loads(pickle.dumps(one)))

    assert join(made, spread=elsewhere) == join(made)
    assert lots
