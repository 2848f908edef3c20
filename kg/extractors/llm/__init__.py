"""Document, offline claims and an LLM → claims: the LLM proposes or judges, the offline layers prove.

`inquiries` says what is worth asking, `heard` what the answers come to; both are pure. Between the two stands
the network, which is in `kg.chat` alone.
"""

from __future__ import annotations

from kg.extractors.llm.estimating import Estimate, estimate
from kg.extractors.llm.hearing import Heard, heard
from kg.extractors.llm.requesting import Inquiry, inquiries

__all__ = ["Estimate", "Heard", "Inquiry", "estimate", "heard", "inquiries"]
