"""Things → entities: what to call them, and their IRIs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg.entities.iris import article_iri, digest, entity_slug
from kg.entities.names import Name
from kg.entities.units import Unit, main_kind, place
from kg.model import Entity, Kind

COMMON = 0.1  # a name is common that is used a tenth as often as the most used one
KIND_ORDER: tuple[Kind, ...] = ("company", "organization", "media", "government", "person", "product", "place", "work")


def mint(things: Sequence[Sequence[Unit]], *, base: str) -> list[Entity]:
    """One entity a thing, in the same order. Its IRI is made of its name.

    Where several things have one name, the one that most articles mention has the bare name (then by kind and first
    mention), and the others have their kind or, within a kind, a hash of where they are first mentioned. Unnamed
    sources and things without a name of their own always have such a hash, for they are of one article.
    """
    names = [_names(thing) for thing in things]
    slugs = _slugs(things, [labels[0] for labels in names])
    return [
        Entity(
            iri=f"{base}entity/{slug}",
            name=labels[0],
            kind=_kind(thing),
            aliases=tuple(sorted(labels[1:])),
            articles=tuple(sorted({article_iri(base, unit.article) for unit in thing})),
        )
        for thing, labels, slug in zip(things, names, slugs, strict=True)
    ]


def _kind(thing: Sequence[Unit]) -> Kind:
    return main_kind(mention for unit in thing for mention in unit.mentions)


def _names(thing: Sequence[Unit]) -> list[str]:
    """What it is called: first the fullest common name, then all others."""
    used: Counter[Name] = Counter()
    for unit in thing:
        used.update(unit.names)
    if not used:
        return [min(unit.phrase for unit in thing)]
    enough = max(used.values()) * COMMON
    best = max((name for name in used if used[name] >= enough), key=lambda name: _fullness(name, used[name]))
    others = {name.text.casefold(): name.text for name in sorted(used, key=lambda name: (used[name], name.text))}
    return [best.text, *sorted(text for folded, text in others.items() if folded != best.text.casefold())]


def _fullness(name: Name, times: int) -> tuple[bool, int, bool, bool, int, str]:
    """Spelt out before acronyms, more words before fewer, then without legal form, not in capitals, and much used."""
    return not name.is_acronym, len(name.words), not name.ending, not name.text.isupper(), times, name.text


def _slugs(things: Sequence[Sequence[Unit]], labels: Sequence[str]) -> list[str]:
    alike: dict[str, list[int]] = defaultdict(list)
    slugs = [entity_slug(label) for label in labels]
    for n, thing in enumerate(things):
        if any(unit.names for unit in thing):
            alike[slugs[n]].append(n)
        else:
            slugs[n] = f"{slugs[n][:60].rstrip('-')}-{_mark(thing)}"
    for slug, rivals in alike.items():
        for n, distinct in zip(rivals, _distinct(slug, [things[n] for n in rivals]), strict=True):
            slugs[n] = distinct
    return slugs


def _distinct(slug: str, rivals: Sequence[Sequence[Unit]]) -> Iterable[str]:
    order = sorted(range(len(rivals)), key=lambda n: _standing(rivals[n]))
    found: dict[int, str] = {}
    for n in order:
        with_kind = f"{slug}-{_kind(rivals[n])}"
        found[n] = next(name for name in (slug, with_kind, f"{slug}-{_mark(rivals[n])}") if name not in found.values())
    return [found[n] for n in range(len(rivals))]


def _standing(thing: Sequence[Unit]) -> tuple[int, int, tuple[str, int, int, str]]:
    kind = _kind(thing)
    articles = len({unit.article for unit in thing})
    return -articles, KIND_ORDER.index(kind) if kind in KIND_ORDER else len(KIND_ORDER), _first(thing)


def _mark(thing: Sequence[Unit]) -> str:
    return digest(*_first(thing))[:6]


def _first(thing: Sequence[Unit]) -> tuple[str, int, int, str]:
    return min(place(mention) for unit in thing for mention in unit.mentions)
