"""Token → what stands there without a name of its own: "Acme's Oslo unit", "its managers", "three depots in Ohio"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kg.extractors.ends.governing import governing
from kg.extractors.scene import Scene
from kg.language.determiners import is_indefinite, tells_which
from kg.language.document import Token
from kg.language.mentions import mention_for
from kg.language.nations import area, nation
from kg.model import Kind, Mention
from kg.vocabulary import words

BEFORE_NOUN = ("compound", "amod", "nmod")
_TELLING = frozenset({"place", "company", "organization", "product", "other"})  # of a name before "mine", "mill"
_AGENTS: frozenset[Kind] = frozenset({"organization", "person"})  # ends that may be either: who buys, owns, sues
_GOODS: frozenset[Kind] = frozenset({"organization", "product"})  # ends that may be either: what is bought, owned


def unit(scene: Scene, head: int, kinds: frozenset[Kind]) -> Mention | None:
    """A unit without a name of its own: told apart by what it belongs to ("Acme's new lab") or by where it is."""
    mention = scene.document.mention(head)
    if _is_part(scene, head, kinds):
        mention = mention_for(scene.document, head, "organization")
        mention = mention if mention.kind in kinds else replace(mention, kind="organization")
    if mention is None or mention.form != "noun" or mention.kind not in kinds or mention.chain in scene.named:
        return None
    told = mention.kind in ("organization", "product", "government") or _is_part(scene, head, kinds)
    same = scene.chains.get(mention.chain, ()) if mention.chain is not None else ()  # "the unit" after "its Oslo unit"
    apart = any(_is_told_apart(scene, i) for i in (head, *same))
    if not told or not (apart or _stands(scene, head, kinds)):
        return None
    owned = apart or "place" not in kinds or _has(scene, scene.token(head), "poss")
    return mention if owned else replace(mention, name="")  # that "a plant" is in Oslo tells of no plant in particular


def party(scene: Scene, head: int, kinds: frozenset[Kind]) -> Mention | None:
    """Who acts without a name of his own: "its managers", "the city of Oslo", "Dutch investors"."""
    if "product" in kinds or "place" in kinds:
        return None
    if (government := governing(scene, head, kinds)) is not None:
        return government
    if not kinds >= _AGENTS:
        return None
    if _is_only_told_of(scene, head):
        return None
    acts = _is_known_group(scene, scene.token(head)) or _is_foreign(scene, head)
    return _as(scene, head, "organization") if acts else None


def asset(scene: Scene, head: int, kinds: frozenset[Kind]) -> Mention | None:
    """What is bought and owned without a name of its own: "three depots in Ohio", "its tower", "a Danish rival"."""
    if not kinds >= _GOODS or "person" in kinds or _is_only_told_of(scene, head):
        return None
    token = scene.token(head)
    if token.pos == "NUM":
        return _some_of(scene, token, kinds)
    if _is_in_passing(scene, token):
        return None
    if _is_foreign(scene, head):
        return _as(scene, head, "organization")
    listed = not _assets().isdisjoint(scene.signs(head)) and not _has_name_before(scene, head)
    return _as(scene, head, "product") if listed and _is_counted(scene, token) else None


def authority(scene: Scene, head: int, kinds: frozenset[Kind]) -> Mention | None:
    """Officials without a name, told by where or over what they are: "Swiss prosecutors", "a court in Oslo"."""
    if "government" not in kinds or scene.is_named(head):
        return None
    if "place" in kinds:
        return _landed(scene, head)
    if scene.token(head).lemma.lower() not in _authority_words("list"):
        return None
    modifiers = _fillers(scene, head, "modifier")
    told = _is_of_place(scene, head, modifiers) or any(_is_of_office(scene, i) for i in modifiers)
    return replace(mention_for(scene.document, head), kind="government") if told else None


def _landed(scene: Scene, head: int) -> Mention | None:
    """Those who govern, told by their land or town: "the Swiss navy", "Oslo's transport authority"."""
    if _authority_words("landed").isdisjoint(scene.signs(head)):
        return None
    owners, modifiers = _fillers(scene, head, "possessor"), _fillers(scene, head, "modifier")
    told = any(scene.token(i).kind == "place" for i in owners)
    told = told or any(area(scene.document.tokens, i) for i in (*owners, *modifiers))
    return replace(mention_for(scene.document, head), kind="government") if told else None


def group_at(scene: Scene, head: int) -> Mention | None:
    """Several who are told by what they are alone: "eleven breweries", "two chemists"; nobody with a name."""
    mention = scene.document.mention(head)
    known = mention is not None and (mention.form != "noun" or mention.chain in scene.named)
    if known or scene.token(head).tag != "NNS":
        return None
    return replace(mention or mention_for(scene.document, head, "organization"), name="")


def _is_of_office(scene: Scene, head: int) -> bool:
    """Whether a word before officials tells where they govern or over what: "Texas", "EU", "federal", "antitrust"."""
    token = scene.token(head)
    named = token.kind in ("place", "government") or area(scene.document.tokens, head) is not None
    return named or token.lemma.lower() in _authority_words("over")


@cache
def _authority_words(name: str) -> frozenset[str]:
    return frozenset(words("role_nouns")["authority"][name])


def _some_of(scene: Scene, number: Token, kinds: frozenset[Kind]) -> Mention | None:
    """ "Eleven of its stores"."""
    preps = (child for child in number.children if scene.token(child).lemma == "of")
    wholes = (i for prep in preps for i in scene.token(prep).children if i > prep)
    found = next(filter(None, (asset(scene, i, kinds) for i in wholes)), None)
    if found is None:
        return None
    text = scene.document.article.text[number.start : found.end]
    return replace(found, text=text, start=number.start, name=" ".join(text.split()))


def _as(scene: Scene, head: int, kind: Kind) -> Mention:
    return replace(mention_for(scene.document, head, kind), kind=kind)


def _is_only_told_of(scene: Scene, head: int) -> bool:
    """Whether what stands at a token has a name, or is said of another word: "shop" of "shop owner"."""
    token = scene.token(head)
    return bool(token.kind) or scene.is_named(head) or token.dep in BEFORE_NOUN


def _is_known_group(scene: Scene, token: Token) -> bool:
    """Whether people act together, and it is told whose they are: "its managers", "the staff of Acme", not "staff"."""
    parties, lemma = words("role_nouns")["party"], token.lemma.lower()
    together = lemma in parties["together"] or (token.tag == "NNS" and lemma in parties["list"])
    return together and (_has(scene, token, "poss") or _is_somebodys(scene, token.i, "of"))


def _is_foreign(scene: Scene, head: int) -> bool:
    """Whether an organization is told by where it is: "a Danish competitor", "Qatari investors", "a bank in Oslo"."""
    if scene.token(head).lemma.lower() not in words("role_nouns")["party"]["foreign"]:
        return False
    beside = _fillers(scene, head, "modifier", "in")
    return any(scene.token(i).kind == "place" or nation(scene.document.tokens, i) for i in beside)


def _is_counted(scene: Scene, token: Token) -> bool:
    """Whether a noun has a number or an owner before it, or a place after it: not "the mill", and not "shops" at large.

    "Three businesses" tells too little: they have to be somebody's.
    """
    if token.lemma.lower() in words("role_nouns")["asset"]["vague"]:
        return _has(scene, token, "poss")
    places = (scene.token(i).kind == "place" for i in _fillers(scene, token.i, "in", "at", "near", "on"))
    return _has(scene, token, "poss", "nummod") or any(places)


def _has(scene: Scene, token: Token, *deps: str) -> bool:
    return any(scene.token(child).dep in deps for child in token.children)


def _is_in_passing(scene: Scene, token: Token) -> bool:
    """Whether a thing only stands by: "in 85 hospitals", but not "most of the land", "through a port owned by Acme"."""
    told = _has(scene, token, "acl", "relcl")
    return token.dep == "pobj" and not told and scene.token(token.head).lemma not in ("of", "for")


def _has_name_before(scene: Scene, head: int) -> bool:
    """Whether a name before the noun stands for the thing: "the Rondo mine", but not "its Oslo mine"."""
    names = (i for i in _fillers(scene, head, "modifier") if scene.is_named(i))
    return any(scene.token(i).kind not in ("place", "company") for i in names)


@cache
def _assets() -> frozenset[str]:
    nouns = words("role_nouns")
    return frozenset((*nouns["asset"]["list"], *nouns["unit"]["list"]))


def _is_told_apart(scene: Scene, head: int) -> bool:
    if _is_somebodys(scene, head, "possessor", "of", "at"):
        return True
    if not any(scene.token(child).lemma == "the" for child in scene.token(head).children):
        return False
    modifiers = _fillers(scene, head, "modifier")
    told = any(scene.token(i).kind in _TELLING for i in modifiers)
    return told or (_governs(scene, head) and _is_of_place(scene, head, modifiers))


def _is_somebodys(scene: Scene, head: int, *roles: str) -> bool:
    """Whether it is that of a known thing: "Acme's chip unit" (possessor), "a unit of Acme" (of), "the lab at Acme"."""
    owners = (scene.document.mention(owner) for owner in _fillers(scene, head, *roles))
    return any(owner is not None and (owner.form == "name" or owner.chain in scene.named) for owner in owners)


def _stands(scene: Scene, head: int, kinds: frozenset[Kind]) -> bool:
    """Whether it is told where a part is: "the plant in Oslo", "two plants near Oslo", but not "any plant in Oslo".

    A frame that asks where it is looks for the place itself; whoever "its plant" belongs to, it is the one in Oslo.
    """
    if "place" in kinds:
        after = scene.document.tokens[head + 1 : head + 2]
        title = bool(after and after[0].kind in _TELLING)  # "the Saudi fund | Corvane" has a name
        modifiers = _fillers(scene, head, "modifier")
        whence = any(
            scene.token(i).kind == "place" or area(scene.document.tokens, i) for i in modifiers
        )  # "Danish yards"
        return not title and (
            _has(scene, scene.token(head), "poss")
            or (_is_part(scene, head, kinds) and _is_some(scene, head) and not whence)
        )
    places = _fillers(scene, head, "in", "at", "near", "outside")
    return _is_some(scene, head) and any(scene.token(i).kind == "place" for i in places)


def _is_some(scene: Scene, head: int) -> bool:
    article = next((scene.token(i).text.lower() for i in scene.token(head).children if scene.token(i).dep == "det"), "")
    return tells_which(article) or is_indefinite(article) if article else scene.token(head).tag == "NNS"


def _is_of_place(scene: Scene, head: int, modifiers: list[int]) -> bool:
    """Whether it is told where something governs: "the Portuguese regulator", "the regulator in Lisbon"."""
    placed = any(scene.token(i).kind == "place" for i in _fillers(scene, head, "in", "at"))
    return placed or any(nation(scene.document.tokens, i) for i in modifiers)


def _fillers(scene: Scene, head: int, *roles: str) -> list[int]:
    return [i for place in scene.at(head) for role in roles for i in place.fillers(role)]


def _governs(scene: Scene, head: int) -> bool:
    """Whether a noun is for what a nation has one of: "the Portuguese government"."""
    mention = scene.document.mention(head)
    return mention is not None and mention.kind == "government"


def _is_part(scene: Scene, head: int, kinds: frozenset[Kind]) -> bool:
    """Whether the noun is for a part that an organization can have, sell or close: "the Oslo refinery"."""
    if "organization" not in kinds:
        return False
    built = "place" in kinds and not _units("sites").isdisjoint(scene.signs(head))
    return built or scene.token(head).lemma.lower() in _units("list")


@cache
def _units(name: str) -> frozenset[str]:
    return frozenset(words("role_nouns")["unit"][name])
