"""A query or update → the reason why it may not run here, if there is one: a reach beyond the graph, or no reading.

SPARQL can fetch what any address holds (SERVICE, LOAD), which lets a stranger use the server to look around in its
network. The words are looked for outside strings, comments and IRIs. Where `<` may be less-than or the start of an IRI
the two readings differ, and a text could show its words in one and hide them in the other: such a text is refused.
Processes that answer queries are kept from opening connections besides: see `kg.server.worker`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_TOKEN = re.compile(
    r"""\#[^\n\r]*
      | \"{3}(?:[^\"\\]|\\.|\"(?!\"\"))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
      | "(?:\\.|[^"\\\n\r])*" | '(?:\\.|[^'\\\n\r])*'
      | <(?P<iri>[^<>"{}|^`\\\s]*)>
      | [?$]\w+ | @[A-Za-z][\w-]* | (?:[A-Za-z][\w.-]*)?:(?:[\w:%.-]|\\.)*
      | (?P<word>\w+)
    """,
    re.VERBOSE | re.DOTALL,
)
_EITHER_WAY = re.compile(r"""<[^<>"{}|^`\\\s)]*\)[^<>"{}|^`\\\s]*>""")
_REACHING = re.compile(r"\b(SERVICE|LOAD)\b", re.IGNORECASE)


def objection(text: str, allowed: Collection[str] = ()) -> str:
    """Why a query or update may not run: it reaches for an address that is not among the allowed. "" if it may."""
    if not _REACHING.search(text):
        return ""
    if both := _EITHER_WAY.search(text):
        return f"{both[0]} can be read in two ways; write ) as %29 in an IRI, or a space after <"
    for word, address in _reached(text):
        if address not in allowed:
            return f"{word} {f'<{address}>' if address else 'of a variable or prefixed name'} is not allowed here"
    return ""


def graphs(text: str) -> Iterator[str]:
    """The IRIs after FROM and FROM NAMED."""
    before = ""
    for token in _TOKEN.finditer(text):
        word = (token["word"] or "").upper()
        if token["iri"] is not None and before == "FROM":
            yield token["iri"]
        before = "FROM" if word == "FROM" or (word == "NAMED" and before == "FROM") else ""


def _reached(text: str) -> Iterator[tuple[str, str]]:
    """Each SERVICE and LOAD with the address after it; "" where that is not written out."""
    reaching = ""
    for token in _TOKEN.finditer(text):
        word = (token["word"] or "").upper()
        if token[0].startswith("#") or (reaching and word == "SILENT"):
            continue
        if reaching:
            yield reaching, token["iri"] or ""
        reaching = word if word in ("SERVICE", "LOAD") else ""
    if reaching:
        yield reaching, ""
