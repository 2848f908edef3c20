"""Items → a trained network, at a rate that falls to nothing."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache

import numpy as np
import torch
from torch import Tensor, distributed
from torch.nn.utils.rnn import pad_sequence

from tests.bench.learned.items import NO, WEAK_NO, WEAK_YES, YES, Item
from tests.bench.learned.network import Network
from tests.bench.learned.renaming import names_of, renamed

BATCH = 16
EXCHANGE = 8  # steps between two exchanges of workers
WARM = 0.06  # of the steps, in which the rate rises
WEAK = 0.3  # how much an unlabelled cell counts (notes: with 0.3 precision on news rises fourfold, recall stays)
ENCODER_RATE, HEAD_RATE = 2e-4, 1e-3
_WEIGHT = np.zeros(5, dtype=np.float32)
_WEIGHT[[NO, YES, WEAK_NO, WEAK_YES]] = 1.0, 1.0, WEAK, WEAK


def train(
    network: Network, items: Sequence[Item], epochs: int, *, seed: int, say: Callable[[str], None], workers: int = 1
) -> None:
    """Train in place, `epochs` times over the items; several workers share what they have learnt now and then."""
    torch.manual_seed(seed)
    order, names = random.Random(seed), names_of(items)
    optimizer = _optimizer(network)
    batches = [batch for _ in range(epochs) for batch in batched(items, order)]
    start, total = time.monotonic(), 0.0
    network.train()
    for step, batch in enumerate(batches):
        _set_rates(optimizer, step, len(batches))
        loss = loss_of(network, [renamed(item, names, order) for item in batch])
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], 1.0)
        optimizer.step()
        if step % EXCHANGE == EXCHANGE - 1 or step == len(batches) - 1:
            exchange(network, workers)
        total += float(loss.detach())
        if step % 50 == 49:
            say(f"step {step + 1} of {len(batches)}: loss {total / 50:.3f}, {time.monotonic() - start:.0f} s")
            total = 0.0
    network.eval()


def exchange(network: Network, workers: int) -> None:
    """Let every worker go on from the mean of all (Stich 2019, "Local SGD converges fast and communicates little")."""
    if workers == 1:
        return
    with torch.no_grad():
        for parameter in network.parameters():
            if parameter.requires_grad:
                distributed.all_reduce(parameter)
                parameter.div_(workers)


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


def _set_rates(optimizer: torch.optim.Optimizer, step: int, steps: int) -> None:
    rate = min(1.0, (step + 1) / (WARM * steps)) * (1 - step / steps)
    for group in optimizer.param_groups:
        group["lr"] = group["base"] * rate


def batched(items: Sequence[Item], order: random.Random) -> Iterator[list[Item]]:
    """Batches of sentences about equally long, in random order."""
    shuffled = order.sample(list(items), len(items))
    for start in range(0, len(shuffled), BATCH * 32):
        chunk = sorted(shuffled[start : start + BATCH * 32], key=lambda item: len(item.pieces.ids))
        batches = [chunk[i : i + BATCH] for i in range(0, len(chunk), BATCH)]
        order.shuffle(batches)
        yield from batches


def loss_of(network: Network, batch: Sequence[Item]) -> Tensor:
    """Weighted binary cross-entropy over all pairs and relations, a sentence; of a group one cell at least is true."""
    ids = pad_sequence([torch.from_numpy(item.pieces.ids) for item in batch], batch_first=True)
    with torch.autocast("cpu", torch.bfloat16, enabled=_has_short_floats()):
        states = network.encode(ids, ids > 0)
    return torch.stack([_item_loss(network, s.float(), item) for s, item in zip(states, batch, strict=True)]).mean()


@cache
def _has_short_floats() -> bool:
    """Whether the processor multiplies floats of sixteen bits, several times as fast as those of thirty-two."""
    return bool(torch.cpu.get_capabilities().get("avx512_bf16"))


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
    given = (pieces.first, pieces.last, pieces.types, item.left, item.right, item.ways.astype(np.int64))
    return network.relate(states, *map(torch.from_numpy, given))
