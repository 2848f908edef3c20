"""Anaphor and options → for "The company makes" the firm that its paragraph is about, where that names no other.

News in brief tell of one firm a paragraph: whom the first of them called "the company" is not meant in the next.
"""

from __future__ import annotations

from kg.language.coreference.antecedents import LATELY
from kg.language.coreference.chains import Chains
from kg.language.coreference.profiles import listed
from kg.language.coreference.scene import Candidate
from kg.language.document import ORGANIZATIONS, Document, Token


def of_paragraph(document: Document, token: Token, options: list[Candidate], chains: Chains) -> list[Candidate]:
    """The options of that firm, else all: "Cartwell of Oslo plans a plant. The company makes printed packaging."."""
    if not _is_opening(document, token):
        return options
    firms = _named_before(document, token, chains)
    about = {chains.find(one.mention) for one in options if one.mention >= 0 and LATELY in one.signs}
    if len(firms) != 1 or firms != about:
        return options
    return [one for one in options if one.mention >= 0 and chains.find(one.mention) in firms]


def _is_opening(document: Document, token: Token) -> bool:
    """Whether a sentence opens with "The company", without more words, and is not the first of its paragraph."""
    own = document.sentences[token.sentence]
    follows = token.sentence > 0 and document.sentences[token.sentence - 1].block == own.block
    bare = [document.tokens[child].dep for child in token.children if child < token.i] == ["det"]
    return follows and bare and token.i == own.first + 1 and token.lemma.lower() in listed("generic")


def _named_before(document: Document, token: Token, chains: Chains) -> set[int]:
    """The groups of the firms that the paragraph names before the anaphor."""
    block = document.sentences[token.sentence].block
    start = next(s.first for s in document.sentences if s.block == block)
    named = (document.heads.get(each.i, -1) for each in document.tokens[start : token.i] if each.kind in ORGANIZATIONS)
    return {chains.find(i) for i in named if i >= 0}
