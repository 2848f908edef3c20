"""Verb → its surface subjects, also where English leaves them out: control, raising, participles, relatives."""

from __future__ import annotations

from kg.language.document import NAMED, VALUES
from kg.language.predications.fillers import clause_nouns, fillers
from kg.language.predications.lemmas import verb_lemma
from kg.language.predications.prepositions import objects, prepositions
from kg.language.predications.titles import titled
from kg.language.predications.tree import Tree, kids, nominal, verbal
from kg.language.predications.voice import coordinate, is_passive

_SUBJECTS = ("nsubj", "nsubjpass")
_FIRMS = frozenset({"company", "organization"})
_MISLABELLED = ("compound", "nmod", "dep", "punct")  # what the parser calls the name before a verb that it doubts


def subjects(tree: Tree, verb: int) -> tuple[int, ...]:
    """The heads of the verb's surface subjects, in text order; () where nothing in the sentence says who."""
    if verb not in tree.subjects:
        tree.subjects[verb] = ()  # ends a circle, should a repaired parse hold one
        tree.subjects[verb] = _own(tree, verb) or _implied(tree, verb)
    return tree.subjects[verb]


def _own(tree: Tree, verb: int) -> tuple[int, ...]:
    own = [child for child in kids(tree, verb, *_SUBJECTS) if nominal(tree.tokens[child])]
    own = own or [c for aux in kids(tree, verb, "aux", "auxpass") for c in kids(tree, aux, *_SUBJECTS)]
    if not own and tree.tokens[verb].dep != "amod":
        own = [c for c in kids(tree, verb, *_MISLABELLED) if c < verb and tree.tokens[c].kind in NAMED][-1:]
        own = own or _swallowed(tree, verb)
    own = [*_first_of_two(tree, verb, own), *own]
    return tuple(j for child in own for j in _both(tree, verb, child) or fillers(tree, child))


def _first_of_two(tree: Tree, verb: int, own: list[int]) -> list[int]:
    """ "Acme, Birch Labs | agree to merge": of two names with a comma for *and*, as headlines have it, the first."""
    if len(own) != 1 or own[0] < 2 or tree.tokens[verb].tag not in ("VBP", "VB") or verb != own[0] + 1:
        return []
    first, comma, second = tree.tokens[own[0] - 2 : own[0] + 1]
    opens = first.i == 0 or tree.tokens[first.i - 1].sentence != first.sentence
    alike = comma.text == "," and {first.kind, second.kind} <= _FIRMS
    return [first.i] if opens and alike else []


def _both(tree: Tree, verb: int, child: int) -> tuple[int, ...]:
    """ "Ana Ruiz and Ben Ode met at Acme, where both worked": the two of the clause around this one."""
    alone = tree.tokens[child].text.lower() == "both" and not tree.tokens[child].children
    if not alone or tree.tokens[verb].dep != "relcl":
        return ()
    above = tree.tokens[verb].head
    while not verbal(tree.tokens[above]) and tree.tokens[above].head != above:
        above = tree.tokens[above].head
    two = subjects(tree, above) if verbal(tree.tokens[above]) else ()
    return two if len(two) > 1 else ()


def _swallowed(tree: Tree, verb: int) -> list[int]:
    """ "Born in Austin, Ana Ruiz | studied": the subject that the parser left in the participle's phrase."""
    token = tree.tokens[verb]
    if token.dep == "ccomp":
        return _behind_day(tree, verb)
    if token.dep != "ROOT" or token.tag not in ("VBD", "VBZ", "VBP") or verb < 2:
        return []
    name, comma = tree.tokens[verb - 1], tree.tokens[verb - 2]
    return [name.i] if name.kind in NAMED and name.dep == "pobj" and comma.dep == "punct" else []


def _behind_day(tree: Tree, verb: int) -> list[int]:
    """ "Acme said on Monday | chairman Ana Ruiz will resign": the subject taken into the day's phrase."""
    helpers = [*kids(tree, verb, "aux", "auxpass")]
    name = tree.tokens[min((verb, *helpers)) - 1]
    finite = tree.tokens[helpers[0] if helpers else verb].tag in ("MD", "VBD", "VBZ", "VBP")
    if (
        not finite
        or name.dep != "pobj"
        or name.kind not in NAMED
        or tree.tokens[name.head].head != tree.tokens[verb].head
    ):
        return []
    return [name.i] if any(c < name.i and tree.tokens[c].kind == "date" for c in name.children) else []


def _implied(tree: Tree, verb: int) -> tuple[int, ...]:
    token = tree.tokens[verb]
    if token.head == verb or any(True for _ in kids(tree, verb, *_SUBJECTS, "expl", "csubj", "csubjpass")):
        return ()
    governor = tree.tokens[token.head]
    if _only_dates(tree, verb) or _is_felt(tree, verb):
        return ()
    if token.lemma in tree.lists.traded and (hirer := _hirer(tree, verb)):
        return hirer
    if _to(tree, verb) and (other := _paid(tree, verb) or _founded(tree, verb)):
        return other
    match token.dep:
        case "amod":
            return titled(tree, token.head)
        case "acl" | "relcl":
            return _of_clause(tree, verb)
        case "xcomp" | "ccomp" | "oprd" | "acomp":  # "looks | set to win"
            return _controlled(tree, verb)
        case "pcomp":
            return _after_preposition(tree, verb)
        case "advcl" if governor.lemma in tree.lists.object_control and _to(tree, verb):
            return _controlled(tree, verb)
        case "advcl" if token.tag == "VBG" and token.lemma in tree.lists.following and _appoints(tree, governor.i):
            return _controlled(tree, verb)
        case "advcl" if token.tag == "VBN" and token.head < verb - 1 and not _to(tree, verb):
            return _noun_before(tree, verb) or subject_of(tree, token.head)
        case "conj" | "advcl" | "dep" | "prep" | "parataxis":
            return subject_of(tree, coordinate(tree, verb))
    return ()


def _only_dates(tree: Tree, verb: int) -> bool:
    """ "Acme will cut prices, | beginning in May": what says from when on is nobody's beginning."""
    token = tree.tokens[verb]
    alone = token.tag == "VBG" and token.lemma in tree.lists.dating
    return alone and all(tree.tokens[c].dep in ("prep", "npadvmod", "advmod", "punct") for c in token.children)


def _hirer(tree: Tree, verb: int) -> tuple[int, ...]:
    """ "Acme hired Delmar Bank to help | sell its unit": Acme sells; () where nobody is hired for it."""
    at = tree.tokens[tree.tokens[verb].head]
    at = tree.tokens[at.head] if at.lemma in tree.lists.helping else at
    hires = at.lemma in tree.lists.hiring and verbal(at) and not is_passive(tree, at.i)
    return subjects(tree, at.i) if hires else ()


def _paid(tree: Tree, verb: int) -> tuple[int, ...]:
    """ "lent Acme $5 million | to build a plant", "granted $5 million to Acme to": who gets the money; () elsewhere."""
    giver = tree.tokens[verb].head
    while not verbal(tree.tokens[giver]) and tree.tokens[giver].head != giver:
        giver = tree.tokens[giver].head
    if tree.tokens[giver].lemma not in tree.lists.giving or tree.tokens[verb].lemma in tree.lists.given_for:
        return ()
    between = tree.tokens[giver + 1 : verb]
    firms = (t for t in between if t.kind in _FIRMS)
    got = [t.i for t in firms if t.dep == "dative" or t.i == giver + 1 or tree.tokens[t.head].lemma == "to"]
    return tuple(got[:1]) if any(t.kind == "money" for t in between) else ()


def _founded(tree: Tree, verb: int) -> tuple[int, ...]:
    """ "Ana Ruiz set up a firm | to make pumps": the firm makes them; () where nothing that can act is set up."""
    governor = tree.tokens[verb].head
    founds = verb_lemma(tree, tree.tokens[governor]) in tree.lists.founding and not is_passive(tree, governor)
    return tuple(j for j in _animate_objects(tree, governor) if _is_firm(tree, j)) if founds else ()


def _is_firm(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    return token.kind in _FIRMS or (not token.kind and token.lemma.lower() in tree.lists.organization_roles)


def _appoints(tree: Tree, verb: int) -> bool:
    lemma = verb_lemma(tree, tree.tokens[verb])
    return lemma in tree.lists.taking_on or lemma in tree.lists.naming


def _noun_before(tree: Tree, verb: int) -> tuple[int, ...]:
    """ "raised $5 million in a round | led by Acme": without a comma, a participle belongs to the noun before it."""
    for i in range(verb - 1, tree.tokens[verb].head, -1):
        token = tree.tokens[i]
        if token.dep == "punct" or verbal(token) or token.dep in ("mark", "advmod"):
            return ()
        if nominal(token) and token.dep in ("dobj", "pobj", "attr", "conj") and token.kind not in ("date", "place"):
            return (i,)
    return ()


def subject_of(tree: Tree, i: int) -> tuple[int, ...]:
    """The subject of the clause that token i heads or is said in: a verb's own, an adjective's copula's, a noun's."""
    token = tree.tokens[i]
    if verbal(token):
        return subjects(tree, i)
    if token.head == i:
        return (i,) if nominal(token) else ()
    if token.dep in ("acomp", "attr", "oprd", "conj", "advmod", "advcl", "amod"):
        return (token.head,) if token.dep == "amod" else subject_of(tree, token.head)
    return ()


def _to(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[aux].tag == "TO" for aux in kids(tree, verb, "aux"))


def _of_clause(tree: Tree, verb: int) -> tuple[int, ...]:
    """ "the plan to buy" (whose plan), "data used by Acme" (the data), "the first firm to buy" (the firm)."""
    noun = tree.tokens[verb].head
    if verbal(tree.tokens[noun]):
        return subjects(tree, noun)
    if tree.tokens[verb].tag == "VBG" and tree.tokens[noun].lemma.lower() in tree.lists.work:
        return _inside(tree, noun) or clause_nouns(tree, verb)
    planned = tree.tokens[noun].lemma.lower() in tree.lists.control_nouns or tree.tokens[noun].kind in VALUES
    taken = tree.tokens[verb].lemma in tree.lists.taken  # "its agreement | to be acquired by Acme"
    if planned and (taken or not is_passive(tree, verb)) and _to(tree, verb):
        return controller(tree, noun)
    return clause_nouns(tree, verb)


def _is_felt(tree: Tree, verb: int) -> bool:
    """ "It has been a privilege | to serve Acme": an "it" that stands for the serving."""
    above = tree.tokens[tree.tokens[verb].head]
    copula = above.head if above.dep == "attr" else above.i
    felt = any(tree.tokens[c].lemma.lower() in tree.lists.felt for c in kids(tree, copula, "attr"))
    it = (tree.tokens[c].text.lower() == "it" for c in kids(tree, copula, *_SUBJECTS))
    return felt and _to(tree, verb) and any(it)


def _controlled(tree: Tree, verb: int) -> tuple[int, ...]:
    governor = tree.tokens[verb].head
    token = tree.tokens[governor]
    if not verbal(token):
        return () if token.lemma in tree.lists.chosen else subject_of(tree, governor)
    if token.lemma in tree.lists.subject_control or is_passive(tree, governor):
        return subjects(tree, governor)
    return _animate_objects(tree, governor) or subjects(tree, governor)


def _animate_objects(tree: Tree, verb: int) -> tuple[int, ...]:
    found = (c for c in kids(tree, verb, "dobj", "dative") if nominal(tree.tokens[c]))
    return tuple(j for c in found if tree.tokens[c].kind not in VALUES for j in fillers(tree, c))


def _after_preposition(tree: Tree, verb: int) -> tuple[int, ...]:
    """ "by buying", "accused Acme of buying", "its plan for buying", "interested in buying"."""
    preposition = tree.tokens[verb].head
    name = tree.tokens[preposition].text.lower()
    governor = tree.tokens[preposition].head
    while tree.tokens[governor].pos in ("ADP", "SCONJ") and tree.tokens[governor].head != governor:
        governor = tree.tokens[governor].head
    token = tree.tokens[governor]
    if verbal(token):
        acts = token.lemma in tree.lists.object_before.get(name, ()) and not is_passive(tree, governor)
        return (acts and _animate_objects(tree, governor)) or subjects(tree, governor)
    return controller(tree, governor) if nominal(token) else subject_of(tree, governor)


def controller(tree: Tree, noun: int) -> tuple[int, ...]:
    """Who would do what the noun plans: its possessor, "by …", a name before it, or who makes, has or is in it."""
    return _inside(tree, noun) or _outside(tree, noun)


def _inside(tree: Tree, noun: int) -> tuple[int, ...]:
    owners = tuple(j for c in kids(tree, noun, "poss") for j in fillers(tree, c))
    if owners:
        return owners
    for name, at in prepositions(tree, noun):
        granted = tree.tokens[noun].lemma.lower() in tree.lists.granted
        given = granted and (name == "from" or (name == "by" and _is_granted(tree, noun)))
        if name in ("by", "between", "from", "among") and not given:
            return objects(tree, at)
    return tuple(c for c in kids(tree, noun, "compound", "nmod") if tree.tokens[c].kind in NAMED - {"place", "product"})


def _is_granted(tree: Tree, noun: int) -> bool:
    """ "Acme was awarded a | contract | by Birch Labs to build": Birch Labs awards it and does not build."""
    verb = tree.tokens[noun].head
    return tree.tokens[noun].dep in ("dobj", "oprd") and verbal(tree.tokens[verb]) and is_passive(tree, verb)


def headlined(tree: Tree, noun: int) -> bool:
    """Whether the noun is what a headline without a verb says of a name: "Acme in talks to buy Birch Labs"."""
    preposition = tree.tokens[tree.tokens[noun].head]
    name = tree.tokens[preposition.head]
    proper = name.kind in NAMED or name.pos == "PROPN"
    return proper and preposition.text.lower() == "in" and name.head == name.i


def _outside(tree: Tree, noun: int) -> tuple[int, ...]:
    token = tree.tokens[noun]
    governor = token.head
    if governor == noun:
        return ()
    if token.dep == "pobj":
        above = tree.tokens[governor].head
        if tree.tokens[above].dep in ("advmod", "prep") and tree.tokens[above].pos in ("ADV", "ADP"):
            above = tree.tokens[above].head  # "walked away | from talks", "pulled out | of talks"
        if headlined(tree, noun):
            return (above,)
        return subjects(tree, above) if verbal(tree.tokens[above]) else controller(tree, above) if above < noun else ()
    if token.dep == "conj":
        return controller(tree, governor) if governor < noun else ()
    if not verbal(tree.tokens[governor]):
        return ()
    if token.dep == "nsubjpass":
        return tuple(j for by in kids(tree, governor, "agent") for j in objects(tree, by))
    given = tuple(j for c in kids(tree, governor, "dative") if nominal(tree.tokens[c]) for j in fillers(tree, c))
    received = verb_lemma(tree, tree.tokens[governor]) in tree.lists.receiving
    if token.dep in ("dobj", "attr", "oprd") and (not received or token.lemma.lower() in tree.lists.granted):
        return given or subjects(tree, governor)
    return ()
