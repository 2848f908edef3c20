"""Token → what it can be as an end of a relation: a value, a named thing, a unit, what a list lists, a topic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.extractors.ends.nameless import BEFORE_NOUN, asset, authority, party, unit
from kg.extractors.ends.places import demonyms
from kg.extractors.ends.retyping import retyped, wares
from kg.extractors.scene import End, Scene
from kg.language.determiners import is_definite, tells_which
from kg.language.document import VALUES, Token
from kg.language.mentions import mention_for
from kg.language.nations import area
from kg.language.whereabouts import around
from kg.model import Date, Kind, Mention, Money
from kg.vocabulary import words

_PLACE: frozenset[Kind] = frozenset({"place"})
_TOPIC: frozenset[Kind] = frozenset({"topic"})
_IT: frozenset[Kind] = frozenset({"organization", "product"})  # what "it" may be when nothing says what it is


def ends(scene: Scene, head: int, kinds: frozenset[Kind]) -> list[End]:
    """What a filler can be as an end of a relation whose ends are of these kinds; a listing noun is its members."""
    wholes = scene.wholes(head)
    if wholes or (scene.acts_for_whole(head) and not scene.is_named(head)):
        return [end for whole in wholes for end in ends(scene, whole, kinds)]
    one = (
        _value(scene, head, kinds)
        or unit(scene, head, kinds)
        or authority(scene, head, kinds)
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
    loose = _nameless(scene, head, kinds, one) or one or _topic(scene, head, kinds)
    found = [loose] if loose is not None else []
    return _places(scene, head, found) if kinds == _PLACE else found


def goods_at(scene: Scene, head: int) -> Mention | None:
    """Goods without a name of their own, for relations between products: "disc brakes", "a chip", "both phones"."""
    mention = scene.document.mention(head)
    if mention is None:
        found = _topic(scene, head, _TOPIC)
        return replace(found, kind="product") if found is not None else None
    told = mention.form == "noun" and mention.kind == "product" and mention.chain not in scene.named
    return mention if told and not tells_which(mention.text.partition(" ")[0].lower()) else None


def _nameless(scene: Scene, head: int, kinds: frozenset[Kind], known: End | None) -> Mention | None:
    """A party to a deal or what it is about, where nothing names it."""
    if known is not None and not (isinstance(known, Mention) and known.name == ""):
        return None
    return party(scene, head, kinds) or asset(scene, head, kinds)


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


def _clan(scene: Scene, head: int, kinds: frozenset[Kind]) -> Mention | None:
    """A family or its heirs, by their name: "the Lindgren family"."""
    if "person" not in kinds or scene.token(head).lemma.lower() not in clans():
        return None
    names = (i for place in scene.at(head) for i in place.fillers("modifier") if scene.token(i).kind)
    return replace(mention_for(scene.document, head), kind="organization") if any(True for _ in names) else None


def _topic(scene: Scene, head: int, kinds: frozenset[Kind]) -> Mention | None:
    """A noun phrase as a field or kind of goods, as an analyst would note it: "payment services", "arms control"."""
    token = scene.token(head)
    if (
        "topic" not in kinds
        or not _names_field(token)
        or token.kind in VALUES
        or (scene.document.mention(head) is not None and not _opens_as_field(scene, token))
        or area(scene.document.tokens, head)
    ):
        return None
    mention = mention_for(scene.document, head)
    mention = replace(mention, kind="topic", form="noun") if token.kind else mention
    before_noun = token.dep in BEFORE_NOUN and token.head > head
    first = min([head, *_run(scene, token)]) if before_noun else _gerund(scene, token, mention.start)
    start = _without_openers(scene, _whole_word(scene, first), head)
    text = scene.document.article.text[start : token.end]
    name = mention.name if start == mention.start else text  # "robot" of "the Delft robot maker"
    bare = len(text) == 1 or text.lower() in _topic_words("openers") | _topic_words("bare")  # "e" of "e-mail"
    return None if bare else replace(mention, text=text, start=start, name=name)


def _names_field(token: Token) -> bool:
    """Whether a word can say what somebody makes or does: a noun, or before a noun "dental", "seismic", "betting"."""
    if token.pos in ("NOUN", "PROPN"):
        return True
    word, before_noun = token.text.lower(), token.dep in BEFORE_NOUN and token.head > token.i
    trade = word in _topic_words("fields") if token.pos == "ADJ" else token.tag == "VBG"
    return before_noun and trade and word not in _topic_words("no_fields")


def _opens_as_field(scene: Scene, token: Token) -> bool:
    """Whether a field stands first in its sentence, where the finder takes it for a name: "Fintech group Kontor"."""
    first = scene.document.sentences[token.sentence].first == token.i
    return first and token.dep in BEFORE_NOUN and token.head > token.i and token.text.lower() in _topic_words("fields")


def _whole_word(scene: Scene, first: int) -> int:
    """The first part of a word that the parser cut at its hyphen: "mail" of "mail-order seed"."""
    if scene.token(first).text == "-":
        first += 1
    if first < 2 or scene.token(first - 1).text != "-" or scene.token(first - 2).kind:
        return first
    joined = scene.token(first - 2).end + 1 == scene.token(first).start
    return first - 2 if joined and scene.token(first).text.lower() not in _topic_words("openers") else first


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
    """Where a topic starts without "own", "first", "Swedish", "Oslo-based" or a number before it."""
    while first < head and (_opens(scene, first) or _is_opener(scene, first)):
        joined = scene.token(first + 1).text == "-" and first + 2 <= head
        if joined and not (_is_opener(scene, first) or _opens(scene, first + 2)):
            break  # "early-stage ventures"
        first = min(first + 3, head) if joined else first + 1
    return scene.token(first).start


def _opens(scene: Scene, i: int) -> bool:
    return scene.token(i).text.lower() in _topic_words("openers")


def _is_opener(scene: Scene, i: int) -> bool:
    token = scene.token(i)
    return (
        token.tag in ("CD", "PRP$", "JJR", "JJS", "RBR")
        or token.pos == "PUNCT"
        or area(scene.document.tokens, i) is not None
    )


@cache
def _topic_words(name: str) -> frozenset[str]:
    return frozenset(words("topics")[name])


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
    return hyphen or (word.head in (token.head, token.i) and word.dep in (*BEFORE_NOUN, "npadvmod", "advmod"))


@cache
def clans() -> frozenset[str]:
    """Nouns for several people of one name: "the Keller family"."""
    return frozenset(words("role_nouns")["clans"]["list"])
