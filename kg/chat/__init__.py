"""Messages and the form of an answer → what an LLM answers, from its server or from the cache: the one way out.

Nothing here knows of articles or graphs. What an LLM answers is a proposal: whoever asks has it proved before use.
"""

from __future__ import annotations

from kg.chat.client import KEYS
from kg.chat.messages import Answer, Request
from kg.chat.session import Chat, connected
from kg.chat.settings import LLM, MODES, from_json, to_json
from kg.chat.tally import Tally

__all__ = ["KEYS", "LLM", "MODES", "Answer", "Chat", "Request", "Tally", "connected", "from_json", "to_json"]
