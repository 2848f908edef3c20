"""Articles and a function that reads one → what each says, read by processes of which any may die."""

from __future__ import annotations

from kg.workers.crew import Answer, Lost, Staff, again, cores, read_apart
from kg.workers.packing import VERSION, pack, unpack, unpack_claims
from kg.workers.worker import Packed, Plan, answer, packed, read_one

__all__ = [
    "VERSION",
    "Answer",
    "Lost",
    "Packed",
    "Plan",
    "Staff",
    "again",
    "answer",
    "cores",
    "pack",
    "packed",
    "read_apart",
    "read_one",
    "unpack",
    "unpack_claims",
]
