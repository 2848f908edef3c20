"""A service's address → what it can do, in the words of SPARQL 1.1 Service Description."""

from __future__ import annotations

from pyoxigraph import NamedNode, parse, serialize

from kg.server.media import TRIPLES, chosen
from kg.server.messages import Answer, unacceptable
from kg.vocabulary import NAMESPACE

FORMATS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip
PREFIXES = {
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "formats": "http://www.w3.org/ns/formats/",
    "kg": NAMESPACE,
}


def description(endpoint: str, accept: str, *, is_writable: bool) -> Answer:
    """The description in the format that the client likes best."""
    name = chosen(accept, TRIPLES)
    if not name:
        return unacceptable(TRIPLES)
    triples = parse(_turtle(endpoint, is_writable).encode(), format=TRIPLES["text/turtle"])
    body = serialize(list(triples), format=TRIPLES[name], prefixes=PREFIXES)
    return Answer(200, name, body or b"")


def _turtle(endpoint: str, is_writable: bool) -> str:
    address = NamedNode(endpoint)  # checks that it is an IRI
    languages = ["sd:SPARQL11Query", *(["sd:SPARQL11Update"] if is_writable else [])]
    declared = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    return f"""{declared}
{address} a sd:Service ;
    sd:endpoint {address} ;
    sd:supportedLanguage {", ".join(languages)} ;
    sd:resultFormat {", ".join(f"formats:{name}" for name in FORMATS)} ;
    sd:extensionFunction kg:matches ;
    sd:defaultDataset <{endpoint}#dataset> .
<{endpoint}#dataset> a sd:Dataset ; sd:defaultGraph <{endpoint}#default> .
<{endpoint}#default> a sd:Graph .
kg:matches a sd:Function .
"""
