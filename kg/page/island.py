"""A scene → the data that the page carries: plain lists and dictionaries, ready for JSON.

Entities, articles and passages are referred to by number; whatever is empty is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kg.model import Article, Assertion, Date, Entity, Money
from kg.page import story
from kg.page.facts import Fact, relation_text, symmetric
from kg.page.scene import Scene
from kg.questions.conflicts import Comparison
from kg.questions.wording import money_text, share_text, value_text

Record = dict[str, Any]
TOLD = 60  # facts of each sort that the start panel may list


def entity_record(scene: Scene, iri: str) -> Record:
    """What the page holds of an entity."""
    entity = scene.contents.entities[iri]
    return _filled(
        key=short(iri, f"{scene.contents.base}entity/"),
        aliases=[alias for alias in entity.aliases if alias != entity.name],
        same=[link for link in entity.same_as if is_link(link)],
        articles=_articles_of(entity, scene),
        weight=round(scene.weight[iri], 2),
    )


def fact_record(scene: Scene, fact: Fact) -> Record:
    """What the page holds of a fact between two entities, or of an entity and a value: its claims."""
    return _filled(relation=fact.relation, claims=[_claim(scene, assertion) for assertion in fact.assertions])


def value_record(scene: Scene, number: int, fact: Fact) -> Record:
    """A fact whose object is a sum or a date: not a line, but a property of its subject."""
    value = value_text(fact.object, scene.contents)
    return {"id": f"f{number}", "from": scene.entities[fact.subject], "value": value, "kg": fact_record(scene, fact)}


def tables(scene: Scene) -> Record:
    """Articles, passages, the names of relations, and the story that the start panel tells."""
    articles = scene.contents.articles
    return {
        "articles": [_article(iri, articles[iri]) for iri in scene.articles],
        "passages": [[scene.articles.get(passage.article, -1), passage.quote] for passage in scene.passages],
        "relations": {name: relation_text(name) for name in sorted({fact.relation for fact in scene.facts})},
        "symmetric": sorted({fact.relation for fact in scene.facts if symmetric(fact.relation)}),
        "story": {
            "deals": story.deals(scene.facts)[:TOLD],
            "newest": story.newest(scene.contents, scene.facts)[:TOLD],
        },
        "disputes": [_dispute(scene, dispute) for dispute in scene.disputes],
        "drawn": scene.drawn,
    }


def _dispute(scene: Scene, dispute: Comparison) -> Record:
    sides = [
        {"text": side.text, "claims": [scene.claims[claim.iri] for claim in side.claims if claim.iri in scene.claims]}
        for side in (dispute.first, dispute.second)
    ]
    return {"aspect": dispute.aspect, "topic": dispute.topic, "sides": sides}


def is_link(text: str | None) -> bool:
    """Whether it is safe to follow: http or https, nothing else."""
    return bool(text) and str(text).lower().startswith(("https://", "http://"))


def short(iri: str, base: str) -> str:
    """An IRI without its base, for deep links: "meta"; the whole IRI where the base is another."""
    return iri.removeprefix(base) or iri


def _article(iri: str, article: Article) -> Record:
    return _filled(
        iri=iri,
        id=article.id,
        headline=article.headline,
        author=article.author,
        publisher=article.publisher,
        published=article.published,
        url=article.url if is_link(article.url) else None,
    )


def _articles_of(entity: Entity, scene: Scene) -> list[int]:
    return sorted(scene.articles[iri] for iri in set(entity.articles) if iri in scene.articles)


def _claim(scene: Scene, assertion: Assertion) -> Record:
    return _filled(
        iri=assertion.iri,
        article=scene.articles.get(assertion.article, -1),
        passages=[scene.passages[passage] for passage in assertion.passages],
        status=assertion.status,
        tense=assertion.tense,
        by=_people(assertion.attributed_to, scene.entities),
        via=_people(assertion.via, scene.entities),
        amount=money_text(assertion.amount) if assertion.amount else None,
        stake=share_text(assertion.share) if assertion.share else None,
        role=assertion.role,
        topic=assertion.topic,
        round=assertion.round,
        time=assertion.time,
        since=assertion.since,
        until=assertion.until,
        confidence=round(assertion.confidence, 2) if assertion.confidence < 1 else None,
        words=_words(assertion),
    )


def _people(iris: tuple[str, ...], numbers: Mapping[str, int]) -> list[int]:
    return [numbers[iri] for iri in iris if iri in numbers]


def _words(assertion: Assertion) -> list[str]:
    """What to look for in the sentence, beside the names of both ends: sum, share, date, role."""
    values = [value for value in (assertion.amount, assertion.object) if isinstance(value, Money | Date)]
    figures = [figure for value in values for figure in _figures(value)]
    shares = [assertion.share.text or share_text(assertion.share).removeprefix("about ")] if assertion.share else []
    return [word for word in (*figures, *shares, assertion.role, assertion.round) if word]


def _figures(value: Money | Date) -> list[str]:
    """A sum or date as the article has it, else as it may: "about $14.3 billion" → "$14.3 billion", "14.3 billion"."""
    if value.text or isinstance(value, Date):
        return [value.text or str(value.value)]
    return [found[0] for pattern in (r"\S?\d.*", r"\d.*") if (found := re.search(pattern, money_text(value)))]


def _filled(**fields: Any) -> Record:
    """The fields that hold something."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], ())}
