"""Train the learned reader.

    python -m tests.bench.learned OUT [--data ../shared/data] [--measure] [--epochs 8] [--workers 2]

With --measure it trains on what nothing is measured on: without KnowledgeNet's third fold, the last thousand pairs of
CORE and the tenths of our sentences for tuning; thresholds are set on the latter. Without, it trains on all but the
tenth of our sentences that is kept apart, with the thresholds of --thresholds, a folder of weights for measuring.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from kg.extractors.learned.weights import SETTINGS
from tests.bench.learned.alone import alone
from tests.bench.learned.corpus import NAMES, annotated_texts, prepared
from tests.bench.learned.exporting import pieces_of, write_settings
from tests.bench.learned.thresholds import thresholds
from tests.bench.learned.workers import base_model, train_together
from tests.bench.sentences import is_for_tuning

MEASURED = ("fold1", "fold2", "core", "fire", "examples", "own")
KEPT = ("fold3", "core-last")
LOW = 0.3  # the threshold with which claims are gathered to set thresholds by


def main() -> None:
    """Prepare, train, set thresholds, write."""
    options = _options()
    cache = options.out.parent / "prepared"
    found = prepared(options.data, cache, pieces_of(base_model()), only=(*MEASURED, *(() if options.measure else KEPT)))
    items = [
        item for name, those in found.items() if not (options.measure and name.endswith(".tune")) for item in those
    ]
    train_together(items, base_model(), NAMES, options.out, epochs=options.epochs, workers=options.workers)
    chosen = tuned_thresholds(options.out, options.data) if options.measure else given(options.thresholds)
    write_settings(NAMES, chosen, options.out)


def tuned_thresholds(folder: Path, data: Path) -> Mapping[str, float]:
    """Thresholds by what the network claims where the frames are silent, in the texts for tuning."""
    write_settings(NAMES, dict.fromkeys(NAMES, LOW), folder)
    texts = (text for source in MEASURED for text in annotated_texts(source, data) if is_for_tuning(text.text))
    return thresholds(alone(texts, folder), NAMES)


def given(folder: Path) -> Mapping[str, float]:
    """The thresholds of other weights."""
    found: Mapping[str, float] = json.loads((folder / SETTINGS).read_text("utf-8"))["thresholds"]
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", metavar="OUT", type=Path, help="folder for the weights")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the public sets")
    parser.add_argument("--measure", action="store_true", help="leave out what the reader is measured on")
    parser.add_argument("--thresholds", type=Path, metavar="FOLDER", help="weights whose thresholds are taken over")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--workers", type=int, default=2, help="processes, one core each")
    options = parser.parse_args()
    if not options.measure and options.thresholds is None:
        parser.error("name --thresholds, a folder of weights made with --measure")
    return options


if __name__ == "__main__":
    main()
