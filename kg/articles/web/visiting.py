"""A link → the page behind it as a file, if its host's robots.txt lets us read it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urljoin, urlsplit

from protego import Protego

from kg.articles.files import File, in_memory
from kg.articles.limits import LONGEST_DELAY, ROBOTS
from kg.articles.media import kind_of
from kg.articles.web.requests import Answer, request
from kg.articles.web.terms import NAME, Terms
from kg.errors import ArticleError

SCHEMES = ("http", "https")
MOVED = (301, 302, 303, 307, 308)
FORBIDDEN_ALL, ALLOWED_ALL = "User-agent: *\nDisallow: /", ""


def is_link(source: str) -> bool:
    """Whether a source is a link: http:// or https://."""
    return source[:8].lower().startswith(("http://", "https://"))


@dataclass(slots=True)
class Visitor:
    """Whoever reads pages, one after the other; remembers what each host allows, and when it was last asked."""

    terms: Terms = field(default_factory=Terms)
    rules: dict[str, Protego] = field(default_factory=dict)  # by scheme, host and port
    asked: dict[str, float] = field(default_factory=dict)  # by host, in seconds of a clock that never goes back

    def fetch(self, link: str) -> File:
        """The page, with the address that all redirections led to. Raises ArticleError saying why not."""
        url = link
        for _ in range(self.terms.redirects + 1):
            answer = self._allowed(_checked(url))
            if answer.status not in MOVED:
                return _file(url, answer)
            url = urljoin(url, answer.headers.get("location", url))
        raise ArticleError(
            f"leads on more than {self.terms.redirects} times; open it in a browser and give its last address"
        )

    def _allowed(self, url: SplitResult) -> Answer:
        """The answer to a request that robots.txt allows."""
        rules = self._rules(url)
        if not rules.can_fetch(url.geturl(), NAME):
            raise ArticleError(
                f"may not be read by programs, says the robots.txt of {url.netloc}; save it from a browser"
            )
        return self._ask(url, self._delay(url, rules))

    def _delay(self, url: SplitResult, rules: Protego) -> float:
        delay = max(self.terms.delay, float(rules.crawl_delay(NAME) or 0))
        if delay > LONGEST_DELAY:
            raise ArticleError(
                f"is on {url.netloc}, which asks for {delay:g} s between two requests; save it from a browser"
            )
        return delay

    def _rules(self, url: SplitResult) -> Protego:
        origin = f"{url.scheme}://{url.netloc}"
        if origin not in self.rules:
            self.rules[origin] = Protego.parse(self._robots(f"{origin}/robots.txt"))
        return self.rules[origin]

    def _robots(self, address: str) -> str:
        """The rules of a host; all is allowed where it has none, nothing where it fails (RFC 9309, 2.3.1)."""
        for _ in range(self.terms.redirects + 1):
            answer = self._ask(_checked(address), self.terms.delay, size=ROBOTS)
            if answer.status not in MOVED:
                break
            address = urljoin(address, answer.headers.get("location", address))
        if answer.status >= 500:
            return FORBIDDEN_ALL
        return answer.body.decode("utf-8", "replace") if answer.status == 200 else ALLOWED_ALL

    def _ask(self, url: SplitResult, delay: float, *, size: int | None = None) -> Answer:
        """Ask once the host has had its rest since the last time."""
        host = url.hostname or ""
        time.sleep(max(0.0, self.asked.get(host, -delay) + delay - time.monotonic()) if host in self.asked else 0.0)
        try:
            return request(url, self.terms, size=size)
        finally:
            self.asked[host] = time.monotonic()


def _checked(link: str) -> SplitResult:
    """The parts of a link. Raises ArticleError for what is none that may be followed."""
    try:
        url = urlsplit(link)
        _ = url.port
    except ValueError as error:
        raise ArticleError(f"leads to {link[:200]!r}, which is no link ({error}); check it") from error
    if url.scheme not in SCHEMES or not url.hostname:
        raise ArticleError(f"leads to {link[:200]!r}; only http and https are followed")
    if url.username is not None or url.password is not None:
        raise ArticleError("has a name or a password in it; save the page from a browser where you are known")
    return url._replace(fragment="")


def _file(url: str, answer: Answer) -> File:
    if answer.status != 200:
        raise ArticleError(f"the server answers {answer.status} {answer.reason}; check the link")
    suffix, charset = kind_of(answer.headers.get("content-type", "text/html"))
    if not suffix:
        kind = answer.headers.get("content-type", "")[:60]
        raise ArticleError(f"is no page but {kind}; newskg reads pages, plain text, PDF and feeds from the web")
    return File(path=url, name=url, suffix=suffix, open=in_memory(answer.body), url=url, charset=charset)
