"""Explanation → lines for people to read, in sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extractors.evidence import MEANT, meant
from kg.extractors.explaining.explanation import Explanation, Heard, NearMiss, Predicate, Stop
from kg.model import QUALIFIERS, Attribution, Claim, Mention

_SHOWN = 6  # of a long list of words


def explained(explanation: Explanation) -> Iterator[tuple[str, list[str]]]:
    """The sections that have something to say, as (heading, lines).

    Of the frames that made no claim those are told that one thing stopped; the others are only named.
    """
    near = [miss for miss in explanation.misses if len(miss.stops) == 1]
    far = [miss for miss in explanation.misses if len(miss.stops) > 1]
    sections = (
        ("things", [_thing(mention) for mention in explanation.mentions]),
        ("predicates", [_predicate(predicate) for predicate in explanation.predicates]),
        ("said by", [_said(attribution) for attribution in explanation.attributions]),
        ("claims", [_claim(claim) for claim in explanation.claims]),
        ("withheld", [f"{_claim(claim)}, {_why(claim)}" for claim in explanation.withheld]),
        ("nearly", [_miss(miss) for miss in near]),
        ("learned", [_heard(each) for each in explanation.heard]),
        ("further off", [_listed(list(dict.fromkeys(miss.frame for miss in far)), len(far))] if far else []),
    )
    return ((heading, lines) for heading, lines in sections if lines)


def _thing(mention: Mention) -> str:
    shown = f"{_plain(mention.text)} ({mention.kind})"
    return shown if mention.name in ("", _plain(mention.text)) else f"{shown} = {mention.name}"


def _predicate(predicate: Predicate) -> str:
    roles = [f"{name} “{words}”" for name, words in predicate.roles]
    marks = [mark for mark in (predicate.status, predicate.tense) if mark not in (None, "Stated")]
    return f"{predicate.lemma}: {', '.join([*roles, *map(str, marks)])}" if roles or marks else predicate.lemma


def _said(attribution: Attribution) -> str:
    source = _thing(attribution.source) if attribution.source else "nobody named"
    via = f", told to {attribution.via.text}" if attribution.via else ""
    content = " … ".join(_plain(span.text) for span in attribution.content)
    return f"{source}, “{attribution.cue.text}”{via}: {content}"


def _claim(claim: Claim) -> str:
    both = (claim.subject, claim.object)
    ends = (getattr(end, "name", "") or _plain(end.text) or "the article itself" for end in both)
    unnamed = [f"“{_plain(end.text)}”" for end in both if isinstance(end, Mention) and end.text and not end.name]
    parts = [f" {claim.relation} ".join(ends), claim.status, *([claim.tense] if claim.tense else []), *_details(claim)]
    parts += [f"not in the graph, for {' and '.join(unnamed)} has no name"] if unnamed else []
    return " · ".join([*parts, f"by {', '.join(claim.witnesses)}", f"{claim.confidence:.2f}"])


def _why(claim: Claim) -> str:
    """Why a claim is withheld."""
    doubtful = meant(claim) < MEANT
    return f"but who is meant is only {meant(claim):.2f} sure" if doubtful else "likelier wrong than right"


def _details(claim: Claim) -> Iterator[str]:
    for field in QUALIFIERS:
        value = getattr(claim, field)
        if value is not None:
            yield f"{field} {getattr(value, 'text', value)}"
    if claim.attributed_to:
        yield f"says {', '.join(source.name or source.text for source in claim.attributed_to)}"


def _miss(miss: NearMiss) -> str:
    return f"{miss.frame} ({miss.predicate}): {'; '.join(map(_stop, miss.stops))}"


def _stop(stop: Stop) -> str:
    there = ", ".join(f"“{_plain(words)}”" for words in stop.found)
    match stop.reason:
        case "with":
            return f"wants {_words(stop.wanted)} at “{stop.place}”, where {there or 'nothing'} stands"
        case "without":
            return f"bars {_words(stop.wanted)} at “{stop.place}”, where {there} stands"
        case "empty":
            return f"has no {stop.place}: nothing stands at {_words([f'“{path}”' for path in stop.wanted])}"
        case "kind":
            return f"its {stop.place} {there} is no {_words(stop.wanted)}"
        case "nameless":
            return f"its {stop.place} {there} stands for nothing with a name"
        case "same":
            return f"its subject and object are one thing: {there}"
        case "narrower":
            return f"{_words(stop.wanted)} says more of the same two"
        case "table":
            return "stands in a table, which is read by its columns"


def _heard(heard: Heard) -> str:
    return f"{_plain(heard.subject)} {heard.relation} {_plain(heard.object)} · {heard.likelihood:.2f}"


def _words(words: Sequence[str]) -> str:
    """ "stake, share or part"; of a long list the first few."""
    if len(words) > _SHOWN:
        return _listed(words, len(words))
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words).replace("*", "anything")


def _listed(words: Sequence[str], count: int) -> str:
    shown = ", ".join(words[:_SHOWN])
    return f"{shown} and {count - _SHOWN} more" if count > _SHOWN else shown


def _plain(text: str) -> str:
    return " ".join(text.split())
