"""A noun in the tree → its state: a happening shares its governor's, a thing taken for granted stands by itself."""

from __future__ import annotations

from kg.language import determiners
from kg.language.document import NAMED, Token
from kg.language.factuality.predicates import PREDICATES, expected_to, is_any, is_yet_paid, of_predicate, told_aside
from kg.language.factuality.signs import Signs
from kg.language.factuality.state import STATED, Effect, State, as_state, under, weaken
from kg.language.factuality.trees import effect_of, governing, has_object, is_noun, is_verb, kin, lead_in

_OBJECTS = frozenset({"dobj", "nsubjpass", "dative", "oprd", "xcomp", "dep"})
_ASIDE = 12  # tokens from the noun to the comma after its apposition


def noun_reached(token: Token, head: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> State:
    """What the governor says of a noun. Mood "given": nothing, it is taken for granted."""
    if is_verb(head) and (token.dep in PREDICATES or _is_named_by(token, head, tokens)):
        return state
    if token.dep == "pobj" and head.text.lower() == "among" and tokens[head.head].lemma == "be":
        return state  # "is expected to be among its customers"
    if token.dep == "pobj" and head.text.lower() == "as" and ("noun", token.lemma.lower(), "that") not in signs.effects:
        return _as_post(head, state, tokens, signs)
    if token.dep == "pobj" and head.text.lower() == "of" and tokens[head.head].lemma in signs.posts:
        return STATED if _is_ending(tokens[tokens[head.head].head], signs) else State(state.status, state.tense)
    if token.dep in _OBJECTS and f"{head.lemma} {token.lemma}" in signs.carried:
        return state
    if token.lemma.lower() not in signs.nouns:
        return STATED  # things and people are there, whatever is planned with them
    if token.dep == "appos" and head.dep in ("pobj", "dobj") and head.lemma.lower() not in signs.nouns:
        token, head = head, tokens[head.head]  # "approval to the maker Acme's acquisition of", as parsers have it
    if token.dep == "pobj":
        return _after_preposition(token, head, state, tokens, signs)
    if token.dep in ("compound", "nmod") and is_noun(head):
        agreed = _lasts(token, signs)  # "announced a collaboration agreement": they work together
        effect = None if agreed else effect_of(head, "object", tokens, signs)
        return under(effect, state) if effect is not None else state
    if token.lemma.lower() in signs.events and (pending := told_aside(token, tokens, signs)) is not None:
        return pending
    if token.dep in _OBJECTS or (token.dep == "nsubj" and is_verb(head)):
        return _argument(token, head, state, tokens, signs)
    return State(mood="given") if is_definite(token, tokens) else STATED


def _is_named_by(token: Token, verb: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a noun is said to be what has a name: "The owner of Birch is not Acme" denies that Acme is the owner."""
    if token.dep != "nsubj" or verb.lemma != "be":
        return False
    return any(kid.dep == "attr" and kid.kind in NAMED for kid in kin(verb, tokens))


def _as_post(preposition: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> State:
    """A post that somebody is to get: "wants her as chair", "ruled out hiring him as chair"; who leaves one had it."""
    governor = governing(preposition, tokens)
    if state.mood == "given" or (
        governor.lemma.lower() in signs.leaving and not _takes_over(governor, state, tokens, signs)
    ):
        return STATED
    # Who "stays on as chair" is at no court that stays a ruling: such verbs tell of what they act on.
    takes = governor.tag == "VBN" or any(kid.dep in _OBJECTS for kid in kin(governor, tokens))
    effect = effect_of(governor, "object", tokens, signs) or effect_of(governor, "passive", tokens, signs)
    if takes and effect is not None and is_verb(governor):
        begun = effect.affirmed == "Future" and state == State("Stated", None, state.mood)
        return STATED if begun and _is_dated(governor, preposition, tokens) else under(effect, state)
    if state.status == "Stated":
        return State("Stated", "Future") if state.tense == "Future" else STATED
    return State(state.status)


def _is_dated(verb: Token, preposition: Token, tokens: tuple[Token, ...]) -> bool:
    """ "Was appointed as chief executive in 2009": of a year past the post is not yet to come."""
    near = [*kin(verb, tokens), *(kid for post in kin(preposition, tokens) for kid in kin(post, tokens))]
    when = (tokens[i] for kid in near if kid.text.lower() == "in" for i in kid.children)
    return verb.tag in ("VBD", "VBN") and any(day.kind == "date" and day.text.isdigit() for day in when)


def _takes_over(verb: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """ "Will succeed her as chief executive", "will serve as": the post is yet to be got."""
    kids = [kid.dep for kid in kin(verb, tokens)]
    yet = state.tense == "Future" or state.status != "Stated"
    if verb.lemma in signs.serving and verb.dep != "xcomp":  # "will serve as", not "will go on to serve as"
        return state.tense == "Future"
    return verb.lemma in signs.following and ("auxpass" not in kids or "agent" in kids) and yet


def _argument(token: Token, verb: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> State:
    """The subject or object of a verb."""
    subject, told = token.dep == "nsubj", _by_verb(token, verb, state, tokens, signs)
    if told is not None:
        return told
    if subject and is_any(token, verb, tokens, signs):
        return weaken(state, "Possible")
    if state.mood == "hypothetical" or not is_definite(token, tokens):
        return state
    if subject and state.status == "Possible" and any(tokens[i].text.lower() == "would" for i in verb.children):
        return State("Planned")  # "whether its purchase of Birch Labs would hurt rivals"
    return State("Stated", "Future", "given") if subject and state.tense == "Future" else State(mood="given")


def _by_verb(token: Token, verb: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> State | None:
    """What the verb or its predicate makes of its subject or object; None where neither says whether it is so."""
    subject = token.dep == "nsubj"
    if subject and any(kid.dep == "appos" and kid.kind == "person" for kid in kin(token, tokens)):
        return None  # "his replacement, Ana Ruiz, died": somebody, and nothing that comes about
    effect = effect_of(verb, "subject" if subject else "object", tokens, signs)
    if subject and effect is None:
        effect = of_predicate(verb, tokens, signs)
    denied = effect is not None and effect.affirmed == "Denied"
    if signs.events.get(token.lemma.lower()) in signs.begun and (
        verb.lemma in signs.under_way if subject else denied or _is_ending(verb, signs)
    ):
        return STATED
    if (expected := expected_to(verb, state, tokens, signs)) is not None and token.dep in ("nsubj", "nsubjpass"):
        return expected
    if not subject and is_yet_paid(verb, token, tokens, signs):
        return State("Planned")
    if effect is None:
        return None
    if token.lemma in signs.posts and _is_ending(verb, signs):
        return State(mood="given")
    ends = denied and not effect.refutes and _lasts(token, signs)
    return _ended(verb, state, signs) if ends else under(effect, state)


def _lasts(token: Token, signs: Signs) -> bool:
    return signs.events.get(token.lemma.lower(), "") in signs.lasting


def _ended(verb: Token, state: State, signs: Signs) -> State:
    """A partnership that is ended was one; as long as it is not ended it is one; one that is blocked never was."""
    if not _is_ending(verb, signs):
        return under(Effect("Denied", "Possible"), state)
    return State("Stated", "Past") if state.status == "Stated" and state.tense is None else STATED


def _is_ending(verb: Token, signs: Signs) -> bool:
    return verb.lemma in signs.ending or any(each.startswith(f"{verb.lemma} ") for each in signs.ending)


def _after_preposition(token: Token, head: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> State:
    governor = governing(head, tokens)
    if governor.lemma in signs.licences and any(kid.dep == "poss" for kid in kin(token, tokens)):
        return STATED  # "a licence to Acme's programme", which it has
    effect = effect_of(governor, "object", tokens, signs) if head.lemma.lower() in signs.reached_by else None
    if effect is not None and is_verb(governor):
        effect = _on_more(governor, head, effect, tokens, signs)
    if effect is None and is_noun(governor) and head.text.lower() in signs.reached_as_object:
        effect = _of_consent(governor, tokens, signs)
    if effect is None and is_verb(governor) and is_yet_paid(governor, token, tokens, signs):
        return State("Planned")
    if effect is None and is_verb(governor) and head.text.lower() in signs.reached_as_object:
        effect = _of_object(governor, token, tokens, signs)
    paid = is_verb(governor) and head.text.lower() == "for"  # "did not pay for its purchase", "made no payments for" it
    passed_by = is_definite(token, tokens) and (is_noun(governor) or paid)
    passed_by = passed_by and state.status == "Denied" and state.mood != "refuted"
    if effect is not None and not passed_by:
        return under(effect, state)
    return State(mood="given") if is_definite(token, tokens) else state


def _on_more(verb: Token, preposition: Token, effect: Effect, tokens: tuple[Token, ...], signs: Signs) -> Effect | None:
    """What a verb says of more than its object: "needs money for its purchase", but "lost money on its investment"."""
    named = signs.effects.get(("verb", f"{verb.lemma} {preposition.text.lower()}", "object"))
    apart = preposition.i < verb.i or (effect.affirmed == "Denied" and has_object(verb, tokens))
    return named or (None if apart else effect)


def _of_consent(noun: Token, tokens: tuple[Token, ...], signs: Signs) -> Effect | None:
    """What is asked of whom for it: "approval from the authority for its purchase", hung on the authority."""
    preposition = tokens[noun.head]
    if noun.dep != "pobj" or preposition.text.lower() not in ("from", "of", "by", "in", "with", "on", "about"):
        return None
    effect = effect_of(governing(preposition, tokens), "object", tokens, signs)
    return effect if effect is not None and effect.affirmed in ("Planned", "Possible") else None


def _of_object(verb: Token, token: Token, tokens: tuple[Token, ...], signs: Signs) -> Effect | None:
    """What the object of a verb says of what it is to or about: "gave its blessing to the sale"."""
    given = (kid for kid in kin(verb, tokens) if kid.dep == "dobj" and kid.i < token.i)
    return next(filter(None, (effect_of(noun, "object", tokens, signs) for noun in given)), None)


def is_definite(token: Token, tokens: tuple[Token, ...]) -> bool:
    """Spoken of as known: with an article, demonstrative or possessor, or a name."""
    return token.pos in ("PROPN", "PRON") or any(
        kid.dep == "poss" or (kid.dep == "det" and determiners.is_definite(kid.text)) for kid in kin(token, tokens)
    )


def noun_modified(token: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> State:
    """What its adjectives, determiners and the words before it add: "potential", "no", "former", "without a"."""
    for kid in _modifiers(token, tokens):
        word = kid.text.lower()
        if kid.dep in ("nmod", "amod") and any(tokens[i].text.lower() == "would" for i in kid.children):
            state = weaken(state, "Possible")  # "the would-be owner"
        elif word in signs.quantifiers and kid.dep in ("det", "neg"):
            state = State("Denied", mood="refuted" if state.mood == "refuted" else "")
        elif token.dep in PREDICATES and kid.i < token.i and (kid.dep == "neg" or word == "neither"):
            state = State("Denied")  # "is in fact not a member", "is neither a partner nor"
        elif kid.dep == "advmod":
            state = state._replace(tense="Past") if word in signs.past_adverbs else state
        elif _counts(kid, token, state, tokens, signs):
            state = _with(signs.modifiers[word], state)
        elif word in signs.past_modifiers or _is_of_former(kid, tokens, signs):
            state = state._replace(tense="Past")
        elif word == "next" and state.status == "Stated" and token.lemma in signs.heirs:
            state = state._replace(tense="Future")
    if token.text.lower().startswith(signs.prefixes) or (token.dep == "appos" and _was_then(token, tokens)):
        state = state._replace(tense="Past")
    led = lead_in(token, tokens, signs)
    if led == "Denied" and token.lemma.lower() not in signs.nouns and is_definite(token, tokens):
        return state  # "without its founder": there is one
    return state if led is None else _with(led, state)


def _counts(modifier: Token, noun: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """Whether an adjective before a noun, or a verb behind it, tells how sure it is."""
    known = modifier.text.lower() in signs.modifiers
    return known and _tells_of(modifier, noun, tokens, signs) and not _is_done(noun, state, tokens, signs)


def _tells_of(modifier: Token, noun: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """Whether a word tells how sure the noun itself is: not "a maker whose bid failed", nor "the failed airline".

    Nor is "the much-anticipated phone" any less sure."""
    if modifier.text.lower() in signs.awaited and any(
        kid.text.lower() in signs.degrees for kid in kin(modifier, tokens)
    ):
        return False
    if modifier.text.lower() in signs.befalling and noun.lemma.lower() in signs.befallen:
        return False
    if modifier.dep != "relcl":
        return True
    subjects = (kid for kid in kin(modifier, tokens) if kid.dep in ("nsubj", "nsubjpass"))
    return not any(tokens[i].tag == "WP$" for subject in subjects for i in subject.children)


def _is_of_former(name: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """ "Former Acme CTO Ana Ruiz", where the parser gives the word to Acme."""
    former = name.kind in ("company", "organization", "media", "government") and name.dep == "compound"
    return former and any(i < name.i and tokens[i].text.lower() in signs.past_modifiers for i in name.children)


def _is_done(token: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """ "Completed its proposed purchase": what is said to be done is no plan any more."""
    verb = tokens[token.head]
    done = token.dep in ("dobj", "nsubjpass") and verb.lemma in signs.completing
    return done and verb.tag in ("VBD", "VBN") and state.status == "Stated" and state.tense is None


def _was_then(token: Token, tokens: tuple[Token, ...]) -> bool:
    """ "Ana Ruiz, chief executive of Acme at the time, said"."""
    after = [each.text.lower() for each in tokens[token.i : token.i + _ASIDE] if each.sentence == token.sentence]
    aside = after[: after.index(",")] if "," in after else []
    return aside[-3:] == ["at", "the", "time"]


def _with(value: str, state: State) -> State:
    if value == "Future":
        return state._replace(tense="Future")
    if value == "Denied":
        return State("Denied", mood="refuted")
    mood = "" if state.mood == "given" else state.mood
    return weaken(state, as_state(value).status)._replace(mood=mood)  # type: ignore[arg-type]


def _modifiers(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Its own, those of the name it is a title of, and those hung on a part: "former Acme chief executive Ana Ruiz",
    "Ana Ruiz, previously design director at Acme"."""
    own = kin(token, tokens)
    if token.dep in ("compound", "nmod") and tokens[token.head].kind == "person":
        own = own + [kid for kid in kin(tokens[token.head], tokens) if kid.dep in ("amod", "nmod", "compound")]
    own += [kid for part in own if part.dep == "compound" for kid in kin(part, tokens) if kid.dep == "advmod"]
    if token.dep == "appos":
        own += [kid for kid in kin(tokens[token.head], tokens) if kid.dep == "advmod" and token.head < kid.i < token.i]
    return own
