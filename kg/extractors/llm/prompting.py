"""kg.ttl and ontology/relations/ → what an LLM is told of the relations, and the JSON schema of what it answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from kg.extractors.frames.frame import RelationFile, relation_files
from kg.extractors.llm.advice import advice
from kg.model import Status
from kg.vocabulary import Relation, relation

STATUSES: tuple[Status, ...] = ("Stated", "Planned", "Possible", "Denied")
WORDS = ("source", "amount", "stake", "time", "role")  # of a proposal, each copied from the article or null
EXAMPLES, NEVERS = 1, 2  # of each relation


@cache
def instructions(task: str) -> str:
    """What the LLM is told: the task of ontology/llm.toml, then every relation."""
    return "\n".join([advice()["instructions"][task].strip(), "", "Relations:", *map(_described, relation_files())])


@cache
def relation_list() -> str:
    """Every relation in a line: its name, what it means, and what it is between."""
    return "\n".join(_line(relation(file.path.stem)) for file in relation_files())


def claims_schema() -> Mapping[str, Any]:
    """The form of an answer that proposes claims."""
    names = [file.path.stem for file in relation_files()]
    text, maybe = {"type": "string"}, {"type": ["string", "null"]}
    return _list_of(
        "claims",
        {
            "sentence": {"type": "integer"},
            "quote": text,
            "relation": {"type": "string", "enum": names},
            "subject": text,
            "object": text,
            "status": {"type": "string", "enum": list(STATUSES)},
            **dict.fromkeys(WORDS, maybe),
        },
    )


def verdicts_schema() -> Mapping[str, Any]:
    """The form of an answer that judges claims."""
    return _list_of(
        "verdicts", {"claim": {"type": "integer"}, "right": {"type": "boolean"}, "because": {"type": "string"}}
    )


def _list_of(name: str, properties: Mapping[str, Any]) -> Mapping[str, Any]:
    """A list under one name, every property required: servers that check strictly want it so."""
    item = {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}
    return {
        "type": "object",
        "properties": {name: {"type": "array", "items": item}},
        "required": [name],
        "additionalProperties": False,
    }


def _described(file: RelationFile) -> str:
    return "\n".join([_line(relation(file.path.stem)), *_examples(file), *_nevers(file)])


def _line(meaning: Relation) -> str:
    ends = " → ".join(", ".join(sorted(kinds)) for kinds in (meaning.domain, meaning.range))
    return f"- {meaning.name} ({meaning.label}): {meaning.definition}. {ends}."


def _examples(file: RelationFile) -> Iterator[str]:
    for example in file.examples[:EXAMPLES]:
        pairs = "; ".join(f"{claim[0]} → {claim[1]}" for claim in example["claims"])
        yield f"  “{example['text']}”: {pairs}"


def _nevers(file: RelationFile) -> Iterator[str]:
    for never in file.nevers[:NEVERS]:
        yield f"  Not “{never['text']}”: {never['because']}"
