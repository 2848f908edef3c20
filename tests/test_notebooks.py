"""Every notebook → runs from top to bottom, with what `kg` offers in public."""

from __future__ import annotations

import json
import re
import warnings
from pathlib import Path

import pytest

import kg

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


def test_there_are_notebooks() -> None:
    assert [path.name for path in NOTEBOOKS] == ["tour.ipynb"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_runs(path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Jupyter itself; the notebook's own show in its output
        from nbclient import NotebookClient
        from nbformat import NotebookNode, reads

        notebook: NotebookNode = reads(path.read_text(encoding="utf-8"), as_version=4)  # type: ignore[no-untyped-call]
        NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(path.parent.parent)}}).execute()
    assert all(cell.outputs for cell in notebook.cells if cell.cell_type == "code")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_kept_without_outputs_and_uses_public_names(path: Path) -> None:
    code = [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
    assert not any(cell["outputs"] or cell["execution_count"] for cell in code)
    source = "".join(line for cell in code for line in cell["source"])
    assert set(re.findall(r"\bkg\.(\w+)", source)) <= set(kg.__all__)
    assert "from kg" not in source
