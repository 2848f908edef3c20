"""The ontology proves itself: checks find nothing, questions give their answers, good examples pass, bad ones fail."""

from __future__ import annotations

import csv
import hashlib
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph
import pyshacl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SH, Namespace, URIRef

from kg import vocabulary

ONTOLOGY = vocabulary.ontology_folder()
KG = Namespace(vocabulary.NAMESPACE)
SCHEMA = Namespace(vocabulary.PREFIXES["schema"])
SHAPE = Namespace("https://w3id.org/newskg/shapes#")

SHAPES = sorted((ONTOLOGY / "shapes").glob("*.ttl"))
CHECKS = sorted((ONTOLOGY / "checks").glob("*.rq"))
QUESTIONS = sorted((ONTOLOGY / "questions").glob("*.rq"))
EXAMPLES = sorted((ONTOLOGY / "examples").glob("*.ttl"))
BAD_EXAMPLES = sorted((ONTOLOGY / "examples" / "bad").glob("*.ttl"))

FAILS = re.compile(r"# fails (shape:|check )([A-Za-z0-9-]+): .+")
PARAMETER = re.compile(r"# param: (\w+) \((an? [a-z]+)\)(: .+)?")


def name(path: Path) -> str:
    return path.stem


@cache
def parsed(*paths: Path) -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in paths:
        graph.parse(path)
    return graph


@cache
def store(*paths: Path) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    for path in paths:
        store.load(path=path)
    return store


def errors(check: Path, *graphs: Path) -> list[str]:
    solutions = store(ONTOLOGY / "kg.ttl", *graphs).query(check.read_text(encoding="utf-8"))
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    return sorted(text(solution["error"]) for solution in solutions)


def failed_shapes(path: Path) -> set[str]:
    """The names of the shapes that the graph fails, "Claim-status", whatever node fails them."""
    _, report, _ = pyshacl.validate(parsed(path), shacl_graph=parsed(*SHAPES))
    assert isinstance(report, rdflib.Graph)
    return {str(shape).removeprefix(SHAPE) for shape in report.objects(None, SH.result / SH.sourceShape)}


def failed_checks(path: Path) -> set[str]:
    return {check.stem for check in CHECKS if errors(check, path)}


def text(term: object) -> str:
    return "" if term is None else str(getattr(term, "value", term))


def test_every_part_is_there() -> None:
    parts = (SHAPES, CHECKS, QUESTIONS, EXAMPLES, BAD_EXAMPLES)
    assert [len(part) for part in parts] == [6, 24, 34, 3, 48]


@pytest.mark.parametrize("path", [*SHAPES, *EXAMPLES, *BAD_EXAMPLES], ids=name)
def test_a_file_says_on_its_first_line_what_it_is(path: Path) -> None:
    assert re.match(r"# \w.+[.]|# fails ", path.read_text(encoding="utf-8").splitlines()[0])


# Checks


@pytest.mark.parametrize("check", CHECKS, ids=name)
def test_a_check_finds_nothing_wrong(check: Path) -> None:
    assert errors(check, *EXAMPLES) == []


@pytest.mark.parametrize("check", CHECKS, ids=name)
def test_a_check_finds_nothing_wrong_in_the_vocabulary_and_its_mappings(check: Path) -> None:
    assert errors(check, ONTOLOGY / "mappings.ttl") == []


def test_every_check_of_graphs_has_an_example_that_it_catches() -> None:
    about_the_vocabulary = {
        "term-has-definition", "label-is-unique", "definition-is-not-circular", "property-has-one-domain-and-range",
        "nothing-is-wider-than-itself", "narrower-relation-fits-the-wider", "symmetric-relation-has-equal-ends",
        "qualifier-is-of-claims", "deprecated-term-is-unused",
    }  # fmt: skip
    caught = {promised(path)[1] for path in BAD_EXAMPLES if promised(path)[0] == "check "}
    assert caught | about_the_vocabulary == {check.stem for check in CHECKS}


@pytest.mark.parametrize(
    ("check", "flaw"),
    [
        ("term-has-definition", "kg:owned a owl:ObjectProperty ."),
        ("label-is-unique", 'kg:owned rdfs:isDefinedBy <https://w3id.org/newskg> ; rdfs:label "owns"@en .'),
        ("definition-is-not-circular", 'kg:owns skos:definition "is who owns it" .'),
        ("property-has-one-domain-and-range", "kg:owns rdfs:range schema:Place ."),
        ("nothing-is-wider-than-itself", "kg:investsIn rdfs:subPropertyOf kg:acquiresStakeIn ."),
        ("narrower-relation-fits-the-wider", "kg:owns rdfs:subPropertyOf kg:bornIn ."),
        ("symmetric-relation-has-equal-ends", "kg:owns a owl:SymmetricProperty ."),
        ("qualifier-is-of-claims", "kg:owns kg:qualifier kg:start ."),
        ("deprecated-term-is-unused", "kg:owns owl:deprecated true . <a> kg:owns <b> ."),
    ],
)
def test_a_check_of_the_vocabulary_finds_the_flaw(check: str, flaw: str) -> None:
    vocabulary_with_flaw = pyoxigraph.Store()
    vocabulary_with_flaw.load(path=ONTOLOGY / "kg.ttl")
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in vocabulary.PREFIXES.items())
    turtle = pyoxigraph.RdfFormat.TURTLE
    vocabulary_with_flaw.load(prefixes + flaw, format=turtle, base_iri="https://newskg.example/")
    query = (ONTOLOGY / "checks" / f"{check}.rq").read_text(encoding="utf-8")
    found = vocabulary_with_flaw.query(query)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    assert [*found] != []


# Shapes


@pytest.mark.parametrize("path", EXAMPLES, ids=name)
def test_a_good_example_conforms(path: Path) -> None:
    assert failed_shapes(path) == set()


def promised(path: Path) -> tuple[str, str]:
    """What the first line of a bad example says that it fails: ("shape:" or "check ", its name)."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    match = FAILS.fullmatch(first)
    assert match, f"{path.name} must begin “# fails shape:NAME: why” or “# fails check NAME: why”"
    return match[1], match[2]


@pytest.mark.parametrize("path", BAD_EXAMPLES, ids=name)
def test_a_bad_example_fails_what_it_names_and_no_other_shape(path: Path) -> None:
    sort, wanted = promised(path)
    if sort == "check ":
        assert wanted in failed_checks(path)
        assert failed_shapes(path) == set()
    else:
        assert failed_shapes(path) == {wanted}


def test_the_shapes_are_well_formed() -> None:
    conforms, _, report = pyshacl.validate(rdflib.Graph(), shacl_graph=parsed(*SHAPES), meta_shacl=True)
    assert conforms, report


# Questions


def answers(question: Path) -> list[list[str]]:
    with question.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        return [*csv.reader(file)]


@pytest.mark.parametrize("question", QUESTIONS, ids=name)
def test_a_question_gives_its_answers_with_pyoxigraph(question: Path) -> None:
    solutions = store(*EXAMPLES).query(question.read_text(encoding="utf-8"))
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    header = [variable.value for variable in solutions.variables]
    assert [header, *([text(value) for value in solution] for solution in solutions)] == answers(question)


@pytest.mark.parametrize("question", QUESTIONS, ids=name)
def test_a_question_gives_its_answers_with_rdflib(question: Path) -> None:
    result = parsed(*EXAMPLES).query(question.read_text(encoding="utf-8"))
    assert result.vars is not None
    rows = [["" if value is None else str(value) for value in row] for row in result if isinstance(row, tuple)]
    assert [[str(variable) for variable in result.vars], *rows] == answers(question)


@pytest.mark.parametrize("question", QUESTIONS, ids=name)
def test_a_question_has_answers(question: Path) -> None:
    assert len(answers(question)) > 1


@pytest.mark.parametrize("question", QUESTIONS, ids=name)
def test_a_question_begins_in_plain_words_and_declares_its_parameters(question: Path) -> None:
    first, *rest = question.read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"# [A-Z].+\?", first)
    parameters = [line for line in rest if line.startswith("#")]
    assert parameters
    for line in parameters:
        match = PARAMETER.fullmatch(line)
        assert match, line
        assert match[2] in {"an entity", "an article"}
        assert re.search(rf"[?]{match[1]}\b", "\n".join(rest)), f"?{match[1]} is not in the query"


def bound(question: Path, variable: str, iri: str) -> list[tuple[str, ...]]:
    """The answers when one variable is bound as ontology/README.md says: by a VALUES clause at the end."""
    query = f"{question.read_text(encoding='utf-8')}\nVALUES ?{variable} {{ <{iri}> }}"
    solutions = store(*EXAMPLES).query(query)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    return [tuple(text(value) for value in solution) for solution in solutions]


@pytest.mark.parametrize("question", QUESTIONS, ids=name)
def test_a_parameter_shares_the_answers_out(question: Path) -> None:
    """Bound to one thing after the other, a question gives each of its answers to some of them, and no other."""
    parameter, property = (
        ("article", SCHEMA.identifier)
        if "# param: article" in question.read_text(encoding="utf-8")
        else ("entity", KG.mentionedIn)
    )
    parts = [bound(question, parameter, str(thing)) for thing in parsed(*EXAMPLES).subjects(property, unique=True)]
    assert sorted(row for part in parts for row in part) == sorted(map(tuple, answers(question)[1:]))
    assert any(len(part) < len(answers(question)) - 1 for part in parts)


# Examples


def test_no_example_has_a_blank_node() -> None:
    terms = {term for triple in parsed(*EXAMPLES) for term in triple}
    assert not [term for term in terms if isinstance(term, rdflib.BNode)]


@pytest.mark.parametrize("path", EXAMPLES, ids=name)
def test_an_example_quotes_the_texts_that_lie_beside_it(path: Path) -> None:
    graph = parsed(path)
    passages = [*graph.subjects(RDF.type, KG.Passage)]
    assert passages
    for passage in passages:
        article = graph.value(passage, KG.article)
        content = example_text(str(graph.value(article, SCHEMA.identifier)))
        start, end = (int(str(graph.value(passage, edge))) for edge in (KG.start, KG.end))
        assert content[start:end] == str(graph.value(passage, KG.quote))
        assert hashlib.sha256(content.encode()).hexdigest() == str(graph.value(article, KG.sha256))


def example_text(identifier: str) -> str:
    return (ONTOLOGY / "examples" / "articles" / f"{identifier}.txt").read_text(encoding="utf-8")


def test_every_text_beside_the_examples_is_used() -> None:
    texts = {path.stem for path in (ONTOLOGY / "examples" / "articles").glob("*.txt")}
    assert texts == {str(identifier) for identifier in parsed(*EXAMPLES).objects(None, SCHEMA.identifier)}


def test_the_examples_hold_every_relation_and_status() -> None:
    graph = parsed(*EXAMPLES)
    assert {str(relation).removeprefix(KG) for relation in graph.objects(None, RDF.predicate)} == {
        *vocabulary.relations()
    }
    assert {*graph.objects(None, KG.status)} == {KG.Stated, KG.Planned, KG.Possible, KG.Denied}
    assert {*graph.objects(None, KG.tense)} == {KG.Past, KG.Future}


def test_the_examples_use_outside_terms_only_as_declared() -> None:
    terms = {term for triple in parsed(*EXAMPLES) for term in triple if isinstance(term, URIRef)}
    outside = {
        str(term)
        for term in terms
        if any(str(term).startswith(iri) for prefix, iri in vocabulary.PREFIXES.items() if prefix != "kg")
    }
    declared = {str(subject) for subject in parsed(ONTOLOGY / "kg.ttl").subjects()}
    assert outside <= declared


# The vocabulary


def test_every_term_is_in_a_question() -> None:
    """But for classes that only bound a domain or range, and what the vocabulary says of itself."""
    graph = parsed(ONTOLOGY / "kg.ttl")
    used_as_types = {*parsed(*EXAMPLES).objects(None, RDF.type)}
    terms = {
        term
        for term in graph.subjects(RDFS.isDefinedBy)
        if (term, RDF.type, OWL.AnnotationProperty) not in graph
        and (term in used_as_types or not {OWL.Class, RDFS.Datatype} & {*graph.objects(term, RDF.type)})
    }
    asked = "\n".join(question.read_text(encoding="utf-8") for question in QUESTIONS)
    names = {str(term).removeprefix(KG) for term in terms}
    assert len(names) > 80
    assert sorted(name for name in names if not re.search(rf"\bkg:{name}\b", asked)) == []


def test_a_term_has_at_most_eight_lines() -> None:
    blocks = (ONTOLOGY / "kg.ttl").read_text(encoding="utf-8").split("\n\n")
    terms = [block for block in blocks if block.startswith("kg:")]
    assert len(terms) > 100
    assert [block for block in terms if len(block.splitlines()) > 8] == []


def test_the_versions_agree() -> None:
    ontology = URIRef(vocabulary.NAMESPACE.removesuffix("#"))
    graph = parsed(ONTOLOGY / "kg.ttl")
    version = str(graph.value(ontology, OWL.versionInfo))
    changes = (ONTOLOGY / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+)", changes, re.MULTILINE)
    assert newest is not None
    assert newest[1] == version
    assert str(graph.value(ontology, OWL.versionIRI)) == f"{ontology}/{version}"


def test_every_mapping_starts_from_a_term_of_ours() -> None:
    mappings = parsed(ONTOLOGY / "mappings.ttl")
    ours = {*parsed(ONTOLOGY / "kg.ttl").subjects(RDFS.isDefinedBy)}
    mapped = {*mappings.subjects()} - {URIRef("https://w3id.org/newskg/mappings")}
    assert len(mapped) > 50
    assert mapped <= ours


def test_the_readme_lists_every_question_and_shape() -> None:
    readme = unquote((ONTOLOGY / "README.md").read_text(encoding="utf-8"))
    wanted = {path.stem for path in QUESTIONS} | {path.name for path in SHAPES}
    assert sorted(each for each in wanted if f"`{each}`" not in readme) == []
