"""`python -m kg` is `kg`."""

from __future__ import annotations

import sys

from kg.commands import main

if __name__ == "__main__":
    sys.exit(main())
