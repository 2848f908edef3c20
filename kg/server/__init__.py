"""A graph → a SPARQL endpoint with a web page: SPARQL 1.1 Protocol, Graph Store Protocol, an editor, the questions.

Every query runs in a process of its own that is ended at a limit; `listening` is all that the rest of newskg needs.
"""

from __future__ import annotations

from kg.server.running import Listening, listening
from kg.server.settings import Settings

__all__ = ["Listening", "Settings", "listening"]
