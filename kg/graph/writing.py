"""Contents → the triples of a graph, in a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.garbage import uncollected
from kg.graph.facts import facts
from kg.graph.terms import decimal, money_iri, node, number, passage_iri, term, text, time, truth, whole
from kg.model import Article, Assertion, Contents, Date, Entity, Merge, Money, Passage, Share
from kg.vocabulary import class_of

Object = NamedNode | Literal
Statement = tuple[str, Object]  # a property by its short name, and its value


@uncollected()
def write(contents: Contents) -> Store:
    """A graph in memory that holds the contents, as RDF without blank nodes and with literals in canonical form.

    Raises GraphError for an IRI that is none, OntologyError for a relation or kind that the vocabulary lacks.
    """
    store = Store()
    store.bulk_extend(quads(contents))
    return store


def quads(contents: Contents) -> Iterator[Quad]:
    """The triples of a graph, as quads of the default graph; some come more than once. Raises as `write` does."""
    for address, article in contents.articles.items():
        yield from _describe(address, _article(article))
    for entity in contents.entities.values():
        yield from _describe(entity.iri, _entity(entity))
    for merge in contents.merges:
        yield from _describe(merge.iri, _merge(merge))
    for address, made_by in contents.runs.items():
        yield from _describe(address, _run(made_by))
    for assertion in contents.assertions:
        yield from _said(assertion, contents.base)
    for fact in facts(contents.assertions):
        yield Quad(node(fact.subject), term(f"kg:{fact.relation}"), value(fact.object, contents.base))


def _describe(address: str, statements: Iterable[Statement]) -> Iterator[Quad]:
    subject = node(address)
    return (Quad(subject, term(name), value) for name, value in statements)


def _said(assertion: Assertion, base: str) -> Iterator[Quad]:
    yield from _describe(assertion.iri, _claim(assertion, base))
    for passage in assertion.passages:
        yield from _describe(passage_iri(assertion.article, passage.start, passage.end), _passage(assertion, passage))
    for money in (assertion.object, assertion.amount):
        if isinstance(money, Money):
            yield from _describe(money_iri(base, money), _money(money))


def _article(article: Article) -> Iterator[Statement]:
    yield "rdf:type", term("schema:NewsArticle")
    yield "schema:identifier", text(article.id)
    digest = sha256(article.text.encode()).hexdigest() if article.text else article.sha256
    yield from _given(
        ("schema:headline", article.headline),
        ("schema:author", article.author),
        ("schema:publisher", article.publisher),
        ("schema:url", article.url),
        ("schema:inLanguage", article.language),
        ("kg:sha256", digest),
    )
    if article.published is not None:
        yield "schema:datePublished", time(article.published)


def _entity(entity: Entity) -> Iterator[Statement]:
    yield "rdf:type", node(class_of(entity.kind))
    yield "rdfs:label", text(entity.name)
    yield from (("skos:altLabel", text(alias)) for alias in entity.aliases)
    yield from (("kg:mentionedIn", node(article)) for article in entity.articles)
    yield from (("owl:sameAs", node(other)) for other in entity.same_as)


def _merge(merge: Merge) -> Iterator[Statement]:
    yield "rdf:type", term("kg:Merge")
    yield "kg:entity", node(merge.entity)
    yield from (("kg:name", text(name)) for name in merge.names)
    yield "kg:reason", text(merge.reason)
    yield "kg:confidence", decimal(merge.confidence)


def _run(made_by: str) -> Iterator[Statement]:
    yield "rdf:type", term("prov:Activity")
    yield "dcterms:description", text(made_by)


def _claim(assertion: Assertion, base: str) -> Iterator[Statement]:
    yield "rdf:type", term("kg:Claim")
    yield "rdf:subject", node(assertion.subject)
    yield "rdf:predicate", term(f"kg:{assertion.relation}")
    yield "rdf:object", value(assertion.object, base)
    yield "kg:status", term(f"kg:{assertion.status}")
    yield "kg:confidence", decimal(assertion.confidence)
    yield from (("kg:attributedTo", node(source)) for source in assertion.attributed_to)
    yield from (("kg:via", node(medium)) for medium in assertion.via)
    yield from (
        ("kg:evidence", node(passage_iri(assertion.article, passage.start, passage.end)))
        for passage in assertion.passages
    )
    yield from _qualifiers(assertion, base)
    if assertion.tense:
        yield "kg:tense", term(f"kg:{assertion.tense}")
    if assertion.run:
        yield "prov:wasGeneratedBy", node(assertion.run)


def _qualifiers(assertion: Assertion, base: str) -> Iterator[Statement]:
    if assertion.amount:
        yield "kg:amount", node(money_iri(base, assertion.amount))
    if assertion.share:
        yield from _share(assertion.share)
    yield from _given(("kg:role", assertion.role), ("kg:topic", assertion.topic), ("kg:round", assertion.round))
    times = (("kg:time", assertion.time), ("kg:since", assertion.since), ("kg:until", assertion.until))
    yield from ((name, time(value)) for name, value in times if value is not None)


def _share(share: Share) -> Iterator[Statement]:
    bounds = (("kg:stake", share.value), ("kg:stakeMin", share.minimum), ("kg:stakeMax", share.maximum))
    yield from ((name, decimal(value)) for name, value in bounds if value is not None)
    if share.approximate:
        yield "kg:stakeApproximate", truth(True)


def _money(money: Money) -> Iterator[Statement]:
    yield "rdf:type", term("schema:MonetaryAmount")
    yield "schema:currency", text(money.currency)
    sums = (("schema:value", money.value), ("schema:minValue", money.minimum), ("schema:maxValue", money.maximum))
    yield from ((name, number(value)) for name, value in sums if value is not None)
    if money.approximate:
        yield "kg:approximate", truth(True)


def _passage(assertion: Assertion, passage: Passage) -> Iterator[Statement]:
    yield "rdf:type", term("kg:Passage")
    yield "kg:article", node(assertion.article)
    yield "kg:quote", text(passage.quote)
    yield "kg:start", whole(passage.start)
    yield "kg:end", whole(passage.end)


def value(end: str | Money | Date, base: str) -> Object:
    """What a claim's object is in RDF: an entity's node, the node of a sum, or a time as a literal."""
    if isinstance(end, Money):
        return node(money_iri(base, end))
    return time(end.value) if isinstance(end, Date) else node(end)


def _given(*statements: tuple[str, str | None]) -> Iterator[Statement]:
    return ((name, text(value)) for name, value in statements if value is not None)
