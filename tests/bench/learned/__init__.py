"""Labelled texts → the weights of the learned reader. Run as python -m tests.bench.learned."""
