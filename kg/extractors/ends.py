"""Token → what it can be as an end of a relation: a value, a named thing, a unit, what a list lists, a topic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.extractors.places import demonyms
from kg.extractors.retyping import retyped, wares
from kg.extractors.scene import End, Scene
from kg.language.determiners import is_definite
from kg.language.document import VALUES, Token
from kg.language.mentions import mention_for
from kg.language.nations import area, nation
from kg.language.whereabouts import around
from kg.model import Date, Kind, Mention, Money
from kg.vocabulary import words

_PLACE: frozenset[Kind] = frozenset({"place"})
_IT: frozenset[Kind] = frozenset({"organization", "product"})  # what "it" may be when nothing says what it is
_BEFORE_NOUN = ("compound", "amod", "nmod")
_TELLING = frozenset({"place", "company", "organization", "product", "other"})  # of a name before "mine", "mill"


def ends(scene: Scene, head: int, kinds: frozenset[Kind]) -> list[End]:
    """What a filler can be as an end of a relation whose ends are of these kinds; a listing noun is its members."""
    wholes = scene.wholes(head)
    if wholes or (scene.acts_for_whole(head) and not scene.is_named(head)):
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
    ware = "product" in kinds and lemma in wares() and mention is not None and mention.form == "name"
    return [replace(mention, kind="product")] if ware and mention is not None else []


def _places(scene: Scene, head: int, found: list[End]) -> list[End]:
    """A place with those that it lies in: who is based in Austin, Texas, is based in Texas."""
    return [*demonyms(scene.document, head)] or [*found, *_holders(scene, head)]


def _holders(scene: Scene, head: int) -> Iterator[Mention]:
    at = around(scene.document.tokens, head)
    while at is not None:
        mention = scene.document.mention(at)
        if mention is not None:
            yield mention
        at = around(scene.document.tokens, at)


def _value(scene: Scene, head: int, kinds: frozenset[Kind]) -> Money | Date | None:
    value = scene.document.values.get(head)
    if value is not None and value.kind == "money" and "<price>" in scene.signs(head):
        return None  # "$1.85 per share" is nobody's profit or worth
    return value if isinstance(value, (Money, Date)) and value.kind in kinds else None


def _mention(scene: Scene, head: int, kinds: frozenset[Kind]) -> Mention | None:
    """A thing with a name, or a pronoun or definite phrase for one that may yet be named (its `name` is empty)."""
    mention = scene.document.mention(head)
    if mention is None:
        return None
    if _is_description(scene, head, mention):
        mention = _described(scene, head, mention)
    if mention.chain in scene.named:
        return mention if mention.kind in kinds else retyped(scene, mention, kinds)
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
    return mention.form == "noun" and is_definite(mention.text.partition(" ")[0])


@cache
def _units() -> frozenset[str]:
    return frozenset(words("role_nouns")["unit"]["list"])


def _unit(scene: Scene, head: int, kinds: frozenset[Kind]) -> Mention | None:
    """A unit without a name of its own: told apart by what it belongs to ("Acme's new lab") or by where it is."""
    mention = scene.document.mention(head)
    if _is_part(scene, head, kinds):
        mention = mention_for(scene.document, head, "organization")
        mention = mention if mention.kind in kinds else replace(mention, kind="organization")
    if mention is None or mention.form != "noun" or mention.kind not in kinds or mention.chain in scene.named:
        return None
    told = mention.kind in ("organization", "product", "government") or _is_part(scene, head, kinds)
    same = scene.chains.get(mention.chain, ()) if mention.chain is not None else ()  # "the unit" after "its Oslo unit"
    return mention if told and any(_is_told_apart(scene, i) for i in (head, *same)) else None


def _is_told_apart(scene: Scene, head: int) -> bool:
    if _is_somebodys(scene, head, "possessor"):
        return True
    if not any(scene.token(child).lemma == "the" for child in scene.token(head).children):
        return False
    modifiers = _fillers(scene, head, "modifier")
    told = any(scene.token(i).kind in _TELLING for i in modifiers) or _is_somebodys(scene, head, "of")
    return told or (_governs(scene, head) and _is_of_place(scene, head, modifiers))


def _is_somebodys(scene: Scene, head: int, role: str) -> bool:
    """Whether it is that of a known thing: "Acme's chip unit" (possessor), "the chip unit of Acme" (of)."""
    owners = (scene.document.mention(owner) for owner in _fillers(scene, head, role))
    return any(owner is not None and (owner.form == "name" or owner.chain in scene.named) for owner in owners)


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
    return "organization" in kinds and scene.token(head).lemma.lower() in _units()


def _clan(scene: Scene, head: int, kinds: frozenset[Kind]) -> Mention | None:
    """A family or its heirs, by their name: "the Lindgren family"."""
    if "person" not in kinds or scene.token(head).lemma.lower() not in clans():
        return None
    names = (i for place in scene.at(head) for i in place.fillers("modifier") if scene.token(i).kind)
    return replace(mention_for(scene.document, head), kind="organization") if any(True for _ in names) else None


def _topic(scene: Scene, head: int, kinds: frozenset[Kind]) -> Mention | None:
    """A noun phrase as a field or kind of goods, as an analyst would note it: "payment services", "arms control"."""
    token = scene.token(head)
    no_noun = token.pos not in ("NOUN", "PROPN") or token.kind in VALUES
    if "topic" not in kinds or no_noun or scene.document.mention(head) is not None or area(scene.document.tokens, head):
        return None
    mention = mention_for(scene.document, head)
    before_noun = token.dep in _BEFORE_NOUN and token.head > head
    first = min([head, *_run(scene, token)]) if before_noun else _gerund(scene, token, mention.start)
    start = _without_openers(scene, _whole_word(scene, first), head)
    text = scene.document.article.text[start : token.end]
    name = mention.name if start == mention.start else text  # "robot" of "the Delft robot maker"
    return None if text.lower() in _openers() else replace(mention, text=text, start=start, name=name)


def _whole_word(scene: Scene, first: int) -> int:
    """The first part of a word that the parser cut at its hyphen: "mail" of "mail-order seed"."""
    if first < 2 or scene.token(first - 1).text != "-" or scene.token(first - 2).kind:
        return first
    joined = scene.token(first - 2).end + 1 == scene.token(first).start
    return first - 2 if joined and scene.token(first).text.lower() not in _openers() else first


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
        or area(scene.document.tokens, i) is not None
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


@cache
def clans() -> frozenset[str]:
    """Nouns for several people of one name: "the Keller family"."""
    return frozenset(words("role_nouns")["clans"]["list"])
