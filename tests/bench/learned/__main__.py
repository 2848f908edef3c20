"""Train the learned reader.

    python -m tests.bench.learned OUT [--data ../shared/data] [--all] [--epochs 8] [--workers 2]

It trains on what nothing is measured on: without KnowledgeNet's third fold, the last thousand pairs of CORE, and of our
sentences the tenth that is kept apart and the one for tuning. With --all only the tenth that is kept apart is left out.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.bench.learned.corpus import KEPT, MEASURED, NAMES, prepared
from tests.bench.learned.exporting import pieces_of
from tests.bench.learned.workers import base_model, train_together


def main() -> None:
    """Prepare, train, write."""
    options = _options()
    sources = (*MEASURED, *(KEPT if options.all else ()))
    found = prepared(options.data, options.out.parent / "prepared", pieces_of(base_model()), only=sources)
    items = [item for name, those in found.items() if options.all or not name.endswith(".tune") for item in those]
    train_together(items, base_model(), NAMES, options.out, epochs=options.epochs, workers=options.workers)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", metavar="OUT", type=Path, help="folder for the weights")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the public sets")
    parser.add_argument("--all", action="store_true", help="train on what is measured on as well")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--workers", type=int, default=2, help="processes, one core each")
    return parser.parse_args()


if __name__ == "__main__":
    main()
