"""A reader for processes of their own, which find it by its name: so it stands where little has to be imported."""

from __future__ import annotations

import os
import time

from kg.model import Article, Reading
from tests.conftest import read_plainly


def read_slowly(article: Article, **_: object) -> Reading:
    """As `read_plainly`, but as if it were work; one article is too much for any process."""
    if article.id == "7.txt":
        os._exit(3)
    time.sleep(0.05)
    return read_plainly(article)


def process_of(_: object) -> int:
    """The process that is given a value."""
    return os.getpid()
