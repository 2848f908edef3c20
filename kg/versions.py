"""Distributions → the versions that are installed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def version_of(distribution: str) -> str:
    """Its version, or "unreleased" for a checkout that was never installed."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "unreleased"


__version__ = version_of("newskg")
