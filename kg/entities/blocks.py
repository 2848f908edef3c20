"""Profiles → blocks: what a rule may compare stands in one block, so that each block can be resolved by itself.

The keys are those that the rules of `across`, `people` and `belongings` look things up by. A profile is in the block of
each of its keys, and blocks that share a profile are one; most hold a name or two. So nothing is compared with
everything.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from kg.entities.across import SPELT, Key, main, stem
from kg.entities.names import initials
from kg.entities.partition import Partition
from kg.entities.profiles import Profile


def lots_of(profiles: Sequence[Profile], size: int) -> list[list[int]]:
    """The numbers of the profiles in lots of whole blocks, each in order; one lot where there are not more than `size`.

    A lot is larger only if it is a single block.
    """
    if len(profiles) <= size:
        return [list(range(len(profiles)))]
    lots: list[list[int]] = [[]]
    for block in blocks_of(profiles):
        if lots[-1] and len(lots[-1]) + len(block) > size:
            lots.append([])
        lots[-1] += block
    return [sorted(lot) for lot in lots]


def blocks_of(profiles: Sequence[Profile]) -> list[list[int]]:
    """The blocks as numbers of profiles, each in order, in the order of their first ones."""
    things = [profile for profile in profiles if profile.main is not None and profile.family != "person"]
    called = frozenset((one.family, main(one).key) for one in things)
    acronyms = frozenset((one.family, main(one).key) for one in things if main(one).is_acronym)
    partition = Partition(len(profiles))
    first: dict[Hashable, int] = {}
    for n, profile in enumerate(profiles):
        for key in _keys(profile, called, acronyms):
            partition.unite(first.setdefault(key, n), n)
    return partition.groups()


def _keys(profile: Profile, called: frozenset[Key], acronyms: frozenset[Key]) -> Iterator[Hashable]:
    """All that a rule finds it by: what is wished and known of it, its name, and names that other things go by."""
    yield from (("wished", n) for n in profile.wished)
    if profile.known is not None:
        yield "known", profile.known.slug
    if profile.owned is not None:
        yield "owned", profile.owned.noun
    if profile.main is None:
        return
    yield profile.main.key
    if profile.family == "person":
        yield "surname", profile.main.words[-1]
        return
    family, full = profile.family, profile.main
    own = {*(name.key for name in profile.names), full.key.removesuffix("s"), stem(full)}
    yield from (key for key in own if (family, key) in called)
    yield from (key for key in initials(full) if len(key) >= SPELT and (family, key) in acronyms)
    maker, rest = full.words[0], "".join(full.words[1:])
    if family == "product" and ("organization", maker) in called and (family, rest) in called:
        yield from (maker, rest)
