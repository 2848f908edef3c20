"""A store → the Contents that were written into it: the inverse of `writing`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar, cast

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Store, Triple

from kg.errors import GraphError, OntologyError
from kg.garbage import uncollected
from kg.graph.terms import term
from kg.model import Article, Assertion, Contents, Date, Entity, Kind, Merge, Money, Passage, Share, Status, Tense
from kg.vocabulary import NAMESPACE, kind_of

Term = NamedNode | BlankNode | Literal | Triple
Value = TypeVar("Value")


@uncollected()
def read(store: Store) -> Contents:
    """What the graph holds, as values in the order of their IRIs; `read(write(contents))` gives the contents back.

    Only the texts of the articles are gone: a graph holds their digests. What is not ours in the store is passed over.
    Raises GraphError, naming the claim, for one that lacks a part.
    """
    subjects = _subjects(store)
    things = {address: Thing(address, values, subjects) for address, values in sorted(subjects.items())}
    typed = _by_type(things)
    articles = {thing.address: thing.article() for thing in typed["schema:NewsArticle"]}
    claims = {thing.address: thing for thing in typed["kg:Claim"]}
    entities = {thing.address: thing.entity() for thing in typed["entity"]}
    runs = {thing.address: thing.string("dcterms:description") or "" for thing in typed["prov:Activity"]}
    return Contents(
        articles=articles,
        entities=entities,
        assertions=tuple(_checked(thing) for thing in claims.values()),
        runs=runs,
        base=base(store),
        merges=tuple(thing.merge() for thing in typed["kg:Merge"]),
    )


def entity_at(store: Store, address: str) -> Entity | None:
    """The entity of that IRI, read by itself; None if the graph has none."""
    try:
        properties = _properties(store, NamedNode(address))
    except ValueError:  # no IRI at all
        return None
    found = _by_type({address: Thing(address, properties, {})})["entity"]
    return found[0].entity() if found else None


def base(store: Store) -> str:
    """What the IRIs of the graph's own things begin with, as one of its claims or articles shows; else the default."""
    return base_of(*(_typed(store, class_name) for class_name in ("kg:Claim", "schema:NewsArticle")))


def base_of(claims: Iterable[str], articles: Iterable[str]) -> str:
    """The same, told by the IRIs of all claims and articles."""
    for addresses, folder in ((claims, "claim/"), (articles, "article/")):
        address = next(iter(addresses), "")
        if f"/{folder}" in address:
            return address.partition(folder)[0]
    return Contents({}, {}, ()).base


def _typed(store: Store, class_name: str) -> Iterator[str]:
    found = store.quads_for_pattern(None, term("rdf:type"), term(class_name), DefaultGraph())
    return (_text(quad.subject) for quad in found)


Properties = Mapping[str, list[Term]]  # IRI of a property → its values


def _subjects(store: Store) -> Mapping[str, Properties]:
    subjects: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for quad in store.quads_for_pattern(None, None, None, DefaultGraph()):
        if isinstance(quad.subject, NamedNode):
            subjects[quad.subject.value][quad.predicate.value].append(quad.object)
    return subjects


def _properties(store: Store, node: NamedNode) -> Properties:
    found: dict[str, list[Term]] = defaultdict(list)
    for quad in store.quads_for_pattern(node, None, None, DefaultGraph()):
        found[quad.predicate.value].append(quad.object)
    return found


_TYPES = ("kg:Claim", "kg:Merge", "kg:Passage", "schema:NewsArticle", "schema:MonetaryAmount", "prov:Activity")


def _by_type(things: Mapping[str, Thing]) -> Mapping[str, list[Thing]]:
    """Each thing under the one type that says how it is read; "entity" for what articles talk about."""
    names = {term(name).value: name for name in _TYPES}
    found: dict[str, list[Thing]] = defaultdict(list)
    for thing in things.values():
        types = thing.addresses("rdf:type")
        name = next((names[kind] for kind in types if kind in names), None)
        if name or thing.kind() is not None:
            found[name or "entity"].append(thing)
    return found


def _checked(thing: Thing) -> Assertion:
    try:
        return thing.assertion()
    except (KeyError, ValueError, ArithmeticError) as error:
        raise GraphError(
            f"claim <{thing.address}> cannot be read: {error}; run `kg validate` to see what it lacks"
        ) from error


@dataclass(frozen=True, slots=True)
class Thing:
    """A resource of the store with its properties, read as one of the values of `kg.model`."""

    address: str
    properties: Properties
    others: Mapping[str, Properties]

    def values(self, name: str) -> list[Term]:
        """The values of a property, in a stable order."""
        found = self.properties.get(term(name).value, [])
        return found if len(found) < 2 else sorted(found, key=str)

    def string(self, name: str) -> str | None:
        """The first value that is a text; None where there is none."""
        return next((value.value for value in self.values(name) if isinstance(value, Literal)), None)

    def strings(self, name: str) -> tuple[str, ...]:
        """All values that are texts."""
        return tuple(sorted(value.value for value in self.values(name) if isinstance(value, Literal)))

    def addresses(self, name: str) -> tuple[str, ...]:
        """All values that are IRIs."""
        return tuple(sorted(value.value for value in self.values(name) if isinstance(value, NamedNode)))

    def needed(self, name: str) -> Term:
        """The value of a property that must be there."""
        try:
            return self.values(name)[0]
        except IndexError:
            raise KeyError(f"no {name}") from None

    def parsed(self, name: str, parse: Callable[[str], Value]) -> Value | None:
        """The first value, parsed; None where there is none."""
        found = self.string(name)
        return None if found is None else parse(found)

    def at(self, address: str) -> Thing:
        """Another resource of the same store."""
        return Thing(address, self.others.get(address, {}), self.others)

    def kind(self) -> Kind | None:
        """The kind of entity that it is, from the most telling of its classes; None if it is no entity."""
        if not self.values("rdfs:label"):
            return None
        kinds = {kind for kind in map(_kind, self.addresses("rdf:type")) if kind}
        return min(kinds, key=lambda kind: (kind in ("other", "organization"), kind), default=None)

    def entity(self) -> Entity:
        """As an entity."""
        return Entity(
            iri=self.address,
            name=self.string("rdfs:label") or "",
            kind=self.kind() or "other",
            aliases=self.strings("skos:altLabel"),
            articles=self.addresses("kg:mentionedIn"),
            same_as=self.addresses("owl:sameAs"),
        )

    def merge(self) -> Merge:
        """As the statement that names speak of one entity."""
        return Merge(
            iri=self.address,
            entity=next(iter(self.addresses("kg:entity")), ""),
            names=self.strings("kg:name"),
            reason=self.string("kg:reason") or "",
            confidence=self.confidence(),
        )

    def confidence(self) -> float:
        """How sure it is; certain where nothing is said."""
        sure = self.parsed("kg:confidence", float)
        return 1.0 if sure is None else sure

    def article(self) -> Article:
        """As an article, without its text."""
        return Article(
            id=self.string("schema:identifier") or "",
            text="",
            headline=self.string("schema:headline"),
            author=self.string("schema:author"),
            publisher=self.string("schema:publisher"),
            published=self.string("schema:datePublished"),
            url=self.string("schema:url"),
            language=self.string("schema:inLanguage"),
            sha256=self.string("kg:sha256"),
        )

    def assertion(self) -> Assertion:
        """As a claim. Raises KeyError or ValueError where a part is missing or wrong."""
        passages = tuple(sorted((self.at(place).passage() for place in self.addresses("kg:evidence")), key=_place))
        if not passages:
            raise KeyError("no kg:evidence")
        return Assertion(
            iri=self.address,
            article=passages[0].article,
            relation=_local(self.needed("rdf:predicate")),
            subject=_text(self.needed("rdf:subject")),
            object=self.object(),
            passages=passages,
            status=cast(Status, _local(self.needed("kg:status"))),
            tense=cast("Tense | None", next(map(_local, self.values("kg:tense")), None)),
            attributed_to=self.addresses("kg:attributedTo"),
            via=self.addresses("kg:via"),
            amount=next((self.at(place).money() for place in self.addresses("kg:amount")), None),
            share=self.share(),
            role=self.string("kg:role"),
            topic=self.string("kg:topic"),
            round=self.string("kg:round"),
            time=self.string("kg:time"),
            since=self.string("kg:since"),
            until=self.string("kg:until"),
            confidence=self.confidence(),
            run=next(iter(self.addresses("prov:wasGeneratedBy")), ""),
        )

    def object(self) -> str | Money | Date:
        """What stands at the claim's other end: a sum of money, a time, or the IRI of an entity."""
        value = self.needed("rdf:object")
        if isinstance(value, Literal):
            return Date(value.value)
        other = self.at(_text(value))
        return other.money() if term("schema:MonetaryAmount").value in other.addresses("rdf:type") else other.address

    def passage(self) -> Passage:
        """As a passage."""
        article = _text(self.needed("kg:article"))
        start, end = (int(_text(self.needed(name))) for name in ("kg:start", "kg:end"))
        return Passage(article, start, end, self.string("kg:quote") or "")

    def money(self) -> Money:
        """As a sum of money."""
        return Money(
            currency=self.string("schema:currency") or "",
            value=self.parsed("schema:value", Decimal),
            minimum=self.parsed("schema:minValue", Decimal),
            maximum=self.parsed("schema:maxValue", Decimal),
            approximate=self.string("kg:approximate") == "true",
        )

    def share(self) -> Share | None:
        """The claim's stake; None where it has none."""
        bounds = [self.parsed(name, Decimal) for name in ("kg:stake", "kg:stakeMin", "kg:stakeMax")]
        approximate = self.string("kg:stakeApproximate") == "true"
        value, minimum, maximum = bounds
        share = Share(value, minimum, maximum, approximate)
        return share if share != Share() else None


def _place(passage: Passage) -> tuple[str, int, int]:
    return passage.article, passage.start, passage.end


def _text(value: Term) -> str:
    return value.value if isinstance(value, NamedNode | Literal | BlankNode) else str(value)


def _local(value: Term) -> str:
    return _text(value).removeprefix(NAMESPACE)


def _kind(class_iri: str) -> Kind | None:
    try:
        return kind_of(class_iri)
    except OntologyError:
        return None
