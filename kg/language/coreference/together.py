"""A plural pronoun and the likeliest thing → all that it is coordinated with: "they" after "Acme and Birch" is both."""

from __future__ import annotations

from kg.language.coreference.chains import Chains
from kg.language.document import ORGANIZATIONS, Document, Token
from kg.language.pronouns import standing_group


def coordinated(document: Document, anaphor: Token, head: int, chains: Chains) -> tuple[int, ...]:
    """The head tokens of two or more named organizations, or people, joined by "and", of which one is at `head`.

    Nothing where the anaphor is not "they", or where it stands for one alone.
    """
    if standing_group(anaphor.text) != "they" or document.tokens[head].tag in ("NNS", "NNPS", "PRP"):
        return ()
    first = head
    while document.tokens[first].dep == "conj":
        first = document.tokens[first].head
    found = joined(document, first)
    kinds = {_family(document, i, chains) for i in found}
    return found if len(found) > 1 and len(kinds) == 1 and "" not in kinds else ()


def joined(document: Document, first: int) -> tuple[int, ...]:
    """The token at `first` and those joined to it by "and" or commas, in text order; () where it is "or"."""
    found, words = [first], set[str]()
    for i in found:
        children = [document.tokens[child] for child in document.tokens[i].children]
        words |= {t.text.lower() for t in children if t.dep in ("cc", "preconj")}
        found += [t.i for t in children if t.dep == "conj"]
    return tuple(found) if words == {"and"} or words == {"both", "and"} else ()


def _family(document: Document, head: int, chains: Chains) -> str:
    """ "organization" or "person" for a thing with a name of either kind, else ""."""
    i = document.heads.get(head, -1)
    if i < 0 or not chains.named[chains.find(i)]:
        return ""
    kind = chains.kind(i)
    return "organization" if kind in ORGANIZATIONS else kind if kind == "person" else ""
