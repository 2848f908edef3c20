"""Readings of many articles → the contents of one graph: articles, entities, and claims as assertions between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.entities.asserting import assertions_of
from kg.entities.hints import hints_of
from kg.entities.iris import article_iri, article_keys, sha256_of
from kg.entities.merging import merges_of
from kg.entities.minting import Thing, mint, thing_of, undisputed
from kg.entities.names import FAMILIES, is_generic, parse
from kg.entities.resolving import resolve_units
from kg.entities.wishes import NO_WISHES, Wishes
from kg.model import Article, Claim, Contents, Entity, Mention, Merge, Reading

Claims = Mapping[str, Sequence[Claim]]  # by the key of their article

DEFAULT_BASE = "https://newskg.example/"


class Said(NamedTuple):
    """A reading under the last part of its article's IRI, which its mentions and passages carry too."""

    key: str
    reading: Reading


def join(
    readings: Iterable[Reading], *, base: str = DEFAULT_BASE, made_by: str = "newskg", wishes: Wishes = NO_WISHES
) -> Contents:
    """One entity for one thing, whatever the articles call it; one assertion for what one article says once or more.

    An entity is what some claim speaks of, or who makes it. A claim whose ends turned out to be one thing, or of kinds
    that its relation does not take, comes too: to keep it out is the gate's. `made_by` tells versions and settings;
    every claim's run is named after it and the extractors that found the claim. What people decided of entities
    (`wishes`) wins. The order of the readings makes no difference.
    """
    said = _keyed(readings)
    claims = {one.key: tuple(filter(is_identified, one.reading.claims)) for one in said}
    things = _things((mention for one in said for mention in one.reading.mentions), claims, wishes)
    needed = set(_spoken_of(claims))
    chosen = list({id(thing): thing for mention, thing in things.items() if mention in needed}.values())
    minted = mint(chosen, base=base)
    entities = _entities(chosen, minted)
    assertions, runs = assertions_of(claims, _places(_spoken_of(claims), entities, base), base=base, made_by=made_by)
    return Contents(
        articles={article_iri(base, one.key): one.reading.article for one in said},
        entities={entity.iri: entity for entity in sorted(minted, key=lambda entity: entity.iri)},
        assertions=assertions,
        runs=runs,
        base=base,
        merges=_merges(chosen, minted),
    )


def is_identified(claim: Claim) -> bool:
    """Whether it is known what both ends are: "the company said it" stays in the reading until a name is known."""
    ends = [end for end in (claim.subject, claim.object) if isinstance(end, Mention)]
    return all(is_article(end) or _is_telling(end) for end in ends)


def _is_telling(end: Mention) -> bool:
    """Whether it has a name that tells it from others: "the Company" of a release has none."""
    known = end.name or (end.text if end.form == "name" else "")
    return bool(known) and not (FAMILIES.get(end.kind) == "organization" and is_generic(parse(known)))


def is_article(mention: Mention) -> bool:
    """Whether it stands for its article as a whole (the object of a byline): a work of no length."""
    return mention.kind == "work" and mention.start == mention.end


def _keyed(readings: Iterable[Reading]) -> list[Said]:
    """Each text of an identifier once, in the order of their keys; of a reading only what is needed is held."""
    distinct: dict[tuple[str, str], Reading] = {}
    for one in map(_without_text, readings):
        pair = one.article.id, one.article.sha256 or ""
        distinct[pair] = min(distinct.get(pair, one), one, key=_article_order)
    keys = article_keys(distinct)
    said = [Said(keys[pair], _under(keys[pair], one)) for pair, one in distinct.items()]
    return sorted(said, key=lambda one: one.key)


def _without_text(reading: Reading) -> Reading:
    """What is joined, and which text it is of: a million texts fill a memory."""
    article = reading.article
    return Reading(replace(article, text="", sha256=sha256_of(article)), reading.mentions, claims=reading.claims)


def _article_order(reading: Reading) -> tuple[str, ...]:
    return tuple(str(getattr(reading.article, name)) for name in Article.__slots__)


def _under(key: str, reading: Reading) -> Reading:
    """The reading with its article called by its key, which tells texts of one identifier apart."""
    mentions = (*reading.mentions, *_spoken_of({key: reading.claims}))
    if all(mention.article == key for mention in mentions):
        return reading
    return replace(
        reading,
        mentions=tuple(replace(mention, article=key) for mention in reading.mentions),
        claims=tuple(_claim_under(key, claim) for claim in reading.claims),
    )


def _claim_under(key: str, claim: Claim) -> Claim:
    return replace(
        claim,
        subject=replace(claim.subject, article=key),
        object=replace(claim.object, article=key) if isinstance(claim.object, Mention) else claim.object,
        attributed_to=tuple(replace(source, article=key) for source in claim.attributed_to),
        via=tuple(replace(medium, article=key) for medium in claim.via),
    )


def _spoken_of(claims: Claims) -> Iterator[Mention]:
    """Every mention that the claims need something for."""
    for claim in (claim for said in claims.values() for claim in said):
        ends = (claim.subject, claim.object, *claim.attributed_to, *claim.via)
        yield from (end for end in ends if isinstance(end, Mention))


def _things(mentions: Iterable[Mention], claims: Claims, wishes: Wishes) -> dict[Mention, Thing]:
    """Each mention of a thing that claims speak of → the thing, all articles taken together."""
    needed = set(_spoken_of(claims))
    hints = hints_of((claim for said in claims.values() for claim in said), wishes)
    distinct = dict.fromkeys([*mentions, *_spoken_of(claims)])
    found = resolve_units((mention for mention in distinct if not is_article(mention)), hints)
    spoken = [group for group in found if any(m in needed for unit in group.units for m in unit.mentions)]
    chosen = undisputed([thing_of(group, hints) for group in spoken])
    return {mention: thing for thing in chosen for unit in thing.units for mention in unit.mentions}


def _merges(things: Sequence[Thing], entities: Sequence[Entity]) -> tuple[Merge, ...]:
    """Why each entity goes by its names, in the order of the statements' IRIs."""
    pairs = zip(things, entities, strict=True)
    merges = (merge for thing, entity in pairs for merge in merges_of(entity, thing.joints))
    return tuple(sorted(merges, key=lambda merge: merge.iri))


def _entities(things: Sequence[Thing], entities: Sequence[Entity]) -> dict[Mention, Entity]:
    """Each mention of a thing → its entity."""
    return {
        mention: entity
        for thing, entity in zip(things, entities, strict=True)
        for unit in thing.units
        for mention in unit.mentions
    }


def _places(mentions: Iterable[Mention], entities: Mapping[Mention, Entity], base: str) -> dict[Mention, str]:
    """Each mention → the IRI that stands for it in the graph."""
    return {
        mention: article_iri(base, mention.article) if is_article(mention) else entities[mention].iri
        for mention in mentions
    }
