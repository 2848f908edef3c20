"""What goes into a graph comes out again, whatever the texts, formats and orders; only facts stand as plain triples."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import graph, vocabulary
from kg.errors import GraphError, OntologyError
from kg.model import Article, Assertion, Contents, Date, Entity, Kind, Merge, Money, Passage, Share, Status, Tense

BASE = "https://newskg.example/"
KG = rdflib.Namespace(vocabulary.NAMESPACE)
ARTICLE = BASE + "article/daily-1"
ACME, BIRCH, KELLER = (f"{BASE}entity/{slug}" for slug in ("acme", "birch-labs", "maria-keller"))
QUOTE = "Acme, led by Maria Keller, put about $2 million into Birch Labs."
PASSAGE = Passage(ARTICLE, 10, 10 + len(QUOTE), QUOTE)
CLAIM = Assertion(BASE + "claim/1", ARTICLE, "investsIn", ACME, BIRCH, (PASSAGE,), confidence=0.9)


def contents(*assertions: Assertion) -> Contents:
    entities = (
        Entity(ACME, "Acme", "company", ("Acme Inc",), (ARTICLE,)),
        Entity(BIRCH, "Birch Labs", "company", (), (ARTICLE,)),
        Entity(KELLER, "Maria Keller", "person", ("Keller",), (ARTICLE,), ("https://id.example/keller",)),
    )
    article = Article("daily-1", "", publisher="The Daily", published="2025-04-01", sha256="ab" * 32)
    return Contents({ARTICLE: article}, {entity.iri: entity for entity in entities}, assertions)


def triples(held: Contents) -> rdflib.Graph:
    return graph.as_rdflib(graph.write(held))


def holds(held: Contents, subject: str, relation: str, object_: str) -> bool:
    return (rdflib.URIRef(subject), KG[relation], rdflib.URIRef(object_)) in triples(held)


# -- Facts -----------------------------------------------------------------------------------------


def test_a_stated_claim_stands_as_a_plain_triple() -> None:
    assert holds(contents(CLAIM), ACME, "investsIn", BIRCH)


@pytest.mark.parametrize("status", ["Planned", "Possible", "Denied"])
def test_what_is_not_stated_stands_as_a_claim_only(status: Status) -> None:
    held = contents(replace(CLAIM, status=status))

    assert not holds(held, ACME, "investsIn", BIRCH)
    assert (None, rdflib.RDF.object, rdflib.URIRef(BIRCH)) in triples(held)


def test_a_state_that_is_over_is_no_fact_but_one_to_come_is() -> None:
    assert not holds(contents(replace(CLAIM, tense="Past")), ACME, "investsIn", BIRCH)
    assert holds(contents(replace(CLAIM, tense="Future")), ACME, "investsIn", BIRCH)


def test_one_statement_is_enough_for_a_fact_that_another_article_denies() -> None:
    denial = replace(CLAIM, iri=BASE + "claim/2", status="Denied")

    assert holds(contents(denial, CLAIM), ACME, "investsIn", BIRCH)


def test_a_fact_brings_the_wider_ones_and_its_claim_is_not_doubled() -> None:
    held = contents(replace(CLAIM, relation="ceoOf", subject=KELLER, object=ACME))

    assert all(holds(held, KELLER, relation, ACME) for relation in ("ceoOf", "leads", "worksFor"))
    assert len(list(triples(held).subjects(rdflib.RDF.type, KG.Claim))) == 1


def test_a_symmetric_fact_stands_both_ways() -> None:
    held = contents(replace(CLAIM, relation="partnersWith"))

    assert holds(held, ACME, "partnersWith", BIRCH)
    assert holds(held, BIRCH, "partnersWith", ACME)


def test_equal_sums_are_one_node_and_dates_are_typed() -> None:
    sums = (Money("USD", Decimal("2E+6")), Money("USD", Decimal("2000000.00")))
    raised = (replace(CLAIM, iri=f"{BASE}claim/{i}", relation="raises", object=each) for i, each in enumerate(sums))
    founded = replace(CLAIM, iri=BASE + "claim/f", relation="foundedIn", object=Date("2016"))
    found = triples(contents(*raised, founded))

    assert list(found.objects(rdflib.URIRef(ACME), KG.raises)) == [rdflib.URIRef(BASE + "money/USD-2000000")]
    assert found.value(rdflib.URIRef(ACME), KG.foundedIn) == rdflib.Literal("2016", datatype=rdflib.XSD.gYear)


@pytest.mark.parametrize(
    ("money", "name"),
    [
        (Money("USD", Decimal("15000000000"), approximate=True), "USD-15000000000-about"),
        (Money("USD", minimum=Decimal("10000000000")), "USD-10000000000-min"),
        (Money("EUR", minimum=Decimal("2.5"), maximum=Decimal("3.50")), "EUR-2.5-min-3.5-max"),
        (Money("SEK", Decimal("300"), maximum=Decimal("400")), "SEK-300-400-max"),
    ],
)
def test_a_sum_is_named_by_currency_and_value(money: Money, name: str) -> None:
    assert graph.money_iri(BASE, money) == f"{BASE}money/{name}"


# -- Round trips -----------------------------------------------------------------------------------

EXAMPLES = sorted((vocabulary.ontology_folder() / "examples").glob("*.ttl"))


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 3


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_worked_by_hand_is_what_would_be_written(path: Path) -> None:
    by_hand = graph.load(path)

    assert set(graph.write(graph.read(by_hand))) == set(by_hand)


names = st.text(min_size=1, max_size=12)
odd_texts = ["“é” 🙂", "line\nbreak\r\n\ttab", 'a "quote" \\ <&>', "\u202eright", "_:b"]
texts = st.text(max_size=30) | st.sampled_from(odd_texts)
words = st.none() | texts
numbers = st.decimals(min_value=0, max_value=10**14, places=4)
bounds = st.none() | numbers
shares = st.builds(Share, bounds, bounds, bounds, st.booleans()).filter(lambda share: share != Share())
sums = st.builds(Money, st.sampled_from(["USD", "EUR", "JPY"]), bounds, bounds, bounds, st.booleans())
odd_times = ["2025-04", "2016", "2025-Q3", "198X", "2025-02-30", "0000", "2024-05-01T10:00:00Z"]
times = st.dates().map(str) | st.sampled_from(odd_times) | texts
when = st.none() | times
slugs = st.text("abcdefgh-", min_size=1, max_size=6)
elsewhere = slugs.map("https://id.example/{}".format)
kinds: list[Kind] = ["person", "company", "media", "product", "place", "work", "topic", "source", "event", "other"]
statuses: list[Status] = ["Stated", "Planned", "Possible", "Denied"]
tenses: list[Tense | None] = [None, "Past", "Future"]


@st.composite
def graphs(draw: st.DrawFn) -> Contents:
    articles = [f"{BASE}article/{slug}" for slug in draw(st.lists(slugs, min_size=1, max_size=3, unique=True))]
    entities = [f"{BASE}entity/{slug}" for slug in draw(st.lists(slugs, min_size=2, max_size=4, unique=True))]
    run = BASE + "run/1"
    claims = draw(st.lists(slugs, max_size=4, unique=True))
    return Contents(
        {iri: draw(st.builds(Article, id=texts, text=st.just(""), headline=words, author=words,
                             publisher=words, published=when, url=words,
                             language=words, sha256=words)) for iri in articles},
        {iri: Entity(iri, draw(names), draw(st.sampled_from(kinds)), draw(some(texts)),
                     draw(some(st.sampled_from(articles))), draw(some(elsewhere))) for iri in entities},
        tuple(draw(assertions(f"{BASE}claim/{slug}", articles, entities, run)) for slug in claims),
        {run: draw(texts)},
        merges=tuple(Merge(f"{BASE}merge/{slug}", draw(st.sampled_from(entities)), draw(some(names)), draw(texts),
                           draw(st.floats(0, 1))) for slug in draw(st.lists(slugs, max_size=3, unique=True))),
    )  # fmt: skip


def some(items: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(items, max_size=3).map(sorted).map(tuple)


@st.composite
def assertions(draw: st.DrawFn, iri: str, articles: list[str], entities: list[str], run: str) -> Assertion:
    article, thing = draw(st.sampled_from(articles)), st.sampled_from(entities)
    starts = sorted(draw(st.sets(st.integers(0, 99), min_size=1, max_size=3)))
    return Assertion(
        iri, article, draw(st.sampled_from(sorted(vocabulary.relations()))), draw(thing),
        draw(thing | sums | times.map(Date)),
        tuple(Passage(article, start, start + 7, f"{article} {start} “🙂”\n") for start in starts),
        draw(st.sampled_from(statuses)), draw(st.sampled_from(tenses)),
        draw(some(thing)), draw(some(thing)), draw(st.none() | sums), draw(st.none() | shares),
        draw(words), draw(words), draw(words), draw(when), draw(when), draw(when),
        draw(st.floats(0, 1)), draw(st.sampled_from(["", run])),
    )  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(graphs())
def test_what_is_written_is_read_again(held: Contents) -> None:
    assert repr(graph.read(graph.write(held))) == repr(graph.settled(held))


@settings(max_examples=15, deadline=None)
@given(graphs(), st.sampled_from([*graph.FORMATS]))
def test_every_format_gives_back_the_same_graph(
    tmp_path_factory: pytest.TempPathFactory, held: Contents, suffix: str
) -> None:
    path = tmp_path_factory.mktemp("formats") / f"graph{suffix}"
    store = graph.write(held)
    try:
        graph.save(store, path)
    except GraphError as error:
        assert suffix == ".rdf"
        assert "control character" in str(error)
        return

    assert set(graph.load(path)) == set(store)


@settings(max_examples=15, deadline=None)
@given(graphs(), st.randoms())
def test_order_makes_no_difference_to_the_bytes(held: Contents, order: random.Random) -> None:
    shuffled = replace(held, articles=dict(order.sample([*held.articles.items()], len(held.articles))),
                       entities=dict(order.sample([*held.entities.items()], len(held.entities))),
                       assertions=tuple(order.sample(held.assertions, len(held.assertions))),
                       merges=tuple(order.sample(held.merges, len(held.merges))))  # fmt: skip

    assert graph.serialized(graph.write(shuffled)) == graph.serialized(graph.write(held))


def lexical(triples: rdflib.Graph) -> set[tuple[str, ...]]:
    """Terms as text; rdflib's parser, unlike XSD and Oxigraph, writes UTC as +00:00."""
    return {tuple(str(term).replace("10:00:00+00:00", "10:00:00Z") for term in triple) for triple in triples}


@settings(max_examples=15, deadline=None)
@given(graphs())
def test_rdflib_reads_the_same_triples_and_no_blank_node(held: Contents) -> None:
    store = graph.write(held)
    handed_out = graph.as_rdflib(store)
    parsed = rdflib.Graph().parse(data=graph.serialized(store), format="turtle")

    assert lexical(parsed) == lexical(handed_out)
    assert not any(isinstance(term, rdflib.BNode) for triple in handed_out for term in triple)
    assert len(handed_out) == len(store)


def test_the_text_of_an_article_is_kept_as_its_digest_only() -> None:
    held = replace(contents(), articles={ARTICLE: Article("daily-1", "Acme grows.")})
    back = graph.read(graph.write(held)).articles[ARTICLE]

    assert back.text == ""
    assert back.sha256 == sha256(b"Acme grows.").hexdigest()


def test_another_base_is_found_again() -> None:
    base = "https://news.example.org/graph/"
    article = base + "article/x"
    claim = Assertion(
        base + "claim/1", article, "investsIn", base + "entity/a", base + "entity/b", (Passage(article, 0, 1, "A"),)
    )

    assert graph.read(graph.write(Contents({}, {}, (claim,), base=base))).base == base


# -- Bad values ------------------------------------------------------------------------------------


def test_a_relation_that_is_none_is_refused_with_the_nearest() -> None:
    with pytest.raises(OntologyError, match="investsIn"):
        graph.write(contents(replace(CLAIM, relation="invests")))


def test_an_iri_that_is_none_is_refused_by_name() -> None:
    with pytest.raises(GraphError, match="'acme inc' is not an IRI"):
        graph.write(contents(replace(CLAIM, subject="acme inc")))


def test_a_claim_without_evidence_is_named() -> None:
    store = graph.write(contents(CLAIM))
    store.update("PREFIX kg: <https://w3id.org/newskg#> DELETE WHERE { ?claim kg:evidence ?passage }")

    with pytest.raises(GraphError, match=r"claim/1> cannot be read.*kg:evidence"):
        graph.read(store)


def test_names_are_told_with_what_has_them_and_an_entity_from_what_is_none() -> None:
    for path in (vocabulary.ontology_folder() / "examples").glob("*.ttl"):
        store = graph.load(path)
        held = graph.read(store)
        names = {(entity.name, entity.iri) for entity in held.entities.values()}

        assert set(graph.named(store, "rdfs:label")) == names
        assert all((name, iri) in graph.named(store, "rdfs:label", name) for name, iri in names)
        assert all(graph.is_entity(store, iri) and not graph.is_article(store, iri) for iri in held.entities)
        assert all(graph.is_article(store, iri) and not graph.is_entity(store, iri) for iri in held.articles)
        assert not any(graph.is_entity(store, address) for address in ("Acme", "", held.assertions[0].iri))
