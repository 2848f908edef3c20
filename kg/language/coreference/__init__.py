"""Document with mentions → Document whose mentions know their chain, its name and its kind."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from kg.language.coreference.calling import link_calling
from kg.language.coreference.chains import Chains
from kg.language.coreference.grammar import titled_gender
from kg.language.coreference.kinship import kinship
from kg.language.coreference.naming import link_names
from kg.language.coreference.renaming import link_renamed
from kg.language.coreference.resolving import link_anaphors
from kg.language.document import Document
from kg.model import Kind, Mention
from kg.vocabulary import words

__all__ = ["begun", "resolve_chains"]

_LETTERS = 4  # of the longest acronym of a land: "USSR"


def resolve_chains(document: Document) -> Document:
    """The document with each mention's `.chain` (one number for all mentions of a thing), `.name` and `.kind`.

    First names are joined by their spelling, then appositions and the like, then pronouns and definite nouns in text
    order, each to the likeliest candidate, then old names and new ones. A chain's name is its fullest proper name that
    is no old one, else its first noun phrase; all its mentions get its kind.
    """
    chains = begun(document)
    link_anaphors(document, chains)
    link_renamed(document, chains)
    mentions = _named(document.mentions, chains)
    return document.with_(
        mentions=mentions, several=_several(document, chains), doubts=dict(sorted(chains.doubts.items()))
    )


def begun(document: Document) -> Chains:
    """The chains before any pronoun or definite noun is resolved: names of one spelling, appositions and the like."""
    chains = Chains(document.mentions)
    link_names(document.mentions, chains, _titled(document), _heading(document), kinship(document))
    link_calling(document, chains)
    return chains


def _several(document: Document, chains: Chains) -> dict[int, tuple[int, ...]]:
    """The heads of what stands for several things together: "they" and then "the companies" for Acme and Birch."""
    groups = {chains.find(i): heads for i, heads in chains.several.items()}
    roots = ((head, chains.find(i)) for head, i in sorted(document.heads.items()))
    found = {head: groups[root] for head, root in roots if root in groups and not chains.named[root]}
    return dict(sorted({**chains.couples, **found}.items()))


def _titled(document: Document) -> dict[int, str]:
    """The people's names that a title tells the gender of: "Mr. Ode" → "he"."""
    titles = words("honorifics")["before"]
    people = ((h, i) for h, i in document.heads.items() if document.tokens[h].kind == "person" and h)
    titled = ((h, i) for h, i in people if document.tokens[h - 1].text.lower().rstrip(".") in titles)
    return {i: told for h, i in titled if (told := titled_gender(document, document.tokens[h]))}


def _heading(document: Document) -> frozenset[int]:
    """The mentions that stand in headlines."""
    blocks = (document.blocks[document.sentences[document.tokens[head].sentence].block] for head in document.heads)
    return frozenset(i for i, block in zip(document.heads.values(), blocks, strict=True) if block.kind == "headline")


def _named(mentions: tuple[Mention, ...], chains: Chains) -> tuple[Mention, ...]:
    roots = [chains.find(i) for i in range(len(mentions))]
    names = {root: _name([mentions[i] for i in _current(chains, root)]) for root in set(roots)}
    return tuple(
        replace(mention, chain=root, name=names[root], kind=cast("Kind", chains.kind(root)))
        for mention, root in zip(mentions, roots, strict=True)
    )


def _current(chains: Chains, root: int) -> list[int]:
    """The mentions of a group but for those by an old name, if any are left."""
    members = chains.members[root]
    return [i for i in members if i not in chains.former] or members


def _is_shouted(name: str) -> bool:
    """Whether a name is in capitals that are no letters for words: "AMSTERDAM", not "UAE"."""
    return name.isupper() and len(name) > _LETTERS and name.replace(" ", "").isalpha()


def _name(members: list[Mention]) -> str:
    """The fullest proper name, of a place not in the capitals of a dateline; else the first noun phrase; else the
    pronoun."""
    names = [m for m in members if m.form == "name"]
    if names:
        fullest = max(names, key=lambda m: (len(m.name), not m.name.isupper(), -m.start))
        return fullest.name.title() if fullest.kind == "place" and _is_shouted(fullest.name) else fullest.name
    return next((m.name for m in sorted(members, key=lambda m: m.start) if m.form == "noun"), members[0].name)
