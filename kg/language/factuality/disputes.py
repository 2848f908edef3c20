"""A report that the text itself calls wrong, or that the one it was told to refutes → what it tells of is denied."""

from __future__ import annotations

from kg.language.document import Token
from kg.language.factuality.signs import Signs
from kg.language.factuality.state import Effect, State
from kg.language.factuality.trees import auxiliaries, effect_of, is_noun, kin

_JUDGEMENTS = frozenset({"acomp", "attr", "oprd"})
_SOON = 12  # tokens from "tried" to the year
_ABOUT = frozenset({"of", "about", "on"})


def is_mistaken(verb: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """ "It would be wrong to say that Acme bought Birch", "was mistaken in reporting that": Acme did not."""
    judged = next(filter(None, (_judged(each, tokens, signs) for each in _around(verb, tokens))), None)
    if judged is None or (judged.head != verb.i and not _claims(verb, tokens, signs)):
        return False
    link = tokens[judged.head]
    denied = state.status == "Denied" and state.mood != "refuted"
    return not denied and not any(kid.dep == "neg" for kid in kin(link, tokens))


def _around(verb: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """The words above a verb of saying, up to the *be* that links a judgement; a *be* itself."""
    found, above = [verb], verb
    while above.head != above.i and above.dep in ("xcomp", "pcomp", "prep", "acl", "csubj", "advcl", "ccomp"):
        above = tokens[above.head]
        found.append(above)
        if above.lemma == "be":
            break
    return found


def _judged(token: Token, tokens: tuple[Token, ...], signs: Signs) -> Token | None:
    if token.dep not in _JUDGEMENTS and token.lemma in signs.mistaken and token.pos == "VERB":
        return token  # "erred in reporting that"
    words = [token, *kin(token, tokens)] if token.lemma == "be" else [token]
    linked = (each for each in words if each.dep in _JUDGEMENTS and each.lemma.lower() in signs.mistaken)
    return next((each for each in linked if _says(each, token, tokens, signs)), None)


def _says(judged: Token, link: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """Whether it is saying or thinking something that is wrong."""
    below = [*kin(judged, tokens), *(kid for kid in kin(link, tokens) if kid.i > judged.i)]
    below += [each for kid in below if kid.dep == "prep" for each in kin(kid, tokens)]
    verbs = (each for each in below if each.tag in ("VB", "VBG") and not is_noun(each))
    return any(_claims(verb, tokens, signs) for verb in verbs)


def _claims(verb: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """Whether it says or thinks so; who reveals or denies a thing can be wrong to do it, too."""
    effect = effect_of(verb, "that", tokens, signs)
    return effect is not None and effect.affirmed != "Denied" and effect.negated != "Stated"


def is_refuted(report: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """ "“There is no such deal,” she said of reports that Acme bought Birch": it did not."""
    preposition = tokens[report.head]
    if not is_noun(report) or preposition.dep != "prep" or preposition.text.lower() not in _ABOUT:
        return False
    said = (kid for kid in kin(tokens[preposition.head], tokens) if kid.dep == "ccomp" and kid.lemma == "be")
    return any(_denies(each, tokens, signs) for each in said)


def _denies(link: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    for kid in kin(link, tokens):
        effects = (signs.effects.get((c, kid.lemma.lower(), "subject")) for c in ("adjective", "noun"))
        if kid.dep == "neg" or any(effect is not None and effect.denies for effect in effects):
            return True
        if kid.dep == "attr" and any(each.text.lower() in signs.quantifiers for each in kin(kid, tokens)):
            return True
    return False


def is_unfulfilled(verb: Token, effect: Effect, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """ "Had hoped to buy Birch", "sought to buy Birch but was rebuffed": it did not come to that."""
    if effect.affirmed not in ("Planned", "Possible"):
        return False
    if any(_thwarts(kid, verb, tokens, signs) for kid in kin(verb, tokens)):
        return True
    if verb.lemma in signs.tried and verb.tag == "VBD":
        return any(_is_year(each) for each in tokens[verb.i : verb.i + _SOON] if each.sentence == verb.sentence)
    if verb.lemma not in signs.unfulfilled:
        return False
    return any(each.text.lower() in ("had", "'d", "’d") and each.lemma == "have" for each in auxiliaries(verb, tokens))


def _is_year(token: Token) -> bool:
    return token.kind == "date" and token.text[-4:].isdigit()


def _thwarts(kid: Token, verb: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """Whether a word beside the verb says that nothing came of it: "in vain", "but was rebuffed"."""
    if kid.dep == "advmod":
        return kid.text.lower() in signs.vainly
    if (
        kid.dep != "conj"
        or kid.tag not in ("VBD", "VBN")
        or any(each.dep in ("nsubj", "nsubjpass", "neg") for each in kin(kid, tokens))
    ):
        return False
    but = any(each.dep == "cc" and each.text.lower() == "but" for each in kin(verb, tokens))
    particles = [each.lemma for each in kin(kid, tokens) if each.dep in ("prt", "advmod")]
    return but and not signs.rebuffed.isdisjoint([kid.lemma, *(f"{kid.lemma} {each}" for each in particles)])
