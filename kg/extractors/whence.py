"""Firm's name behind what it is and whence → where it is: "Danish bookmaker | Corvane", "a Turkish yard, | Kaptan"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extractors.ends.places import demonyms
from kg.extractors.scene import Scene
from kg.language.document import ORGANIZATIONS, Token
from kg.language.nations import area
from kg.language.predications.homes import home
from kg.model import Claim, Mention
from kg.vocabulary import words

_NAMED = ORGANIZATIONS - {"government"}
_OPENERS = frozenset({"a", "an", "its", "their", "his", "her", "'s", "whose", "another", "one"})
_DETERMINERS = ("DET", "PRON", "PART")
_PHRASE = 6  # tokens from a determiner to its noun: "a small Turkish naval repair | yard"
_ENDS = frozenset({",", ".", ";", ":", ")"})


def extract(scene: Scene) -> list[Claim]:
    """Where firms are by the words right before their names, wherever the parser hung these, in text order."""
    return [claim for head in sorted(scene.document.heads) for claim in _claims(scene, head)]


def _claims(scene: Scene, head: int) -> Iterator[Claim]:
    one, noun = scene.document.mention(head), _trade(scene, head)
    if one is None or noun is None or one.form != "name" or one.kind not in _NAMED:
        return
    at = home(scene.document.tokens, noun)
    if at is None or scene.token(at).tag == "CD":
        return
    known = scene.document.mention(at)
    wide = area(scene.document.tokens, at) is not None
    relation = "locatedIn" if wide else "headquarteredIn"
    signs = ((f"rule:{relation}", 1.0), ("predicate:noun", 1.0))
    found = demonyms(scene.document, at) or ([known] if isinstance(known, Mention) and known.kind == "place" else [])
    for place in found:
        yield Claim(relation, one, place, (scene.passage(head),), witnesses=("whence",), signs=signs)


def _trade(scene: Scene, name: int) -> int | None:
    """The noun before a firm's name that tells what it is; behind a comma only that of one phrase for it alone."""
    tokens = scene.document.tokens
    noun = name - 1
    apart = noun > 0 and tokens[noun].text == ","
    noun -= apart
    if noun < 1 or tokens[noun].sentence != tokens[name].sentence or not _is_trade(tokens[noun]):
        return None
    if apart:
        return noun if _is_alone(scene, noun, name) else None
    return noun if not _is_clause(scene, noun, name) else None


def _is_trade(token: Token) -> bool:
    return not token.kind and token.text.islower() and token.lemma.lower() in _trades() and token.tag not in ("NNS",)


def _is_alone(scene: Scene, noun: int, name: int) -> bool:
    """Whether "a Turkish yard, Kaptan Yat," names the yard, and is no list."""
    tokens = scene.document.tokens
    after = tokens[name + 1 : name + 3]
    if not after or after[0].text not in _ENDS or (len(after) > 1 and after[1].kind):
        return False
    before = (t.text.lower() for t in reversed(tokens[max(0, noun - _PHRASE) : noun]) if t.pos in _DETERMINERS)
    opening = next(before, "")
    return opening in _OPENERS


def _is_clause(scene: Scene, noun: int, name: int) -> bool:
    """Whether the name begins a clause that says which is meant: "the Danish firm | Acme bought makes robots"."""
    token, verb = scene.token(noun), scene.token(scene.token(name).head)
    definite = any(scene.token(c).dep == "det" for c in token.children)
    return definite and token.dep != "ROOT" and verb.head == noun and verb.dep in ("relcl", "acl", "ccomp")


@cache
def _trades() -> frozenset[str]:
    """What firms are called right before their names."""
    roles, nouns = words("role_nouns")["organization"], words("nouns")
    return frozenset((*roles["list"], *roles["trades"], *nouns["company"], *nouns["media"]))
