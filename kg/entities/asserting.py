"""Claims of each article → assertions, one for all that say the same, with the run that made it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.entities.iris import article_iri, claim_iri, run_iri
from kg.model import QUALIFIERS, Assertion, Claim, Date, Mention, Money, Passage
from kg.vocabulary import relation

Places = Mapping[Mention, str]  # a mention → the IRI of its entity or article
End = str | Money | Date


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim, fullest version, with every claim of its article that says the same or less."""

    claim: Claim
    versions: tuple[Claim, ...]


def assertions_of(
    told: Iterable[tuple[str, Sequence[Claim], Places]], *, base: str, made_by: str
) -> tuple[tuple[Assertion, ...], dict[str, str]]:
    """The assertions of all articles in the order of their IRIs, and the runs that made them.

    Of each article its key, its claims as `in_order` has them, and the IRIs of their mentions.
    """
    found: dict[str, Assertion] = {}
    runs: dict[str, str] = {}
    for key, claims, places in told:
        for saying in _sayings(claims, places):
            made = _made_by(saying, made_by)
            if made not in runs:
                runs[made] = run_iri(base, made)
            assertion = _assertion(saying, key, places, base, runs[made])
            found[assertion.iri] = assertion
    return tuple(found[iri] for iri in sorted(found)), dict(sorted((run, made) for made, run in runs.items()))


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """The claims in the order of the text, so that the first passage is the first; of one place in a complete order."""
    placed: dict[tuple[int, int, int, int, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        placed[_place(claim)].append(claim)
    tied = (placed[place] for place in sorted(placed))
    return [claim for alike in tied for claim in (sorted(alike, key=repr) if len(alike) > 1 else alike)]


def _place(claim: Claim) -> tuple[int, int, int, int, str]:
    passage = claim.passage
    return passage.start, passage.end, claim.subject.start, claim.object.start, claim.relation


def _sayings(claims: Iterable[Claim], places: Places) -> list[Saying]:
    """Put together the claims of one article that say the same thing."""
    same: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in claims:
        subject, value = places[claim.subject], _end(claim, places)
        same[_core(claim, subject, value, places)].append(claim)
    return [saying for alike in same.values() for saying in _fold(alike)]


def _end(claim: Claim, places: Places) -> End:
    return places[claim.object] if isinstance(claim.object, Mention) else claim.object


def _core(claim: Claim, subject: str, value: End, places: Places) -> Hashable:
    """What two claims must share to be one. Of a symmetric relation, which end comes first makes no difference."""
    ends = frozenset({subject, value}) if relation(claim.relation).symmetric else (subject, value)
    sources = (frozenset(map(places.__getitem__, mentions)) for mentions in (claim.attributed_to, claim.via))
    return (claim.relation, ends, claim.status, claim.tense, *sources)


def _fold(claims: Sequence[Claim]) -> list[Saying]:
    """Fullest first; each shorter version joins the first fuller one that says nothing different."""
    if len(claims) == 1:
        return [Saying(claims[0], (claims[0],))]
    folded: list[list[int]] = []
    given = [qualifiers(claim) for claim in claims]
    for n in sorted(range(len(claims)), key=lambda n: -len(given[n])):
        home = next((versions for versions in folded if given[n].items() <= given[versions[0]].items()), None)
        if home is None:
            folded.append([n])
        else:
            home.append(n)
    return [Saying(claims[versions[0]], tuple(claims[n] for n in sorted(versions))) for versions in folded]


def qualifiers(claim: Claim) -> dict[str, object]:
    """The qualifiers that a claim has."""
    return {name: value for name in QUALIFIERS if (value := getattr(claim, name)) is not None}


def _assertion(saying: Saying, key: str, places: Places, base: str, run: str) -> Assertion:
    claim, first = saying.claim, saying.versions[0]
    article = article_iri(base, key)
    return Assertion(
        iri=claim_iri(base, key, claim, first),
        article=article,
        relation=claim.relation,
        subject=places[first.subject],
        object=_end(first, places),
        passages=_passages(saying, article),
        status=claim.status,
        tense=claim.tense,
        attributed_to=tuple(sorted({places[source] for source in claim.attributed_to})),
        via=tuple(sorted({places[medium] for medium in claim.via})),
        confidence=max(version.confidence for version in saying.versions),
        run=run,
        **{name: getattr(claim, name) for name in QUALIFIERS},
    )


def _passages(saying: Saying, article: str) -> tuple[Passage, ...]:
    """Every stretch of text that says it, once, in the order of the text."""
    found = {(p.start, p.end): p.quote for version in saying.versions for p in version.passages}
    return tuple(Passage(article, start, end, found[start, end]) for start, end in sorted(found))


def _made_by(saying: Saying, made_by: str) -> str:
    """Versions and settings, and the extractors that found it: "newskg 0.1.0 …; frames, tables"."""
    extractors = sorted({witness.partition(":")[0] for version in saying.versions for witness in version.witnesses})
    return "; ".join(filter(None, (made_by, ", ".join(extractors))))
