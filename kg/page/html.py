"""A scene → one HTML file that needs nothing else: pyvis carries the graph and vis-network, the rest is ours.

Nothing from an article is ever code: data stands in a JSON island, the script makes text nodes of it, and the page's
own policy allows the scripts and styles whose hashes it names, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from kg.page.island import entity_record, fact_record, tables, value_record
from kg.page.look import asset, look
from kg.page.scene import Scene

if TYPE_CHECKING:
    from pyvis.network import Network

NAMELESS = "(no name)"  # pyvis would write the number instead
SCRIPTS = (
    "data", "words", "evidence", "view", "paths", "labels", "canvas", "panel", "story", "filters", "timeline", "search",
    "list", "export", "main",
)  # fmt: skip


def page(scene: Scene, title: str, about: str) -> str:
    """The page as text, to be written as UTF-8."""
    network = _network(scene)
    network.templateEnv = Environment(loader=PackageLoader("kg.page", "assets"), autoescape=True)
    network.templateEnv.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}
    network.templateEnv.globals.update(
        title=title,
        about=about,
        tables=tables(scene) | {"values": _values(scene)},
        look=look(),
        vis=_vis(network.template_dir),
        script=_script(),
        style=_style(),
        policy=_policy((_vis(network.template_dir), _script()), _style()),
    )
    network.path = "page.html.j2"
    return str(network.generate_html())


def _network(scene: Scene) -> Network:
    """The graph as pyvis holds it: what we know of nodes and edges travels in their field `kg`."""
    from pyvis.network import Network  # here, not above: it takes IPython along, and `import kg` should not

    network = Network(directed=True, cdn_resources="in_line")
    network.options = {"physics": {"enabled": False}}
    for iri, number in scene.entities.items():
        entity, (x, y) = scene.contents.entities[iri], scene.places[number]
        network.add_node(
            number,
            label=entity.name or NAMELESS,
            group=entity.kind,
            size=scene.radius(iri),
            x=x,
            y=y,
            kg=entity_record(scene, iri),
        )
    for number, fact in enumerate(scene.facts):
        if fact.linked:
            record = fact_record(scene, fact) | {"bend": scene.bends[number]}
            network.add_edge(*scene.links[number], id=f"f{number}", kg=record)
    return network


def _values(scene: Scene) -> list[Mapping[str, Any]]:
    return [value_record(scene, number, fact) for number, fact in enumerate(scene.facts) if not fact.linked]


@cache
def _vis(folder: str) -> Markup:
    """pyvis's own copy of vis-network, the newest where it brings several."""
    copies = sorted(Path(folder).glob("lib/vis-*/vis-network.min.js"), key=_version)
    return _closed(copies[-1].read_text(encoding="utf-8"))


def _version(path: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", path.parent.name)]


@cache
def _script() -> Markup:
    """The page's script: the files of assets/script/ one after another, in a scope of their own."""
    parts = [f"// {name}.js\n{asset(f'script/{name}.js')}" for name in SCRIPTS]
    return _closed("(() => {\n'use strict';\n" + "\n".join(parts) + "})();\n")


@cache
def _style() -> Markup:
    return Markup(asset("page.css"))


def _closed(script: str) -> Markup:
    """A script that no `</script` inside it can end early; line ends as the browser will hash them."""
    return Markup(script.replace("\r\n", "\n").replace("</script", "<\\/script"))


@cache
def _policy(scripts: tuple[str, ...], style: str) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
