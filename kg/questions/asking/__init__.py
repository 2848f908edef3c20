"""A graph and a question in plain words → an answer, each sentence of it with the passages that it rests on.

What is said of names and relations that the question names is looked up without an LLM. With one, what is not
understood that way is put into SPARQL by it; the answer is worded from the claims that the query finds, never by it.
"""

from __future__ import annotations

from pyoxigraph import Store

from kg.chat import Chat
from kg.errors import QuestionError
from kg.model import Contents
from kg.questions.asking.answers import NOTHING, Answer, Said, answered
from kg.questions.asking.querying import queried
from kg.questions.asking.understanding import Wanted, telling, understood

__all__ = ["NOTHING", "Answer", "Said", "Wanted", "answer", "telling", "understood"]


def answer(store: Store, contents: Contents, text: str, chat: Chat | None = None) -> Answer:
    """The answer to a question in plain words.

    Raises QuestionError where it is not understood: without an LLM, or by one whose queries do not run.
    """
    wanted = understood(contents, text)
    if chat is not None and (not wanted.is_enough or wanted.unread):
        return queried(store, contents, text, chat)
    if not wanted.is_enough:
        raise QuestionError(
            f"{text!r} is not understood: name entities of the graph and how they are related; `kg ask GRAPH` lists"
            " questions, and --llm has an LLM put other ones into SPARQL"
        )
    return answered(contents, wanted.claims(contents), unread=wanted.unread)
