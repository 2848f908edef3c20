"""Links, to good servers and bad ones → pages that are read politely, and one line for each that is not."""

from __future__ import annotations

import gzip
import io
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest

from kg.articles import Refused, load
from kg.articles.web import Terms, Visitor, save
from kg.articles.web.addresses import addresses, is_public
from kg.commands import main
from kg.errors import ArticleError
from kg.model import Article
from tests.test_articles_formats import FIRST, PAGE

HTML = ("Content-Type", "text/html; charset=utf-8")
Answer = tuple[int, list[tuple[str, str]], bytes]  # status, headers, body


class Site:
    """A server on this machine, what it answers to a path, and what it was asked when, by whom."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.robots = b""
        self.pages: dict[str, Answer] = {}
        self.asked: list[tuple[str, float, str]] = []

    def answer(self, path: str) -> Answer:
        if path == "/robots.txt":
            return (200, [("Content-Type", "text/plain")], self.robots) if self.robots else (404, [], b"")
        return self.pages.get(path, (404, [], b""))

    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]


@contextmanager
def serving() -> Iterator[Site]:
    site = Site("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, time.monotonic(), self.headers["User-Agent"]))
            status, headers, body = site.answer(self.path)
            with suppress(OSError):
                self.send_response(status)
                for name, value in headers:
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.pages["/a"] = (200, [HTML], PAGE.encode())
        yield site


def visitor(**terms: float) -> Visitor:
    return Visitor(Terms(**{"delay": 0.0, "allow_private": True, **terms}))  # type: ignore[arg-type]


def refusal(link: str, **terms: float) -> str:
    """Why a link is not read, in one line."""
    with pytest.raises(ArticleError) as caught:
        visitor(**terms).fetch(link)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_page_is_read_by_its_link_and_we_say_who_we_are(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.articles.web.Visitor", visitor)
    (article,) = load(f"{site.url}/a")
    assert isinstance(article, Article)
    assert FIRST in article.text
    assert (article.id, article.url, article.author) == (f"{site.url}/a", f"{site.url}/a", "Fergus Innes")
    assert site.paths() == ["/robots.txt", "/a"]
    assert all(agent.startswith("newskg/") for _, _, agent in site.asked)


def test_what_robots_txt_forbids_is_not_read(site: Site) -> None:
    site.robots = b"User-agent: *\nDisallow: /private*\nAllow: /\n\nUser-agent: otherbot\nDisallow: /\n"
    site.pages["/private/x"] = site.pages["/a"]
    assert "may not be read by programs, says the robots.txt of 127.0.0.1" in refusal(f"{site.url}/private/x")
    assert site.paths() == ["/robots.txt"]
    assert visitor().fetch(f"{site.url}/a").suffix == ".html"


def test_nothing_is_read_where_robots_txt_fails(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "answer", lambda path: (503, [], b""))
    assert "may not be read by programs" in refusal(f"{site.url}/a")


def test_robots_txt_is_read_once_and_one_host_is_asked_after_a_rest(site: Site) -> None:
    someone = visitor(delay=0.15)
    for _ in range(3):
        someone.fetch(f"{site.url}/a")
    assert site.paths() == ["/robots.txt", "/a", "/a", "/a"]
    times = [when for _, when, _ in site.asked]
    assert all(later - earlier >= 0.14 for earlier, later in pairwise(times))


def test_the_rest_that_a_host_asks_for_is_kept(site: Site) -> None:
    site.robots = b"User-agent: *\nCrawl-delay: 0.2\n"
    visitor().fetch(f"{site.url}/a")
    assert site.asked[1][1] - site.asked[0][1] >= 0.19
    site.robots = b"User-agent: *\nCrawl-delay: 3600\n"
    assert "asks for 3600 s between two requests" in refusal(f"{site.url}/a")


def test_redirections_are_followed_and_each_is_checked(site: Site) -> None:
    site.pages["/old"] = (301, [("Location", "/a")], b"")
    assert visitor().fetch(f"{site.url}/old").url == f"{site.url}/a"
    site.pages["/loop"] = (302, [("Location", "/loop")], b"")
    assert "leads on more than 5 times" in refusal(f"{site.url}/loop")
    site.pages["/file"] = (302, [("Location", "file:///etc/hostname")], b"")
    assert "leads to 'file:///etc/hostname'; only http and https are followed" in refusal(f"{site.url}/file")
    site.robots = b"User-agent: *\nDisallow: /a"
    assert "may not be read by programs" in refusal(f"{site.url}/old")


def test_a_redirection_into_the_private_network_is_not_followed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/in"] = (302, [("Location", "http://169.254.169.254/latest/meta-data")], b"")
    monkeypatch.setattr("kg.articles.web.addresses.is_public", lambda address: address == "127.0.0.1")
    assert "leads into a private network (169.254.169.254" in refusal(f"{site.url}/in", allow_private=False)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1",
    ],
)  # fmt: skip
def test_an_address_that_is_not_of_the_public_internet_is_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_an_address_of_the_public_internet_is_known(address: str) -> None:
    assert is_public(address)


def test_one_private_address_among_public_ones_is_enough_to_stay_away(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.216.34", "10.0.0.7")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(ArticleError, match=r"leads into a private network \(news.example is 10.0.0.7\)"):
        addresses("news.example", 80)


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that at each look-up stands for another address, as in DNS rebinding, is looked up once a request."""
    port = int(site.url.rpartition(":")[2])
    asked: list[str] = []
    listed = socket.getaddrinfo

    def look_up(host: str, *rest: object, **more: object) -> object:
        if host != "news.example":
            return listed(host, *rest, **more)  # type: ignore[arg-type]
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    assert visitor().fetch(f"http://news.example:{port}/a").url == f"http://news.example:{port}/a"
    assert len(asked) == len(site.asked) == 2


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("http://127.0.0.1/a", "leads into a private network"),
        ("http://localhost:1/a", "leads into a private network"),
        ("http://[::1]/a", "leads into a private network"),
        ("http://2130706433/a", "leads into a private network"),  # 127.0.0.1 in one number
        ("http://user:secret@example.org/", "has a name or a password in it"),
        ("http://", "only http and https are followed"),
        ("http://[::1/a", "is no link"),
        ("http://example.org:99999/", "is no link"),
        ("http://no-such-host.invalid/", "is not known"),
    ],
)
def test_a_link_that_leads_nowhere_good_gets_one_line(link: str, said: str) -> None:
    (refused,) = load(link)
    assert isinstance(refused, Refused)
    assert said in str(refused)
    assert str(refused).startswith(link)


def test_what_a_server_answers_badly_gets_one_line(site: Site) -> None:
    site.pages |= {
        "/picture": (200, [("Content-Type", "image/png")], b"\x89PNG"),
        "/long": (200, [HTML, ("Content-Length", "99999999999")], b""),
        "/endless": (200, [HTML], b"Acme " * 100_000),
        "/bomb": (200, [HTML, ("Content-Encoding", "gzip")], gzip.compress(b" " * 50_000_000)),
        "/broken": (200, [HTML, ("Content-Encoding", "gzip")], b"Acme"),
        "/odd": (200, [HTML, ("Content-Encoding", "br")], b"Acme"),
    }
    said = {
        "/none": "the server answers 404 Not Found",
        "/picture": "is no page but image/png",
        "/long": "is larger than",
        "/endless": "is larger than",
        "/bomb": "is larger than",
        "/broken": "is broken",
        "/odd": "is packed as 'br'",
    }
    for path, words in said.items():
        assert words in refusal(f"{site.url}{path}", size=100_000), path
    assert "cannot be reached" in refusal("http://127.0.0.1:9/a")


@pytest.mark.parametrize("drip", [b"", b"HTTP/1.1 200 OK\r\nX: "])
def test_a_server_that_is_slow_on_purpose_costs_no_more_than_the_time_limit(drip: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        stopped = threading.Event()

        def drop() -> None:
            connection, _ = server.accept()
            with connection, suppress(OSError):
                connection.sendall(drip)
                while not stopped.wait(0.05):
                    connection.sendall(b"x" if drip else b"")

        thread = threading.Thread(target=drop)
        thread.start()
        start = time.monotonic()
        assert "gave no answer within 0.4 s" in refusal(f"http://127.0.0.1:{server.getsockname()[1]}/", time=0.4)
        assert time.monotonic() - start < 3
        stopped.set()
        thread.join()


def test_a_page_in_a_packed_answer_and_another_encoding_is_saved_as_it_is_read(site: Site, tmp_path: Path) -> None:
    body = PAGE.replace("utf-8", "iso-8859-1").replace("five months", "five cafés").encode("latin-1")
    headers = [("Content-Type", "text/html"), ("Content-Encoding", "gzip")]
    site.pages["/b?x=é"] = site.pages["/b?x=%C3%A9"] = (200, headers, gzip.compress(body))
    path = save(visitor().fetch(f"{site.url}/b?x=é"), tmp_path)
    (article,) = load(path)
    assert isinstance(article, Article)
    assert "five cafés" in article.text
    assert article.url == f"{site.url}/b?x=é"
    assert path.name.startswith("127-0-0-1-b-")


def test_the_command_saves_pages_and_names_those_that_it_cannot(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, options = tmp_path / "pages", ["--allow-private", "--delay", "0"]
    assert main(["fetch", f"{site.url}/a", f"{site.url}/none", "-o", str(folder), *options]) == 0
    assert len(list(folder.iterdir())) == 1
    errors = capsys.readouterr().err.splitlines()
    assert f"kg: {site.url}/none: the server answers 404 Not Found; check the link" in errors
    assert errors[-1] == f"1 page → {folder}"
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{site.url}/a\n\n"))
    assert main(["fetch", "-", "-o", str(folder), *options]) == 0
    assert len(list(folder.iterdir())) == 1  # the same page has the same name
    assert main(["fetch", f"{site.url}/a", "-o", str(folder)]) == 1
    assert "no page could be fetched (1 link tried)" in capsys.readouterr().err
