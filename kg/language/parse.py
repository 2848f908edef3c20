"""Article → tokens and sentences: names first, each merged into one token, then the parse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import spacy.language
from spacy.tokens import Doc

from kg.language.attributes import Attributes, attributed
from kg.language.document import NAMED, Document, Sentence, Token
from kg.language.grafting import grafted
from kg.language.layout import blocks
from kg.language.mentions import nouns
from kg.language.merging import AGAIN, Merged, merge
from kg.language.models import Models, load_models, pipe
from kg.language.names import find_names, line
from kg.model import Article
from kg.vocabulary import words

_UNDOUBLED = re.compile(r"[^aeiou][aeiou][^aeiouwxy](?:ing|e[ds])$")
_BESIDE_NOUN = frozenset({"amod", "compound", "nmod", "acomp", "npadvmod", "advmod"})  # what is no noun itself
_AFTER_NAMES = ("tok2vec", "tagger", "parser")


class _Part(NamedTuple):
    """A block as it was parsed, where its tokens begin in the document, and where it begins in the article."""

    merged: Merged
    words: list[Attributes]
    heads: list[int]
    children: list[tuple[int, ...]]
    offset: int
    begin: int


def parse(article: Article) -> Document:
    """The article's blocks, sentences and tokens; names and quantities are single tokens with a kind.

    Clutter is kept as a block but not read: it has no sentences. Raises ModelError if a model is missing or altered.
    """
    models = load_models()
    parts = blocks(article.text)
    tokenizer = models.medium.tokenizer
    read = [(number, b) for number, b in enumerate(parts) if b.kind != "clutter"]
    lines = [line(tokenizer(article.text[b.start : b.end]), prose=b.kind == "paragraph") for _, b in read]
    merged = [
        merge(one, names, models.medium.vocab) for one, names in zip(lines, find_names(lines, models), strict=True)
    ]
    docs = _parsed([one.doc for one in merged], models.medium)
    blank = Document(article, blocks=parts)
    return _filled(blank, [number for number, _ in read], merged, docs, models)


def _parsed(docs: Iterable[Doc], nlp: spacy.language.Language) -> list[Doc]:
    for name in _AFTER_NAMES:
        docs = pipe(nlp, name).pipe(docs, batch_size=128)
    return list(docs)


def _filled(
    blank: Document, numbers: Sequence[int], merged: Sequence[Merged], docs: Sequence[Doc], models: Models
) -> Document:
    """The document with the sentences and tokens of the blocks of these numbers."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, one, doc, tags in zip(numbers, merged, docs, attributed(docs, models.medium), strict=True):
        heads = _heads(doc)
        part = _Part(one, tags, heads, _children(heads, len(tokens)), len(tokens), blank.blocks[number].start)
        for sent in doc.sents:
            first, last, index = len(tokens), len(tokens) + sent.end - sent.start, len(sentences)
            tokens += [_token(i, part, index, models.verbs) for i in range(sent.start, sent.end)]
            sentences.append(Sentence(index, first, last, tokens[first].start, tokens[last - 1].end, number))
    return blank.with_(tokens=grafted(tokens), sentences=tuple(sentences))


def _token(i: int, part: _Part, sentence: int, verbs: frozenset[str]) -> Token:
    text, kind, start = part.merged.texts[i], part.merged.kinds[i], part.begin + part.merged.starts[i]
    tag, pos, dep, lemma = part.words[i]
    if kind:
        lemma = text
    elif tag == "NNP" and _may_be_verb(part, i) and (stem := _participle(text.lower(), verbs)):
        lemma, tag, pos = stem, "VBN", "VERB"
    elif tag in ("NNP", "NNPS") and _opens(part, i) and (noun := _plural(text.lower())) and _is_named(part, i + 1):
        lemma, tag, pos = noun, "NNS", "NOUN"
    elif text == "old" and dep not in _BESIDE_NOUN and _is_aged(part.merged.texts[max(0, i - 4) : i]):
        lemma, tag, pos = "year-old", "NN", "NOUN"
    else:
        lemma = _lemma(text.lower(), lemma, tag, verbs)
    return Token(
        part.offset + i, text, lemma, tag, pos, dep, part.offset + part.heads[i],
        start, start + len(text), sentence, kind, part.children[i],
    )  # fmt: skip


def _is_aged(before: Sequence[str]) -> bool:
    """Whether words before "old" make an age of it that somebody goes by: "the 44-year-old"; a bank's is longer."""
    return before[1:] == ["-", "year", "-"] and before[0].isdigit() and len(before[0]) < 3


def _may_be_verb(part: _Part, i: int) -> bool:
    """Whether the parser took a word for a clause, or for the subject of one although *in* or *by* follows."""
    dep = part.words[i].dep
    followed = i + 1 < len(part.words) and part.words[i + 1].tag in ("IN", "RP")
    return dep == "advcl" or (dep in ("nsubj", "nsubjpass") and _opens(part, i) and followed)


def _opens(part: _Part, i: int) -> bool:
    """Whether a sentence begins with the word, which then has a capital whatever it is."""
    return not i or bool(part.merged.doc[i].is_sent_start)


def _is_named(part: _Part, i: int) -> bool:
    return i < len(part.words) and part.merged.kinds[i] in NAMED | {"other"}


def _plural(text: str) -> str:
    """The singular of a plural of those who have names ("Brothers | Ted and Alf Munnings"), else ""."""
    singular = text.removesuffix("s")
    return singular if singular != text and singular in nouns().kinds else ""


def _lemma(word: str, lemma: str, tag: str, verbs: frozenset[str]) -> str:
    """spaCy's lemma, but "hope" for "hoping" (a short verb would double its consonant), "co-found" for "co-founded"."""
    if again := AGAIN.fullmatch(word):
        lemma = _lemma(again[2], lemma, tag, verbs)
        return again[1] + lemma if again[1] + lemma in verbs else f"{again[1]}-{lemma}"
    if word.startswith("co-") and tag[:2] == "VB" and (verb := words("irregular_verbs").get(word[3:])):
        return f"co-{verb}"  # "co-led", "co-wrote"
    if tag[:2] == "VB" and _UNDOUBLED.search(word) and word in {lemma + "ing", lemma + "ed", lemma + "es"}:
        return lemma + "e" if lemma + "e" in verbs else lemma
    if len(lemma) == 2 and word == lemma + "d" and word in verbs:
        return word  # "wed"
    last = lemma.rpartition("-")[2]
    if last != lemma and word == lemma + "d" and last not in verbs and last[:-1] in verbs:
        return lemma[:-1]
    return lemma


def _participle(text: str, verbs: frozenset[str]) -> str:
    """The verb of a regular participle, else "": one that opens a sentence ("Headquartered in …") looks like a name."""
    stems = (text.removesuffix("ed"), text.removesuffix("d"))
    return next((stem for stem in stems if stem != text and stem in verbs), "")


def _heads(doc: Doc) -> list[int]:
    """The head of each word in the doc; its own number at the root of a sentence."""
    return [i + distance for i, distance in enumerate(doc.to_array("HEAD").astype("int64").tolist())]


def _children(heads: Sequence[int], offset: int) -> list[tuple[int, ...]]:
    """The dependents of each token, counted from `offset`, in text order."""
    found: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            found[head].append(offset + i)
    return [tuple(each) for each in found]
