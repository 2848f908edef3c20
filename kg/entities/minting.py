"""Things → entities: what to call them, and their IRIs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.entities.authority import Known
from kg.entities.hints import LEAST_SPECIFIC, likely_kinds
from kg.entities.iris import article_iri, digest, entity_slug
from kg.entities.merging import Joints
from kg.entities.names import Name
from kg.entities.profiles import Profile
from kg.entities.units import Place
from kg.entities.wishes import Wish, Wishes
from kg.model import Entity, Kind

COMMON = 0.1  # a name is common that is used a tenth as often as the most used one
KINDS: tuple[Kind, ...] = (  # what an entity may be; of several with one name, the first of these has the bare name
    "company", "organization", "media", "government", "person", "product", "place", "work", "topic", "source",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Thing:
    """All profiles of one thing, why their names are one, and what kind of thing it is."""

    profiles: Sequence[Profile]
    joints: Joints
    kind: Kind
    wish: Wish
    known: Known | None = None  # the record of an authority file

    @property
    def first(self) -> Place:
        """Where it is first mentioned."""
        return min(profile.place for profile in self.profiles)


def thing_of(profiles: Sequence[Profile], joints: Joints, wishes: Wishes) -> Thing:
    """The thing with its kind. What has no name, and no kind that fits a claim about it, is of the kind that would."""
    demands = [kinds for profile in profiles for kinds in profile.demands]
    votes: Counter[Kind] = Counter()
    for kind, times in (vote for profile in profiles for vote in profile.votes):
        votes[kind] += times
    likely = [kind for kind in likely_kinds(votes, demands) if kind in KINDS]
    fitting = [kind for kind in likely if not demands or any(kind in kinds for kinds in demands)]
    named = [kind for kind in likely if any(profile.names for profile in profiles)]
    asked = [kind for kind in reversed(KINDS) if any(kind in kinds for kinds in demands)]
    wish = wishes.of(name.key for profile in profiles for name in profile.names)
    known = _known(profiles)
    topic: Kind | None = "topic" if all(profile.family == "topic" for profile in profiles) else None
    told = wish.kind or _told(known) or topic
    return Thing(profiles, joints, told or [*fitting, *named, *asked, "source"][0], wish, known)


def _known(profiles: Sequence[Profile]) -> Known | None:
    """The one record of an authority file that the names lead to."""
    found = {profile.known for profile in profiles if profile.known}
    return found.pop() if len(found) == 1 else None


def _told(known: Known | None) -> Kind | None:
    """The kind that the record gives, if it is more than the articles show."""
    return known.record.kind if known and known.record.kind not in LEAST_SPECIFIC else None


def undisputed(things: Sequence[Thing]) -> list[Thing]:
    """The things, with a record only where no other thing answers to it."""
    users = Counter(thing.known for thing in things)
    return [thing if users[thing.known] == 1 else replace(thing, known=None) for thing in things]


def mint(things: Sequence[Thing], *, base: str) -> list[Entity]:
    """One entity a thing, in the same order. Its IRI is made of its name, or of the name an authority file has for it.

    Where several things have one name, the one that most articles mention has the bare name (then by kind and first
    mention), and the others have their kind or, within a kind, a hash of where they are first mentioned. Unnamed
    sources and things without a name of their own always have such a hash, for few of them are of many articles.
    """
    names = [_names(thing) for thing in things]
    slugs = _slugs(things, [labels[0] for labels in names])
    return [
        Entity(
            iri=f"{base}entity/{slug}",
            name=labels[0],
            kind=thing.kind,
            aliases=tuple(sorted(labels[1:])),
            articles=tuple(sorted({article_iri(base, profile.article) for profile in thing.profiles})),
            same_as=tuple(sorted(thing.wish.same_as or (thing.known.record.iris if thing.known else ()))),
        )
        for thing, labels, slug in zip(things, names, slugs, strict=True)
    ]


def _names(thing: Thing) -> list[str]:
    """What it is called: first the preferred name, or else the fullest common one, then all others."""
    used: Counter[Name] = Counter()
    for profile in thing.profiles:
        used.update(profile.names)
    if not used:
        return _phrases(thing)
    enough = max(used.values()) * COMMON
    common = [name for name in used if used[name] >= enough]
    now = {word for profile in thing.profiles if profile.main is not None for word in profile.main.words}
    fitting = [name for name in common if not now.isdisjoint(name.words)] or common  # no old name of what has a new one
    best = max(fitting, key=lambda name: _fullness(name, used[name]))
    label = thing.wish.preferred or _with_article(best, thing)
    others = {name.text.casefold(): name.text for name in sorted(used, key=lambda name: (used[name], name.text))}
    return [label, *sorted(text for folded, text in others.items() if folded != label.casefold())]


def _phrases(thing: Thing) -> list[str]:
    """What it is called that has no name: first what most articles call it, of as many the fullest; then the others."""
    said = Counter(profile.phrase for profile in thing.profiles)
    best, *others = sorted(said, key=lambda phrase: (-said[phrase], -len(phrase), phrase))
    return [best, *sorted(others)]


def _with_article(name: Name, thing: Thing) -> str:
    """ "The Courier" rather than "Courier", if it is mostly called so."""
    texts = [written for profile in thing.profiles for written in profile.texts]
    whole = sum(times for text, times in texts if text.endswith(name.text))
    full = sum(times for text, times in texts if text == f"The {name.text}")
    return f"The {name.text}" if 2 * full > whole else name.text


def _fullness(name: Name, times: int) -> tuple[bool, int, bool, bool, int, str]:
    """Spelt out before acronyms, more words before fewer, then without legal form, not in capitals, and much used."""
    return not name.is_acronym, len(name.words), not name.ending, not name.text.isupper(), times, name.text


def _slugs(things: Sequence[Thing], labels: Sequence[str]) -> list[str]:
    alike: dict[str, list[int]] = defaultdict(list)
    known = [thing.known for thing in things]
    slugs = [entity_slug(label) if one is None else one.slug for label, one in zip(labels, known, strict=True)]
    for n, thing in enumerate(things):
        if any(profile.names for profile in thing.profiles):
            alike[slugs[n]].append(n)
        else:
            slugs[n] = f"{slugs[n][:60].rstrip('-')}-{_mark(thing)}"
    for slug, rivals in alike.items():
        kinds: set[Kind] = set()
        for n in sorted(rivals, key=lambda n: _standing(things[n])):
            kind = things[n].kind
            slugs[n] = f"{slug}-{_mark(things[n]) if kind in kinds else kind}" if kinds else slug
            kinds.add(kind)
    return slugs


def _standing(thing: Thing) -> tuple[bool, int, int, Place]:
    articles = len({profile.article for profile in thing.profiles})
    return thing.known is None, -articles, KINDS.index(thing.kind), thing.first


def _mark(thing: Thing) -> str:
    return digest(*thing.first)[:6]
