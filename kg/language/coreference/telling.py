"""A definite noun and what it may stand for → whether what its words tell (nation, place, trade) was said of that."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.coreference.chains import Chains
from kg.language.coreference.deeds import NOTHING, earned
from kg.language.coreference.grammar import clause, speaker, subject
from kg.language.coreference.profiles import NONE, Profile, is_plain, listed, located, nations, tells_apart, trades
from kg.language.coreference.scene import Apart, Scene, Seen
from kg.language.document import ORGANIZATIONS, VALUES, Document, Token
from kg.language.nations import area, wider

_COMPLEMENTS = frozenset({"dobj", "prep", "dative", "agent", "oprd", "xcomp"})


def apart(view: Scene, anaphor: Token, chains: Chains) -> Apart:
    """What tells apart the thing that a definite noun stands for."""
    words = tells_apart(view.document, anaphor)
    trade = trades(words | {anaphor.lemma.lower()})
    return Apart(words, trade, *_above(view, anaphor, chains))


def described(document: Document, anaphor: Token) -> bool:
    """Whether a definite noun is "the Oslo shipbuilder": the news names it first and brings in news by the way."""
    around = [document.tokens[child] for child in anaphor.children]
    named = any(t.dep in ("prep", "relcl", "acl", "appos") or (t.pos == "PROPN" and not t.kind) for t in around)
    unit = anaphor.lemma.lower() in listed("parts")
    return anaphor.tag == "NN" and not named and not unit and bool(tells_apart(document, anaphor))


def is_foremost(document: Document, noun: Token) -> bool:
    """Whether a noun is "China's biggest refiner", by which news call whom they have named: there is but one."""
    left = [document.tokens[child] for child in noun.children if child < noun.i]
    owners = [each for each in left if each.dep == "poss"]
    placed = any(_is_around(document, each) for each in owners)
    return placed and any(map(_is_top, left)) and noun.tag == "NN" and noun.dep in ("nsubj", "nsubjpass", "poss")


def _is_around(document: Document, owner: Token) -> bool:
    """Whether an owner is a place, or all of one: "China's", "the world's"."""
    named = owner.kind == "place" or area(document.tokens, owner.i) is not None
    return named or owner.lemma.lower() in listed("around_all")


def _is_top(word: Token) -> bool:
    """Whether a word says that there is but one: "biggest", "third-largest", "top"."""
    return word.tag == "JJS" or word.text.lower().endswith(("largest", "biggest")) or word.lemma in listed("top")


def told_signs(view: Scene, anaphor: Token, seen: Seen, chains: Chains) -> Iterator[str]:
    """What has been said of the candidate of a definite noun, held against the words of the noun."""
    group, apart = chains.find(seen.mention), seen.apart
    plain, named = is_plain(view.document, anaphor), chains.named[group]
    yield from _called(anaphor, seen.token, chains.said[group], plain=plain, named=named)
    if seen.rank == 0 and any(view.document.tokens[c].lemma == "that" for c in anaphor.children):
        yield "pointed at"
    yield from _doing(view, anaphor, chains.members[group])
    if apart is None:
        return
    if group in apart.sayers:
        yield "says it" if apart.words else "says it plainly"
    if group in apart.changed:
        yield "changes then"
    if not (apart.words or apart.trade):
        return
    told = NONE.union(*(view.told.get(i, NONE) for i in chains.members[group]))
    yield from _placed(located(apart.words), located(told))
    if told & apart.words - located(apart.words):
        yield "told so"
    yield from _trading(apart.trade, trades(told | chains.said[group]))


def _called(anaphor: Token, token: Token, said: set[str], *, plain: bool, named: bool) -> Iterator[str]:
    lemma = anaphor.lemma.lower()
    if plain:
        yield "generic&named" if named else "generic&unnamed"
    if (lemma in said or token.lemma.lower() == lemma) and lemma not in listed("bland"):
        yield "called just so"
    if token.lemma.lower() == lemma and not token.kind:
        yield "same noun"
    elif lemma in said:
        yield "called so"
    elif said - listed("generic") and lemma not in listed("generic"):
        yield "called otherwise"


def _doing(view: Scene, anaphor: Token, members: list[int]) -> Iterator[str]:
    """Whether a thing has done what "the buyer" has."""
    lemma = anaphor.lemma.lower()
    if lemma in earned():
        called = NOTHING.union(*(view.deeds.get(i, NOTHING) for i in members))
        yield "does so" if lemma in called else "does otherwise" if called else "does nothing"


def _placed(wanted: Profile, told: Profile) -> Iterator[str]:
    """Whether "the Scottish company" may be that of Edinburgh: what a place lies in counts, not what lies in it."""
    if not wanted or not told:
        return
    mine, its = _around(wanted), _around(told)
    if wanted & its:
        yield "placed so"
    elif told <= mine:
        yield "in that nation"
    elif nations(mine) and nations(its) and not nations(mine) & nations(its):
        yield "of another nation"
    else:
        yield "of another place"


def _around(places: Profile) -> Profile:
    return NONE.union(*(wider(place) for place in places))


def _trading(wanted: Profile, told: Profile) -> Iterator[str]:
    if wanted & told:
        yield "of that trade"
    elif wanted and told:
        yield "of another trade"


def _above(view: Scene, anaphor: Token, chains: Chains) -> tuple[frozenset[int], frozenset[int]]:
    """The groups of the subjects above the noun's clause and of who speaks; those that only change when it happens.

    The latter is Acme in "Acme fell 5% after the chip maker cut its forecast", but not in "Acme sued Birch after …".
    """
    document = view.document
    ways, verb = dict[int, bool](), clause(document, anaphor)  # verb → whether it only changes
    changes = False
    while verb >= 0:
        ways[verb] = changes
        above = clause(document, document.tokens[verb])
        changes = above >= 0 and document.tokens[verb].dep == "advcl" and _only_changes(view, above, chains)
        verb = above
    sayers = {subject(document, verb) for verb, changing in ways.items() if not changing} | {speaker(document, anaphor)}
    changed = {i for verb, changing in ways.items() if changing for i in whose(document, subject(document, verb))}
    return _groups(view, sayers - {anaphor.i}, chains), _groups(view, changed - sayers, chains)


def whose(document: Document, subject: int) -> set[int]:
    """A subject and whose shares or profits it is: Acme of "Acme shares", "shares in Acme"."""
    if subject < 0 or document.tokens[subject].kind:
        return {subject}
    below = [document.tokens[child] for child in document.tokens[subject].children]
    owners = {t.i for t in below if t.dep in ("compound", "poss", "nmod")}
    return owners | {child for t in below if t.dep == "prep" for child in t.children}


def _groups(view: Scene, heads: set[int], chains: Chains) -> frozenset[int]:
    return frozenset(chains.find(view.document.heads[i]) for i in heads if i in view.document.heads)


def _only_changes(view: Scene, verb: int, chains: Chains) -> bool:
    """Whether a verb has nothing but figures beside its subject: "rose 5%", "fell to a low", but not "sued Birch"."""
    tokens = view.document.tokens
    beside = [tokens[c] for c in tokens[verb].children if tokens[c].dep in _COMPLEMENTS]
    if any(t.dep != "prep" and t.kind not in VALUES for t in beside):
        return False
    below = (view.document.heads.get(j, -1) for t in beside for j in t.children)
    return not any(i >= 0 and chains.kind(i) in ORGANIZATIONS for i in below)
