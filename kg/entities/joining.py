"""Readings of many articles → the contents of one graph: articles, entities, and claims as assertions between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from kg.entities.asserting import assertions_of, in_order
from kg.entities.hints import hints_of
from kg.entities.iris import article_iri, article_key, article_keys, sha256_of
from kg.entities.merging import merges_of
from kg.entities.minting import Thing, mint, thing_of, undisputed
from kg.entities.names import FAMILIES, is_generic, parse
from kg.entities.profiles import Profile, profiles_of, things_of
from kg.entities.resolving import Spread, resolve_profiles
from kg.entities.wishes import NO_WISHES, Wishes
from kg.garbage import uncollected
from kg.model import Article, Claim, Contents, Entity, Mention, Merge, Reading

DEFAULT_BASE = "https://newskg.example/"


@dataclass(frozen=True, slots=True)
class Said:
    """What is held of an article: its things and claims, under the last part of its IRI.

    `at` has the number of the thing that each mention of a claim stands for.
    """

    key: str
    article: Article  # without its text
    profiles: tuple[Profile, ...]
    claims: tuple[Claim, ...]
    at: Mapping[Mention, int]


def join(
    readings: Iterable[Reading],
    *,
    base: str = DEFAULT_BASE,
    made_by: str = "newskg",
    wishes: Wishes = NO_WISHES,
    spread: Spread = map,
) -> Contents:
    """One entity for one thing, whatever the articles call it; one assertion for what one article says once or more.

    An entity is what some claim speaks of, or who makes it. A claim whose ends turned out to be one thing, or of kinds
    that its relation does not take, comes too: to keep it out is the gate's. `made_by` tells versions and settings;
    every claim's run is named after it and the extractors that found the claim. What people decided of entities
    (`wishes`) wins. `spread` has entities resolved, lot by lot. The order of the readings makes no difference; of each
    only its claims are held, and the profiles of what it speaks of.
    """
    said = _keyed(readings, wishes)
    with uncollected():
        return _contents(said, base, made_by, wishes, spread)


def _contents(said: Sequence[Said], base: str, made_by: str, wishes: Wishes, spread: Spread) -> Contents:
    starts = list(accumulate((len(one.profiles) for one in said), initial=0))
    things = _things(said, starts, wishes, spread)
    minted = mint([thing for _, thing in things], base=base)
    iris = {n: entity.iri for (members, _), entity in zip(things, minted, strict=True) for n in members}
    told = ((one.key, one.claims, _places(one, start, iris, base)) for one, start in zip(said, starts, strict=False))
    assertions, runs = assertions_of(told, base=base, made_by=made_by)
    return Contents(
        articles={article_iri(base, one.key): one.article for one in said},
        entities={entity.iri: entity for entity in sorted(minted, key=lambda entity: entity.iri)},
        assertions=assertions,
        runs=runs,
        base=base,
        merges=_merges([thing for _, thing in things], minted),
    )


def is_identified(claim: Claim) -> bool:
    """Whether it is known what both ends are: "the company said it" stays in the reading until a name is known."""
    ends = [end for end in (claim.subject, claim.object) if isinstance(end, Mention)]
    return all(is_article(end) or _is_telling(end) for end in ends)


def _is_telling(end: Mention) -> bool:
    """Whether it has a name that tells it from others: "the Company" of a release has none."""
    known = end.name or (end.text if end.form == "name" else "")
    return bool(known) and not (FAMILIES.get(end.kind) == "organization" and is_generic(parse(known, "organization")))


def is_article(mention: Mention) -> bool:
    """Whether it stands for its article as a whole (the object of a byline): a work of no length."""
    return mention.kind == "work" and mention.start == mention.end


def _keyed(readings: Iterable[Reading], wishes: Wishes) -> list[Said]:
    """Each text of an identifier once, in the order of their keys."""
    distinct: dict[tuple[str, str], Said] = {}
    for reading in readings:
        article = _without_text(reading.article)
        pair = article.id, article.sha256 or ""
        if pair not in distinct or _article_order(article) < _article_order(distinct[pair].article):
            distinct[pair] = _said(replace(reading, article=article), wishes)
    keys = article_keys(distinct)
    return sorted((_called(keys[pair], one) for pair, one in distinct.items()), key=lambda one: one.key)


def _without_text(article: Article) -> Article:
    """What is known of it, and which text it has: a million texts fill a memory."""
    return replace(article, text="", sha256=sha256_of(article))


def _article_order(article: Article) -> tuple[str, ...]:
    return tuple(str(getattr(article, name)) for name in Article.__slots__)


def _said(reading: Reading, wishes: Wishes) -> Said:
    """What is held of a reading, under the key that its article has unless another shares it."""
    key = article_key(reading.article.id)
    reading = _under(key, reading)
    claims = in_order(filter(is_identified, reading.claims))
    hints = hints_of(claims, wishes)
    spoken = dict.fromkeys(_spoken_of(claims))
    mentions = dict.fromkeys([*reading.mentions, *spoken])
    found = things_of((mention for mention in mentions if not is_article(mention)), hints)
    number = {mention: n for n, one in enumerate(found) for mention in one.unit.mentions}
    return Said(
        key=key,
        article=reading.article,
        profiles=tuple(profiles_of(found, hints)),
        claims=tuple(replace(claim, signs=()) for claim in claims),
        at={mention: number[mention] for mention in spoken if mention in number},
    )


def _under(key: str, reading: Reading) -> Reading:
    """The reading with its article called by its key."""
    mentions = (*reading.mentions, *_spoken_of(reading.claims))
    if all(mention.article == key for mention in mentions):
        return reading
    return replace(
        reading,
        mentions=tuple(replace(mention, article=key) for mention in reading.mentions),
        claims=tuple(_claim_under(key, claim) for claim in reading.claims),
    )


def _called(key: str, said: Said) -> Said:
    """The same of an article of that key, which tells texts of one identifier apart."""
    if said.key == key:
        return said
    return Said(
        key=key,
        article=said.article,
        profiles=tuple(replace(profile, article=key) for profile in said.profiles),
        claims=tuple(_claim_under(key, claim) for claim in said.claims),
        at={replace(mention, article=key): n for mention, n in said.at.items()},
    )


def _claim_under(key: str, claim: Claim) -> Claim:
    return replace(
        claim,
        subject=replace(claim.subject, article=key),
        object=replace(claim.object, article=key) if isinstance(claim.object, Mention) else claim.object,
        attributed_to=tuple(replace(source, article=key) for source in claim.attributed_to),
        via=tuple(replace(medium, article=key) for medium in claim.via),
    )


def _spoken_of(claims: Iterable[Claim]) -> Iterator[Mention]:
    """Every mention that the claims need something for."""
    for claim in claims:
        ends = (claim.subject, claim.object, *claim.attributed_to, *claim.via)
        yield from (end for end in ends if isinstance(end, Mention))


def _things(
    said: Sequence[Said], starts: Sequence[int], wishes: Wishes, spread: Spread
) -> list[tuple[tuple[int, ...], Thing]]:
    """The things that claims speak of, all articles taken together, each with the numbers of its profiles."""
    profiles = [profile for one in said for profile in one.profiles]
    spoken = {start + n for one, start in zip(said, starts, strict=False) for n in one.at.values()}
    groups = [group for group in resolve_profiles(profiles, spread) if not spoken.isdisjoint(group.members)]
    found = (thing_of([profiles[n] for n in group.members], group.joints, wishes) for group in groups)
    return list(zip((group.members for group in groups), undisputed(list(found)), strict=True))


def _merges(things: Sequence[Thing], entities: Sequence[Entity]) -> tuple[Merge, ...]:
    """Why each entity goes by its names, in the order of the statements' IRIs."""
    pairs = zip(things, entities, strict=True)
    merges = (merge for thing, entity in pairs for merge in merges_of(entity, thing.joints))
    return tuple(sorted(merges, key=lambda merge: merge.iri))


def _places(said: Said, start: int, iris: Mapping[int, str], base: str) -> dict[Mention, str]:
    """Each mention of the claims of an article → the IRI that stands for it in the graph."""
    articles = (mention for mention in _spoken_of(said.claims) if is_article(mention))
    return {mention: article_iri(base, said.key) for mention in articles} | {
        mention: iris[start + n] for mention, n in said.at.items()
    }
