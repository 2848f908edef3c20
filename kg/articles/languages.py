"""A text → the language that it is in, if that is surely another than English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Protocol, cast

from kg.vocabulary import words

SAMPLE = 2000  # characters that tell a language
ENGLISH = 0.1  # share of function words; articles have 0.2 to 0.4, and lists of names in any language next to none
FEWEST = 60  # letters; the language of less cannot be told
FEWEST_FOREIGN = 10  # letters, where they are of another alphabet
SURE = 0.9  # the probability that the model gives; names and figures alone get below 0.2
NONE_OR_ENGLISH = ("en", "zxx")  # zxx is what is in no language, such as figures
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


class Identifier(Protocol):
    """What py3langid offers: the likeliest language (ISO 639) and its probability."""

    def classify(self, text: str) -> tuple[str, float]: ...


def foreign(text: str, declared: str | None = None) -> str | None:
    """The language of a text that is not in English: a code, or "another script"; None for English and for doubt.

    `declared` is the language that the text is said to have; it counts where the text is too short to tell.
    """
    found = _WORD.findall(text[:SAMPLE])
    letters = "".join(found)
    if _is_other_script(letters):
        return "another script"
    if not found or _share(found) >= ENGLISH:
        return None
    if len(letters) < FEWEST:
        code = (declared or "en").lower()
        return None if code.startswith("en") else code
    code, probability = _identifier().classify(text[:SAMPLE])
    return code if code not in NONE_OR_ENGLISH and probability >= SURE else None


def _share(found: Sequence[str]) -> float:
    known = _function_words()
    return sum(word.lower() in known for word in found) / len(found)


def _is_other_script(letters: str) -> bool:
    if letters.isascii() or len(letters) < FEWEST_FOREIGN:
        return False
    return len(_LATIN.findall(letters)) < len(letters) / 2


@cache
def _function_words() -> frozenset[str]:
    return frozenset(words("function_words")["words"])


@cache
def _identifier() -> Identifier:
    """The model, which is in the package and takes a second to load."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: Any = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return cast(Identifier, identifier)
