"""A command line → what the library does, as text for people or for other programs, and an exit code.

One file a command, each with `add(commands)`, which declares its arguments, and `run(given)`, which does it.
"""

from __future__ import annotations

from kg.commands.running import COMMANDS, main

__all__ = ["COMMANDS", "main"]
