"""Contents and an entity → all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Assertion, Contents, Entity
from kg.questions.finding import find
from kg.questions.wording import claim_text, value_text


@dataclass(frozen=True, slots=True)
class About:
    """An entity, what the articles say of it as a subject (`claims`) and as an object (`claims_of_others`)."""

    entity: Entity
    claims: tuple[Assertion, ...]
    claims_of_others: tuple[Assertion, ...]
    said: tuple[Assertion, ...]  # claims that it is the source of


def about(contents: Contents, name: str) -> About:
    """All that is known of an entity. Raises QuestionError, with the nearest names, if it is not in the graph."""
    entity = find(contents, name)
    claims = sorted(
        contents.assertions, key=lambda claim: (claim.relation, claim.article, claim.passages[0].start, claim.iri)
    )
    return About(
        entity,
        claims=tuple(claim for claim in claims if claim.subject == entity.iri),
        claims_of_others=tuple(claim for claim in claims if claim.object == entity.iri),
        said=tuple(claim for claim in claims if entity.iri in claim.attributed_to),
    )


def show(contents: Contents, name: str) -> str:
    """All that is known of an entity, as text: each claim with its status, who says so, and the sentence."""
    found = about(contents, name)
    entity = found.entity
    also = f", also {', '.join(entity.aliases)}" if entity.aliases else ""
    lines = [f"{entity.name} ({entity.kind}{also})", f"<{entity.iri}>"]
    for claim in (*found.claims, *found.claims_of_others):
        lines += ["", *described(claim, contents)]
    return "\n".join(lines)


def described(claim: Assertion, contents: Contents) -> list[str]:
    """A claim as lines: what it says and how, then each sentence with its article."""
    sources = ", ".join(value_text(source, contents) for source in claim.attributed_to)
    how = claim.status.lower() + (f", says {sources}" if sources else "")
    quotes = (
        f"    “{' '.join(passage.quote.split())}” — {value_text(passage.article, contents)}"
        for passage in claim.passages
    )
    return [f"{claim_text(claim, contents)} [{how}]", *quotes]
