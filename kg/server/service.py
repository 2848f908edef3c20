"""Jobs → answers, whoever has to give them: readers side by side, writers one after another, the page drawn once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

from kg.server.messages import Answer, Job
from kg.server.pool import Pool, once
from kg.server.settings import Settings
from kg.server.snapshots import Shelf


@dataclass(eq=False)
class Service:
    """One graph, the processes that answer for it, and where its snapshots are."""

    settings: Settings
    shelf: Shelf
    pool: Pool
    writing: asyncio.Lock = field(default_factory=asyncio.Lock)
    drawing: asyncio.Lock = field(default_factory=asyncio.Lock)
    drawn: dict[Path, Answer] = field(default_factory=dict)  # the page of the snapshot it shows

    async def read(self, job: Job) -> Answer:
        """The answer of the first reader that is free."""
        return await self.pool.run(job)

    async def write(self, job: Job) -> Answer:
        """Do an update on a copy, keep it in its file, and show it; if anything fails, all stays as it was."""
        async with self.writing:
            draft = await asyncio.to_thread(self.shelf.copy, self.pool.snapshot)
            answer = await once(self.settings, draft, job, self.settings.time_limit)
            if answer.status < 300 and self.settings.file:
                answer = await self._kept(draft, answer)
            if answer.status >= 300:
                self.shelf.drop(draft)
                return answer
            self.pool.show(draft)
            self.shelf.drop_old()
            return answer

    async def _kept(self, draft: Path, answer: Answer) -> Answer:
        saved = await once(self.settings, draft, Job("save", self.settings.file), limit=None)
        return answer if saved.status < 300 else saved

    async def draw(self) -> Answer:
        """The page with the graph, drawn when it is first asked for."""
        async with self.drawing:
            snapshot = self.pool.snapshot
            if snapshot not in self.drawn:
                job = Job("draw", self.settings.title)
                page = await once(self.settings, snapshot, job, self.settings.drawing_limit)
                if page.status != 200:
                    return page
                self.drawn.clear()
                self.drawn[snapshot] = page
            return self.drawn[snapshot]
