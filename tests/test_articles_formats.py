"""Pages, feeds, mails, PDFs and archives as others make them → articles with what is known of them."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import Refused, limits, load
from kg.model import Article

FIRST = "Corvane has bought a third of Birch Labs, the two companies said on Tuesday, ending five months of talks."
SECOND = "Isla Rennie, who leads Birch Labs, will stay as chief executive and hire forty more engineers in Edinburgh."
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Corvane buys third of Birch Labs | The Lothian Courier</title>
<meta property="og:site_name" content="The Lothian Courier"><meta name="author" content="Fergus Innes">
<meta property="article:published_time" content="2025-09-16T08:00:00+01:00">
<link rel="canonical" href="https://example.com/lothian/birch"></head>
<body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav><h1>Corvane buys third of Birch Labs</h1>
<article><p>{FIRST}</p><p>{SECOND}</p><ul><li>Corvane gets a seat.</li><li>Tidewater sells.</li></ul></article>
<div class="comments"><p>A reader says that this comment is long enough to look like an article.</p></div>
<footer>Cookies. Privacy. © 2025</footer></body></html>"""
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Courier</title><link>https://example.com</link>
<item><title>Acme &amp;amp; Birch merge</title><link>https://example.com/a</link><guid>a-1</guid>
<pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate><dc:creator>Ana Ruiz</dc:creator>
<source url="https://wire.example">Meridian Newswire</source><description>short</description>
<content:encoded><![CDATA[<p>{FIRST}</p><p>Second&nbsp;one.</p>]]></content:encoded></item>
<item><title>Corvane fell</title><description>It lost &lt;b&gt;4%&lt;/b&gt; on Friday.</description></item>
<item><link>https://example.com/c</link></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Courier</title>
<entry><title>Acme buys Birch</title><id>tag:1</id><link rel="self" href="/x"/><link href="https://example.com/a"/>
<updated>2026-03-03T00:00:00Z</updated><published>2026-03-02T08:00:00Z</published><author><name>Ana Ruiz</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>It grew.</p></div></content></entry>
<entry><title>Corvane</title><id>tag:2</id><summary type="text">Sales &lt; profit, it said.</summary></entry></feed>"""


def read(path: Path, content: str | bytes) -> list[Article | Refused]:
    """What a file with this content gives."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(load(path))


def article(path: Path, content: str | bytes) -> Article:
    """The one article of a file."""
    (found,) = read(path, content)
    assert isinstance(found, Article), found
    return found


def refusal(path: Path, content: str | bytes) -> str:
    """Why a file gives no article."""
    (found,) = read(path, content)
    assert isinstance(found, Refused), found
    return str(found)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A .zip of these files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def pdf(*lines: str, encrypt: bool = False) -> bytes:
    """A PDF of one page with these lines."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    page = writer.add_blank_page(600, 800)
    stream = DecodedStreamObject()
    stream.set_data(
        b"BT /F1 12 Tf 14 TL 50 700 Td " + b" ".join(b"(%s) Tj T*" % line.encode() for line in lines) + b" ET"
    )
    names = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = DictionaryObject({NameObject(key): NameObject(value) for key, value in names.items()})
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(stream)
    if encrypt:
        writer.encrypt("secret", algorithm="RC4-128")
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def record(url: str, block: bytes, kind: str = "response", content_type: str = "application/http") -> bytes:
    """One record of a WARC."""
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: {content_type}\r\n"
    return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """What a server sent."""
    return "\r\n".join((f"HTTP/1.1 {status}", *headers, "", "")).encode() + body


def test_a_page_gives_its_main_text_and_what_it_says_of_itself(tmp_path: Path) -> None:
    assert article(tmp_path / "saved.html", PAGE) == Article(
        "saved.html",
        f"Corvane buys third of Birch Labs\n\n{FIRST}\n\n{SECOND}\n\n- Corvane gets a seat.\n- Tidewater sells.",
        headline="Corvane buys third of Birch Labs",
        author="Fergus Innes",
        publisher="The Lothian Courier",
        published="2025-09-16",
        url="https://example.com/lothian/birch",
    )


def test_a_page_that_a_browser_saved_knows_where_it_is_from(tmp_path: Path) -> None:
    saved = f"<!-- saved from url=(0029)https://example.com/lothian/b -->\n{PAGE}"
    assert article(tmp_path / "a.htm", saved).url == "https://example.com/lothian/b"


def test_a_short_page_is_an_article_and_one_without_text_is_none(tmp_path: Path) -> None:
    short = "<html><head><title>Note</title></head><body><p>Acme has bought Birch Labs.</p></body></html>"
    assert "Acme has bought Birch Labs." in article(tmp_path / "a.html", short).text
    assert "has no article text" in refusal(tmp_path / "b.html", "<html><body><script>app()</script></body></html>")


def test_a_feed_gives_the_fullest_text_of_each_entry(tmp_path: Path) -> None:
    first, second, third = read(tmp_path / "news.rss", RSS)
    assert first == Article(
        "a-1", f"Acme & Birch merge\n\n{FIRST}\n\nSecond one.", "Acme & Birch merge", "Ana Ruiz", "Meridian Newswire",
        "2026-03-02", "https://example.com/a",
    )  # fmt: skip
    assert isinstance(second, Article)
    assert (second.text, second.publisher) == ("Corvane fell\n\nIt lost 4% on Friday.", "The Courier")
    assert str(third).startswith(f"{tmp_path / 'news.rss'}, entry 3: is empty")


def test_an_atom_feed_is_read_as_well(tmp_path: Path) -> None:
    first, second = read(tmp_path / "news.xml", ATOM)
    assert first == Article(
        "tag:1", f"Acme buys Birch\n\n{FIRST}\n\nIt grew.", "Acme buys Birch", "Ana Ruiz", "The Courier",
        "2026-03-02", "https://example.com/a",
    )  # fmt: skip
    assert isinstance(second, Article)
    assert second.text == "Corvane\n\nSales < profit, it said."


def test_a_feed_reads_no_file_and_its_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")
    kind = f'<!DOCTYPE rss [<!ENTITY a "Laughs. "><!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    feed = f"{kind}<rss><channel><item><title>Acme &x; fell &a;&a;.</title></item></channel></rss>"
    text = article(tmp_path / "a.xml", feed).text
    assert "secret" not in text
    assert "Laughs" not in text


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_a_mail_gives_its_text_or_that_of_its_page(tmp_path: Path, kind: str) -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = (
        "Café deal",
        "Ana Ruiz <a@example.org>",
        "Mon, 2 Mar 2026 08:00:00 +0000",
    )
    mail.set_content("Acme has bought the Café.\n\nIt grew.", cte="base64", charset="iso-8859-1")
    if kind == "html":
        mail.set_content("<p>Acme has bought the Caf&eacute;.</p><p>It grew.</p>", subtype="html")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    found = article(tmp_path / "a.eml", mail.as_bytes())
    assert (found.id, found.headline, found.author, found.published) == ("a.eml", "Café deal", "Ana Ruiz", "2026-03-02")
    assert found.text.strip() == "Acme has bought the Café.\n\nIt grew."


def test_a_pdf_gives_its_lines_with_parted_words_together(tmp_path: Path) -> None:
    text = article(tmp_path / "a.pdf", pdf("Acme has bought the en-", "gineering firm Birch.", "It grew.")).text
    assert text == "Acme has bought the engineering firm Birch.\nIt grew."


def test_a_pdf_that_is_encrypted_or_of_pictures_is_refused(tmp_path: Path) -> None:
    assert "is encrypted" in refusal(tmp_path / "a.pdf", pdf("Acme", encrypt=True))
    assert "is a PDF of pictures" in refusal(tmp_path / "b.pdf", pdf())


def test_a_web_archive_gives_its_pages_and_no_pictures(tmp_path: Path) -> None:
    html, site = "Content-Type: text/html; charset=utf-8", "https://example.com"
    body = gzip.compress(PAGE.encode())
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:50], body[50:], b""))
    warc = b"".join(
        (
            record(site, b"software: x\r\n", "warcinfo", "application/warc-fields"),
            record(f"{site}/a", answer(chunked, html, "Content-Encoding: gzip", "Transfer-Encoding: chunked")),
            record(f"{site}/b", answer(b"Gone.", html, status="404 Not Found")),
            record(f"{site}/c", answer(b"\x89PNG", "Content-Type: image/png")),
            record(f"{site}/d", b"Corvane fell.", "conversion", "text/plain"),
            record(f"{site}/e", answer(b"Acme rose.", "Content-Type: text/plain")),
        )
    )
    for name, content in (("a.warc", warc), ("a.warc.gz", gzip.compress(warc)), ("packed.warc", gzip.compress(warc))):
        found = read(tmp_path / name, content)
        assert all(isinstance(item, Article) for item in found), found
        articles = [item for item in found if isinstance(item, Article)]
        assert [(item.id, item.url) for item in articles] == [(f"{site}/{x}", f"{site}/{x}") for x in "ade"]
        assert articles[0].publisher == "The Lothian Courier"
    (cut,) = read(tmp_path / "b.warc", record(f"{site}/a", b"Acme", "conversion", "text/plain")[:-20])
    assert isinstance(cut, Refused | Article)


TEXTS = {"a.txt": FIRST, "b.jsonl": json.dumps({"id": "b", "text": SECOND}), "c.html": PAGE, "sub/d.md": "# Acme fell"}


@given(st.dictionaries(st.sampled_from(sorted(TEXTS)), st.sampled_from(["", ".gz", ".zip"])))
def test_a_folder_a_zip_of_it_and_packed_files_in_either_give_the_same_articles(
    tmp_path_factory: pytest.TempPathFactory, packing: dict[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("same")
    for name in packing:
        path = folder / "plain" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXTS[name], encoding="utf-8")
    packed = {f"{name}{how}": _packed(name, how) for name, how in packing.items()}
    (folder / "all.zip").write_bytes(zipped(packed))
    if packing:
        plain, archived = list(load(folder / "plain")), list(load(folder / "all.zip"))
        assert plain == archived
        assert all(isinstance(item, Article) for item in plain)


def _packed(name: str, how: str) -> bytes:
    data = TEXTS[name].encode()
    return gzip.compress(data) if how == ".gz" else zipped({Path(name).name: data}) if how else data


def test_what_is_in_an_archive_is_named_with_it(tmp_path: Path) -> None:
    inner = zipped({"x.txt": "", "news.jsonl": '{"no": 1}', "sub/y.pdf": b"no", ".z.txt": FIRST, "z.png": b"\x89"})
    found = read(tmp_path / "a.zip", zipped({"b.zip": inner}))
    assert [str(item).removeprefix(f"{tmp_path / 'a.zip'}, ")[:38] for item in found] == [
        "b.zip, news.jsonl, line 1: has no text",
        "b.zip, sub/y.pdf: is no PDF; give it t"[:38],
        "b.zip, x.txt: is empty; leave it out o"[:38],
    ]


@pytest.mark.parametrize("name", ["a.gz", "a.zip", "a.txt.gz", "a.jsonl.gz", "a.html.gz", "a.bin"])
def test_a_bomb_is_stopped(tmp_path: Path, name: str) -> None:
    zeros = b"Acme." + b" " * 100_000_000
    bomb = zipped({"a.txt": zeros, "b.jsonl": zeros}) if name == "a.zip" else gzip.compress(zeros)
    found = read(tmp_path / name, bomb)
    assert found
    for item in found:
        assert isinstance(item, Refused)
        assert any(said in str(item) for said in ("is a bomb", "is larger than", "is a line of more than"))


def test_archives_within_archives_are_opened_to_a_depth(tmp_path: Path) -> None:
    content: bytes = FIRST.encode()
    names = ["a.txt", *(f"{number}.zip" for number in range(limits.DEPTH + 1))]
    for name in names[: limits.DEPTH]:
        content = zipped({name: content})
    assert article(tmp_path / "a.zip", content).text == FIRST
    assert "newskg looks no deeper" in refusal(tmp_path / "b.zip", zipped({names[-1]: content}))


def test_an_archive_of_too_many_files_or_one_that_is_encrypted_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = bytearray(zipped({"a.txt": FIRST}))
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + place] |= 1
    assert "a.txt: is encrypted" in refusal(tmp_path / "a.zip", bytes(data))
    monkeypatch.setattr("kg.articles.archives.MEMBERS", 1)
    assert "is a .zip of 2 files" in refusal(tmp_path / "b.zip", zipped({"a.txt": FIRST, "b.txt": SECOND}))
    monkeypatch.setattr("kg.articles.archives.DIRECTORY", 10)
    assert "is a .zip of more than" in refusal(tmp_path / "b.zip", zipped({"a.txt": FIRST}))


@pytest.mark.parametrize(
    ("content", "id"),
    [
        (FIRST.encode(), "stdin"),
        (PAGE.encode(), "stdin"),
        (gzip.compress(FIRST.encode()), "stdin"),
        (zipped({"a.txt": FIRST}), "a.txt"),
        (b'{"id": "one", "text": "Acme fell."}\n', "one"),
        (RSS.encode().replace(b"</item>", b"</item><!--", 1).replace(b"</channel>", b"--></channel>"), "a-1"),
    ],
)
def test_standard_input_is_read_as_what_it_is(monkeypatch: pytest.MonkeyPatch, content: bytes, id: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    (found,) = load("-")
    assert isinstance(found, Article), found
    assert found.id == id
