"""Items → a trained network: stages over sources, each with its learning rate that falls to nothing."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, distributed

from tests.bench.learned.items import NO, WEAK_NO, WEAK_YES, YES, Item
from tests.bench.learned.network import Network

BATCH = 16
EXCHANGE = 8  # steps between two exchanges of workers
WARM = 20  # steps in which the rate rises
WEAK = 0.3  # how much an unlabelled cell counts (notes: with 0.3 precision on news rises fourfold, recall stays)
ENCODER_RATE, HEAD_RATE = 2e-4, 1e-3
_WEIGHT = np.zeros(5, dtype=np.float32)
_WEIGHT[[NO, YES, WEAK_NO, WEAK_YES]] = 1.0, 1.0, WEAK, WEAK


class Stage(NamedTuple):
    """One pass of training: how often over which items, and how fast (1 is the full rate)."""

    items: Sequence[Item]
    epochs: int
    rate: float
    last_rate: float = 0.0
    minutes: float = 600.0  # at the longest; the rate falls by what is over first, the items or the time


def train(
    network: Network, stage: Stage, lower: Lower, *, seed: int, say: Callable[[str], None], workers: int = 1
) -> None:
    """Train on one stage, in place; as one of several workers that share their weights now and then (local SGD)."""
    torch.manual_seed(seed)
    order = random.Random(seed)
    optimizer = _optimizer(network)
    batches = [batch for _ in range(stage.epochs) for batch in batched(stage.items, order)]
    start, total = time.monotonic(), 0.0
    network.train()
    for step, batch in enumerate(batches):
        late = (time.monotonic() - start) / 60 / stage.minutes
        _set_rates(optimizer, stage, min(1.0, max(step / len(batches), late)), step)
        loss = loss_of(network, batch, lower)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], 1.0)
        optimizer.step()
        if step % EXCHANGE == EXCHANGE - 1 and exchange(network, workers, late) >= 1:
            break
        total += float(loss.detach())
        if step % 50 == 49:
            say(f"step {step + 1} of {len(batches)}: loss {total / 50:.3f}, {time.monotonic() - start:.0f} s")
            total = 0.0
    network.eval()


def exchange(network: Network, workers: int, late: float) -> float:
    """Let every worker go on from the mean of all (Stich 2019, "Local SGD converges fast and communicates little").

    How much of the time is over, for the one who is latest: so that all stop together.
    """
    if workers == 1:
        return late
    latest = torch.tensor(late)
    distributed.all_reduce(latest, op=distributed.ReduceOp.MAX)
    with torch.no_grad():
        for parameter in network.parameters():
            if parameter.requires_grad:
                distributed.all_reduce(parameter)
                parameter.div_(workers)
    return float(latest)


def _optimizer(network: Network) -> torch.optim.Optimizer:
    groups: dict[bool, list[torch.nn.Parameter]] = {True: [], False: []}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            groups[name.startswith("layers.")].append(parameter)
    return torch.optim.AdamW(
        [{"params": groups[True], "base": ENCODER_RATE}, {"params": groups[False], "base": HEAD_RATE}],
        lr=ENCODER_RATE,
        weight_decay=0.01,
    )


def _set_rates(optimizer: torch.optim.Optimizer, stage: Stage, done: float, step: int) -> None:
    warm = min(1.0, (step + 1) / WARM)
    rate = stage.rate + (stage.last_rate - stage.rate) * done
    for group in optimizer.param_groups:
        group["lr"] = group["base"] * rate * warm


def batched(items: Sequence[Item], order: random.Random) -> Iterator[list[Item]]:
    """Batches of sentences about equally long, in random order."""
    shuffled = order.sample(list(items), len(items))
    for start in range(0, len(shuffled), BATCH * 32):
        chunk = sorted(shuffled[start : start + BATCH * 32], key=lambda item: len(item.pieces.ids))
        batches = [chunk[i : i + BATCH] for i in range(0, len(chunk), BATCH)]
        order.shuffle(batches)
        yield from batches


class Lower:
    """What the lower layers make of each item, worked out once: they do not learn."""

    def __init__(self) -> None:
        self._known: dict[int, Tensor] = {}

    def of(self, network: Network, item: Item) -> Tensor:
        """(pieces, width)."""
        if id(item) not in self._known:
            with torch.no_grad():
                network.eval()
                states = network.lower(torch.from_numpy(item.pieces.ids)[None])[0]
                network.train()
            self._known[id(item)] = states.half()
        return self._known[id(item)].float()


def loss_of(network: Network, batch: Sequence[Item], known: Lower) -> Tensor:
    """Weighted binary cross-entropy over all pairs and relations, a sentence; of a group one cell at least is true."""
    lower = [known.of(network, item) for item in batch]
    mask = torch.arange(max(map(len, lower))) < torch.tensor([len(each) for each in lower])[:, None]
    states = network.upper(torch.nn.utils.rnn.pad_sequence(lower, batch_first=True), mask)
    return torch.stack([_item_loss(network, s, item) for s, item in zip(states, batch, strict=True)]).mean()


def _item_loss(network: Network, states: Tensor, item: Item) -> Tensor:
    logits = related(network, states[: len(item.pieces.ids)], item)
    targets = torch.from_numpy(((item.cells == YES) | (item.cells == WEAK_YES)).astype(np.float32))
    weights = torch.from_numpy(_WEIGHT[item.cells])
    loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, targets, weights, reduction="sum")
    for group in item.groups:
        none = sum(torch.nn.functional.logsigmoid(-logits[pair, relation]) for pair, relation in group)
        loss = loss - torch.log(-torch.expm1(torch.clamp(torch.as_tensor(none), max=-1e-6)))
    return loss


def related(network: Network, states: Tensor, item: Item) -> Tensor:
    """The logits of one sentence's pairs."""
    pieces = item.pieces
    first, last, types, left, right = (
        torch.from_numpy(x) for x in (pieces.first, pieces.last, pieces.types, item.left, item.right)
    )
    return network.relate(states, first, last, types, left, right)


def probabilities(network: Network, items: Sequence[Item]) -> list[np.ndarray[tuple[int, int], np.dtype[np.float32]]]:
    """For each item how likely each relation of each pair is."""
    with torch.inference_mode():
        return [
            related(network, network.upper(network.lower(ids), None)[0], item).sigmoid().numpy()
            for item in items
            for ids in [torch.from_numpy(item.pieces.ids)[None]]
        ]
