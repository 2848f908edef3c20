"""Verb or noun → the lemma that frames ask for: "take over", "chief executive"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.document import VALUES, Token
from kg.language.predications.tree import Tree

_CONTRACTED = frozenset({"’re", "’m", "’s", "'re", "'m", "'s"})


def verb_lemma(tree: Tree, token: Token) -> str:
    """The verb's lemma with its particle: "take over", "step down"."""
    lemma = "be" if token.text.lower() in _CONTRACTED else token.lemma.lower()
    if token.tag == "VB" or _is_base(tree, token):
        lemma = token.text.lower()  # "to found" is not a form of *find*
    particle = next((tree.tokens[c].text.lower() for c in token.children if is_particle(tree, token, c)), None)
    return f"{lemma} {particle}" if particle else lemma


def _is_base(tree: Tree, token: Token) -> bool:
    """Whether only a verb's base form can stand there: "to | found", "would | found", "helped | found"."""
    if token.tag not in ("VBN", "VBD", "VBP"):
        return False
    before = tree.tokens[token.i - 1] if token.i else token
    helping = before.lemma.lower() in ("help", "do", "helped") and before.i in (token.head, *token.children)
    return before.tag in ("TO", "MD") or helping


def is_particle(tree: Tree, verb: Token, child: int) -> bool:
    """Whether the child is a particle of the verb, by the parse or by the word list."""
    token = tree.tokens[child]
    if token.kind in VALUES:
        return False  # "buy $5 million worth of"
    if token.dep == "prt":
        return True
    if token.dep not in ("advmod", "prep", "acomp", "oprd", "npadvmod"):
        return False
    if token.text.lower() not in tree.lists.particles.get(verb.lemma.lower(), ()):
        return False
    return child > verb.i and not any(tree.tokens[c].dep == "pobj" for c in token.children)


def noun_lemma(tree: Tree, token: Token) -> tuple[str, int]:
    """The noun's lemma, longest known name first ("chief executive"), and the first token that belongs to it."""
    names, tokens, word = tree.lists.role_names, tree.tokens, token.lemma.lower()
    if [t.text for t in tokens[token.i + 1 : token.i + 5]] == ["-", "in", "-", "law"]:
        return f"{word}-in-law", token.i  # who is no brother
    longest = min(5, token.i + 1) if word in tree.lists.name_ends else 1
    for length in range(longest, 1, -1):
        words = tokens[token.i - length + 1 : token.i + 1]
        if words[0].sentence == token.sentence and words[0].text != "-":
            spelling = written(words)
            if spelling in names or spelling in tree.lists.events:
                return names.get(spelling, spelling), words[0].i
    return names.get(_without_ex(tree, word), word), token.i


def _without_ex(tree: Tree, word: str) -> str:
    """ "ceo" of "ex-ceo": who was it is known by the same name, whose tense tells that it is over."""
    post = word.removeprefix("ex-")
    return post if tree.lists.role_names.get(post) in tree.lists.person_roles else word


def written(words: Sequence[Token]) -> str:
    """The words as the lists write them: in lower case, the last as its lemma, no spaces around hyphens."""
    *front, last = words
    return " ".join([*(t.text.lower() for t in front), last.lemma.lower()]).replace(" - ", "-")
