"""Document → claims of who is in which party, by tags and words beside a name: "(R-Ky.)", "the Republican senator"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.extractors.ends import ends
from kg.extractors.scene import Scene
from kg.language.document import Predication, Token
from kg.language.parties import Tag, party, tags
from kg.model import Claim, Kind, Mention, Tense
from kg.vocabulary import words

_PEOPLE: frozenset[Kind] = frozenset({"person"})
_GAP = ("(", " (", ", ")  # between a name and its tag
_OTHER = "other"
_DESCRIBING = frozenset({"PROPN", "ADJ", "NOUN"})
_NEAR = 2  # tokens from a title to its name


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
    if tag is not None and tag.party != _OTHER and (tag.last > tag.end or _has_office(scene, name)):
        yield from _claims(scene, name.i, (tag.start, tag.end, tag.party))
    yield from _titled(scene, name)
    for child in name.children:
        token = scene.token(child)
        called = party(token.text, "nouns") if token.dep == "appos" else None
        if called is not None and _is_member(scene, token):
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
    if place.kind == "noun" and place.tense != "Past" and place.status != "Denied" and _is_of_party(scene, place):
        for word in map(scene.token, place.fillers("modifier")):
            called = party(word.text, "adjectives")
            for holder in place.fillers("holder") if called and _is_plain(scene, word) else ():
                yield from _claims(scene, holder, (word.start, word.end, called or ""))
    if place.lemma == "be" and place.status == "Stated" and not _is_reported(scene, place):
        for word in map(scene.token, place.fillers("complement")):
            called = party(word.text, "nouns") or (party(word.text, "adjectives") if word.pos == "ADJ" else None)
            for agent in place.fillers("agent") if called and _is_member(scene, word) else ():
                past = scene.token(place.head).tag == "VBD"
                yield from _claims(
                    scene, agent, (word.start, word.end, called or ""), "Past" if past else _tense(scene, word)
                )


def _is_reported(scene: Scene, place: Predication) -> bool:
    """Whether somebody says so: that is left to frames, which name the source."""
    start = scene.token(place.head).start
    return any(span.start <= start < span.end for each in scene.document.attributions for span in each.content)


def _is_of_party(scene: Scene, place: Predication) -> bool:
    """Whether a noun in the singular tells of a member: "the Republican mayor", not "a Democratic target"."""
    singular = scene.token(place.head).tag not in ("NNS", "NNPS")
    return singular and place.lemma not in words("parties")["outside"]["nouns"]


def _is_member(scene: Scene, noun: Token) -> bool:
    """Whether a noun is a member without more: "a former Democrat"; not "no Democrat", "a Social Democrat"."""
    before = [scene.token(child) for child in noun.children if child < noun.i]
    articles = all(t.dep != "det" or t.lemma.lower() in ("a", "an", "the") for t in before)
    return articles and all(t.dep != "neg" and not t.text[:1].isupper() for t in before) and _is_plain(scene, noun)


def _is_plain(scene: Scene, word: Token) -> bool:
    """Whether no other name or adverb stands before a word: "Christian Democratic", "hardly a Democrat"."""
    before = scene.token(word.i - 1) if word.i else None
    same = before is not None and before.sentence == word.sentence and before.pos in _DESCRIBING
    other = before is not None and same and before.text[:1].isupper() and not before.kind
    return not other and all(scene.token(child).dep != "advmod" for child in scene.token(word.head).children)


def _has_office(scene: Scene, name: Token) -> bool:
    """Whether a politician's title stands before a name: "Sen. Ana Ruiz", "the governor, Ana Ruiz"."""
    before = (scene.token(i).text.lower().rstrip(".") for i in range(max(0, name.i - _NEAR), name.i))
    return any(word in words("parties")["offices"]["titles"] for word in before)


def _tense(scene: Scene, noun: Token) -> Tense | None:
    return "Past" if any(_is_former(scene.token(child)) for child in noun.children) else None


def _is_former(token: Token | None) -> bool:
    return token is not None and token.text.lower() in words("tenses")["past"]["modifiers"]


def _claims(scene: Scene, holder: int, end: tuple[int, int, str], tense: Tense | None = None) -> Iterator[Claim]:
    article, (start, last, name) = scene.document.article, end
    body = Mention(article.text[start:last], start, last, "organization", "name", article=article.id, name=name)
    signs = (("rule:memberOf", 1.0),)
    for one in ends(scene, holder, _PEOPLE):
        if isinstance(one, Mention):
            passages = (scene.passage(holder),)
            yield Claim("memberOf", one, body, passages, tense=tense, witnesses=("parties",), signs=signs)
