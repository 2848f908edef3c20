"""Person → the company that the words before give as employer, for words that leave it out: "Ruiz will retire." """

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from kg.extractors.implicit.focus import followed
from kg.extractors.implicit.heirs import heirs
from kg.extractors.implicit.titles import company_ahead, is_of_state, is_owned, only_company
from kg.extractors.scene import COMPANIES, Scene
from kg.language.coreference.posts import titles
from kg.language.document import ORGANIZATIONS, Predication
from kg.vocabulary import words

_PEOPLE = ("agent", "theme", "holder", "possessor", "of")  # roles of the one who leaves, is appointed or has a title
_EMPLOYERS = ("theme", "of", "at", "possessor", "appointer", "modifier", "for", "with")
_HOUSES = COMPANIES | {"media"}


def employer_of(scene: Scene, predication: Predication) -> tuple[int, ...]:
    """The head token of the company where the person of a predication has a post, by the last title before it.

    A title beside the person's name is before it, too: "the exit of its chief executive, Ana Ruiz". For whom no title
    is known it is that of the one before or after them. A title that leaves the company out ("Finance chief Ana Ruiz")
    is in the only one near, else in the main one of the article. Nothing where no title is known or it names a company
    that is not known by name, nor of a post yet to come, which may be at something new.
    """
    bearers = [head for role in _PEOPLE for head in predication.fillers(role)]
    if house := _beside_name(scene, bearers):
        return house
    people = {_person(scene, head) for head in bearers} - {None}
    title = _of(scene, _told(scene, predication, bearers), people)
    title = title or _of(scene, _told(scene, predication, bearers), heirs(scene, people, predication.head))
    if title is None:
        return ()
    employers = [head for name in _EMPLOYERS for head in title.fillers(name) if _organization(scene, head)]
    if employers:
        return tuple(head for head in employers if scene.is_named(head))[:1]
    if title.tense == "Future" or is_of_state(scene, title.head) or is_owned(scene, title.head):
        return ()
    near = only_company(scene, title.head) or (
        () if _is_kept(scene, title) else followed(scene, predication.head) or company_ahead(scene, title.head)
    )
    return () if _takes(scene, near, people) else near


def _beside_name(scene: Scene, bearers: Sequence[int]) -> tuple[int, ...]:
    """The house that the words behind a name are of: "Chief Ana Ruiz of the Delmar Police | resigned"."""
    names = (place for head in bearers for place in scene.at(head) if place.lemma == "<name>")
    houses = [head for place in names for head in place.fillers("of") if scene.token(head).kind in ORGANIZATIONS]
    return tuple(head for head in houses if scene.is_named(head))[:1]


def _of(scene: Scene, told: Iterable[Predication], people: set[int | None]) -> Predication | None:
    """The first that tells of a post of one of these people."""
    return next((place for place in told if not people.isdisjoint(_holders(scene, place))), None)


def _told(scene: Scene, predication: Predication, bearers: Sequence[int]) -> Iterator[Predication]:
    """What tells of a post for a predication, nearest first: beside the names in it, then before it."""
    before = reversed(scene.document.predicated(0, predication.head + 1))
    for place in chain(_beside(scene, predication, bearers), before):
        now = place.tense != "Past" or _is_told_behind(scene, predication, place)
        if now and _is_tie(scene, place, predication):
            yield place


def _beside(scene: Scene, predication: Predication, bearers: Sequence[int]) -> Iterator[Predication]:
    """The titles behind a predication that stand beside the names of those whom it is about."""
    for bearer in bearers:
        token = scene.token(bearer)
        beside = {*token.children} | ({token.head} if token.dep in ("appos", "compound") else set())
        nouns = (place for i in sorted(beside) if i > predication.head for place in scene.at(i) if place.kind == "noun")
        yield from (place for place in nouns if bearer in place.fillers("holder"))


def _is_told_behind(scene: Scene, predication: Predication, title: Predication) -> bool:
    """Whether a clause tells how a former post ended: "its former chief executive, Ana Ruiz, who left in May"."""
    token = scene.token(predication.head)
    clause = token.dep in ("relcl", "acl") and predication.tense != "Future"
    return clause and title.kind == "noun" and token.head in title.fillers("holder")


def _is_kept(scene: Scene, title: Predication) -> bool:
    """Whether a title follows a post without saying whose: "keeps her job as chief executive"."""
    preposition = scene.token(scene.token(title.head).head)
    return preposition.text.lower() == "as" and scene.token(preposition.head).pos in ("VERB", "NOUN")


def _takes(scene: Scene, company: tuple[int, ...], people: set[int | None]) -> bool:
    """Whether a company is only about to employ somebody: "Acme hired finance chief Ana Ruiz"."""
    chains = {mention.chain for head in company if (mention := scene.document.mention(head)) is not None}
    taking = frozenset(words("control")["taking_on"]["list"])
    verbs = (verb for verb in scene.document.predications if verb.kind == "verb" and verb.lemma in taking)
    return any(
        not people.isdisjoint(_person(scene, head) for head in verb.fillers("theme"))
        and any((mention := scene.document.mention(i)) and mention.chain in chains for i in verb.fillers("agent"))
        for verb in verbs
    )


def _is_tie(scene: Scene, place: Predication, asked: Predication) -> bool:
    """Whether a predication says where somebody has a post: a title, "joined", "runs", "spent ten years at" a firm.

    A noun of which it is asked whose it is (`asked`) is a title.
    """
    if place.status == "Denied":
        return False
    if place.tense == "Future" and place.kind == "verb" and asked.lemma in _parting():
        return False  # "is stepping down to join Corvane, confirming his exit": not from there
    if place.kind == "verb" and place.lemma == "be" and _is_in_charge(scene, place):
        return True
    if place.kind == "verb":
        ties = (("tie", "theme"), ("tied_at", "at"))
        return any(
            place.lemma in words("jobs")[n] and any(_organization(scene, i) for i in place.fillers(role))
            for n, role in ties
        )
    if place.kind != "noun":
        return False
    if place is asked or place.lemma in titles():
        return True
    owners = (head for name in _EMPLOYERS for head in place.fillers(name))
    return place.lemma in words("jobs")["job"] and any(_organization(scene, head) for head in owners)


def _is_in_charge(scene: Scene, place: Predication) -> bool:
    """Whether somebody is said to have a field: "who was in charge of pumps", not of an inquiry."""
    charges = (each for head in place.fillers("in") for each in scene.at(head) if each.lemma == "charge")
    fields = {scene.token(head).lemma for each in charges for head in each.fillers("of")}
    return bool(fields) and fields.isdisjoint(words("jobs")["inquiries"])


@cache
def _parting() -> frozenset[str]:
    return frozenset((*words("binding")["quitting"], *words("binding")["partings"]))


def _holders(scene: Scene, place: Predication) -> set[int | None]:
    return {_person(scene, head) for head in place.fillers("agent" if place.kind == "verb" else "holder")}


def _person(scene: Scene, head: int) -> int | None:
    mention = scene.document.mention(head)
    return mention.chain if mention is not None and mention.kind == "person" else None


def _organization(scene: Scene, head: int) -> bool:
    mention = scene.document.mention(head)
    return mention is not None and mention.kind in _HOUSES
