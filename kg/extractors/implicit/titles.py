"""Title → the company that it is at, for those that leave it out: "The chief executive, Ana Ruiz, said"."""

from __future__ import annotations

from kg.extractors.implicit.focus import SUBJECTS, span, subjects, topic_of
from kg.extractors.scene import Scene
from kg.language.determiners import is_general, is_indefinite
from kg.language.document import Predication
from kg.language.nations import nation
from kg.vocabulary import words


def only_company(scene: Scene, head: int) -> tuple[int, ...]:
    """The head token of the one company that the sentence names before this token, else of the only one named before.

    For titles that leave out whose they are ("its finance chief … The chief executive, Ana Ruiz, said"): where two
    companies are near, either may be meant. Of whom the sentence says that they lead a company, it is that one; it is
    none that the bearer only speaks of, no exchange, and of the sentence before only whom the article is about. Where
    one acts that is not known by name ("the group plans to use Acme's models"), it may be that one.
    """
    if _is_indefinite(scene, head) or is_of_state(scene, head) or is_owned(scene, head):
        return ()
    here = scene.token(head).sentence
    if led := _led_by_bearer(scene, head):
        return led
    voices = scene.voices
    for sentence in (here, here - 1):
        named = [i for i in span(scene, sentence) if i < head and scene.is_company(i)]
        named = [i for i in named if not _is_behind(scene, i, head) and not _is_told(scene, i)]
        named = [i for i in named if not (voices[i] and not voices[head]) and not _is_exchange(scene, i)]
        if any(i < head and _is_unnamed(scene, i) for i in subjects(scene, sentence)):
            return ()
        if named:
            return (named[-1],) if scene.are_one(named) and (sentence == here or _is_main(scene, named[-1])) else ()
    return ()


def _is_unnamed(scene: Scene, head: int) -> bool:
    """Whether a company is not known by name; "the board" is one of a company that is."""
    return not scene.is_company(head) and not scene.acts_for_whole(head)


def is_owned(scene: Scene, head: int) -> bool:
    """Whether a noun says whose the title is: "the airport's chief executive" is not the one of a firm nearby."""
    owners = (i for place in scene.at(head) for i in place.fillers("possessor"))
    return any(scene.token(i).pos in ("NOUN", "PROPN") for i in owners)


def _led_by_bearer(scene: Scene, head: int) -> tuple[int, ...]:
    """The company that the bearer of the title is said to lead: "Chief executive Ana Ruiz, who has run Acme since"."""
    bearers = {scene.chain(i) for place in scene.at(head) for i in place.fillers("holder")} - {None}
    after = (i for i in span(scene, scene.token(head).sentence) if i > head)
    for place in (place for i in after for place in scene.at(i) if _leads_now(scene, place)):
        if not bearers.isdisjoint(scene.chain(i) for i in place.fillers("agent")):
            return tuple(i for i in place.fillers("theme") if scene.is_company(i))[:1]
    return ()


def _leads_now(scene: Scene, place: Predication) -> bool:
    """Whether a verb says that somebody leads something: "has run", "runs"; not "ran", "will run", "never ran"."""
    leads = place.kind == "verb" and place.lemma in words("jobs")["leading"]
    if not leads or place.status != "Stated" or place.tense is not None:
        return False
    token = scene.token(place.head)
    if any(scene.token(i).text.lower() == "also" for i in token.children):
        return False  # "Chief executive Ana Ruiz, who also chairs Birch"
    has = any(scene.token(i).lemma == "have" and scene.token(i).tag != "VBD" for i in token.children)
    return token.tag in ("VBZ", "VBP") or (token.tag == "VBN" and has)


def _is_exchange(scene: Scene, head: int) -> bool:
    """ "Euronext" of "closed higher on Euronext": where shares trade, and nobody's employer."""
    token = scene.token(head)
    trades = token.dep == "pobj" and scene.token(token.head).text.lower() == "on"
    return trades and not set(words("binding")["exchanges"]).isdisjoint(token.text.split())


def _is_main(scene: Scene, head: int) -> bool:
    """Whether a company is the one that the article is about so far, or no other is."""
    main = topic_of(scene, scene.document.sentences[scene.token(head).sentence].last)
    return not main or scene.chain(main[0]) == scene.chain(head)


def company_ahead(scene: Scene, head: int) -> tuple[int, ...]:
    """The one company that the sentence goes on to name, where the text has named none yet.

    "Chief executive Ana Ruiz said that Acme would grow."
    """
    if _is_indefinite(scene, head) or is_of_state(scene, head):
        return ()
    if any(scene.is_company(i) for i in scene.document.heads if i < head):
        return ()
    after = [i for i in span(scene, scene.token(head).sentence) if i > head and scene.is_company(i)]
    after = [i for i in after if not _is_told(scene, i)]
    after = after if all(scene.token(i).dep in (*SUBJECTS, "poss") for i in after) else []
    return (after[0],) if scene.are_one(after) else ()


def is_of_state(scene: Scene, head: int) -> bool:
    """Whether a title that leaves out whose it is means a public office: "the mayor", "President Ana Ruiz".

    So does "president" wherever the article speaks of elections and the like, and where it is that of a nation.
    """
    token, jobs = scene.token(head), words("jobs")
    lemmas = {token.lemma.lower(), *(place.lemma for place in scene.at(head))}
    if not lemmas.isdisjoint(jobs["public"]):
        return True
    if lemmas.isdisjoint(jobs["elected"]):
        return False
    before_name = token.text[:1].isupper() and scene.token(token.head).kind == "person" and token.head > head
    of_nation = any(nation(scene.document.tokens, child) for child in token.children)
    return before_name or of_nation or any(each.lemma.lower() in jobs["statecraft"] for each in scene.document.tokens)


def _is_behind(scene: Scene, company: int, head: int) -> bool:
    """Whether somebody has left the company behind: "She joins from Acme and will report to chief executive Ana Ruiz".

    So does what a clause tells of the past in passing: "Ben Ode, who trained at Acme, will report to".
    """
    token = scene.token(company)
    if token.dep == "pobj" and scene.token(token.head).text.lower() == "from":
        return True
    if _is_of_past_post(scene, company):
        return True
    while token.head != token.i and token.dep != "relcl":
        token = scene.token(token.head)
    over = token.tag == "VBD" or any(scene.token(child).text.lower() == "had" for child in token.children)
    return token.dep == "relcl" and over and not _is_under(scene, head, token.i)


def _is_of_past_post(scene: Scene, company: int) -> bool:
    """Whether a company stands in a post that is over: "a former Acme executive", "was head of sales at Acme"."""
    token = scene.token(company)
    above = scene.token(token.head)
    posts = {above.i, above.head} if token.dep == "pobj" else {above.i}
    return any(
        p.tense == "Past" and p.kind == "noun" and p.fillers("holder") for i in sorted(posts) for p in scene.at(i)
    )


def _is_told(scene: Scene, company: int) -> bool:
    """Whether a company only hears the news: "she has resigned, sources told Corvane"."""
    token = scene.token(company)
    return token.dep in ("dobj", "dative") and scene.token(token.head).lemma in words("binding")["telling"]


def _is_under(scene: Scene, head: int, above: int) -> bool:
    token = scene.token(head)
    while token.i != above and token.head != token.i:
        token = scene.token(token.head)
    return token.i == above


def _is_indefinite(scene: Scene, head: int) -> bool:
    before = [scene.token(child).lemma for child in scene.token(head).children]
    return any(is_indefinite(word) or is_general(word) for word in before)
