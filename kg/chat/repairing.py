"""The text that an LLM answers → the JSON object in it, mended where that is plain, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kg.chat.messages import Answer

_THOUGHT = re.compile(r"<think>.*?(</think>|\Z)", re.DOTALL)  # models that reason aloud


def parsed(text: str, schema: Mapping[str, Any]) -> Answer:
    """The object in the text: fences, talk around it, trailing commas and a missing end are forgiven.

    Only the outermost form is asked for here, a list under the schema's one name; what stands in it is for those to
    judge who asked. A bare list counts as that list.
    """
    import json_repair

    try:
        found = json_repair.loads(_THOUGHT.sub("", text))
    except (ValueError, RecursionError):
        found = None
    (name,) = schema["properties"]
    if isinstance(found, list):
        found = {name: found}
    if not isinstance(found, dict) or not isinstance(found.get(name), _type(schema["properties"][name])):
        return Answer(None, f"the answer is not a JSON object with {name!r}")
    return Answer(found)


def _type(schema: Mapping[str, Any]) -> type:
    return list if schema["type"] == "array" else str
