"""A trained network → a folder of weights: int8 ONNX, word pieces, settings."""

from __future__ import annotations

import json
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from kg.extractors.learned.candidates import TYPES
from kg.extractors.learned.ways import LINKS
from kg.extractors.learned.weights import NETWORK, PIECES, SETTINGS
from tests.bench.learned.network import Network

INPUTS = ("ids", "first", "last", "types", "left", "right", "ways")


def export(network: Network, tokenizer: Tokenizer, names: Sequence[str], folder: Path) -> None:
    """Write the weights. Eight-bit integers, in a reduced range: so that older processors do not overflow."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place) / "whole.onnx"
        _export(network, whole)
        quantize_dynamic(whole, folder / NETWORK, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    tokenizer.save(str(folder / PIECES))
    settings = {"types": TYPES, "links": LINKS, "relations": names}
    (folder / SETTINGS).write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def _export(network: Network, file: Path) -> None:
    example = (torch.ones(1, 9, dtype=torch.long), *(torch.tensor([0, 1]) for _ in range(5)), torch.ones(2, 9).long())
    network.eval()
    axes = {
        "ids": {1: "pieces"},
        **{name: {0: "candidates"} for name in INPUTS[1:4]},
        **{name: {0: "pairs"} for name in INPUTS[4:6]},
        "ways": {0: "pairs", 1: "pieces"},
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network, example, str(file), dynamo=False, input_names=list(INPUTS), output_names=["likelihoods"],
            dynamic_axes=axes, opset_version=17,
        )  # fmt: skip


def pieces_of(folder: Path) -> Tokenizer:
    """The tokenizer of a pretrained model, neither padding nor cutting."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
