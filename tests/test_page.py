"""What the page carries, without a browser: facts, what comes first, the policy, the same bytes, the still picture."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import page
from kg.model import Article, Assertion, Contents, Date, Entity, Kind, Money, Passage, Share
from kg.page.facts import facts
from kg.page.html import NAMELESS, SCRIPTS
from kg.page.look import asset, look
from kg.page.scene import Scene

BASE = "https://newskg.example/"
EXAMPLE = Path(__file__).parent / "browser"


def entity(name: str, kind: Kind = "company", **more: Any) -> Entity:
    return Entity(f"{BASE}entity/{name.lower()}", name, kind, **more)


def claim(number: int, subject: str, relation: str, value: str | Money | Date, **more: Any) -> Assertion:
    article = f"{BASE}article/{more.pop('article', 'a')}"
    target = f"{BASE}entity/{value}" if isinstance(value, str) else value
    quote = f"Sentence number {number}."
    passage = Passage(article, 0, len(quote), quote)
    return Assertion(f"{BASE}claim/{number}", article, relation, f"{BASE}entity/{subject}", target, (passage,), **more)


def contents(*claims: Assertion, names: tuple[str, ...] = ("Acme", "Birch", "Corvane")) -> Contents:
    entities = {one.iri: one for one in map(entity, names)}
    days = {"a": "2025-03-01", "b": "2025-03-02", "c": None}
    articles = {
        f"{BASE}article/{name}": Article(name, "", f"Headline {name}", publisher="The Post", published=day)
        for name, day in days.items()
    }
    return Contents(articles, entities, claims)


def data(text: str) -> dict[str, Any]:
    """The island of a page."""
    found = re.search(r'<script type="application/json" id="graph-data">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    island: dict[str, Any] = json.loads(found[1])
    return island


# --- facts ---


def test_claims_of_one_thing_are_one_fact_newest_first() -> None:
    one = claim(1, "acme", "investsIn", "birch", article="a")
    two = claim(2, "acme", "investsIn", "birch", article="b", status="Denied")
    undated = claim(3, "acme", "investsIn", "birch", article="c")
    (fact,) = facts(contents(one, two, undated))
    assert [assertion.iri[-1] for assertion in fact.assertions] == ["2", "1", "3"]
    assert fact.status == "Stated"


def test_a_symmetric_relation_said_both_ways_is_one_fact() -> None:
    both = contents(claim(1, "acme", "partnersWith", "birch"), claim(2, "birch", "partnersWith", "acme"))
    assert len(facts(both)) == 1
    one_way = contents(claim(1, "acme", "acquires", "birch"), claim(2, "birch", "acquires", "acme"))
    assert len(facts(one_way)) == 2


def test_claims_about_entities_that_are_not_there_are_left_out() -> None:
    assert facts(contents(claim(1, "acme", "acquires", "nobody"), claim(2, "nobody", "acquires", "acme"))) == ()


def test_sums_and_dates_are_properties_not_entities() -> None:
    sums = contents(
        claim(1, "acme", "raises", Money("USD", Decimal(5_000_000))), claim(2, "acme", "foundedIn", Date("2016"))
    )
    island = data(page.draw(sums))
    assert island["edges"] == []
    assert {value["value"] for value in island["tables"]["values"]} == {"$5 million", "2016"}
    assert len(island["nodes"]) == 3


def test_claims_that_disagree_are_told_as_a_dispute() -> None:
    amount = claim(1, "acme", "investsIn", "birch", amount=Money("USD", Decimal(10**9)))
    other = claim(2, "acme", "investsIn", "birch", amount=Money("USD", Decimal(3 * 10**9)), article="b")
    (dispute,) = data(page.draw(contents(amount, other)))["tables"]["disputes"]
    assert dispute["aspect"] == "amount"
    assert [side["text"] for side in dispute["sides"]] == ["$1 billion", "$3 billion"]
    assert data(page.draw(contents(amount)))["tables"]["disputes"] == []


# --- what comes first ---


def test_entities_with_more_to_tell_come_first_and_silent_ones_are_not_drawn() -> None:
    known = contents(claim(1, "birch", "acquires", "corvane"), claim(2, "birch", "investsIn", "corvane", article="b"))
    scene = Scene(known)
    assert scene.drawn == 2
    assert list(scene.entities)[-1].endswith("acme")


def test_topics_weigh_less_than_companies() -> None:
    topic = entity("robots", "topic")
    known = contents(claim(1, "acme", "focusesOn", "robots"))
    scene = Scene(replace(known, entities={**known.entities, topic.iri: topic}))
    assert scene.weight[topic.iri] < scene.weight[f"{BASE}entity/acme"]
    assert scene.radius(topic.iri) < scene.radius(f"{BASE}entity/acme")


def test_deals_are_told_with_the_largest_sum_first() -> None:
    small = claim(1, "acme", "acquires", "birch", amount=Money("USD", Decimal(5)))
    large = claim(2, "acme", "acquires", "corvane", amount=Money("USD", Decimal(9)))
    none = claim(3, "birch", "competesWith", "corvane")
    island = data(page.draw(contents(small, large, none)))
    subjects = {edge["id"]: edge["to"] for edge in island["edges"]}
    told = [island["nodes"][subjects[f"f{number}"]]["label"] for number in island["tables"]["story"]["deals"]]
    assert told == ["Corvane", "Birch"]


def test_lines_between_the_same_two_lie_side_by_side() -> None:
    three = contents(*(claim(n, "acme", name, "birch") for n, name in enumerate(("acquires", "sues", "advises"))))
    bends = sorted(edge["kg"]["bend"] for edge in data(page.draw(three))["edges"])
    assert bends == [-0.2, 0, 0.2]
    back = contents(claim(1, "acme", "sues", "birch"), claim(2, "birch", "sues", "acme"))
    first, second = (edge["kg"]["bend"] for edge in data(page.draw(back))["edges"])
    assert first == second != 0  # each bends to its own right, so the two part


# --- a part of it ---


def test_only_what_lies_around_an_entity() -> None:
    ends = [("acme", "birch", "a"), ("birch", "corvane", "b"), ("corvane", "delmar", "c")]
    claims = [claim(n, start, "acquires", end, article=article) for n, (start, end, article) in enumerate(ends)]
    chain = contents(*claims, names=("Acme", "Birch", "Corvane", "Delmar"))
    acme = [f"{BASE}entity/acme"]
    assert page.around(chain, acme, depth=1).assertions == (claims[0],)
    part = page.around(chain, acme, depth=2)
    assert part.assertions == tuple(claims[:2])
    assert sorted(one.name for one in part.entities.values()) == ["Acme", "Birch", "Corvane"]
    assert len(part.articles) == 2


# --- the file ---


def test_the_page_carries_every_claim_and_quote() -> None:
    more = {
        "share": Share(Decimal("0.49")),
        "role": "chief",
        "confidence": 0.5,
        "since": "2024",
        "attributed_to": (f"{BASE}entity/corvane",),
    }
    island = data(page.draw(contents(claim(1, "acme", "acquiresStakeIn", "birch", **more))))
    (edge,) = island["edges"]
    (told,) = edge["kg"]["claims"]
    assert (told["stake"], told["role"], told["confidence"], told["since"]) == ("49%", "chief", 0.5, "2024")
    assert [island["nodes"][number]["label"] for number in told["by"]] == ["Corvane"]
    assert [island["tables"]["passages"][number][1] for number in told["passages"]] == ["Sentence number 1."]


def test_scripts_and_styles_are_the_ones_that_the_policy_allows() -> None:
    text = page.draw(contents())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    rules = policy[1].replace("&#39;", "'")
    for content in re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", text, re.DOTALL):
        assert base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() in rules
    assert "unsafe" not in rules
    assert rules.startswith("default-src 'none';")


def test_the_script_makes_text_not_markup() -> None:
    script = "".join(asset(f"script/{name}.js") for name in SCRIPTS)
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "fetch(",
        "XMLHttp",
    ):
        assert word not in script


def test_nothing_in_the_frame_of_the_page_points_elsewhere() -> None:
    frame = re.sub(r"<script.*?</script>|<style>.*?</style>", "", page.draw(contents()), flags=re.DOTALL)
    assert re.findall(r"""(?:src|href)\s*=\s*["'](?!#)""", frame) == []
    assert "url(" not in asset("page.css")


def test_every_script_is_in_the_page() -> None:
    folder = Path(page.__file__).parent / "assets" / "script"
    assert sorted(SCRIPTS) == sorted(path.stem for path in folder.glob("*.js"))


def test_every_kind_has_a_look() -> None:
    kinds = set(Kind.__args__) - {"date", "money", "share", "number"}  # type: ignore[attr-defined]
    assert kinds == set(look()["kind"])
    styles = [(one["light"], one["path"]) for one in look()["kind"].values()]
    assert len(set(styles)) == len(styles)


def luminance(colour: str) -> float:
    """Relative luminance of a colour "#rrggbb" (WCAG 2.2)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_every_shape_and_line_stands_out_from_the_ground(tone: str) -> None:
    ground = luminance(look()["ground"][tone])
    for name, one in [*look()["kind"].items(), *look()["status"].items()]:
        darker, lighter = sorted((ground, luminance(one[tone])))
        assert (lighter + 0.05) / (darker + 0.05) >= 2.6, name


def test_kinds_of_one_shape_differ_in_lightness_too() -> None:
    """So that they can be told apart without colours."""
    shapes = [(one["path"], luminance(one["light"])) for one in look()["kind"].values()]
    for place, (shape, light) in enumerate(shapes):
        assert all(abs(light - other) > 0.05 for path, other in shapes[place + 1 :] if path == shape)


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_any_text_comes_out_of_the_island_as_it_went_in(text: str) -> None:
    named = Contents({}, {f"{BASE}entity/x": Entity(f"{BASE}entity/x", text, "person", (text + "!",))}, ())
    drawn = page.draw(named, title=text, about=text)
    (node,) = data(drawn)["nodes"]
    assert node["label"] == (text or NAMELESS)
    assert drawn.count("<script") == page.draw(contents()).count("<script")


def test_the_order_of_claims_does_not_matter() -> None:
    claims = [
        claim(n, *ends)
        for n, ends in enumerate(
            [("acme", "acquires", "birch"), ("birch", "sues", "acme"), ("acme", "sues", "corvane")]
        )
    ]
    assert page.draw(contents(*claims)) == page.draw(contents(*reversed(claims)))


PROGRAM = """
import sys, hashlib
sys.path.insert(0, sys.argv[1])
from example_contents import example
assert "pyvis" not in sys.modules
from kg.page import draw, svg
assert "pyvis" not in sys.modules
text = draw(example()) + svg(example())
print(hashlib.sha256(text.encode("utf-8")).hexdigest())
"""


def test_the_same_bytes_whatever_the_hash_seed_and_the_locale() -> None:
    settings = [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ]
    digests = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(EXAMPLE)], env={**os.environ, **more}, capture_output=True, check=True
        ).stdout
        for more in settings
    ]
    assert digests[0] == digests[1] != b""


def test_in_a_notebook_the_page_sits_in_a_frame_of_its_own() -> None:
    frame = page.frame(contents(), title='"A"')
    assert 'sandbox="allow-scripts ' in frame
    assert "allow-same-origin" not in frame
    assert html.unescape(frame.split('srcdoc="')[1].split('"')[0]) == page.draw(contents(), title='"A"')


# --- the still picture ---


def test_the_still_picture_is_svg_with_names_and_lines() -> None:
    root = ElementTree.fromstring(
        page.svg(contents(claim(1, "acme", "acquires", "birch", status="Denied")), title="A & B")
    )
    names = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert sorted(filter(None, names)) == ["Acme", "Birch"]
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "A & B"
    assert "s-Denied" in {path.get("class") for path in root.iter("{http://www.w3.org/2000/svg}path")}


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_any_name_gives_a_picture_that_can_be_read(name: str) -> None:
    known = contents(claim(1, "acme", "acquires", "birch"))
    entities = {iri: replace(one, name=name) for iri, one in known.entities.items()}
    ElementTree.fromstring(page.svg(replace(known, entities=entities), title=name))


@pytest.mark.parametrize("kind", ["draw", "svg"])
def test_an_empty_graph_has_a_page_and_a_picture(kind: str) -> None:
    assert len(getattr(page, kind)(Contents({}, {}, ()))) > 500
