"""Fifty clients at once, with and without a hostile query beside them → answers a second, errors, wrong answers.

    python tests/bench/server_load.py --seconds 30 --clients 50 --triples 100000

Every answer is compared with what the library says. The hostile query is a cross product, sent again as soon as the
server has stopped it. Clients and server share one process here, so that the figures are lower than a server's own.
"""

from __future__ import annotations

import argparse
import http.client
import json
import threading
import time
from collections import Counter
from urllib.parse import urlencode, urlsplit

from kg.knowledge import Graph
from kg.questions.rows import Rows
from kg.server import Settings
from tests.bench.store_speed import QUESTIONS, contents
from tests.serving import running

HOSTILE = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?l) }"
ASKED = ("who invests in one", "all about one", "claims with sentences", "two steps")


def main() -> None:
    """Print what was served without and with the hostile query."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--triples", type=int, default=100_000)
    parser.add_argument("--time-limit", type=float, default=5)
    given = parser.parse_args()
    graph = Graph.of(contents(given.triples))
    expected = {QUESTIONS[name]: len(rows) for name in ASKED if isinstance(rows := graph.query(QUESTIONS[name]), Rows)}
    began = time.monotonic()
    with running(graph, Settings(port=0, time_limit=given.time_limit)) as url:
        served(url, expected, 1, 0.0, hostile=False)
        print(f"{len(graph):,} triples, first answers after {time.monotonic() - began:.1f} s")
        for hostile in (False, True):
            counts = served(url, expected, given.clients, given.seconds, hostile=hostile)
            report(counts, given, hostile)


def report(counts: Counter[str], given: argparse.Namespace, hostile: bool) -> None:
    print(
        f"{'with' if hostile else 'without'} a hostile query: {counts['right'] / given.seconds:,.0f} answers a second, "
        f"{counts['wrong']} wrong, {counts['error']} errors, {counts['stopped']} times stopped"
    )


def served(url: str, expected: dict[str, int], clients: int, seconds: float, *, hostile: bool) -> Counter[str]:
    """How many answers were right, wrong and missing, and how often a hostile query was stopped."""
    counts: list[Counter[str]] = [Counter() for _ in range(clients + 1)]
    end = time.monotonic() + seconds
    threads = [threading.Thread(target=client, args=(url, expected, end, counts[n])) for n in range(clients)]
    threads += [threading.Thread(target=attacker, args=(url, end, counts[-1]))] if hostile else []
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts, Counter())


def client(url: str, expected: dict[str, int], end: float, counts: Counter[str]) -> None:
    """Ask one question after the other, at least once each."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=120)
    while True:
        for query, rows in expected.items():
            status, body = post(connection, query)
            is_right = status == 200 and len(json.loads(body)["results"]["bindings"]) == rows
            counts["right" if is_right else "wrong" if status == 200 else "error"] += 1
        if time.monotonic() > end:
            connection.close()
            return


def attacker(url: str, end: float, counts: Counter[str]) -> None:
    """Send an endless query again and again."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=120)
    while time.monotonic() < end:
        status, _ = post(connection, HOSTILE)
        counts["stopped" if status == 503 else "error"] += 1
    connection.close()


def post(connection: http.client.HTTPConnection, query: str) -> tuple[int, bytes]:
    """The status and body of an answer."""
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}
    connection.request("POST", "/sparql", urlencode({"query": query}), headers)
    answer = connection.getresponse()
    return answer.status, answer.read()


if __name__ == "__main__":
    main()
