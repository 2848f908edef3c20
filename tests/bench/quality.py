"""Gold data → figures, held against the floors of floors.json.

    python -m tests.bench.quality [--only NAME] [--raise] [--lower NAME "REASON"]

Each measure runs a script of ../shared/measure (or ../shared/score.py) on data whose digest stands in the file. A
figure below its floor fails. `--raise` lifts floors to what was measured, less a margin; lowering one takes its name
and a reason.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.005


class Measure(NamedTuple):
    """A name, what to run (`{graph}` is a graph built of `articles`), and the data that the figures rest on."""

    name: str
    command: tuple[str, ...]
    data: tuple[str, ...]  # relative to ../shared, or to the project if they begin with tests/, kg/ or ontology/
    articles: tuple[str, str] | None = None  # folder of articles, metadata
    reader: str = "frames"  # by which the graph is built


FRAMES = ("--reader", "frames", "--json")
GOLD = (("score.py", "{graph}", "gold/*.json", "--json"), ("gold", "articles"), ("articles", "articles/dates.csv"))
SAMPLES = (("score.py", "{graph}", "tests/gold/*.json", "--json"), ("tests/gold/*.json", "kg/samples"),
           ("kg/samples", "kg/samples/metadata.csv"))  # fmt: skip
NEWS = (("score.py", "{graph}", "tests/gold/news/*.json", "--json"), ("tests/gold/news",),
        ("tests/gold/news/*.txt", "tests/gold/news/metadata.csv"))  # fmt: skip
MEASURES = (
    Measure("gold", *GOLD),
    Measure("gold, full", *GOLD, reader="full"),
    Measure("samples", *SAMPLES),
    Measure("samples, full", *SAMPLES, reader="full"),
    Measure("news", *NEWS),
    Measure("news, full", *NEWS, reader="full"),
    Measure("verdicts", ("tests/bench/verdicts.py", "--json"),
            ("tests/bench/verdicts.jsonl", "data/polnear", "data/meantime", "articles")),
    Measure("chains", ("tests/bench/chains.py", "--json"), ("tests/gold/chains",)),
    Measure("sentences", ("tests/bench/reading_sentences.py", "--json"), ("ontology/sentences",)),
    Measure("knowledgenet", ("measure/knowledgenet.py", *FRAMES), ("data/knowledgenet/fold3.jsonl",)),
    Measure("knowledgenet, full", ("measure/knowledgenet.py", "--json"), ("data/knowledgenet/fold3.jsonl",)),
    Measure("core", ("measure/core.py", "--last", "1000", *FRAMES), ("data/core",)),
    Measure("core, full", ("measure/core.py", "--last", "1000", "--json"), ("data/core",)),
    Measure("carb", ("measure/carb.py", *FRAMES), ("data/carb",)),
    Measure("benchie", ("measure/benchie.py", *FRAMES), ("data/benchie",)),
    Measure("polnear", ("measure/polnear.py", *FRAMES), ("data/polnear",)),
    Measure("coref", ("measure/coref.py", "--news", *FRAMES), ("data/gum", "data/meantime")),
    Measure("crossdoc", ("measure/crossdoc.py", "--json"), ("data/meantime",)),
)  # fmt: skip


def place(path: str) -> Path:
    """Where a path of a measure leads: into the project, else into ../shared."""
    return (ROOT if path.startswith(("tests/", "kg/", "ontology/")) else SHARED) / path


def files(path: str) -> list[Path]:
    """The files that a path or pattern names, in order."""
    whole = place(path)
    found = whole.parent.glob(whole.name) if "*" in path else whole.rglob("*") if whole.is_dir() else [whole]
    return sorted(file for file in found if file.is_file())


def digest(measure: Measure) -> str:
    """A digest of the data that a measure rests on: other data, other floors."""
    total = hashlib.sha256()
    for file in (file for path in measure.data for file in files(path)):
        total.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:16]


def measured(measure: Measure) -> Mapping[str, float]:
    """The figures of one measure, flat: {"business6.F1": 0.61}."""
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "graph.ttl"
        if measure.articles:
            articles, metadata = map(place, measure.articles)
            options = ["-o", str(graph), "--metadata", str(metadata), "--reader", measure.reader]
            run([sys.executable, "-m", "kg", "build", str(articles), *options])
        script, *rest = measure.command
        options = [
            str(x) for word in rest for x in (files(word) if "*" in word else [word.replace("{graph}", str(graph))])
        ]
        return flat(json.loads(run([sys.executable, str(place(script)), *options]).splitlines()[-1]))


def run(command: Sequence[str]) -> str:
    """What a command prints; its own words if it fails."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
    return done.stdout


def flat(table: Mapping[str, Any], before: str = "") -> dict[str, float]:
    """Numbers of a nested table by their dotted names."""
    found: dict[str, float] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            found |= flat(value, f"{before}{key}.")
        elif isinstance(value, int | float):
            found[before + key] = float(value)
    return found


def below(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """The floors that are not reached; a name that ends in "<" is a ceiling (leaks, calibration error)."""
    failed = []
    for name, floor in floors.items():
        value = figures.get(name.rstrip("<"))
        if value is None or (value > floor if name.endswith("<") else value < floor):
            failed.append(f"{name.rstrip('<')} is {value}, floor {floor}")
    return failed


def raised(figures: Mapping[str, float], floors: Mapping[str, float]) -> dict[str, float]:
    """The floors, lifted to the figures less a margin where that is higher (ceilings: lowered)."""
    return {
        name: min(floor, figures[name[:-1]]) if name.endswith("<") else max(floor, round(figures[name] - MARGIN, 3))
        for name, floor in floors.items()
    }


def main() -> int:
    """Measure, show, hold against the floors; 1 if one is not reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", metavar="NAME", action="append", help="only this measure")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what is measured")
    parser.add_argument("--lower", nargs=2, metavar=("NAME", "REASON"), help="set the floors of a measure down")
    options = parser.parse_args()
    table: dict[str, Any] = json.loads(FLOORS.read_text("utf-8"))
    failed = []
    for measure in MEASURES:
        if options.only and measure.name not in options.only:
            continue
        entry, figures = table[measure.name], measured(measure)
        print(measure.name, " ".join(f"{name}={value:.3f}" for name, value in figures.items()), flush=True)
        if entry["digest"] != digest(measure):
            failed.append(
                f"{measure.name}: the data have changed; measure again and write their digest {digest(measure)}"
            )
        if options.lower and options.lower[0] == measure.name:
            entry["floors"] = {name: figures[name.rstrip("<")] for name in entry["floors"]}
            entry["lowered"] = [*entry.get("lowered", []), options.lower[1]]
        if options.lift:
            entry["floors"] = raised(figures, entry["floors"])
        failed += [f"{measure.name}: {line}" for line in below(figures, entry["floors"])]
    if options.lift or options.lower:
        FLOORS.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    print("\n".join(failed) or "every floor is reached")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
