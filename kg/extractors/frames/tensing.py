"""Binding → tense: that of its predicate, and Past for a post, seat or unit that by the words around it is over.

"He ran Acme's labs" says that he no longer does, "Acme bought Birch" only that it happened.
"""

from __future__ import annotations

from functools import cache

from kg.extractors.frames.matching import Binding
from kg.extractors.scene import Scene
from kg.language.document import Predication, Token
from kg.language.factuality.signs import signs
from kg.model import Tense
from kg.vocabulary import words


def tense(scene: Scene, binding: Binding, *, reported: bool, spell: bool) -> Tense | None:
    """The tense of a binding; `reported`: somebody is quoted for it; `spell`: it has a first and a last time."""
    frame, predication = binding.frame, binding.predication
    given = frame.tense or (None if frame.before or frame.status == "Stated" else predication.tense)
    if given == "Past" and frame.relation.name in _held("forever"):
        return None
    if given is not None or predication.status != "Stated":
        return given
    if _is_to_come(scene, predication):
        return "Future"
    return "Past" if _is_over(scene, frame.relation.name, predication, reported) or spell else None


def _is_over(scene: Scene, relation: str, predication: Predication, reported: bool) -> bool:
    token = scene.token(predication.head)
    if relation in _held("sites"):
        return _has_shut(scene, predication) or _has_ended(scene, token, "shutting", None)
    if predication.kind == "verb":
        return _was_held(scene, relation, token, reported)
    if predication.lemma in _held("survived"):
        return True
    if any(scene.token(i).text.lower() in _held("still") for i in token.children):
        return False  # "succeeded Ana Ruiz, now a director of Acme"
    if relation in _held("posts"):
        if predication.lemma == "<name>":
            return _was_formerly(scene, predication)
        left = _held_as(scene, token, reported) or _has_ended(scene, token, "removing", "leaving")
        return left or _was_given_up(scene, token)
    return relation in _held("units") and _has_ended(scene, token, "parting", None)


def _was_formerly(scene: Scene, name: Predication) -> bool:
    """ "Ana Ruiz, formerly of Acme", "previously at Acme"."""
    before = (scene.token(scene.token(role.head).head - 1) for role in name.roles if role.head > name.head + 2)
    return any(word.i > name.head and word.text.lower() in signs().past_adverbs for word in before)


def _was_held(scene: Scene, relation: str, token: Token, reported: bool) -> bool:
    """Whether a verb of a state stands in a past tense; what is reported is told in the past that was the present."""
    kids = [scene.token(i) for i in token.children]
    helpers = {kid.lemma: kid.tag for kid in kids if kid.dep in ("aux", "auxpass")}
    had = token.tag == "VBN" and helpers.get("have") == "VBD" and all(kid.text.lower() != "since" for kid in kids)
    if relation not in _held("posts"):
        return had and relation in _held("units") and token.lemma in signs().states
    if token.lemma in _held("undone"):
        return token.tag in ("VBD", "VBN") and "MD" not in helpers.values()
    simple = (token.tag == "VBD" and not helpers) or (token.tag == "VBN" and list(helpers.values()) == ["VBD"])
    return token.lemma in _held("verbs") and ((simple and not reported) or had or _was_then(scene, token))


def _was_then(scene: Scene, token: Token) -> bool:
    """ "After serving in the Navy he joined Acme", "who met while working at Acme", "led it, reporting to her"."""
    governor = scene.token(token.head)
    if token.tag != "VBG" or token.dep not in ("pcomp", "advcl"):
        return False
    marks = {scene.token(i).text.lower() for i in token.children} | {governor.text.lower()}
    above = governor if token.dep == "advcl" else scene.token(governor.head)
    return above.tag == "VBD" and (not marks.isdisjoint({"after", "while", "when"}) or above.lemma in _held("verbs"))


def _is_to_come(scene: Scene, predication: Predication) -> bool:
    """ "Has hired Ana Ruiz to lead its labs": she will, unless it is said when that was."""
    token = scene.token(predication.head)
    governor = scene.token(token.head)
    if governor.lemma not in _held("appointing") or all(scene.token(i).tag != "TO" for i in token.children):
        return False
    return all(role.head not in scene.document.values for each in scene.at(governor.i) for role in each.roles)


def _held_as(scene: Scene, token: Token, reported: bool) -> bool:
    """ "She served as president of Acme", "spent a decade there, latterly as its head of sales", "her years as"."""
    above = _before_as(scene, token)
    if above is None:
        return False
    return above.lemma in _held("spells") or (above.pos == "VERB" and _was_held(scene, "worksFor", above, reported))


def _before_as(scene: Scene, token: Token) -> Token | None:
    """What a post, or the first of several, hangs on by *as*: "served as chairman and | chief executive of Acme"."""
    while token.dep in ("conj", "nmod") and token.head != token.i:
        token = scene.token(token.head)
    preposition = scene.token(token.head)
    if token.dep != "pobj" or preposition.lemma != "as":
        return None
    above = scene.token(preposition.head)
    given_up = above.lemma in _held("offices") and scene.token(above.head).lemma == "from"
    return scene.token(scene.token(above.head).head) if given_up else above  # "resigned from her positions as chairman"


def _was_given_up(scene: Scene, token: Token) -> bool:
    """ "She stepped down as president of Acme", "was forced to resign as", "her departure as"."""
    above = _before_as(scene, token)
    done = scene.at(above.i) if above is not None else ()
    return any(each.lemma in _held("given_up") and each.status == "Stated" and each.tense is None for each in done)


def _has_shut(scene: Scene, predication: Predication) -> bool:
    """Whether it is the closing itself that says where something was: "closed a plant in Oslo"."""
    shuts = predication.kind == "verb" and predication.lemma in _held("shutting")
    return shuts and _is_done(scene, scene.token(predication.head))


def _is_done(scene: Scene, verb: Token) -> bool:
    """Whether a verb tells of what has happened: "closed", "has closed", "began by closing", not "will have closed"."""
    above = scene.token(verb.head)
    if verb.tag == "VBG" and verb.dep in ("advcl", "pcomp", "conj"):
        if verb.dep == "pcomp":
            above = scene.token(above.head) if above.text.lower() in ("by", "after") else verb
        return above.i != verb.i and above.tag in ("VBG", "VBD") and _is_done(scene, above)
    return verb.tag in ("VBD", "VBN") and all(scene.token(i).tag not in ("MD", "TO") for i in verb.children)


def _has_ended(scene: Scene, token: Token, undone: str, left: str | None) -> bool:
    """Whether what is done to it, or to whoever bears the title, ends it: "dismissed its chief executive, Ana Ruiz"."""
    if token.dep in ("compound", "appos", "nmod") and scene.token(token.head).kind == "person":
        token = scene.token(token.head)
    verb = scene.token(token.head)
    if not _is_done(scene, verb):
        return False
    done = next((each for each in scene.at(verb.i) if each.kind == "verb"), None)
    if done is None or done.status != "Stated" or done.tense == "Future":
        return False
    if token.dep in ("dobj", "nsubjpass"):
        return done.lemma in _held(undone)
    return token.dep == "nsubj" and left is not None and done.lemma in _held(left)


@cache
def _held(name: str) -> frozenset[str]:
    return frozenset(words("tenses")["held"][name])
