"""Bytes that nobody should feed to anything, under every suffix → articles or one line each, in bounded memory."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import resource
import subprocess
import sys
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import Refused, load
from kg.articles.formats import SUFFIXES
from kg.articles.languages import foreign
from kg.commands import main
from kg.model import Article
from tests.conftest import Reader

MEGABYTES = 900  # of the whole process; the parsers of HTML and PDF, the language model and numpy take a third of that
SECONDS = 120  # for one input on a busy machine; most take none
READERS = (
    ".txt",
    ".html",
    ".pdf",
    ".eml",
    ".jsonl",
    ".json",
    ".csv",
    ".xml",
    ".gz",
    ".zip",
    ".warc",
    ".bin",
)  # each once
PROSE = "Acme has bought Birch Labs, and the Courier said that it was the largest deal of the year. "


def zipped(name: str, data: bytes, copies: int = 1) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(copies):
            archive.writestr(f"{number}-{name}", data)
    return held.getvalue()


def nested(data: bytes, levels: int, copies: int = 1) -> bytes:
    for level in range(levels):
        data = zipped("x.zip" if level else "x.gz", data, copies)
    return data


def laughs() -> bytes:
    """A billion of them: each entity is ten of the one before."""
    entities = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    feed = "<rss><channel><item><title>&a9;</title></item></channel></rss>"
    return f'<!DOCTYPE rss [<!ENTITY a0 "ha">{entities}]>{feed}'.encode()


EVIL: dict[str, Callable[[], bytes]] = {
    "random bytes": lambda: random.Random(7).randbytes(200_000),
    "NULs": lambda: bytes(500_000),
    "controls": lambda: bytes(range(32)) * 2000,
    "a huge line": lambda: PROSE.encode() * 200_000,
    "a huge record": lambda: b'{"text": "' + b"a" * 20_000_000 + b'"}\n{"text": "Acme fell."}',
    "emoji": lambda: ("👩‍👩‍👧‍👦 🏴\U000e0067\U000e007f e\u0301 " + PROSE).encode() * 300,
    "right to left": lambda: ("\u202e\u2067" + PROSE + "\u2069 שלום עולם مرحبا ").encode() * 300,
    "halves of characters": lambda: b'{"text": "\\ud83d Acme \\udc00 has bought it.\\u0000"}\n' * 300,
    "broken HTML": lambda: b'<html><p <p <<>><a href="<b>&&;&#xffffffff;&#0;</html><table><tr><td><table>' * 1000,
    "deep HTML": lambda: b"<html><body>" + b"<div><span>" * 100_000 + PROSE.encode(),
    "deep tables and lists": lambda: b"<html><body>" + b"<table><tr><td><ul><li>" * 20_000 + PROSE.encode(),
    "many tags": lambda: b"<html><body>" + b"<p>Acme fell.</p>" * 60_000,
    "many attributes": lambda: b"<html><body><p " + b'a="b" ' * 300_000 + b">Acme</p>",
    "deep JSON": lambda: b"[" * 500_000,
    "deep objects": lambda: b'{"a":' * 500_000,
    "huge numbers": lambda: b'{"text": "Acme", "id": ' + b"9" * 100_000 + b', "date": 1e999, "url": NaN}',
    "a billion laughs": laughs,
    "deep XML": lambda: b"<rss><channel>" + b"<item>" * 200_000,
    "an open quotation": lambda: b'text\n"' + b"a,\n" * 500_000,
    "many columns": lambda: b",".join(b"c%d" % number for number in range(100_000)),
    "a gzip bomb": lambda: gzip.compress(bytes(200_000_000)),
    "a zip bomb": lambda: zipped("a.txt", bytes(100_000_000)),
    "many files": lambda: zipped("a.txt", b"", 3000),
    "zip in zip": lambda: nested(gzip.compress(PROSE.encode()), 8),
    "bombs in bombs": lambda: nested(gzip.compress(bytes(50_000_000)), 3, 10),
    "a PDF of nothing": lambda: b"%PDF-1.4\n" + random.Random(7).randbytes(20_000) + b"\n%%EOF",
    "parts in parts": lambda: b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n" * 20_000,
    "a long header": lambda: b"Subject: " + b"=?utf-8?q?x?= " * 20_000 + b"\r\n\r\nAcme fell.",
    "a WARC that lies": lambda: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200",
    "a WARC without end": lambda: b"WARC/1.0\r\n" + b"a" * 5_000_000,
    "UTF-16 cut in half": lambda: (PROSE * 9).encode("utf-16")[:-1],
}  # fmt: skip


def peak() -> float:
    """The most memory that this process has had, in MB, without what getrusage adds of its parent."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def judge(path: Path) -> None:
    """Every input gives articles that can be written, or one line for each that is none."""
    for item in load(path):
        if isinstance(item, Article):
            item.text.encode()
            assert item.text.strip()
        else:
            assert len(str(item).splitlines()) == 1
            assert str(item).startswith(str(path))


def try_all(folder: Path, name: str) -> None:
    """Feed an input to each reader, within the limits."""
    data = EVIL[name]()
    for suffix in READERS:
        path = folder / f"evil{suffix}"
        path.write_bytes(data)
        start = time.monotonic()
        judge(path)
        path.unlink()
        assert time.monotonic() - start < SECONDS, suffix
        assert peak() < MEGABYTES, suffix


def try_each(folder: Path) -> None:
    """For each name on standard input: try it in a child of this process, which has loaded all that takes long."""
    foreign("Corvane hat ein Drittel von Birch Labs gekauft, teilten beide Unternehmen am Dienstag in Berlin mit.")
    for suffix in READERS:
        path = folder / f"warm{suffix}"
        path.write_text(PROSE, encoding="utf-8")
        judge(path)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            try_alone(folder, line.strip())
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        sys.stdout.flush()


def try_alone(folder: Path, name: str) -> None:
    """Try one and end this process; what is printed, logged and raised meanwhile goes into a file."""
    with (folder / "said").open("wb") as said:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
    try:
        try_all(folder, name)
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    sys.stdout.flush()
    os._exit(0)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """Says what it says to try an input, which is nothing if all is well."""
    folder = tmp_path_factory.mktemp("evil")
    code = f"from tests.test_articles_fuzzing import *; try_each(Path({str(folder)!r}))"
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
    )  # fmt: skip

    def said(name: str) -> str:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{name}\n")
        process.stdin.flush()
        code = process.stdout.readline().strip()
        return (folder / "said").read_text(errors="replace")[-2000:] + ("" if code == "0" else f"exit code {code}")

    with process:
        yield said
        process.communicate()


@pytest.mark.parametrize("name", EVIL)
def test_no_input_costs_more_than_its_share_under_any_suffix(reader: Callable[[str], str], name: str) -> None:
    """In a process of its own, whose memory nothing else adds to, and which prints and logs nothing."""
    assert reader(name) == ""


@given(st.binary(max_size=300), st.sampled_from([*SUFFIXES, ".bin", ""]))
def test_any_bytes_under_any_suffix_are_an_article_or_one_line(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    judge(path)


PIECES = st.sampled_from(
    ["<p>", "</p>", "<div ", '="', ">", "<", "<table><tr>", "</body>", "<!--", "<![CDATA[", "&", "&#0;", "\0", "\u202e",
     "😀", "Acme has bought Birch Labs. ", "<script>", "<svg>", "<title>", "<br/>", "\n", "<meta charset=utf-7>"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from([".html", ".xml", ".eml", ".md", ".jsonl"]))
def test_any_heap_of_markup_is_an_article_or_one_line(
    tmp_path_factory: pytest.TempPathFactory, markup: str, suffix: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"heap{suffix}"
    path.write_text(json.dumps({"body": markup}) if suffix == ".jsonl" else markup, encoding="utf-8")
    judge(path)


def test_a_folder_of_all_that_builds_what_is_good_in_it(
    tmp_path: Path, plain_reader: Reader, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "evil"
    folder.mkdir()
    (folder / "good.txt").write_text("Acme has bought Birch Labs.", encoding="utf-8")
    for name, suffix in (("NULs", ".txt"), ("deep JSON", ".jsonl"), ("a gzip bomb", ".txt.gz"), ("zip in zip", ".zip")):
        (folder / f"{name}{suffix}").write_bytes(EVIL[name]())
    assert main(["build", str(folder), "-o", str(tmp_path / "graph.ttl")]) == 0
    errors = capsys.readouterr().err
    assert errors.count("kg: ") == 4
    assert "Traceback" not in errors
    assert "acquires" in (tmp_path / "graph.ttl").read_text(encoding="utf-8")


def test_refusals_are_counted_here_so_that_no_reader_lets_all_pass(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(EVIL["zip in zip"]())
    assert any(isinstance(item, Refused) for item in load(path))
