"""One small tree of errors; every message names the file or value, what is wrong, and what to do.

NewskgError
├── ArticleError      an article that cannot be read (missing, empty, binary, too large)
├── ModelError        a language model or resource that is missing or not the one we know
├── OntologyError     a vocabulary term, relation file or word list that is wrong
├── GraphError        a graph file that cannot be read or written
├── EngineError       worker processes or a cluster that cannot be used
└── QuestionError     a query, entity or option that cannot be answered
"""

from __future__ import annotations


class NewskgError(Exception):
    """What every error of newskg is, so that `except kg.NewskgError` catches them all."""


class ArticleError(NewskgError):
    """An article that cannot be read."""


class ModelError(NewskgError):
    """A language model or resource that is missing or not the one we know."""


class OntologyError(NewskgError):
    """A vocabulary term, relation file or word list that is wrong."""


class GraphError(NewskgError):
    """A graph file that cannot be read or written."""


class EngineError(NewskgError):
    """Worker processes or a cluster that cannot be used."""


class QuestionError(NewskgError):
    """A query, entity or option that cannot be answered."""
