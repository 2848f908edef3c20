"""Measures: quality on gold, speed against a peer in the same run. Run from the project: python -m tests.bench.NAME"""
