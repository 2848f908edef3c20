"""Pieces of sentences and pairs of candidates → a logit for each relation: a BERT encoder and a head over pairs.

One pass a sentence: a pair is the states at the markers of both candidates, their types, what an attention of its own
gathers from the sentence (after Zhou et al. 2021, "Document-level relation extraction with adaptive
thresholding and localized context pooling", and Zhong and Chen 2021, "A frustratingly easy approach"), and the states
and labels of the words that link both in the parse (after Zhang et al. 2018, "Graph convolution over pruned dependency
trees").
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from kg.extractors.learned.candidates import TYPES
from kg.extractors.learned.ways import DOWN, LINKS, PARTS, TOP, UP, WIDE

LAYERS, HEADS, WIDTH, INNER = 6, 12, 384, 1536  # MiniLM-L6
MARKERS = 1 + 2 * len(TYPES)  # pieces, of the vocabulary's unused ones: the first is for padding
PAIR, QUERY, LINK = 384, 128, 32


class Layer(nn.Module):
    """One layer of BERT, with layer norm after each half."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm, self.last_norm = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """(sentences, pieces, width) → the same; `mask` is true where a piece is."""
        b, n, _ = x.shape
        query, key, value = (
            part(x).view(b, n, HEADS, -1).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        score = query @ key.transpose(2, 3) * (WIDTH // HEADS) ** -0.5  # torch's own is slow with short floats
        score = score if mask is None else score.masked_fill(~mask[:, None, None, :], -1e4)
        mixed = (score.softmax(-1).to(value.dtype) @ value).transpose(1, 2).reshape(b, n, WIDTH)
        x = self.norm(x + F.dropout(self.out(mixed), 0.1, self.training))
        return self.last_norm(x + F.dropout(self.outer(F.gelu(self.inner(x))), 0.1, self.training))  # type: ignore[no-any-return]


class Network(nn.Module):
    """Encoder and head. The embeddings of words stay as they are: few of them stand in what it is trained on."""

    def __init__(self, relations: int) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.markers = nn.Embedding(MARKERS, WIDTH, padding_idx=0)  # what is learned of them, beside the words' own
        self.segment, self.norm = nn.Parameter(torch.zeros(WIDTH)), nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.subject, self.object = (nn.Linear(2 * WIDTH, PAIR) for _ in range(2))
        self.subject_type, self.object_type = (nn.Embedding(len(TYPES), PAIR) for _ in range(2))
        self.asks, self.asks_too = (nn.Linear(2 * WIDTH, QUERY) for _ in range(2))
        self.answers, self.context = nn.Linear(WIDTH, QUERY), nn.Linear(WIDTH, PAIR)
        self.links = nn.Embedding(1 + len(LINKS), LINK)
        self.way = nn.Linear(3 * WIDTH + len(PARTS) * LINK, PAIR)
        self.out = nn.Linear(PAIR, relations)
        nn.init.normal_(self.subject_type.weight, std=0.02)
        nn.init.normal_(self.object_type.weight, std=0.02)
        nn.init.constant_(self.out.bias, -4.0)  # most pairs have no relation

    def encode(self, ids: Tensor, mask: Tensor | None) -> Tensor:
        """(sentences, pieces) → (sentences, pieces, width); `mask` is true where a piece is."""
        marked = self.markers(torch.where(ids < MARKERS, ids, torch.zeros_like(ids)))
        x: Tensor = self.norm(self.words(ids) + marked + self.positions.weight[: ids.shape[1]] + self.segment)
        x = F.dropout(x, 0.1, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def relate(
        self, states: Tensor, first: Tensor, last: Tensor, types: Tensor, left: Tensor, right: Tensor, ways: Tensor
    ) -> Tensor:
        """One sentence's states (pieces, width), its candidates and pairs → logits (pairs, relations)."""
        ends = torch.cat([states[first], states[last]], -1)
        query = self.asks(ends)[left] + self.asks_too(ends)[right]
        weight = (query @ self.answers(states).T * QUERY**-0.5).softmax(-1)
        said = self.context(weight @ states)
        one = (self.subject(ends) + self.subject_type(types))[left]
        other = (self.object(ends) + self.object_type(types))[right]
        where, links = ways % WIDE, self.links(torch.div(ways, WIDE, rounding_mode="floor"))
        words = [_mean(states, where == part) for part in (UP, TOP, DOWN)]
        linked = self.way(torch.cat([*words, *(_mean(links, where == part) for part in PARTS)], -1))
        return self.out(F.dropout(F.gelu(one + other + said + linked), 0.1, self.training))  # type: ignore[no-any-return]

    def forward(
        self, ids: Tensor, first: Tensor, last: Tensor, types: Tensor, left: Tensor, right: Tensor, ways: Tensor
    ) -> Tensor:
        """One sentence, as it is exported: ids (1, pieces) → how likely each relation is, (pairs, relations), 0..1."""
        return self.relate(self.encode(ids, None)[0], first, last, types, left, right, ways).sigmoid()


def _mean(states: Tensor, chosen: Tensor) -> Tensor:
    """The mean of the chosen pieces' states, one for all pairs or each pair's own, for each pair; 0 where none is."""
    weight = chosen.float()
    return (weight[:, None] @ states)[:, 0] / weight.sum(-1, keepdim=True).clamp(min=1)


def pretrained(relations: int, folder: Path) -> Network:
    """The network with MiniLM's weights, its head new. `folder` holds model.safetensors."""
    network, given = Network(relations), tensors(folder / "model.safetensors")
    state = network.state_dict()
    names = {"words.weight": "word_embeddings.weight", "positions.weight": "position_embeddings.weight",
             "norm.weight": "LayerNorm.weight", "norm.bias": "LayerNorm.bias"}  # fmt: skip
    for ours, theirs in names.items():
        state[ours].copy_(given[f"embeddings.{theirs}"])
    state["segment"].copy_(given["embeddings.token_type_embeddings.weight"][0])
    parts = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
             "out": "attention.output.dense", "norm": "attention.output.LayerNorm", "inner": "intermediate.dense",
             "outer": "output.dense", "last_norm": "output.LayerNorm"}  # fmt: skip
    for number in range(LAYERS):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                state[f"layers.{number}.{ours}.{kind}"].copy_(given[f"encoder.layer.{number}.{theirs}.{kind}"])
    _write_markers(state["words.weight"], folder)
    nn.init.zeros_(network.markers.weight)
    for part in (network.words, network.positions):
        part.requires_grad_(False)
    return network


def _write_markers(words: Tensor, folder: Path) -> None:
    """Give the markers a meaning that the encoder knows: a bracket and the word for the type."""
    vocabulary = {word: row for row, word in enumerate((folder / "vocab.txt").read_text("utf-8").split("\n"))}
    for number, name in enumerate(TYPES):
        row = vocabulary[name.rpartition(":")[2]]
        for which, bracket in enumerate("[]"):
            words[1 + 2 * number + which] = (words[row] + words[vocabulary[bracket]]) / 2


def tensors(file: Path) -> Mapping[str, Tensor]:
    """The float32 tensors of a .safetensors file: eight bytes of length, a JSON table of places, then the numbers."""
    raw = file.read_bytes()
    length = int.from_bytes(raw[:8], "little")
    table = json.loads(raw[8 : 8 + length])
    start = 8 + length
    return {
        name: torch.from_numpy(
            np.frombuffer(
                raw[start + each["data_offsets"][0] : start + each["data_offsets"][1]], dtype=np.float32
            ).copy()
        ).view(each["shape"])
        for name, each in table.items()
        if name != "__metadata__" and each["dtype"] == "F32"
    }
