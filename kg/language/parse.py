"""Article → tokens and sentences: names first, each merged into one token, then the parse."""

from __future__ import annotations

from collections.abc import Sequence

import spacy.language
from spacy.tokens import Doc

from kg.language.document import Block, Document, Sentence, Token
from kg.language.layout import blocks
from kg.language.models import Models, load_models
from kg.language.names import AI_NAME, Name, find_names
from kg.model import Article

MERGED = frozenset({"person", "organization", "company", "place", "product", "work", "event", "money", "date", "share"})
_AFTER_NAMES = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")


def parse(article: Article) -> Document:
    """The article's blocks, sentences and tokens; names and quantities are single tokens with a kind."""
    models = load_models()
    parts = blocks(article.text)
    docs = [_tokenised(article.text[b.start : b.end], models) for b in parts]
    merged, kinds, starts = [], [], []
    for doc, names in zip(docs, find_names(docs, models), strict=True):
        one, kind, start = _merged(doc, names, models)
        merged.append(one), kinds.append(kind), starts.append(start)
    parsed = _parsed(merged, models.medium)
    return _document(article, parts, parsed, kinds, starts)


def _tokenised(text: str, models: Models) -> Doc:
    tokenizer = models.medium.tokenizer
    tokenizer.token_match = AI_NAME.fullmatch
    return tokenizer(text)


def _merged(doc: Doc, names: Sequence[Name], models: Models) -> tuple[Doc, list[str], list[int]]:
    """The document with each name one token; beside it each token's kind and where it starts in the block."""
    words, spaces, kinds, starts = [], [], [], []
    at = {name.first: name for name in names if name.kind in MERGED}
    i = 0
    while i < len(doc):
        name = at.get(i, Name(i, i + 1, ""))
        words.append(doc[name.first : name.last].text)
        spaces.append(bool(doc[name.last - 1].whitespace_))
        kinds.append(name.kind)
        starts.append(doc[name.first].idx)
        i = name.last
    return Doc(models.medium.vocab, words=words, spaces=spaces), kinds, starts


def _parsed(docs: Sequence[Doc], nlp: spacy.language.Language) -> list[Doc]:
    stream = iter(docs)
    for name in _AFTER_NAMES:
        stream = nlp.get_pipe(name).pipe(stream, batch_size=64)
    return list(stream)


def _document(
    article: Article, parts: tuple[Block, ...], docs: list[Doc], kinds: list[list[str]], starts: list[list[int]]
) -> Document:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, (block, doc, kind, start) in enumerate(zip(parts, docs, kinds, starts, strict=True)):
        offset = len(tokens)
        for sent in doc.sents:
            index = len(sentences)
            first, last = offset + sent.start, offset + sent.end
            tokens += [_token(t, offset, block.start + start[t.i], kind[t.i], index) for t in sent]
            sentences.append(Sentence(index, first, last, tokens[first].start, tokens[last - 1].end, number))
    return Document(article, blocks=parts, tokens=tuple(tokens), sentences=tuple(sentences))


def _token(t: spacy.tokens.Token, offset: int, start: int, kind: str, sentence: int) -> Token:
    children = tuple(offset + child.i for child in t.children)
    return Token(
        offset + t.i, t.text, t.lemma_, t.tag_, t.pos_, t.dep_, offset + t.head.i,
        start, start + len(t.text), sentence, kind, children,
    )  # fmt: skip
