"""What the parsers of others raise, print and log on broken input → one ArticleError, and silence."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from kg.errors import ArticleError

TALKERS = ("trafilatura", "htmldate", "courlan", "justext", "pypdf", "charset_normalizer", "py3langid")


@contextmanager
def parsing(what: str, advice: str) -> Iterator[None]:
    """Raises ArticleError for any error of another's parser inside: on broken input they raise whatever they please."""
    for name in TALKERS:  # else what they log would reach standard error; who wants to see it configures logging
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    try:
        yield
    except ArticleError:
        raise
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise ArticleError(f"cannot be read as {what} ({reason}); {advice}") from error
