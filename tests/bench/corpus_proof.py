"""A number → proof by experiment that so many articles become one graph: all, in little memory, always the same.

    python -m tests.bench.corpus_proof 300                     all of it, in a folder that goes afterwards
    python -m tests.bench.corpus_proof 10000 --folder proof/   graphs and articles stay
    python -m tests.bench.corpus_proof 10000 --folder proof/ --only growth

Articles are made by lot (`lot.py`), no two alike. `two`: by two workers, none lost. `one`: by one worker, the same
bytes. `kills`: killed three times in the middle (SIGKILL) and resumed, the same bytes. `growth`: time and memory at a
hundredth, a tenth and all of it. Memory is the proportional share (PSS) of all processes together at its highest, as
looked at every half second. Ends with 1 if something is not as it should be. Linux only.
"""

from __future__ import annotations

import argparse
import json
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext, suppress
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from tests.bench.lot import articles

KILLS = 3
STEP = 0.5  # seconds between two looks
MB = 1 << 20


class Run(NamedTuple):
    """What a build took: seconds of the clock and of processors, bytes at most of all processes and of the first."""

    seconds: float
    cpu: float
    memory: int
    first: int
    code: int


def main() -> None:
    """Print a line for each proof."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, help="of articles")
    parser.add_argument("--folder", type=Path, help="where all is kept (default: nowhere)")
    parser.add_argument("--sentences", type=int, default=8, help="of an article, about 14 words each (default: 8)")
    parser.add_argument("--only", choices=PROOFS, action="append", help="of these proofs (default: all)")
    given = parser.parse_args()
    with nullcontext(given.folder) if given.folder else tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        source = written(folder, given.count, given.sentences)
        results = [PROOFS[name](folder, source, given.count) for name in given.only or PROOFS]
    sys.exit(0 if all(results) else 1)


def written(folder: Path, count: int, sentences: int) -> Path:
    """The file of so many articles, one a line."""
    path, texts, words = folder / f"articles-{count}-{sentences}.jsonl", set[bytes](), 0
    with path.open("w", encoding="utf-8") as file:
        for article in articles(count, sentences=sentences):
            known = {name: value for name, value in asdict(article).items() if value is not None}
            file.write(json.dumps(known) + "\n")
            texts.add(sha256(article.text.encode()).digest())
            words += len(article.text.split())
    print(f"{count:,} articles, {words / count:.0f} words each on average, {len(texts):,} different texts", flush=True)
    return path


def two(folder: Path, source: Path, count: int) -> bool:
    """Two workers: every article in the graph."""
    run = build(source, named(folder, source, "two"), workers=2)
    done = in_graph(named(folder, source, "two"))
    return told("two workers", run, count, done == count and run.code == 0, f"{done:,} in the graph")


def one(folder: Path, source: Path, count: int) -> bool:
    """One worker: the same bytes."""
    run = build(source, named(folder, source, "one"), workers=1)
    same = digest(named(folder, source, "one")) == reference(folder, source)
    return told("one worker", run, count, same, "the same bytes" if same else "OTHER BYTES")


def kills(folder: Path, source: Path, count: int) -> bool:
    """Killed at each quarter of the way and resumed: the same bytes."""
    graph, runs = named(folder, source, "killed"), list[Run]()
    for lap in range(KILLS + 1):
        at = count * (lap + 1) // (KILLS + 1) if lap < KILLS else None
        runs.append(build(source, graph, workers=2, resume=lap > 0, kill_at=at))
    ended = [run.code for run in runs]
    run = Run(
        sum(r.seconds for r in runs),
        sum(r.cpu for r in runs),
        max(r.memory for r in runs),
        max(r.first for r in runs),
        ended[-1],
    )
    same = ended == [-signal.SIGKILL] * KILLS + [0] and digest(graph) == reference(folder, source)
    return told(
        f"{KILLS} kills", run, count, same, f"ended with {ended}, {'the same bytes' if same else 'OTHER BYTES'}"
    )


def growth(folder: Path, source: Path, count: int) -> bool:
    """A hundredth, a tenth and all: seconds and memory of an article."""
    runs = {}
    for size in (max(1, count // 100), max(1, count // 10), count):
        part = folder / f"growth-{size}.jsonl"
        with source.open("rb") as lines:
            part.write_bytes(b"".join(line for line, _ in zip(lines, range(size), strict=False)))
        runs[size] = build(part, folder / f"growth-{size}.ttl", workers=2, page=folder / f"growth-{size}.html")
        told(f"growth to {size:,}, with a page", runs[size], size, runs[size].code == 0, "")
    return all(run.code == 0 for run in runs.values())


PROOFS: dict[str, Callable[[Path, Path, int], bool]] = {"two": two, "one": one, "kills": kills, "growth": growth}


def told(what: str, run: Run, count: int, good: bool, more: str) -> bool:
    """Print what came of it."""
    each = f"{1000 * run.cpu / count:.0f} ms CPU an article"
    memory = f"{run.memory / MB:,.0f} MB at most, {run.first / MB:,.0f} of them the first process"
    print(f"{'ok ' if good else 'NOT'} {what}: {run.seconds:,.0f} s, {each}, {memory}; {more}", flush=True)
    return good


def reference(folder: Path, source: Path) -> str:
    """The bytes that two workers make, which are built where that is not done yet."""
    graph = named(folder, source, "two")
    if not graph.exists():
        build(source, graph, workers=2)
    return digest(graph)


def named(folder: Path, source: Path, what: str) -> Path:
    return folder / f"{what}-of-{source.stem}.ttl"


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def build(
    source: Path,
    graph: Path,
    *,
    workers: int,
    resume: bool = False,
    kill_at: int | None = None,
    page: Path | None = None,
) -> Run:
    """Build a graph in processes of its own; with `kill_at` the first of them is killed when so many are read."""
    options = [*(["--resume"] if resume else []), *(["--html", str(page)] if page else [])]
    command = [sys.executable, "-m", "kg", "build", str(source), "-o", str(graph), "--workers", str(workers), *options]
    before, began, most, first = _cpu(), time.monotonic(), 0, 0
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            sizes = [memory_of(pid) for pid in tree(process.pid)]
            most, first = max(most, sum(sizes)), max(first, sizes[0])
            if kill_at is not None and read_so_far(graph) >= kill_at:
                process.kill()
            time.sleep(STEP)
    return Run(time.monotonic() - began, _cpu() - before, most, first, process.returncode)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def tree(pid: int) -> Iterator[int]:
    """A process and all that it started."""
    yield pid
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from tree(int(child))


def memory_of(pid: int) -> int:
    """Bytes of a process, those shared with others in parts; 0 for one that is gone."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def read_so_far(graph: Path) -> int:
    """How many articles the ledger of a build under way has readings of."""
    draft = graph.with_name(f"{graph.name}.ledger.part")
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{draft}?mode=ro", uri=True)) as ledger:
        return int(ledger.execute("SELECT count(*) FROM readings").fetchone()[0])
    return 0


def in_graph(graph: Path) -> int:
    """How many articles `kg status` calls done."""
    command = [sys.executable, "-m", "kg", "status", str(graph), "--format", "json"]
    held = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return sum(
        one["went"] is None and one["copy_of"] is None and one["read_at"] is not None for one in held["articles"]
    )


if __name__ == "__main__":
    main()
