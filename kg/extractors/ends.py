"""Token → what it can be as an end of a relation: a value, a named thing, a unit, what a list lists, a topic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.extractors.places import around, demonyms, nation, region
from kg.extractors.scene import End, Scene
from kg.language.document import Token
from kg.language.mentions import mention_for
from kg.model import Date, Kind, Mention, Money
from kg.vocabulary import words

_PLACE: frozenset[Kind] = frozenset({"place"})
_IT: frozenset[Kind] = frozenset({"organization", "product"})  # what "it" may be when nothing says what it is
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_WHERE = frozenset({"in", "at", "near", "across", "outside"})  # one buys and raises money "from" companies
_BEFORE_NOUN = ("compound", "amod", "nmod")
_CLANS = frozenset({"family", "brother", "sister", "sibling", "heir"})
_HE_OR_SHE = frozenset({"he", "she", "his", "her", "him"})


def ends(scene: Scene, head: int, kinds: frozenset[Kind]) -> list[End]:
    """What a filler can be as an end of a relation whose ends are of these kinds; a listing noun is its members."""
    wholes = scene.wholes(head)
    if wholes:
        return [end for whole in wholes for end in ends(scene, whole, kinds)]
    one = (
        _value(scene, head, kinds)
        or _unit(scene, head, kinds)
        or _clan(scene, head, kinds)
        or _mention(scene, head, kinds)
    )
    listed = [
        end
        for member in scene.members(head)
        for end in ends(scene, member, kinds) or _as_listed(scene, head, member, kinds)
    ]
    if listed and (one is None or (isinstance(one, Mention) and one.name == "")):
        return listed
    loose = one or _topic(scene, head, kinds)
    found = [loose] if loose is not None else []
    return _places(scene, head, found) if kinds == _PLACE else found


def _as_listed(scene: Scene, head: int, member: int, kinds: frozenset[Kind]) -> list[End]:
    """A name among "films such as …" as a film, whatever the finder took it for."""
    mention, lemma = scene.document.mention(member), scene.token(head).lemma.lower()
    ware = "product" in kinds and lemma in _wares() and mention is not None and mention.form == "name"
    return [replace(mention, kind="product")] if ware and mention is not None else []


def _places(scene: Scene, head: int, found: list[End]) -> list[End]:
    """A place with those that it lies in: who is based in Austin, Texas, is based in Texas."""
    return [*demonyms(scene.document, head)] or [*found, *around(scene.document, head)]


def _value(scene: Scene, head: int, kinds: frozenset[Kind]) -> Money | Date | None:
    value = scene.document.values.get(head)
    return value if isinstance(value, (Money, Date)) and value.kind in kinds else None


def _mention(scene: Scene, head: int, kinds: frozenset[Kind]) -> Mention | None:
    """A thing with a name, or a pronoun or definite phrase for one that may yet be named (its `name` is empty)."""
    mention = scene.document.mention(head)
    if mention is None:
        return None
    if _is_description(scene, head, mention):
        mention = _described(scene, head, mention)
    if mention.chain in scene.named:
        return mention if mention.kind in kinds else _retyped(scene, mention, kinds)
    loose = mention.kind in kinds or (_is_it(mention) and not kinds.isdisjoint(_IT))
    return replace(mention, name="") if loose and (mention.form == "pronoun" or _is_definite(mention)) else None


def _is_description(scene: Scene, head: int, mention: Mention) -> bool:
    """Whether the phrase says what something is and does not stand for it: "a maker of sensors"."""
    indefinite = mention.text.partition(" ")[0].lower() in ("a", "an")
    return mention.form == "noun" and (indefinite or scene.token(head).dep in ("attr", "appos", "oprd"))


def _described(scene: Scene, head: int, mention: Mention) -> Mention:
    """The name in the same sentence of what a phrase describes; else the phrase."""
    heads = scene.chains.get(mention.chain, ()) if mention.chain is not None else ()
    beside = [h for h in heads if scene.token(h).sentence == scene.token(head).sentence]
    names = (found for h in beside if (found := scene.document.mention(h)) is not None and found.form == "name")
    return next(names, mention)


def _is_it(mention: Mention) -> bool:
    return mention.kind == "other" and mention.form == "pronoun"


def _is_definite(mention: Mention) -> bool:
    return mention.form == "noun" and mention.text.partition(" ")[0].lower() in _DEFINITE


def _retyped(scene: Scene, mention: Mention, kinds: frozenset[Kind]) -> Mention | None:
    """A name whose kind was a guess, as the organization or product that the relation asks for.

    The finder takes many a company in one word for a place, a person or a product, and many a product for an
    organization. What lies somewhere, or is he or she, or is called a phone, is one.
    """
    heads = scene.chains.get(mention.chain, ()) if mention.chain is not None else ()
    if "organization" in kinds and mention.kind == "place" and "place" not in kinds:
        sure = any(nation(scene.document, h) or _is_where(scene, scene.token(h)) for h in heads)
        return None if sure else replace(mention, kind="organization")
    if "organization" in kinds and mention.kind == "person" and "person" not in kinds:
        return None if _is_surely_person(scene, mention, heads) else replace(mention, kind="organization")
    if "organization" in kinds and "product" not in kinds and mention.kind in ("product", "work", "other"):
        sure = mention.name[-1:].isdigit() or not _called(scene, heads).isdisjoint(_wares())
        named = mention.form == "name" and not any(_is_half(scene, h, mention) for h in heads)
        return replace(mention, kind="organization") if named and not sure else None
    if "product" in kinds and (mention.kind in ("work", "other", "event") or _is_made(scene, mention, kinds)):
        return replace(mention, kind="product")
    return None


def _is_surely_person(scene: Scene, mention: Mention, heads: tuple[int, ...]) -> bool:
    """Whether a name is a person's beyond what the finder guessed: by a pronoun, a title, a given name, a post."""
    if any(scene.token(h).text.lower() in _HE_OR_SHE for h in heads):
        return True
    if "&" in mention.name or " " not in mention.name:
        return False
    called = _called(scene, heads)
    known = mention.name.split(" ")[0].rstrip(".").lower() in _before_people()
    return known or (not called.isdisjoint(_posts()) and called.isdisjoint(_trades()))


@cache
def _before_people() -> frozenset[str]:
    """Given names and titles, in lower case."""
    given = (name.lower() for names in words("first_names").values() for name in names)
    return frozenset((*given, *words("honorifics")["before"]))


@cache
def _posts() -> frozenset[str]:
    return frozenset((*words("role_nouns")["person"]["list"], *words("nouns")["person"]))


@cache
def _trades() -> frozenset[str]:
    """What organizations are called and people are not."""
    nouns = words("nouns")
    return frozenset((*nouns["company"], *nouns["organization"], *nouns["media"])) - _posts()


def _is_half(scene: Scene, head: int, mention: Mention) -> bool:
    """Whether a name of one word follows another name's word: "Semi" of "Corvane Semi", cut in two by the finder."""
    return " " not in mention.name and head > 0 and scene.token(head - 1).tag in ("NNP", "NNPS")


def _is_made(scene: Scene, mention: Mention, kinds: frozenset[Kind]) -> bool:
    """Whether what the finder took for something else is a product: it has a version, or is called a device or film."""
    if mention.kind not in ("organization", "company", "person", "place") or mention.kind in kinds:
        return False
    heads = scene.chains.get(mention.chain, ()) if mention.chain is not None else ()
    numbered = mention.kind == "organization" and mention.name[-1:].isdigit()
    return numbered or not _called(scene, heads).isdisjoint(_wares()) or _is_only_acted_on(scene, mention, heads, kinds)


def _called(scene: Scene, heads: tuple[int, ...]) -> set[str]:
    """The nouns that a chain's mentions are, or that are said of them."""
    return {scene.token(h).lemma.lower() for h in heads} | {noun for h in heads for noun in scene.called.get(h, ())}


def _is_only_acted_on(scene: Scene, mention: Mention, heads: tuple[int, ...], kinds: frozenset[Kind]) -> bool:
    """Whether a name that only a guess calls an organization is always acted on, and never does or has a thing."""
    guessed = mention.kind == "organization" and mention.form == "name" and "organization" not in kinds
    return guessed and all(scene.token(h).dep not in ("nsubj", "poss") for h in heads)


@cache
def _units() -> frozenset[str]:
    return frozenset(words("role_nouns")["unit"]["list"])


@cache
def _wares() -> frozenset[str]:
    nouns = words("nouns")
    return frozenset((*nouns["product"], *nouns["work"]))


def _is_where(scene: Scene, token: Token) -> bool:
    return token.dep == "pobj" and scene.token(token.head).lemma.lower() in _WHERE


def _unit(scene: Scene, head: int, kinds: frozenset[Kind]) -> Mention | None:
    """A unit without a name of its own: told apart by what it belongs to ("Acme's new lab") or by where it is."""
    mention = scene.document.mention(head)
    if _is_part(scene, head, kinds):
        mention = mention_for(scene.document, head, "organization")
        mention = mention if mention.kind in kinds else replace(mention, kind="organization")
    if mention is None or mention.form != "noun" or mention.kind not in kinds or mention.chain in scene.named:
        return None
    told = mention.kind in ("organization", "product") or _is_part(scene, head, kinds)
    return mention if told and _is_told_apart(scene, head) else None


def _is_told_apart(scene: Scene, head: int) -> bool:
    owners = (scene.document.mention(owner) for place in scene.at(head) for owner in place.fillers("possessor"))
    if any(owner and (owner.form == "name" or owner.chain in scene.named) for owner in owners):
        return True
    definite = any(scene.token(child).lemma == "the" for child in scene.token(head).children)
    places = (scene.token(i).kind for place in scene.at(head) for i in place.fillers("modifier"))
    return definite and "place" in places


def _is_part(scene: Scene, head: int, kinds: frozenset[Kind]) -> bool:
    """Whether the noun is for a part that an organization can have, sell or close: "the Oslo refinery"."""
    return "organization" in kinds and scene.token(head).lemma.lower() in _units()


def _clan(scene: Scene, head: int, kinds: frozenset[Kind]) -> Mention | None:
    """A family or its heirs, by their name: "the Lindgren family"."""
    if "person" not in kinds or scene.token(head).lemma.lower() not in _CLANS:
        return None
    names = (i for place in scene.at(head) for i in place.fillers("modifier") if scene.token(i).kind)
    return replace(mention_for(scene.document, head), kind="organization") if any(True for _ in names) else None


def _topic(scene: Scene, head: int, kinds: frozenset[Kind]) -> Mention | None:
    """A noun phrase as a field or kind of goods, as an analyst would note it: "payment services", "arms control"."""
    token = scene.token(head)
    if "topic" not in kinds or token.pos not in ("NOUN", "PROPN") or scene.document.mention(head) is not None:
        return None
    mention = mention_for(scene.document, head)
    before_noun = token.dep in _BEFORE_NOUN and token.head > head
    first = min([head, *_run(scene, token)]) if before_noun else _gerund(scene, token, mention.start)
    start = _without_openers(scene, first, head)
    text = scene.document.article.text[start : token.end]
    return None if text.lower() in _openers() else replace(mention, text=text, start=start)


def _gerund(scene: Scene, token: Token, start: int) -> int:
    """The first token of a noun phrase; in "a maker of charging equipment" the gerund belongs to it."""
    first = next(
        t.i for t in scene.document.tokens[scene.document.sentences[token.sentence].first :] if t.start >= start
    )
    verb = scene.token(token.head)
    apart = token.dep != "dobj" or verb.tag != "VBG" or verb.i != first - 1
    noun = scene.token(scene.token(verb.head).head)
    return first if apart or scene.token(verb.head).lemma != "of" or noun.pos != "NOUN" else verb.i


def _without_openers(scene: Scene, first: int, head: int) -> int:
    """Where a topic starts without "own", "first", "Swedish" or a number before it."""
    while first < head and (scene.token(first).text.lower() in _openers() or _is_opener(scene, first)):
        first += 1
    return scene.token(first).start


def _is_opener(scene: Scene, i: int) -> bool:
    token = scene.token(i)
    return (
        token.tag in ("CD", "PRP$", "JJR", "JJS", "RBR")
        or token.pos == "PUNCT"
        or (nation(scene.document, i) or region(scene.document, i)) is not None
    )


@cache
def _openers() -> frozenset[str]:
    return frozenset(words("topics")["openers"])


def _run(scene: Scene, token: Token) -> Iterator[int]:
    """The words before a noun modifier that belong to it: "private | equity" before "firm", "hearing | - | aid"."""
    i = token.i - 1
    while i >= 0 and _belongs(scene.token(i), token):
        if scene.token(i).kind:
            return
        yield i
        i -= 1


def _belongs(word: Token, token: Token) -> bool:
    hyphen = word.text in ("-", "–") and word.i < token.i
    return hyphen or (word.head in (token.head, token.i) and word.dep in (*_BEFORE_NOUN, "npadvmod", "advmod"))
