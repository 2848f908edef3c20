"""Public gold data, relation files and sentences of our own → texts with what is known of the pairs in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.extractors.frames import relation_files
from kg.vocabulary import relations
from tests.bench import sentences

Spans = tuple[tuple[int, int], ...]
Alternative = tuple[str, bool]  # a relation, and whether it holds from the second end to the first
EVERY = frozenset(relations())


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of two things of a text: what holds, that one of `one_of` does, that none of `never` does, and of
    which relations nothing is known (`open`)."""

    first: Spans
    second: Spans
    holds: tuple[Alternative, ...] = ()
    one_of: tuple[Alternative, ...] = ()
    never: frozenset[Alternative] = frozenset()
    open: frozenset[Alternative] = frozenset()


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text, what is known of pairs in it, and the relations that are labelled completely in it."""

    text: str
    known: tuple[Known, ...]
    complete: frozenset[str] = frozenset()
    others_open: frozenset[str] = frozenset()  # of these nothing is known for the other pairs


# What a relation makes likely of the same two things without saying it: no negative, and no positive either.
_LIKELY: Mapping[str, tuple[Alternative, ...]] = {
    "joins": (("worksFor", False), ("hires", True)),
    "leaves": (("worksFor", False),),
    "hires": (("worksFor", True), ("joins", True), ("leads", True), ("ceoOf", True)),
    "boardMemberOf": (("worksFor", False), ("leads", False)),
    "memberOf": (("worksFor", False),),
    "foundedBy": (("worksFor", True), ("leads", True), ("ceoOf", True)),
    "acquires": (("subsidiaryOf", True), ("owns", False)),
    "subsidiaryOf": (("owns", True), ("partOf", False)),
    "partOf": (("subsidiaryOf", False),),
    "owns": (("subsidiaryOf", True), ("partOf", True)),
    "spinsOff": (("partOf", True), ("subsidiaryOf", True)),
    "releases": (("provides", False),),
    "develops": (("provides", False),),
}


def implied(relation: str) -> tuple[Alternative, ...]:
    """What holds with a relation: the wider ones, and its mirror where it is symmetric."""
    names = (relation, *relations()[relation].wider)
    return tuple(
        (name, flip) for name in names for flip in ((False, True) if relations()[name].symmetric else (False,))
    )


def likely(relation: str, *, flipped: bool = False) -> frozenset[Alternative]:
    """What a relation and its wider ones make likely."""
    return frozenset((name, flip != flipped) for each, _ in implied(relation) for name, flip in _LIKELY.get(each, ()))


# --- KnowledgeNet ---------------------------------------------------------------------------------------------------

_JOBS = ("worksFor", "leads", "ceoOf", "boardMemberOf", "joins", "leaves", "memberOf")
_PROPERTIES: Mapping[str, Alternative] = {
    "CEO": ("ceoOf", True), "EMPLOYEE_OR_MEMBER_OF": ("worksFor", False), "FOUNDED_BY": ("foundedBy", False),
    "SUBSIDIARY_OF": ("subsidiaryOf", False), "HEADQUARTERS": ("headquarteredIn", False),
    "DATE_FOUNDED": ("foundedIn", False), "PLACE_OF_RESIDENCE": ("livesIn", False), "PLACE_OF_BIRTH": ("bornIn", False),
    "DATE_OF_BIRTH": ("bornOn", False), "DATE_OF_DEATH": ("diedOn", False), "NATIONALITY": ("citizenOf", False),
    "EDUCATED_AT": ("educatedAt", False), "CHILD_OF": ("childOf", False), "SPOUSE": ("marriedTo", False),
    "POLITICAL_AFFILIATION": ("memberOf", False),
}  # fmt: skip
_BESIDE_PROPERTY: Mapping[str, tuple[Alternative, ...]] = {  # unknown where the property holds
    "EMPLOYEE_OR_MEMBER_OF": (*((name, False) for name in _JOBS[1:]), ("hires", True), ("foundedBy", True)),
    "CEO": (("joins", True), ("leaves", True), ("hires", False), ("foundedBy", False), ("boardMemberOf", True)),
    "SUBSIDIARY_OF": (
        ("partOf", False), *((name, True) for name in ("owns", "acquires", "spinsOff", "investsIn", "acquiresStakeIn"))
    ),
    "HEADQUARTERS": (("locatedIn", False),),
    "NATIONALITY": (("bornIn", False), ("livesIn", False)),
    "PLACE_OF_BIRTH": (("citizenOf", False),),
    "FOUNDED_BY": (("worksFor", True), ("leads", True), ("ceoOf", True)),
    "POLITICAL_AFFILIATION": (("worksFor", False), ("leads", False)),
}  # fmt: skip


def knowledgenet(files: Iterable[Path]) -> Iterator[Annotated]:
    """The passages; of properties not annotated in a passage nothing is said."""
    for file in files:
        for line in file.read_text("utf-8").splitlines():
            for passage in json.loads(line)["passages"]:
                yield _passage(passage)


def _passage(passage: Mapping[str, Any]) -> Annotated:
    properties = {each["propertyName"] for each in passage["exhaustivelyAnnotatedProperties"]}
    complete = {_PROPERTIES[name][0] for name in properties} | (
        set(_JOBS) - {"memberOf"} if "EMPLOYEE_OR_MEMBER_OF" in properties else set()
    )
    return Annotated(
        passage["passageText"],
        tuple(_fact(fact, passage["passageStart"]) for fact in passage["facts"]),
        frozenset(complete),
    )


def _fact(fact: Mapping[str, Any], start: int) -> Known:
    first, second = (((fact[f"{end}Start"] - start, fact[f"{end}End"] - start),) for end in ("subject", "object"))
    name = fact["propertyName"]
    relation, flipped = _PROPERTIES[name]
    holds = tuple((each, flip != flipped) for each, flip in implied(relation))
    return Known(first, second, holds, open=frozenset(_BESIDE_PROPERTY.get(name, ())))


# --- CORE -----------------------------------------------------------------------------------------------------------

_CORE: Mapping[str, tuple[Alternative, ...]] = {
    "acquired_by": (("acquires", True),),
    "subsidiary_of": (("subsidiaryOf", False), ("partOf", False), ("owns", True)),
    "shareholder_of": (("investsIn", False), ("owns", False)),
    "product_or_service_of": (("develops", True), ("provides", True), ("releases", True)),
    "brand_of": (("develops", True), ("owns", True), ("subsidiaryOf", False), ("partOf", False)),
    "client_of": (("suppliesTo", True), ("licensesFrom", False)),
    "collaboration": (("partnersWith", False), ("partnersWith", True)),
    "competitor_of": (("competesWith", False), ("competesWith", True)),
    "merged_with": (("mergesWith", False), ("mergesWith", True)),
    "traded_on": (("listedOn", False),),
    "regulated_by": (("investigates", True), ("fines", True), ("approves", True)),
    "undefined": (),
}
_CORE_RELATIONS = frozenset(name for each in _CORE.values() for name, _ in each)
_CORE_OPEN = frozenset({"acquiresStakeIn", "owns", "integratedInto", "locatedIn", "spinsOff", "divests", "lendsTo"})


def core(rows: Iterable[Mapping[str, Any]]) -> Iterator[Annotated]:
    """The sentences with their pair of companies; nothing is said of other pairs of companies."""
    for row in rows:
        text, at = detokenised(row["context"])
        one, two = (((at[row[f"{e}_start"]][0], at[row[f"{e}_end"]][1]),) for e in ("e1", "e2"))
        first, second = (one, two) if row["invert_relation"] == 0 else (two, one)
        holds = _CORE[row["relation"]]
        unknown = {other for name, flip in holds for other in likely(name, flipped=flip)}
        unknown |= {(name, flip) for name in _CORE_OPEN for flip in (False, True)} if holds else set()
        never = {(name, flip) for name in _CORE_RELATIONS for flip in (False, True)} - unknown - set(holds)
        known = Known(first, second, (), holds, frozenset(never), frozenset(unknown))
        yield Annotated(text, (known,), others_open=_CORE_RELATIONS | _CORE_OPEN)


_NO_SPACE_BEFORE = frozenset(
    (
        *".,;:!?%)]}'’”",
        "''",
        "n't",
        "n’t",
        *(f"{mark}{end}" for mark in "'’" for end in ("s", "re", "ve", "ll", "d", "m")),
    )
)
_NO_SPACE_AFTER = frozenset(["(", "[", "{", "$", "£", "€", "#", "``", "“", "‘"])


def detokenised(tokens: Iterable[str]) -> tuple[str, list[tuple[int, int]]]:
    """Natural text from tokens, and where each lies in it."""
    text, where, glue = "", [], True
    for token in tokens:
        text += "" if glue or token in _NO_SPACE_BEFORE or not text else " "
        where.append((len(text), len(text) + len(token)))
        text, glue = text + token, token in _NO_SPACE_AFTER
    return text, where


# --- FIRE -----------------------------------------------------------------------------------------------------------

_FIRE: Mapping[str, tuple[Alternative, ...]] = {
    "Employeeof": tuple((name, False) for name in _JOBS[:6]),
    "Subsidiaryof": (("subsidiaryOf", False), ("partOf", False), ("owns", True)),
    "Locatedin": (("locatedIn", False), ("headquarteredIn", False)),
    "Productof": (("develops", True), ("provides", True), ("releases", True), ("develops", False), ("provides", False)),
    "ActionMerge": (("mergesWith", False), ("mergesWith", True)),
}
_FIRE_OPEN = frozenset(
    ("develops", "provides", "releases", "focusesOn", "suppliesTo", "earns", "investsIn", "acquiresStakeIn", "owns")
)


def fire(file: Path) -> Iterator[Annotated]:
    """The sentences with those of their relations that the vocabulary has between two things."""
    for row in json.loads(file.read_text("utf-8")):
        text, at = detokenised(row["tokens"])
        spans = [((at[e["start"]][0], at[e["end"] - 1][1]),) for e in row["entities"]]
        known = tuple(
            Known(spans[each["head"]], spans[each["tail"]], one_of=_FIRE[each["type"]])
            for each in row["relations"]
            if each["type"] in _FIRE
        )
        yield Annotated(text, known, others_open=_FIRE_OPEN)


# --- our own --------------------------------------------------------------------------------------------------------


def relation_examples() -> Iterator[Annotated]:
    """The examples and counter-examples of the relation files: each says something of its own relation alone."""
    for file in relation_files():
        for example in file.examples:
            claims = [(subject, file.path.stem, other) for subject, other, *_ in example["claims"]]
            yield Annotated(example["text"], tuple(_holds(example["text"], *claim) for claim in claims))
        for never in file.nevers:
            yield Annotated(
                never["text"], tuple(_never(never["text"], file.path.stem, *ends) for ends in never["claims"])
            )


def _holds(text: str, subject: str, relation: str, other: str) -> Known:
    first, second = (tuple(sentences.places(text, words)) for words in (subject, other))
    return Known(first, second, implied(relation), open=likely(relation))


def _never(text: str, relation: str, subject: str, other: str) -> Known:
    first, second = (tuple(sentences.places(text, words)) for words in (subject, other))
    return Known(first, second, never=frozenset({(relation, False)}))


def own_sentences(labelled: Iterable[sentences.Labelled]) -> Iterator[Annotated]:
    """The labelled sentences: complete, but for what is denied, of which the reader shall say nothing."""
    for each in labelled:
        yield Annotated(each.text, tuple(_said(each, said) for said in each.claims), EVERY)


def _said(labelled: sentences.Labelled, said: sentences.Said) -> Known:
    first, second = (_spans(labelled, end) for end in (said.subject, said.object))
    if said.status == "Denied":
        return Known(first, second, open=frozenset(implied(said.relation)) | likely(said.relation))
    return Known(first, second, implied(said.relation), open=likely(said.relation))


def _spans(labelled: sentences.Labelled, thing: str) -> Spans:
    return tuple(span for words in labelled.words_for(thing) for span in sentences.places(labelled.text, words))
