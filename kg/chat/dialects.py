"""The form that an answer is to have → the options by which one server or another takes it, the strictest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from kg.chat.messages import Request

FORMS = ("json_schema", "json_object with a schema", "json_object", "plain")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a server is spoken to. vLLM and OpenAI take `json_schema`; llama.cpp's Python server answers HTTP 500 to it
    and takes a schema within `json_object`; some take only the word, or nothing. Models that reason take no temperature
    and call the limit of tokens otherwise."""

    form: int = 0  # index in FORMS
    temperature: bool = True
    limit: str = "max_tokens"

    @property
    def settled(self) -> bool:
        """Whether there is no other form left to try."""
        return self.form == len(FORMS) - 1


def options(dialect: Dialect, request: Request) -> Mapping[str, Any]:
    """What a call is made with besides model and messages."""
    return {
        **_form(FORMS[dialect.form], request.schema),
        **({"temperature": 0.0} if dialect.temperature else {}),
        dialect.limit: request.answer_tokens,
    }


def other(dialect: Dialect, complaint: str) -> Dialect | None:
    """The next dialect to try after a server's complaint; None if there is none."""
    if dialect.temperature and "temperature" in complaint:
        return replace(dialect, temperature=False)
    if dialect.limit == "max_tokens" and "max_tokens" in complaint:
        return replace(dialect, limit="max_completion_tokens")
    return None if dialect.settled else replace(dialect, form=dialect.form + 1)


def _form(form: str, schema: Mapping[str, Any]) -> Mapping[str, Any]:
    if form == "json_schema":
        named = {"name": "answer", "strict": True, "schema": schema}
        return {"response_format": {"type": "json_schema", "json_schema": named}}
    if form == "json_object with a schema":
        return {"extra_body": {"response_format": {"type": "json_object", "schema": schema}}}
    return {"response_format": {"type": "json_object"}} if form == "json_object" else {}
