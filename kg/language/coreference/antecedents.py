"""A pronoun or definite noun → what it could stand for, each with the signs for and against it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from kg.language.coreference.chains import Chains
from kg.language.coreference.focus import beside_called, beside_subject, focus_signs
from kg.language.coreference.grammar import (
    clause,
    has_conjunct,
    is_plural,
    subject,
    subject_ahead,
    titled_gender,
)
from kg.language.coreference.posts import employers
from kg.language.coreference.profiles import listed
from kg.language.coreference.scene import Candidate, Scene, Seen
from kg.language.coreference.signs import signs
from kg.language.coreference.telling import apart
from kg.language.coreference.topics import most_named, position, topic_signs
from kg.language.document import ORGANIZATIONS, Document, Token
from kg.language.mentions import nouns
from kg.language.names.lexicon import lexicon, split
from kg.language.nations import area, nation, nations, wider
from kg.language.pronouns import is_of_person, is_reflexive, standing_group
from kg.model import Kind, Mention
from kg.vocabulary import words

WINDOW = {"he": 5, "she": 5, "it": 3, "they": 3, "noun": 10, "generic": 12, "described": 12}  # sentences back
_NOUNS = frozenset({"noun", "generic", "described"})
_AHEAD = frozenset({"npadvmod", "advcl", "advmod", "dep", "preconj", "attr"})  # of a phrase put before its clause
# What the names of newspapers ("Le Courrier") and of brands look like.
_LOOKS_LIKE: Mapping[str, frozenset[str]] = {
    "media": frozenset({"organization", "product", "work"}),
    "product": frozenset({"organization", "company", "media", "work"}),
}
_GUESSED = 3  # sentences back in which a name may be of another kind than it looks
LATELY = "main subject&1"  # the sign that a candidate is the subject of the sentence before


def candidates(view: Scene, anaphor: Token, kind: str, chains: Chains) -> list[Candidate]:
    """What an anaphor of one of the kinds of WINDOW may stand for, nearest first."""
    found: list[Candidate] = []
    told = apart(view, anaphor, chains) if kind in _NOUNS else None
    own = frozenset(chains.members[chains.find(view.document.heads[anaphor.i])])
    known = kind in ("he", "she") and len(own) > 1  # somebody already, of whom no firm is meant
    ranks: dict[int, int] = {}  # group (a lone noun: its token, negative) → how many others are nearer
    for token in _before(view, anaphor, WINDOW[kind]):
        mention = view.document.heads.get(token.i, -1)
        fit = "" if mention in own else _fit(view, anaphor, kind, token, mention, chains)
        if fit == "unsure" and (known or (kind in _NOUNS and anaphor.sentence - token.sentence > _GUESSED)):
            continue
        if fit and not _is_barred(view, anaphor, token) and not _is_within(view.document, token, mention, chains):
            rank = ranks.setdefault(chains.find(mention) if mention >= 0 else -token.i - 1, len(ranks))
            seen = Seen(token, mention, fit, rank, told)
            found.append(Candidate(token.i, mention, tuple(signs(view, anaphor, kind, seen, chains))))
    return _of_topic(view, anaphor, kind, beside_subject(view, anaphor, found, chains), chains)


def _of_topic(view: Scene, anaphor: Token, kind: str, found: list[Candidate], chains: Chains) -> list[Candidate]:
    """The candidates with the signs that the article is about them."""
    groups = [chains.find(c.mention) if c.mention >= 0 else -1 for c in found]
    most = most_named(view.document, set(groups) - {-1}, chains, anaphor.start)
    leader = view.first if kind in ("he", "she") else view.first_firm
    first = chains.find(leader) if leader >= 0 else -1
    where = position(view.document, anaphor)
    nouns = kind in _NOUNS
    lately = {g for c, g in zip(found, groups, strict=True) if nouns and LATELY in c.signs}
    voice, doer = employers(view.document, chains, anaphor, view.titles) if kind not in ("he", "she") else (-1, -1)
    focus = focus_signs(view.document, anaphor, kind, groups=set(groups), chains=chains, where=where)
    about: dict[int, tuple[str, ...]] = {}
    for g in sorted(set(groups) - {-1}):
        plain = list(topic_signs(kind, g, most, first))
        if g == voice:
            plain.append("its speaker's")
        elif g == doer:
            plain.append("its doer's")
        if g != most and not view.kin.isdisjoint(chains.members[g]):
            plain.append("kin")
        about[g] = (
            *plain,
            *(f"{sign}&{where}" for sign in plain),
            *((f"{LATELY} of group",) * (g in lately)),
            *focus[g],
        )
    found = [c._replace(signs=(*c.signs, *about.get(g, ()))) for c, g in zip(found, groups, strict=True)]
    return beside_called(found, groups) if nouns else found


def _before(view: Scene, anaphor: Token, window: int) -> Iterator[Token]:
    """Nominals before the anaphor, nearest first; then the one after it that a fronted phrase looks ahead to."""
    tokens = view.document.tokens
    for number in range(anaphor.sentence, max(-1, anaphor.sentence - window - 1), -1):
        for i in reversed(view.nominals[number]):
            if i < anaphor.i:
                yield tokens[i]
    ahead = subject_ahead(view.document, anaphor)
    if ahead in view.kinds and tokens[ahead].kind:
        yield tokens[ahead]


def _fit(view: Scene, anaphor: Token, kind: str, token: Token, mention: int, chains: Chains) -> str:
    """How the kinds agree ("person", "organization", …), "" if they cannot."""
    document = view.document
    own = chains.kind(mention) if mention >= 0 else view.kinds[token.i]
    group = standing_group(token.text) if not token.kind else ""
    if kind in ("he", "she"):
        return _fit_person(document, kind, token, own, group, mention, chains)
    if kind == "it":
        if is_plural(token) or group not in ("", "it") or own == "source":
            return ""
        if own in ("person", "place") and _may_be_firm(document, token, mention, chains):
            return "unsure"
        return own if own != "person" else ""
    if kind == "they":
        many = is_plural(token) or own in ORGANIZATIONS or own == "source" or has_conjunct(document, token)
        return own if many and group not in ("he", "she", "it", "i") else ""
    if group in ("i", "we") or _is_whole_of(anaphor, token, mention, chains):
        return ""
    return _fit_noun(view, anaphor, token, own, mention, chains)


def _fit_person(document: Document, kind: str, token: Token, own: str, group: str, mention: int, chains: Chains) -> str:
    if group:
        return "person" if group == kind else ""
    gender = chains.genders[chains.find(mention)] if mention >= 0 else ""
    if is_plural(token) or gender not in ("", kind):
        return ""
    if own in ("person", "source"):
        return own
    where = token.dep == "pobj" and document.tokens[token.head].lemma.lower() in words("binding")["nobody_behind"]
    unsure = token.kind in ("other", "organization", "place", "work", "event") and own == token.kind and not where
    return "unsure" if unsure and tuple(split(token.text)) not in lexicon().known else ""


def _is_within(document: Document, token: Token, mention: int, chains: Chains) -> bool:
    """Whether a name only stands before a noun for the same thing, which is the candidate: "the Acme group"."""
    around = document.heads.get(token.head, -1) if token.dep in ("compound", "nmod", "amod") else -1
    return around >= 0 and around != mention and chains.find(around) == chains.find(mention)


def _is_whole_of(anaphor: Token, token: Token, mention: int, chains: Chains) -> bool:
    """Whether a noun is an organ ("the board") and the candidate a thing with a name that nobody has called so."""
    lemma = anaphor.lemma.lower()
    if lemma not in listed("organs") or mention < 0 or token.lemma.lower() == lemma:
        return False
    group = chains.find(mention)
    return chains.named[group] and lemma not in chains.said[group]


def _fit_noun(view: Scene, anaphor: Token, token: Token, own: str, mention: int, chains: Chains) -> str:
    wanted = view.kinds[anaphor.i]
    if mention < 0 or is_plural(token) != is_plural(anaphor) or _is_unlike(anaphor, token):
        return ""
    if _is_elsewhere(view.document, anaphor, token) or _is_older(view, anaphor, mention, chains):
        return ""
    may_be = _may_be(anaphor, wanted)
    if own in may_be or (wanted in ORGANIZATIONS and own in ORGANIZATIONS and not _are_apart(wanted, own)):
        return own
    guess = own == "other" or _is_guess(wanted, own, chains.said[chains.find(mention)] - {anaphor.lemma.lower()})
    guess = guess or (wanted in ORGANIZATIONS and _may_be_firm(view.document, token, mention, chains))
    return "unsure" if guess and token.kind else ""


def _is_unlike(anaphor: Token, token: Token) -> bool:
    """Whether a name says that it is something else than the noun: "the company" is not Delmar University."""
    if not token.kind:
        return False
    said = token.text.lower().partition(" of ")[0].rpartition(" ")[2]
    called = (each for each in words("binding")["unlike"] if anaphor.lemma.lower() in each["nouns"])
    return any(said in each["names"] for each in called)


def _is_older(view: Scene, anaphor: Token, mention: int, chains: Chains) -> bool:
    """Whether a noun is for something new ("the combined company") and the candidate's name was there before."""
    group, document = chains.find(mention), view.document
    if not chains.named[group] or anaphor.lemma.lower() not in listed("renewed") or not _is_anew(document, anaphor):
        return False
    here = [head for head, i in document.heads.items() if head < anaphor.i and chains.find(i) == group]
    made = (verb.lemma for head in here for verb in view.verbs.get(head, ()) if head in verb.fillers("theme"))
    return listed("making").isdisjoint(made) and not any(_is_anew(document, document.tokens[head]) for head in here)


def _is_anew(document: Document, noun: Token) -> bool:
    return any(document.tokens[child].text.lower() in listed("anew") for child in noun.children if child < noun.i)


def _is_elsewhere(document: Document, anaphor: Token, token: Token) -> bool:
    """Whether a place lies in a nation, as "the nation" does not, or in another one: "the Danish state" is not Bonn."""
    if token.kind != "place":
        return False
    place, lemma = area(document.tokens, token.i) or token.text, anaphor.lemma.lower()
    around, told = wider(place), {nation(document.tokens, child) for child in anaphor.children} - {None}
    if told and "government" in nouns().meanings.get(lemma, ()):
        return told.isdisjoint(around)
    lies = place not in nations() and not around.isdisjoint(nations())
    return lies and (lemma in listed("nations") or bool(told and told.isdisjoint(around)))


def _may_be(anaphor: Token, wanted: Kind) -> frozenset[str]:
    """The kinds of thing that a definite noun may stand for: "the owner" is somebody or a firm."""
    lemma = anaphor.lemma.lower()
    either = ORGANIZATIONS if lemma in lexicon().either else frozenset[Kind]()
    return frozenset({wanted, *nouns().meanings.get(lemma, ())}) | either


def _is_guess(wanted: str, own: str, said: Collection[str]) -> bool:
    """Whether a name that nothing was called yet may be of the kind wanted, though it looks like one of another."""
    return not said and own in _LOOKS_LIKE.get(wanted, ())


def _may_be_firm(document: Document, token: Token, mention: int, chains: Chains) -> bool:
    """Whether a name was taken for a person's or a place's by its looks alone.

    Nobody of that name is he or she, as far as is known, or has a title or a given name; no list has such a place.
    """
    group = chains.find(mention) if mention >= 0 else -1
    if token.kind not in ("person", "place") or group < 0 or chains.genders[group]:
        return False
    members = [document.mentions[i] for i in chains.members[group] if document.mentions[i].kind == token.kind]
    known = any(_is_known_land(m) if token.kind == "place" else not _is_bare_name(m) for m in members)
    return not (known or titled_gender(document, token) or _tells_of_person(document, token))


def _is_known_land(mention: Mention) -> bool:
    return mention.form == "name" and tuple(split(mention.name)) in lexicon().lands


def _is_bare_name(mention: Mention) -> bool:
    """Whether a mention is a name that begins with no given name."""
    return mention.form == "name" and mention.name.partition(" ")[0] not in lexicon().first_names


def _tells_of_person(document: Document, token: Token) -> bool:
    """Whether somebody is he or she in the words after a name: "Baldino led the company until his death"."""
    return any(is_of_person(each.text) for each in document.tokens[token.i : document.sentences[token.sentence].last])


def _are_apart(wanted: str, own: str) -> bool:
    """Whether no thing is of both kinds: a newspaper is no chip maker and no ministry, "the company" may be a paper."""
    return wanted != own and (wanted in ("media", "government") or (wanted, own) == ("company", "government"))


def _is_barred(view: Scene, anaphor: Token, token: Token) -> bool:
    """What grammar rules out: the phrase that contains the anaphor, and the subject of an object pronoun's own verb.

    So it does what is said of the anaphor ahead of it ("A former banker, she joined Acme", "A native of Bergen, she").
    """
    document, at = view.document, anaphor
    if token.sentence != anaphor.sentence:
        return False
    if token.head == anaphor.i and token.dep in ("compound", "nmod", "amod", "poss"):
        return True  # "the Acme supplier", "Acme's chief" is another; of "the Acme group" see calling.py
    above = document.tokens[document.tokens[token.head].head] if token.dep == "pobj" else token
    ahead = (each for each in (token, above) if each.i <= token.i < anaphor.i)
    if anaphor.dep == "nsubj" and any(_is_put_ahead(document, each, anaphor.head) for each in ahead):
        return True
    while at.head != at.i and at.pos not in ("VERB", "AUX"):
        if at.dep == "conj":
            break  # "Acme and its owner": Acme does not contain its owner
        inner, at = at, document.tokens[at.head]
        if at.i == token.i:
            doer = inner.lemma == "of" and token.kind != "" and document.tokens[token.head].lemma == "by"
            return not doer  # "the sale by Acme of its unit": the parser alone puts the unit into Acme
    own = view.roles.get(anaphor.i, "other")
    if is_reflexive(anaphor.text) or own == "owner" or anaphor.dep == "nsubj":
        return False
    verb = clause(document, anaphor)
    return verb >= 0 and subject(document, verb) == token.i and own in ("object", "prepositional")


def _is_put_ahead(document: Document, token: Token, verb: int) -> bool:
    """Whether a common noun stands before the clause of a verb and is said of its subject."""
    above = document.tokens[token.head]
    at = above if above.dep == "advmod" else token  # "Now a banker, she …"
    return not token.kind and token.dep in _AHEAD and at.head == verb
