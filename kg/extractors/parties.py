"""Document → claims of who is in which party, by tags and words beside a name: "(R-Ky.)", "the Republican senator"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.extractors.ends import ends
from kg.extractors.scene import Scene
from kg.language.document import Predication, Token
from kg.language.parties import Tag, party, tags
from kg.model import Claim, Kind, Mention, Status, Tense
from kg.vocabulary import words

_PEOPLE: frozenset[Kind] = frozenset({"person"})
_GAP = ("(", " (", ", ")  # between a name and its tag
_OTHER = "other"


def extract(scene: Scene) -> list[Claim]:
    """The claims that tags and words beside the names of people make, in text order."""
    behind = {tag.start: tag for tag in tags(scene.document.article.text)}
    return [
        *(claim for token in scene.document.tokens if token.kind == "person" for claim in _told(scene, token, behind)),
        *(claim for place in scene.document.predications for claim in _described(scene, place)),
    ]


def _told(scene: Scene, name: Token, behind: Mapping[int, Tag]) -> Iterator[Claim]:
    """By a tag behind the name, by a word before its title ("Republican Gov. Ana Ruiz"), by a noun after it."""
    after = (name.end + len(gap) for gap in _GAP if scene.document.article.text.startswith(gap, name.end))
    tag = next((behind[at] for at in after if at in behind), None)
    if tag is not None and tag.party != _OTHER:
        yield from _claims(scene, name.i, (tag.start, tag.end, tag.party))
    yield from _titled(scene, name)
    for child in name.children:
        token = scene.token(child)
        called = party(token.text, "nouns") if token.dep == "appos" else None
        if called is not None:
            yield from _claims(scene, name.i, (token.start, token.end, called), tense=_tense(scene, token))


def _titled(scene: Scene, name: Token) -> Iterator[Claim]:
    at = name.i - 1
    while at > 0 and scene.token(at).text.lower().rstrip(".") in words("honorifics")["before"]:
        at -= 1
    called = party(scene.token(at).text, "adjectives") if 0 <= at < name.i - 1 else None
    if called is not None and not _is_former(scene.token(at - 1) if at else None):
        token = scene.token(at)
        yield from _claims(scene, name.i, (token.start, token.end, called))


def _described(scene: Scene, place: Predication) -> Iterator[Claim]:
    """By a word before what somebody is ("Ana Ruiz, the Republican mayor"), by what they are ("is a Democrat")."""
    plural = scene.token(place.head).tag in ("NNS", "NNPS")
    if place.kind == "noun" and place.tense != "Past" and not plural:
        for word in map(scene.token, place.fillers("modifier")):
            called = party(word.text, "adjectives")
            for holder in place.fillers("holder") if called else ():
                yield from _claims(scene, holder, (word.start, word.end, called or ""))
    if place.lemma == "be" and place.status in ("Stated", "Denied"):
        for word in map(scene.token, place.fillers("complement")):
            called = party(word.text, "nouns") or (party(word.text, "adjectives") if word.pos == "ADJ" else None)
            for agent in place.fillers("agent") if called else ():
                end = (word.start, word.end, called or "")
                yield from _claims(scene, agent, end, place.status, _tense(scene, word))


def _tense(scene: Scene, noun: Token) -> Tense | None:
    return "Past" if any(_is_former(scene.token(child)) for child in noun.children) else None


def _is_former(token: Token | None) -> bool:
    return token is not None and token.text.lower() in words("tenses")["past"]["modifiers"]


def _claims(
    scene: Scene, holder: int, end: tuple[int, int, str], status: Status = "Stated", tense: Tense | None = None
) -> Iterator[Claim]:
    article, (start, last, name) = scene.document.article, end
    body = Mention(article.text[start:last], start, last, "organization", "name", article=article.id, name=name)
    for one in ends(scene, holder, _PEOPLE):
        if isinstance(one, Mention):
            yield Claim(
                "memberOf", one, body, (scene.passage(holder),), status=status, tense=tense,
                witnesses=("parties",), signs=(("rule:memberOf", 1.0),),
            )  # fmt: skip
