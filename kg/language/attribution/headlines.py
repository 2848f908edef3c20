"""A source that a headline sets apart → what it says: "Acme nears deal to buy Birch Labs - sources", "…: Ledger"."""

from __future__ import annotations

from kg.language.attribution.signs import Signs
from kg.language.document import Document, Token

_LEAST = 3  # words of what is said
_DASHES = frozenset({"-", "–", "—", "--"})


def set_apart(token: Token, document: Document, signs: Signs) -> range:
    """What a source says that stands alone behind the dash or colon at a headline's end, or before a colon at its
    start."""
    tokens, sentence = document.tokens, document.sentences[token.sentence]
    if token.kind == "media":
        ends = all(each.pos == "PUNCT" for each in tokens[token.i + 1 : sentence.last])
        last = token.i - 1 if ends and tokens[token.i - 1].text == ":" else sentence.first
        return range(sentence.first, last) if last - sentence.first >= _LEAST else range(0)
    if token.lemma.lower() not in signs.sources or token.kind:
        return range(0)
    if token.i == sentence.last - 1 and tokens[token.i - 1].text in _DASHES:
        said = range(sentence.first, token.i - 1)
    elif token.i == sentence.first and token.i + 1 < sentence.last and tokens[token.i + 1].text == ":":
        said = range(token.i + 2, sentence.last)
    else:
        return range(0)
    return said if len(said) >= _LEAST else range(0)
