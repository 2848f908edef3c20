"""An anaphor and what it may stand for → the signs for and against it; what they count is in coreference.toml."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from kg.language.coreference.chains import Chains
from kg.language.coreference.grammar import clause, has_conjunct, is_plural, said_after, subject, voice
from kg.language.coreference.nothing import acts, earns
from kg.language.coreference.profiles import listed
from kg.language.coreference.scene import Scene, Seen
from kg.language.coreference.telling import told_signs
from kg.language.coreference.together import coordinated
from kg.language.document import ORGANIZATIONS, Document, Token
from kg.language.mentions import noun_kind
from kg.language.pronouns import standing_group

_OFTEN = 6  # mentions; who has more is only spoken of often
_ANSWERS = 3  # sentences of an answer that are about what was asked


def signs(view: Scene, anaphor: Token, kind: str, seen: Seen, chains: Chains) -> Iterator[str]:
    """The signs for and against a candidate of an anaphor of this kind."""
    yield from _where(view, anaphor, seen)
    if seen.mention >= 0:
        yield from _group_signs(view, anaphor, seen, chains, kind)
    yield from _doing(view, anaphor, kind, seen, chains)
    if (
        anaphor.sentence != seen.token.sentence
        and seen.fit in ORGANIZATIONS
        and _only_watches(view.document, seen.token)
    ):
        yield from _watching(view.document, anaphor)
    yield from _around(view, anaphor, seen.token, chains)


def _where(view: Scene, anaphor: Token, seen: Seen) -> Iterator[str]:
    """How far away a candidate stands, in which role and form."""
    token, its = seen.token, view.roles[seen.token.i]
    away = anaphor.sentence - token.sentence
    yield f"away={min(away, 4)}"
    yield f"role={its}"
    yield f"role={its}&{'near' if away < 2 else 'far'}"
    yield f"roles={view.roles.get(anaphor.i, 'other')}-{its}"
    yield f"fit={seen.fit}"
    if seen.fit == "unsure":
        yield f"unsure&{view.kinds.get(anaphor.i, 'it')}"
    yield f"rank={min(seen.rank, 5)}"
    yield f"form={_form(token, seen.mention)}"
    if token.i > anaphor.i:
        yield "ahead"
    if token.dep in ("compound", "nmod") and noun_kind(view.document, view.document.tokens[token.head]) != "person":
        yield "modifier"  # "a Navy base" is not the Navy's, as "the Acme chief" is Acme's
    if away and _is_of_earlier_block(view.document, anaphor, token):
        yield "earlier paragraph"


def _doing(view: Scene, anaphor: Token, kind: str, seen: Seen, chains: Chains) -> Iterator[str]:
    """What the clauses of a candidate and of its anaphor make of either."""
    token, document = seen.token, view.document
    mine, its = view.roles.get(anaphor.i, "other"), view.roles[token.i]
    away = anaphor.sentence - token.sentence
    if away == 0:
        yield from _same_sentence(document, anaphor, token, mine)
    elif its == "subject":
        yield from _of_sentence(document, token, min(away, 3))
    elif away == 1 and token.dep == "dobj" and document.tokens[token.head].lemma in listed("founding"):
        yield "just founded"
    if mine == "owner" and kind == "it":
        yield from _owning(view, anaphor, seen)
    if kind == "it" and acts(document, anaphor):
        yield f"{'earns' if earns(document, anaphor) else 'acts'}&fit={seen.fit}"
    if kind == "it" and away == 0 and mine == "subject" and _is_stood_for(document, anaphor, token):
        yield "stood for"
    if its == "subject" and _is_asked(document, anaphor, token):
        yield "asked about"
    if kind == "they" and its == "subject" and away < 2 and coordinated(document, anaphor, token.i, chains):
        yield "both"


def _watching(document: Document, anaphor: Token) -> Iterator[str]:
    """For or against who only employs an analyst: "the bank" may well be that, "the company" seldom."""
    if anaphor.lemma.lower() in listed("watchers"):
        yield "watches for a living"
    elif not _only_watches(document, anaphor):
        yield "watches"


def _only_watches(document: Document, token: Token) -> bool:
    """Whether an organization only employs who comments: "Ana Ruiz, an analyst at Delmar Bank", "brokers Delmar"."""
    above = document.tokens[token.head]
    noun = document.tokens[above.head] if above.dep == "prep" else above
    return noun.lemma in listed("watching") and token.dep in ("pobj", "compound", "nmod", "poss")


def _is_of_earlier_block(document: Document, anaphor: Token, token: Token) -> bool:
    """Whether a candidate stands in an earlier paragraph than an anaphor that its own paragraph does not begin with."""
    own = document.sentences[anaphor.sentence]
    before = document.sentences[anaphor.sentence - 1]
    return before.block == own.block and document.sentences[token.sentence].block < own.block


def _of_sentence(document: Document, token: Token, away: int) -> Iterator[str]:
    """Whether a subject is that of its sentence; of "Birch is growing, Acme said" that is Birch."""
    verb = document.tokens[token.head]
    root = document.tokens[verb.head]
    told = said_after(document, verb)
    if verb.dep == "ROOT":
        yield "only says" if told >= 0 else f"main subject&{away}"
    elif root.dep == "ROOT" and said_after(document, root) == verb.i:
        yield f"main subject&{away}"


def _owning(view: Scene, anaphor: Token, seen: Seen) -> Iterator[str]:
    """Whether a candidate for the "its" of "its chief executive", which only organizations have, is one."""
    if view.document.tokens[anaphor.head].lemma.lower() in listed("of_company"):
        if seen.fit in ORGANIZATIONS:
            yield "has such"
        elif seen.fit not in ("other", "unsure"):
            yield "has no such"


def _is_stood_for(document: Document, anaphor: Token, token: Token) -> bool:
    """Whether "it" is whose figures the clause above speaks of: Acme in "Acme's profit rose after it bought Birch"."""
    above = document.tokens[token.head]
    figure = document.tokens[above.head] if above.dep == "prep" else above
    if token.i > anaphor.i or figure.lemma not in listed("standing") or figure.dep not in ("nsubj", "nsubjpass"):
        return False
    verb = document.tokens[clause(document, anaphor)]
    return verb.dep == "advcl" and verb.head == figure.head and verb.lemma not in listed("seeming")


def _is_asked(document: Document, anaphor: Token, token: Token) -> bool:
    """Whether a candidate stands in the question, a heading of its own, that the anaphor begins to answer."""
    asking, answer = document.sentences[token.sentence], document.sentences[anaphor.sentence]
    if answer.block != asking.block + 1 or document.tokens[asking.last - 1].text != "?":
        return False
    return answer.index - asking.index <= _ANSWERS


def _around(view: Scene, anaphor: Token, token: Token, chains: Chains) -> Iterator[str]:
    document = view.document
    if token.dep == "conj" or has_conjunct(document, token):
        yield "coordinated"
        if document.tokens[anaphor.head].dep == "conj" and document.tokens[anaphor.head].head == token.i:
            yield "owner in coordination"
    if view.quoted[anaphor.i] != view.quoted[token.i]:
        yield "quotation between"
        if view.quoted[anaphor.i] and _speaks(view, anaphor, token, chains):
            yield "speaks"
    if is_plural(token):
        yield "plural"


def _speaks(view: Scene, anaphor: Token, token: Token, chains: Chains) -> bool:
    """Whether a candidate is who says what the anaphor stands in, wherever the text has named him before."""
    document = view.document
    said_by = voice(document, anaphor, view.quoted)
    one, other = document.heads.get(said_by, -1), document.heads.get(token.i, -1)
    return said_by >= 0 and (said_by == token.i or (one >= 0 and other >= 0 and chains.find(one) == chains.find(other)))


def _form(token: Token, mention: int) -> str:
    if token.kind:
        return "name"
    if standing_group(token.text):
        return "pronoun"
    return "noun" if mention >= 0 else "any noun"


def _group_signs(view: Scene, anaphor: Token, seen: Seen, chains: Chains, kind: str) -> Iterator[str]:
    """What the group of the candidate tells: how often it was mentioned, whether it has a name, what it was called."""
    document, group = view.document, chains.find(seen.mention)
    before = (i for i in chains.members[group] if document.mentions[i].start < anaphor.start)
    yield f"times={sum(1 for _ in islice(before, _OFTEN))}"
    yield "named" if chains.named[group] else "unnamed"
    if document.mentions[group].start < 200:
        yield "from the beginning"
    if kind in ("he", "she") and chains.genders[group] == kind:
        yield "gender known"
    if seen.apart is not None:
        yield from told_signs(view, anaphor, seen, chains)


def _same_sentence(document: Document, anaphor: Token, token: Token, mine: str) -> Iterator[str]:
    """Whether the candidate is the subject of the anaphor's clause, or of one above it."""
    verb, level = clause(document, anaphor), "own"
    for _ in range(6):
        if verb < 0:
            return
        found = subject(document, verb)
        if found == token.i:
            yield f"{level} subject&{mine}"
            return
        if found >= 0 and found != anaphor.i:
            level = "high"  # somebody else does what stands between
        elif level == "own":
            level = "upper"
        verb = clause(document, document.tokens[verb])
