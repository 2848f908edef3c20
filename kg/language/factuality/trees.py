"""Small questions about a token in its tree: which complement it is, what leads into it, what its governor says."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.document import Token, phrase_start
from kg.language.factuality.signs import Signs
from kg.language.factuality.state import Effect, Value

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_MARKS = frozenset({"“", "”", '"', "''", "``"})


def kin(token: Token, tokens: Sequence[Token]) -> list[Token]:
    """The token's dependents."""
    return [tokens[i] for i in token.children]


def is_noun(token: Token) -> bool:
    """A noun, name or pronoun."""
    return token.pos in _NOUNS


def is_verb(token: Token) -> bool:
    """A verb or auxiliary."""
    return token.pos in ("VERB", "AUX")


def auxiliaries(token: Token, tokens: Sequence[Token]) -> list[Token]:
    """Modals, *have*, *be*, *do*, *to* before a verb; a modal that the parser made the head counts too."""
    return [kid for kid in kin(token, tokens) if kid.dep in ("aux", "auxpass")]


def complement(token: Token, tokens: Sequence[Token]) -> str:
    """How a clause depends: "infinitive", "that" (finite), "gerund", "participle" (a company owned by …), "object"."""
    auxes = auxiliaries(token, tokens)
    if any(aux.tag == "TO" for aux in auxes):
        return "infinitive"
    if token.dep == "xcomp" and token.tag in ("VBN", "NN") and not auxes:
        return "object"  # headline: "mulls $2 billion bid"
    finite = token.tag in ("VBD", "VBZ", "VBP", "MD") or any(aux.tag in ("VBD", "VBZ", "VBP", "MD") for aux in auxes)
    if finite:
        return "that"
    if token.dep == "acl" and token.tag in ("VBN", "VBG"):
        return "participle"
    if token.tag == "VBG" or token.dep == "pcomp" or any(aux.tag == "VBG" for aux in auxes):
        return "gerund"
    return "infinitive" if is_verb(token) and token.tag == "VB" else "that"


def has_subject(token: Token, governor: Token, tokens: Sequence[Token]) -> bool:
    """Whether somebody else is to act: "expected Acme to buy"."""
    return any(kid.dep in ("nsubj", "nsubjpass") for kid in kin(token, tokens)) or any(
        kid.dep == "dobj" and governor.i < kid.i < token.i for kid in kin(governor, tokens)
    )


def has_object(verb: Token, tokens: Sequence[Token]) -> bool:
    """Whether a thing is acted on: "raised money for a takeover"."""
    return any(kid.dep == "dobj" for kid in kin(verb, tokens))


def governing(head: Token, tokens: Sequence[Token]) -> Token:
    """The verb, noun or adjective behind prepositions and particles: "walked" in "walked away from"."""
    while (head.pos in ("ADP", "ADV", "PART") or head.dep == "prep") and head.head != head.i:
        head = tokens[head.head]
    return head


def is_futurate(token: Token, tokens: Sequence[Token], signs: Signs) -> bool:
    """ "She is leaving": of departures and arrivals the progressive means what is to come."""
    if token.tag != "VBG" or token.lemma not in signs.futurate:
        return False
    return any(aux.lemma == "be" for aux in auxiliaries(token, tokens))


def effect_of(governor: Token, kind: str, tokens: Sequence[Token], signs: Signs) -> Effect | None:
    """The entry of a governor for this kind of complement: with its particle, in the passive, else by itself."""
    word_class = "noun" if is_noun(governor) else "adjective" if governor.pos == "ADJ" else "verb"
    lemma = governor.lemma.lower()
    if word_class == "verb" and lemma in signs.phrasal:
        kids = kin(governor, tokens)
        own = kind == "object" and has_object(governor, tokens)  # "filed a suit for libel" files for nothing
        particles = [kid.lemma for kid in kids if kid.dep in ("prt", "advmod", "" if own else "prep")]
        for particle in particles:
            effect = signs.effects.get((word_class, f"{lemma} {particle}", kind))
            if effect is not None:
                return effect
    if lemma == "use" and has_object(governor, tokens):
        return None  # "used the money to buy" is no "used to buy"
    if kind == "infinitive" and any(kid.dep == "auxpass" for kid in kin(governor, tokens)):
        effect = signs.effects.get((word_class, lemma, "passive"))
        if effect is not None:
            return effect
    if word_class == "noun" and (effect := signs.effects.get(("noun", _joined(governor, tokens), kind))) is not None:
        return effect
    return signs.effects.get((word_class, lemma, kind))


def _joined(noun: Token, tokens: Sequence[Token]) -> str:
    """A noun with the word before it, hyphen and all: "go-ahead", "green light"."""
    before = [each.text.lower() for each in tokens[max(0, noun.i - 2) : noun.i]]
    if before[-1:] == ["-"]:
        return "-".join([*before[:-1], noun.lemma.lower()])
    return " ".join([*before[-1:], noun.lemma.lower()])


def is_turned(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether an auxiliary stands before the subject: "at no point did Acme"."""
    subject = next((kid.i for kid in kin(token, tokens) if kid.dep in ("nsubj", "nsubjpass")), -1)
    return any(aux.i < subject for aux in auxiliaries(token, tokens))


def is_inverted(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether the word order says *if*: "should the deal close", "were Acme to sell", "had it bought"."""
    found = [kid for kid in kin(token, tokens) if kid.dep in ("nsubj", "nsubjpass", "attr")]
    subject = min(found, key=lambda kid: kid.dep == "attr", default=token).i  # "Were Acme to": parsers' attribute
    leading = [token] if token.text.lower() == "were" else auxiliaries(token, tokens)
    return any(word.i < subject and word.text.lower() in ("should", "were", "had") for word in leading)


def plan_before(token: Token, tokens: Sequence[Token]) -> Token | None:
    """The noun or gerund directly before a clause, if the clause does not govern it: "accused of planning to buy"."""
    i = phrase_start(tokens, token.i) - 1
    if i < 0 or (tokens[i].pos != "NOUN" and tokens[i].tag != "VBG") or tokens[i].sentence != token.sentence:
        return None
    above = i
    while tokens[above].head != above and above != token.i:
        above = tokens[above].head
    return None if above == token.i else tokens[i]


def is_quoted(token: Token, governor: Token, tokens: Sequence[Token]) -> bool:
    """Whether a quotation mark stands between a clause and the verb that reports it."""
    between = tokens[min(token.i, governor.i) : max(token.i, governor.i)]
    return any(each.text in _MARKS for each in between)


def lead_in(token: Token, tokens: Sequence[Token], signs: Signs) -> Value | None:
    """What the words directly before the token's phrase say: "instead of", "without", "on the verge of"."""
    first, sentence, phrases = phrase_start(tokens, token.i), token.sentence, signs.prepositions
    leads = first > 0 and tokens[first - 1].text.lower() in signs.leading
    phrase, longest = "", None
    for j in range(first - 1, max(first - 6, -1), -1) if leads else ():
        if tokens[j].sentence != sentence:
            break
        rest, word = phrase, tokens[j]
        phrase = f"{word.text.lower()} {rest}".strip()
        if is_verb(word) and f"{word.lemma} {rest}" in phrases:
            phrase = f"{word.lemma} {rest}"
        longest = phrases.get(phrase, longest)  # "came close to" says more than "close to"
    if longest is not None:
        return longest
    opening = " ".join(each.text.lower() for each in tokens[first : min(token.i, first + 2)])
    return phrases.get(opening) if token.dep == "advcl" else None  # "Rather than buy": the words are its own


def opens_question(sentence: Sequence[Token], signs: Signs) -> bool:
    """Whether a sentence asks; "Why did Acme buy Birch?" takes for granted that it did."""
    if not any(token.text == "?" for token in sentence[-3:]):
        return False
    first = next((token.text.lower() for token in sentence if token.text.lower() in signs.asking), "")
    past = any(token.lemma == "do" and token.tag == "VBD" for token in sentence)
    return not (first in signs.granting and past)
