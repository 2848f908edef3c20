"""Links → pages read from the web, politely and only from public addresses."""

from __future__ import annotations

from kg.articles.web.saving import save
from kg.articles.web.terms import Terms
from kg.articles.web.visiting import Visitor, is_link

__all__ = ["Terms", "Visitor", "is_link", "save"]
