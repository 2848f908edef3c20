"""assets/ → the page with the editor and the questions, and the files that it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader

from kg.questions.competency import questions
from kg.server.messages import Answer

TYPES = {
    "told.js": "text/javascript",
    "ask.js": "text/javascript",
    "ask.css": "text/css",
    "yasqe/yasqe.min.js": "text/javascript",
    "yasqe/yasqe.min.css": "text/css",
    "yasqe/LICENSE": "text/plain",
}
POLICY = (  # scripts and styles are files of ours; the editor sets styles of single elements, which is no style sheet
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def front_page(title: str, prefixes: Mapping[str, str]) -> Answer:
    """The page at /: an editor for SPARQL, and the questions of the ontology as buttons."""
    environment = Environment(loader=PackageLoader("kg.server", "assets"), autoescape=True)
    told = {"prefixes": dict(prefixes), "questions": [_told(name) for name in questions()]}
    body = environment.get_template("ask.html.j2").render(title=title, told=told)
    return Answer(200, "text/html", body.encode(), {"Content-Security-Policy": POLICY})


@cache
def asset(name: str) -> Answer | None:
    """One of the files of the page; None if it has no such file."""
    if name not in TYPES:
        return None
    body = files("kg.server").joinpath("assets", *name.split("/")).read_bytes()
    return Answer(200, TYPES[name], body, {"Cache-Control": "max-age=3600"})


def _told(name: str) -> Mapping[str, Any]:
    question = questions()[name]
    parameters = [{"name": each.name, "kind": each.kind, "note": each.note} for each in question.parameters]
    return {"name": name, "text": question.text, "parameters": parameters}
