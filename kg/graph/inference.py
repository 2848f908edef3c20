"""A store → the same facts also in the words of schema.org, Wikidata and others, as triples that can be told apart.

The wider relations of ours and the mirrors of symmetric ones stand in every graph already. What is added follows from
ontology/mappings.ttl: where a term of ours has an exact or a broader match, the fact is said with it too; where it has
an inverse, the other way round. Each added triple stands once more in the named graph <base>inferred.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store, parse

from kg.graph.reading import base
from kg.graph.terms import term
from kg.vocabulary import PREFIXES, ontology_folder, relations

Pairs = Mapping[NamedNode, list[NamedNode]]  # a term of ours → the terms that follow from it


def infer(store: Store) -> Store:
    """A new store in memory with what the facts imply; what was inferred before is not inferred from."""
    inferred = NamedNode(f"{base(store)}inferred")
    out = Store()
    out.bulk_extend(store)
    for quad in _implied(store):
        if quad not in store:
            out.add(quad)
            out.add(Quad(quad.subject, quad.predicate, quad.object, inferred))
    return out


def _implied(store: Store) -> Iterator[Quad]:
    same, inverse = _mapped("skos:exactMatch", "skos:broadMatch"), _mapped("owl:inverseOf")
    for name in (*relations(), "mentionedIn"):
        relation = term(f"kg:{name}")
        for fact in store.quads_for_pattern(None, relation, None, DefaultGraph()):
            yield from (Quad(fact.subject, other, fact.object) for other in same.get(relation, ()))
            if isinstance(fact.object, NamedNode):
                yield from (Quad(fact.object, other, fact.subject) for other in inverse.get(relation, ()))


def _mapped(*properties: str) -> Pairs:
    """Our terms with the terms of others that the mappings relate them to in one of these ways."""
    wanted = {PREFIXES[prefix] + local for prefix, local in (name.split(":") for name in properties)}
    pairs: dict[NamedNode, list[NamedNode]] = defaultdict(list)
    for quad in parse(path=str(ontology_folder() / "mappings.ttl")):
        if (
            quad.predicate.value in wanted
            and isinstance(quad.subject, NamedNode)
            and isinstance(quad.object, NamedNode)
        ):
            pairs[quad.subject].append(quad.object)
    return pairs
