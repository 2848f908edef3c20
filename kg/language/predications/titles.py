"""Noun → the name that it is the title or general term of: "its chief, | Ana Ruiz", "app maker | Birch Labs"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.language.document import NAMED, ORGANIZATIONS, Token
from kg.language.mentions import nouns
from kg.language.predications.aliases import behind_mark
from kg.language.predications.homes import firm_named
from kg.language.predications.tree import Tree, is_general, kids, nominal

_BRACKETED = 8  # words that a title in brackets may have
_BEARERS = frozenset({"person", "organization", "company", "media", "government"})


def titled(tree: Tree, i: int) -> tuple[int, ...]:
    """The name that token i is the title of, else token i itself."""
    name = before_name(tree, i)
    name = shared_title(tree, i) if name is None else name
    return (i,) if name is None else (name,)


def shared_title(tree: Tree, i: int) -> int | None:
    """The name at the end of "its chairman | and chief executive Ana Ruiz", where the parser made two people of it.

    Also behind a comma: "its CEO | and founder, Ana Ruiz".
    """
    if not _is_post(tree, tree.tokens[i]):
        return None
    for child in kids(tree, i, "conj"):
        bare = not any(True for _ in kids(tree, child, "det", "poss"))
        if tree.tokens[child].kind == "person" and bare and before_name(tree, child - 1) == child:
            return child
        later = (shared_title(tree, child) or _named_behind(tree, child)) if bare else None
        if later is not None:
            return later
    return None


def _is_post(tree: Tree, token: Token) -> bool:
    """Whether a noun in the singular says what one person is: "chairman", "CEO"."""
    word = token.lemma.lower()
    post = tree.lists.role_names.get(word, word) in tree.lists.person_roles
    return post and not token.kind and token.tag != "NNS"


def _named_behind(tree: Tree, i: int) -> int | None:
    """The person right behind a post and a comma: "founder, | Ana Ruiz"."""
    if not _is_post(tree, tree.tokens[i]):
        return None
    apposed = kids(tree, i, "appos")
    return next((j for j in apposed if tree.tokens[j].kind == "person" and tree.tokens[j - 1].text == ","), None)


def before_name(tree: Tree, i: int) -> int | None:
    """The name that token i is the title of: "research head | Ana Ruiz", "app maker | Birch Labs"."""
    tokens, token = tree.tokens, tree.tokens[i]
    if i + 1 >= len(tokens) or token.kind or not token.text[0].isalpha():
        return None
    if (bracketed := _beyond_brackets(tree, i)) is not None:
        return bracketed
    name = tokens[behind_mark(tokens, i)]
    if name.kind not in NAMED or name.sentence != token.sentence:
        return None
    if token.head == name.i and (token.dep in ("compound", "nmod", "appos") or _is_noun(tree, token)):
        return name.i
    if name.i == i + 1 and token.pos in ("NOUN", "PROPN", "ADJ"):
        return name.i if _fits(tree, i, name.kind) else firm_named(tokens, i, tree.lists.firms)
    return None


def _is_noun(tree: Tree, token: Token) -> bool:
    """ "rival | Corvane", "the Oslo weekly | Kapital Nord": what the parser takes for an adjective of the name."""
    return token.dep == "amod" and token.lemma.lower() in tree.lists.as_adjectives


def _beyond_brackets(tree: Tree, i: int) -> int | None:
    """ "Acme chief (and Birch founder) | Ana Ruiz": the person after the brackets has both titles."""
    after = tree.tokens[i + 1 : i + 2 + _BRACKETED]
    if after[0].text not in ("(", ")"):
        return None
    close = next((t.i for t in after if t.text == ")"), None)
    if close is None or close + 1 >= len(tree.tokens) or tree.tokens[close + 1].kind != "person":
        return None
    word = tree.tokens[i].lemma.lower()
    return close + 1 if tree.lists.role_names.get(word, word) in tree.lists.person_roles else None


def _fits(tree: Tree, i: int, kind: str) -> bool:
    """Whether the noun says what such a name stands for, and the parser was in doubt about one of the two."""
    word = tree.tokens[i].lemma.lower()
    noun, name = tree.tokens[i], tree.tokens[i + 1]
    if _is_broken_off(tree.tokens, noun, name):
        return word in tree.lists.said_of_names
    roles = tree.lists.person_roles if kind == "person" else tree.lists.organization_roles
    loose = noun.dep == "dep" or name.dep in ("punct", "dep", "npadvmod")
    doubted = loose or (noun.head == name.head and noun.dep == name.dep)
    return doubted and kind in ("person", "organization", "company") and tree.lists.role_names.get(word, word) in roles


def apposed_names(tree: Tree, i: int) -> list[int]:
    """The names in apposition to a noun; a person's also where the parser hung it on the noun's employer."""
    if not tree.tokens[i].children:
        return []
    fitting = NAMED - {"person"} if _has_head(tree, tree.tokens[i]) else NAMED
    apposed = kids(tree, i, "appos")
    found = [a for a in apposed if tree.tokens[a].kind in fitting]
    found += [c for c in kids(tree, i, "conj") if is_general(tree, i, c)]
    found = found or [name for a in apposed if (name := _title_beside(tree, a)) is not None]
    word = tree.tokens[i].lemma.lower()
    if found or tree.lists.role_names.get(word, word) not in tree.lists.person_roles:
        return found
    after = (c for p in kids(tree, i, "prep") for c in kids(tree, p, "pobj"))
    near = (e for c in after for e in (c, *kids(tree, c, "appos")))
    employers = (e for e in near if tree.tokens[e].kind or _is_body(tree.tokens[e], tree.lists.person_roles))
    return [a for c in employers for a in kids(tree, c, "appos") if tree.tokens[a].kind == "person"]


def _title_beside(tree: Tree, i: int) -> int | None:
    """The name in "his wife, the economist | Ana Ruiz", "its owner, the fund | Acme", whose title the noun is."""
    token = tree.tokens[i]
    if token.kind or token.tag in ("NNS", "NNPS") or not nominal(token):
        return None
    beside = [before_name(tree, i), *kids(tree, i, "appos")]
    return next((j for j in beside if j is not None and tree.tokens[j].kind in _BEARERS), None)


def _has_head(tree: Tree, token: Token) -> bool:
    """Whether the noun tells whose head, founder … somebody is: "the head of the | bank, Ana Ruiz"."""
    preposition, people = tree.tokens[token.head], tree.lists.person_roles
    inside = token.dep == "pobj" and preposition.dep == "prep" and _is_body(token, people)
    return inside and tree.tokens[preposition.head].lemma.lower() in people


def _is_broken_off(tokens: Sequence[Token], noun: Token, name: Token) -> bool:
    """ "at the shoemaker Acme | doubled": whether the name went to another word; not in "the firm | Acme bought"."""
    governor = tokens[name.head]
    if name.head == noun.i or name.dep not in ("nsubj", "nsubjpass", "appos", "dobj", "npadvmod"):
        return False
    return not (governor.head == noun.i and governor.dep in ("relcl", "acl", "ccomp"))


def _is_body(token: Token, people: Collection[str]) -> bool:
    """Whether a noun is for an organization, and for none of these people: "the bank", "the police"."""
    word = token.lemma.lower()
    return not token.kind and nouns().kinds.get(word) in ORGANIZATIONS and word not in people
