"""Document → claims of who is in which party, by tags and words beside a name: "(R-Ky.)", "the Republican senator"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.extractors.ends import ends
from kg.extractors.scene import Scene
from kg.language.attribution import said_by
from kg.language.attribution.quotes import is_quoted
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
    """By a tag behind the name, by a word before it or its title ("Republican Gov. Ana Ruiz"), by a noun after it."""
    after = (name.end + len(gap) for gap in _GAP if scene.document.article.text.startswith(gap, name.end))
    tag = next((behind[at] for at in after if at in behind), None)
    if tag is not None and tag.party != _OTHER and (tag.last > tag.end or _has_office(scene, name)):
        yield from _claims(scene, name.i, _body(scene, tag, tag.party))
    yield from _titled(scene, name)
    for token in (scene.token(child) for child in name.children if scene.token(child).dep == "appos"):
        called = party(token.text, "nouns")
        if called is not None and _is_member(scene, token):
            yield from _claims(scene, name.i, _body(scene, token, called), tense=_tense(scene, token))


def _titled(scene: Scene, name: Token) -> Iterator[Claim]:
    """By the word before a name ("Democrat Ana Ruiz") or before its title; not by "Social Democrat Ana Ruiz"."""
    at = name.i - 1
    while at > 0 and scene.token(at).text.lower().rstrip(".") in words("honorifics")["before"]:
        at -= 1
    if at < 0:
        return
    called = party(scene.token(at).text, "nouns" if at == name.i - 1 else "adjectives")
    plain = at < name.i - 1 or _is_plain(scene, scene.token(at))
    plain = plain and not _is_everyday(scene, scene.token(at), scene.token(at + 1).lemma.lower().rstrip("."))
    if called is not None and plain and not _is_former(scene.token(at - 1) if at else None):
        yield from _claims(scene, name.i, _body(scene, scene.token(at), called))


def _described(scene: Scene, place: Predication) -> Iterator[Claim]:
    if place.kind == "noun" and place.tense != "Past" and place.status != "Denied" and _is_of_party(scene, place):
        yield from _by_adjective(scene, place)
    if place.lemma == "be" and place.status == "Stated":
        yield from _by_complement(scene, place)


def _by_adjective(scene: Scene, place: Predication) -> Iterator[Claim]:
    """By a word before what somebody is: "Ana Ruiz, the Republican mayor"."""
    for word in map(scene.token, place.fillers("modifier")):
        called = party(word.text, "adjectives")
        if called is not None and _is_plain(scene, word) and not _is_everyday(scene, word, place.lemma):
            for holder in place.fillers("holder"):
                yield from _claims(scene, holder, _body(scene, word, called))


def _is_everyday(scene: Scene, word: Token, title: str) -> bool:
    """Whether a word has its capital for opening the sentence, and tells of no office: "Conservative economist"."""
    opens = word.i == scene.document.sentences[word.sentence].first
    everyday = word.text.lower() in words("parties")["everyday"]["list"]
    return opens and everyday and title not in words("parties")["offices"]["titles"]


def _by_complement(scene: Scene, place: Predication) -> Iterator[Claim]:
    """By what somebody is said to be: "Ana Ruiz is a Democrat"."""
    for word in map(scene.token, place.fillers("complement")):
        called = _party_of(word)
        if called is not None and _is_member(scene, word):
            for agent in place.fillers("agent"):
                yield from _said(scene, place, agent, _body(scene, word, called), tense=_tense(scene, word))


def _party_of(complement: Token) -> str | None:
    """The party of "a Republican", "Democratic"."""
    how = ("nouns", "adjectives") if complement.pos == "ADJ" else ("nouns",)
    return next((found for each in how if (found := party(complement.text, each)) is not None), None)


def _said(scene: Scene, place: Predication, agent: int, body: Mention, *, tense: Tense | None) -> Iterator[Claim]:
    """The claims with who says so: "Ben Ode said that Ana Ruiz was a Democrat" does not tell that it is over."""
    verb = scene.token(place.head)
    sources = tuple(each.source for each in said_by(scene.document, place.head) if each.source is not None)
    is_over = verb.tag == "VBD" and (not sources or is_quoted(scene.document, verb.start))
    for claim in _claims(scene, agent, body, tense="Past" if is_over else tense):
        yield replace(claim, attributed_to=sources)


def _is_of_party(scene: Scene, place: Predication) -> bool:
    """Whether a noun in the singular tells of a member: "the Republican mayor", not "a Democratic target"."""
    singular = scene.token(place.head).tag not in ("NNS", "NNPS")
    return singular and place.lemma not in words("parties")["outside"]["nouns"]


def _is_member(scene: Scene, noun: Token) -> bool:
    """Whether a noun is a member without more: "a former Democrat", "an Ohio Democrat"; not "a Social Democrat"."""
    before = [scene.token(child) for child in noun.children if child < noun.i]
    articles = all(t.dep != "det" or t.lemma.lower() in ("a", "an", "the") for t in before)
    named = any(t.text[:1].isupper() and t.kind != "place" for t in before)
    return articles and not named and all(t.dep != "neg" for t in before) and _is_plain(scene, noun)


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


def _claims(scene: Scene, holder: int, body: Mention, *, tense: Tense | None = None) -> Iterator[Claim]:
    signs = (("rule:memberOf", 1.0),)
    for one in ends(scene, holder, _PEOPLE):
        if isinstance(one, Mention):
            passages = (scene.passage(holder),)
            yield Claim("memberOf", one, body, passages, tense=tense, witnesses=("parties",), signs=signs)


def _body(scene: Scene, said: Tag | Token, name: str) -> Mention:
    """The party of this name, where letters or a word say it."""
    article = scene.document.article
    text = article.text[said.start : said.end]
    return Mention(text, said.start, said.end, "organization", "name", article=article.id, name=name)
