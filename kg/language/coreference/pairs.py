"""A noun or pronoun for several ("both banks", "the couple", "They married") → all those who are meant."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.coreference.chains import Chains
from kg.language.coreference.grammar import clause, gender, subject
from kg.language.coreference.profiles import NONE, Profile, listed, trades
from kg.language.coreference.scene import Scene
from kg.language.coreference.together import joined
from kg.language.document import Token
from kg.language.mentions import noun_kind
from kg.language.pronouns import standing_group
from kg.model import Kind
from kg.vocabulary import words

_BACK = 4  # sentences before the anaphor in which they are looked for
_FAR = 12  # … for those of one trade
_NEAR = 1  # … for who marries
_TWO = 2
_FIRMS = frozenset[Kind]({"company", "organization", "media"})
_PLURAL = frozenset({"NNS", "NNPS"})


def meant(view: Scene, anaphor: Token, chains: Chains) -> tuple[int, ...]:
    """The head tokens of those whom an anaphor stands for together, in text order; () where it is not for several.

    They are the last ones named before it, if these are as many as it says: "Acme sued Birch. The two companies …".
    Where more are named, those of them that are of the trade of the noun or are joined by "and".
    """
    kind, number = _asked(view, anaphor)
    if not kind:
        return ()
    if _is_couple(anaphor):
        return _two(view, anaphor, chains)
    if traded := _of_trade(view, anaphor, kind, number, chains):
        return traded
    return _last(view, anaphor, chains, kind, number)


def _last(view: Scene, anaphor: Token, chains: Chains, kind: str, number: int, back: int = _BACK) -> tuple[int, ...]:
    """The last things named before an anaphor, if they are as many as are asked for."""
    found = dict[int, int]()  # group → its last head before the anaphor
    for heads in _by_sentence(view, anaphor, kind, chains, back=back):
        found = {**{chains.find(view.document.heads[i]): i for i in heads}, **found}
        if len(found) == number:
            return tuple(sorted(found.values()))
        if len(found) > number:
            return _chosen(view, found, number)
    return ()


def is_for_several(view: Scene, anaphor: Token) -> bool:
    """Whether an anaphor stands for two or more by its words: "both banks", "the couple"."""
    return anaphor.lemma.lower() in listed("couples") or (anaphor.tag in _PLURAL and _asked(view, anaphor)[0] != "")


def _two(view: Scene, anaphor: Token, chains: Chains) -> tuple[int, ...]:
    """Of "the couple" who are told to be man and wife; of "they" that marry, or have a child, sooner the last two."""
    if anaphor.lemma.lower() in listed("couples"):
        return _wedded(view, anaphor, chains) or _last(view, anaphor, chains, "person", _TWO)
    near = _last(view, anaphor, chains, "person", _TWO, back=0 if anaphor.dep == "poss" else _NEAR)
    return near or _wedded(view, anaphor, chains) or _last(view, anaphor, chains, "person", _TWO)


def _is_couple(anaphor: Token) -> bool:
    return standing_group(anaphor.text) == "they" or anaphor.lemma.lower() in listed("couples")


def _wedded(view: Scene, anaphor: Token, chains: Chains) -> tuple[int, ...]:
    """The last two who were told to be man and wife: "her husband, Ben Ode", "They married"."""
    document = view.document
    for token in reversed(document.tokens[: anaphor.i]):
        both = chains.several.get(document.heads.get(token.i, -1), ())
        if len(both) == _TWO and all(chains.kind(document.heads[i]) == "person" for i in both):
            return both
        pair = tuple(sorted(_spouses(view, token)))
        if pair and all(_is_somebody(view, i, chains) for i in pair):
            return pair
    return ()


def _spouses(view: Scene, token: Token) -> tuple[int, ...]:
    """The two of whom "her | husband" and "he | married Ana Ruiz" tell."""
    below = {view.document.tokens[child].dep: child for child in token.children}
    if token.lemma.lower() in listed("spouses") and "poss" in below:
        return below["poss"], token.i
    weds = token.pos == "VERB" and token.lemma in listed("uniting") and "nsubj" in below and "dobj" in below
    return (below["nsubj"], below["dobj"]) if weds else ()


def _is_somebody(view: Scene, head: int, chains: Chains) -> bool:
    i = view.document.heads.get(head, -1)
    return i >= 0 and chains.named[chains.find(i)] and chains.kind(i) == "person"


def _of_trade(view: Scene, anaphor: Token, kind: str, number: int, chains: Chains) -> tuple[int, ...]:
    """For "both banks" the banks that were named before, if they are as many."""
    trade = trades((anaphor.lemma.lower(),))
    if kind != "company" or not trade:
        return ()
    found = dict[int, int]()
    for heads in _by_sentence(view, anaphor, kind, chains, back=_FAR):
        for i in heads:
            found.setdefault(chains.find(view.document.heads[i]), i)
    same = [i for group, i in found.items() if trade & _trades_of(view, group, chains)]
    return tuple(sorted(same)) if len(same) == number else ()


def _trades_of(view: Scene, group: int, chains: Chains) -> Profile:
    return trades(NONE.union(*(view.told.get(i, NONE) for i in chains.members[group]), chains.said[group]))


def _asked(view: Scene, anaphor: Token) -> tuple[str, int]:
    """The kind ("person", "company") and the number of those whom a noun or pronoun asks for; ("", 0) for none."""
    document = view.document
    if standing_group(anaphor.text) == "they":
        return ("person", _TWO) if _is_wedded(view, anaphor) else ("", 0)
    left = [document.tokens[child] for child in anaphor.children if child < anaphor.i]
    the = any(each.lemma.lower() in ("the", "these", "those") for each in left)
    if anaphor.lemma.lower() in listed("couples"):
        return ("person" if the else "", _TWO)
    counts = words("binding")["counts"]
    number = next((counts[t.lemma.lower()] for t in left if t.lemma.lower() in counts), 0)
    bare = all(t.lemma.lower() in counts or t.dep in ("det", "predet") for t in left)
    kind = noun_kind(document, anaphor) if anaphor.tag in _PLURAL and bare and (the or number == _TWO) else ""
    asked = "person" if kind == "person" else "company" if kind in _FIRMS else ""
    return (asked, number) if number else ("", 0)


def _is_wedded(view: Scene, anaphor: Token) -> bool:
    """Whether "they" marry, or "their" child is told of."""
    above = view.document.tokens[anaphor.head]
    lemma = above.lemma.lower()
    return (
        lemma in listed("children") if anaphor.dep == "poss" else anaphor.dep == "nsubj" and lemma in listed("uniting")
    )


def _by_sentence(view: Scene, anaphor: Token, kind: str, chains: Chains, *, back: int = _BACK) -> Iterator[list[int]]:
    """For each sentence, the anaphor's own first, the heads of the named things of a kind that it speaks of."""
    out = _beside(view, anaphor, chains)
    for number in range(anaphor.sentence, max(-1, anaphor.sentence - back - 1), -1):
        heads = (i for i in view.nominals[number] if i < anaphor.i and i in view.document.heads)
        yield [
            i for i in heads if _fits(view, anaphor, i, kind, chains) and chains.find(view.document.heads[i]) not in out
        ]


def _fits(view: Scene, anaphor: Token, head: int, kind: str, chains: Chains) -> bool:
    i, token = view.document.heads[head], view.document.tokens[head]
    if not chains.named[chains.find(i)] or token.tag in _PLURAL:
        return False
    if kind == "person":
        genders = {chains.genders[chains.find(i)], gender(anaphor.lemma)}
        return chains.kind(i) == "person" and genders != {"he", "she"}
    watches = view.document.tokens[token.head]
    employs = view.document.tokens[watches.head] if watches.dep == "prep" else watches
    return chains.kind(i) in ("company", "organization") and employs.lemma not in listed("watching")


def _beside(view: Scene, anaphor: Token, chains: Chains) -> set[int]:
    """The groups of who does something with those who are meant: Acme in "Acme holds shares in both banks"."""
    doer = subject(view.document, clause(view.document, anaphor))
    owners = (child for child in anaphor.children if view.document.tokens[child].dep == "poss")
    heads = (i for i in (doer, *owners) if i in view.document.heads and i != anaphor.i and i != anaphor.head)
    return {chains.find(view.document.heads[i]) for i in heads}


def _chosen(view: Scene, found: dict[int, int], number: int) -> tuple[int, ...]:
    """Of more than are asked for those joined by "and", if these are as many."""
    lists = {joined(view.document, i) for i in found.values()}
    fitting = {each for each in lists if len(each) == number and set(each) <= set(found.values())}
    return next(iter(fitting)) if len(fitting) == 1 else ()
