"""Article → tokens and sentences: names first, each merged into one token, then the parse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import spacy.language
import spacy.tokens
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.language.attributes import attributed
from kg.language.descriptions import described
from kg.language.document import Document, Sentence, Token
from kg.language.layout import blocks
from kg.language.models import Models, load_models, pipe
from kg.language.names import Line, Name, find_names, line
from kg.model import Article

MERGED = frozenset({
    "person", "organization", "company", "government", "media", "place", "product", "work", "event", "other",
    "money", "date", "share",
})  # fmt: skip
# What the parser sees in place of a name of several words, or of one that it has no vector for: a word it knows well.
# On the trees of GUM's news (arcs of subjects, objects, possessors, appositions, …) F1 rises from .726 to .736,
# that of appositions from .40 to .49. Names of one known word are better left as they are (.730 with stand-ins).
_STAND_INS = {"person": "Smith", "place": "London", "date": "Tuesday"}
_STAND_IN = "Microsoft"
_UNDOUBLED = re.compile(r"[^aeiou][aeiou][^aeiouwxy](?:ing|e[ds])$")
_AFTER_NAMES = ("tok2vec", "tagger", "parser")


class _Merged(NamedTuple):
    """A block's document with each name one token, and for each token its text, kind and start in the block."""

    doc: Doc
    texts: list[str]
    kinds: list[str]
    starts: list[int]


def parse(article: Article) -> Document:
    """The article's blocks, sentences and tokens; names and quantities are single tokens with a kind.

    Clutter is kept as a block but not read: it has no sentences. Raises ModelError if a model is missing or altered.
    """
    models = load_models()
    parts = blocks(article.text)
    tokenizer = models.medium.tokenizer
    read = [(number, b) for number, b in enumerate(parts) if b.kind != "clutter"]
    lines = [line(tokenizer(article.text[b.start : b.end]), prose=b.kind == "paragraph") for _, b in read]
    merged = [merge(one, names, models) for one, names in zip(lines, find_names(lines, models), strict=True)]
    docs = _parsed([one.doc for one in merged], models.medium)
    blank = Document(article, blocks=parts)
    return _filled(blank, [number for number, _ in read], merged, docs, models.verbs)


def merge(one: Line, names: Sequence[Name], models: Models) -> _Merged:
    words, texts, spaces, kinds, starts = [], [], [], [], []
    at = {name.first: name for name in names if name.kind in MERGED}
    i = 0
    while i < len(one.words):
        name = at.get(i, Name(i, i + 1, ""))
        text = one.text[one.starts[i] : one.starts[name.last - 1] + len(one.words[name.last - 1])]
        texts.append(text)
        words.append(_stand_in(text, name.kind, models.medium.vocab))
        spaces.append(one.spaces[name.last - 1])
        kinds.append(name.kind)
        starts.append(one.starts[i])
        i = name.last
    return _Merged(Doc(models.medium.vocab, words=words, spaces=spaces), texts, kinds, starts)


def _stand_in(text: str, kind: str, vocab: Vocab) -> str:
    if kind in {"", "money", "share"} or (kind == "date" and (text[0].isdigit() or " " not in text)):
        return text
    if " " not in text and vocab[text].has_vector:
        return text
    return _STAND_INS.get(kind, _STAND_IN)


def _parsed(docs: Sequence[Doc], nlp: spacy.language.Language) -> list[Doc]:
    stream: Iterable[Doc] = iter(docs)
    for name in _AFTER_NAMES:
        stream = pipe(nlp, name).pipe(stream, batch_size=128)
    return list(pipe(nlp, "lemmatizer").pipe(attributed(stream, nlp), batch_size=128))


def _filled(
    blank: Document, numbers: Sequence[int], merged: Sequence[_Merged], docs: Sequence[Doc], verbs: frozenset[str]
) -> Document:
    """The document with the sentences and tokens of the blocks of these numbers."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, one, doc in zip(numbers, merged, docs, strict=True):
        offset, begin, children = len(tokens), blank.blocks[number].start, _children(doc, len(tokens))
        for sent in doc.sents:
            first, last = offset + sent.start, offset + sent.end
            tokens += [_token(t, one, offset, begin, len(sentences), children[t.i], verbs) for t in sent]
            sentences.append(Sentence(len(sentences), first, last, tokens[first].start, tokens[last - 1].end, number))
    return blank.with_(tokens=described(tokens), sentences=tuple(sentences))


def _lemma(t: spacy.tokens.Token, verbs: frozenset[str]) -> str:
    """spaCy's lemma, but "hope" for "hoping" (a short verb would double its consonant), "co-found" for "co-founded"."""
    lemma, text = t.lemma_, t.lower_
    if t.tag_[:2] == "VB" and _UNDOUBLED.search(text) and text in {lemma + "ing", lemma + "ed", lemma + "es"}:
        return lemma + "e" if lemma + "e" in verbs else lemma
    last = lemma.rpartition("-")[2]
    if last != lemma and text == lemma + "d" and last not in verbs and last[:-1] in verbs:
        return lemma[:-1]
    return lemma


def _participle(text: str, verbs: frozenset[str]) -> str:
    """The verb of a regular participle, else "": one that opens a sentence ("Headquartered in …") looks like a name."""
    stems = (text.removesuffix("ed"), text.removesuffix("d"))
    return next((stem for stem in stems if stem != text and stem in verbs), "")


def _children(doc: Doc, offset: int) -> list[tuple[int, ...]]:
    """The dependents of each token, counted from `offset`, in text order."""
    found: list[list[int]] = [[] for _ in doc]
    for i, distance in enumerate(doc.to_array("HEAD").astype("int64").tolist()):
        if distance:
            found[i + distance].append(offset + i)
    return [tuple(each) for each in found]


def _token(
    t: spacy.tokens.Token, one: _Merged, offset: int, block: int, sentence: int, children: tuple[int, ...],
    verbs: frozenset[str],
) -> Token:  # fmt: skip
    text, start, kind = one.texts[t.i], block + one.starts[t.i], one.kinds[t.i]
    lemma = text if kind else _lemma(t, verbs)
    tag, pos = t.tag_, t.pos_
    if not kind and tag == "NNP" and t.dep_ == "advcl" and (stem := _participle(t.lower_, verbs)):
        lemma, tag, pos = stem, "VBN", "VERB"
    return Token(
        offset + t.i, text, lemma, tag, pos, t.dep_, offset + t.head.i,
        start, start + len(text), sentence, kind, children,
    )  # fmt: skip
