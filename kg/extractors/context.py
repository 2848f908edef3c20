"""Token → the company that its passage is about, for words that leave it out: "Revenue rose to $3 million." """

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.extractors.scene import Scene
from kg.language.coreference.grammar import said_after
from kg.language.coreference.telling import whose
from kg.language.determiners import is_general, is_indefinite
from kg.language.document import Predication
from kg.language.nations import nation
from kg.model import Kind
from kg.vocabulary import words

COMPANIES: frozenset[Kind] = frozenset({"company", "organization"})
BACK = 3  # sentences
_SUBJECTS = ("nsubj", "nsubjpass")


def speaking_of(scene: Scene, head: int, apart: Iterable[int] = ()) -> tuple[int, ...]:
    """The head token of the nearest company before this one that is a subject, else of the article's main company.

    In the sentence itself, where none is a subject, a company whose something is spoken of will do.

    Never one of those that the tokens `apart` stand for: "Acme took over the rest" speaks of another company. Nothing
    where the nearest is not known by name: "the brewer said that sales rose".
    """
    here, others = scene.token(head).sentence, frozenset(scene.chain(i) for i in apart)
    for sentence in range(here, max(-1, here - BACK), -1):
        found = [i for i in _subjects(scene, sentence) if i < head and scene.chain(i) not in others]
        if not found and sentence == here:
            found = [i for i in (*_sayers(scene, head), *_owners(scene, head)) if scene.chain(i) not in others]
        if found:
            return (found[-1],) if is_company(scene, found[-1]) else ()
    return mostly_of(scene, head, apart)


def told_of(scene: Scene, head: int, apart: Iterable[int] = ()) -> tuple[int, ...]:
    """What `speaking_of` finds in running text; nothing for a headline or a point of a list."""
    block = scene.document.blocks[scene.document.sentences[scene.token(head).sentence].block]
    return speaking_of(scene, head, apart) if block.kind == "paragraph" else ()


def mostly_of(scene: Scene, head: int, apart: Iterable[int] = ()) -> tuple[int, ...]:
    """The last mention before the token of the company named most, if it is named far more than any other.

    Those that the tokens `apart` stand for do not count: of two companies in an article, it is the other one. Pronouns
    count, but make none the main one that its names and nouns do not make it.
    """
    others = frozenset(scene.chain(i) for i in apart)
    heads = [i for i in sorted(scene.document.heads) if i < head and is_company(scene, i)]
    heads = [i for i in heads if scene.chain(i) not in others]
    told = (i for i in heads if scene.document.mentions[scene.document.heads[i]].form != "pronoun")
    counts = [Counter(scene.chain(i) for i in some) for some in (told, heads)]
    leaders = {count.most_common(1)[0][0] for count in counts if count}
    main = leaders.pop() if len(leaders) == 1 and any(map(_is_far_ahead, counts)) else None
    return tuple(i for i in reversed(heads) if main is not None and scene.chain(i) == main)[:1]


def main_here(scene: Scene, head: int) -> tuple[int, ...]:
    """What `mostly_of` finds, unless the paragraph has told of other companies and not of this one.

    Then it is the one that it has told of again and again, else none: it may be any.
    """
    block = scene.document.sentences[scene.token(head).sentence].block
    acting = (i for i in sorted(scene.document.heads) if i < head and is_company(scene, i))
    acting = (i for i in acting if scene.token(i).dep in (*_SUBJECTS, "poss"))
    here = [i for i in acting if scene.document.sentences[scene.token(i).sentence].block == block]
    main = mostly_of(scene, head)
    if not here or (main and scene.chain(main[0]) in {scene.chain(i) for i in here}):
        return main
    often = {group for group, number in Counter(scene.chain(i) for i in here).items() if number > 1}
    return (here[-1],) if len(often) == 1 and scene.chain(here[-1]) in often else ()


def _is_far_ahead(count: Counter[int | None]) -> bool:
    """Whether the first of a count has twice what the second has, and more than one."""
    first, second = ([number for _, number in count.most_common(2)] + [0, 0])[:2]
    return first >= 2 * second and first > 1


def purpose_of(scene: Scene, head: int) -> tuple[int, ...]:
    """What is bought, sold or done by the infinitive after the noun at the token: "approval to buy | Birch"."""
    verbs = (child for child in scene.token(head).children if scene.token(child).dep in ("acl", "relcl", "advcl"))
    infinitives = (verb for verb in verbs if any(scene.token(c).tag == "TO" for c in scene.token(verb).children))
    return tuple(i for verb in infinitives for place in scene.at(verb) for i in place.fillers("theme"))


def clauses_of(scene: Scene, head: int) -> tuple[int, ...]:
    """The verbs that say of the noun at the token what is done with it: "made" in "chips made by Birch"."""
    verbs = (child for child in scene.token(head).children if scene.token(child).dep == "acl")
    return tuple(verb for verb in verbs if any(head in place.fillers("theme") for place in scene.at(verb)))


def then_of(scene: Scene, head: int) -> tuple[int, ...]:
    """The verbs that go on from the one at the token: "walked" in "looked at Birch but walked away"."""
    return tuple(child for child in scene.token(head).children if scene.token(child).dep == "conj")


def copula_of(scene: Scene, head: int) -> tuple[int, ...]:
    """The verb that says the noun at the token of somebody: "became" in "became a shareholder"."""
    token = scene.token(head)
    return (token.head,) if token.dep in ("attr", "oprd", "acomp") else ()


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
        named = [i for i in _in_sentence(scene, sentence) if i < head and is_company(scene, i)]
        named = [i for i in named if not _is_behind(scene, i, head) and not _is_told(scene, i)]
        named = [i for i in named if not (voices[i] and not voices[head]) and not _is_exchange(scene, i)]
        if any(i < head and _is_unnamed(scene, i) for i in _subjects(scene, sentence)):
            return ()
        if named:
            return (named[-1],) if scene.are_one(named) and (sentence == here or _is_main(scene, named[-1])) else ()
    return ()


def _is_unnamed(scene: Scene, head: int) -> bool:
    """Whether a company is not known by name; "the board" is one of a company that is."""
    return not is_company(scene, head) and not scene.acts_for_whole(head)


def is_owned(scene: Scene, head: int) -> bool:
    """Whether a noun says whose the title is: "the airport's chief executive" is not the one of a firm nearby."""
    owners = (i for place in scene.at(head) for i in place.fillers("possessor"))
    return any(scene.token(i).pos in ("NOUN", "PROPN") for i in owners)


def _led_by_bearer(scene: Scene, head: int) -> tuple[int, ...]:
    """The company that the bearer of the title is said to lead: "Chief executive Ana Ruiz, who has run Acme since"."""
    bearers = {scene.chain(i) for place in scene.at(head) for i in place.fillers("holder")} - {None}
    after = (i for i in _in_sentence(scene, scene.token(head).sentence) if i > head)
    for place in (place for i in after for place in scene.at(i) if _leads_now(scene, place)):
        if not bearers.isdisjoint(scene.chain(i) for i in place.fillers("agent")):
            return tuple(i for i in place.fillers("theme") if is_company(scene, i))[:1]
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
    main = mostly_of(scene, scene.document.sentences[scene.token(head).sentence].last)
    return not main or scene.chain(main[0]) == scene.chain(head)


def company_ahead(scene: Scene, head: int) -> tuple[int, ...]:
    """The one company that the sentence goes on to name, where the text has named none yet.

    "Chief executive Ana Ruiz said that Acme would grow."
    """
    if _is_indefinite(scene, head) or is_of_state(scene, head):
        return ()
    if any(is_company(scene, i) for i in scene.document.heads if i < head):
        return ()
    after = [i for i in _in_sentence(scene, scene.token(head).sentence) if i > head and is_company(scene, i)]
    after = [i for i in after if not _is_told(scene, i)]
    after = after if all(scene.token(i).dep in (*_SUBJECTS, "poss") for i in after) else []
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


def _in_sentence(scene: Scene, sentence: int) -> range:
    if sentence < 0:
        return range(0)
    return range(scene.document.sentences[sentence].first, scene.document.sentences[sentence].last)


def _subjects(scene: Scene, sentence: int) -> list[int]:
    """The companies, named or not, that are subjects in a sentence, or whose shares or profits are: "Acme shares"."""
    subjects = (i for i in _in_sentence(scene, sentence) if scene.token(i).dep in _SUBJECTS)
    standing = words("binding")["standing"]
    owners = (whose(scene.document, i) if scene.token(i).lemma in standing else {i} for i in subjects)
    found = (i for each in owners for i in sorted(each))
    return [i for i in found if (mention := scene.document.mention(i)) is not None and mention.kind in COMPANIES]


def _owners(scene: Scene, head: int) -> list[int]:
    """The companies whose something the sentence has spoken of: "speculation over Acme's future"."""
    before = (i for i in _in_sentence(scene, scene.token(head).sentence) if i < head)
    return [i for i in before if scene.token(i).dep == "poss" and is_company(scene, i)]


def _sayers(scene: Scene, head: int) -> list[int]:
    """The companies that say what stands before them: "Profit rose to $3 million, Acme said"."""
    token = scene.token(head)
    while token.dep not in ("ROOT", "ccomp"):
        token = scene.token(token.head)
    verb = scene.token(token.head)
    says = verb.children if said_after(scene.document, verb) == token.i else ()
    return [i for i in says if i > head and scene.token(i).dep == "nsubj" and is_company(scene, i)]


def is_company(scene: Scene, head: int) -> bool:
    """Whether a company stands at a token, known by its name in the article."""
    mention = scene.document.mention(head)
    return mention is not None and mention.kind in COMPANIES and mention.chain in scene.named
