"""A question ⇄ the answer that was once given to it, in a folder: building again costs nothing and gives the same."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from kg.chat.messages import Reply, Request
from kg.chat.settings import LLM


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of answers, each named after a hash of the server, the model and all that was asked."""

    folder: Path

    def get(self, llm: LLM, request: Request) -> Reply | None:
        """What was answered to this before; a file that is broken counts as none."""
        try:
            return Reply(**json.loads(self._file(llm, request).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def put(self, llm: LLM, request: Request, reply: Reply) -> None:
        """Keep an answer. Where the folder cannot be written it is not kept: the answer is there, only not for long."""
        file = self._file(llm, request)
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, delete=False) as draft:
                draft.write(json.dumps(asdict(reply), sort_keys=True))
            Path(draft.name).replace(file)

    def _file(self, llm: LLM, request: Request) -> Path:
        asked = [llm.url, llm.model, request.instructions, request.data, request.schema]
        name = sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
        return self.folder / name[:2] / f"{name}.json"


def cache_of(llm: LLM) -> Cache:
    """The cache that the settings name, else the one in the user's cache folder."""
    return Cache(Path(llm.cache) if llm.cache else _users() / "newskg" / "llm")


def _users() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
