"""An HTTP request → the job that it asks for, by the rules of SPARQL 1.1 Protocol and Graph Store Protocol."""

from __future__ import annotations

import asyncio
import base64
import binascii
import hmac
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request

from kg.server.media import UPLOADS, bare
from kg.server.messages import Answer, Job, Kind, refusal
from kg.server.settings import Settings

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
WAYS: Mapping[str, Kind] = {"PUT": "put", "POST": "post", "DELETE": "delete"}
SLOWEST = 30.0  # seconds in which a request must have arrived
RDFLIB_DEFAULT = "urn:x-rdflib:default"  # what rdflib calls the default graph, to servers too
LOCAL_NAMES = ("127.0.0.1", "localhost", "[::1]")
MOST_FIELDS = 100  # fields of a form

Fields = dict[str, list[str]]


class RefusedError(Exception):
    """A request that gets no more than this answer."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


def refuse(status: int, reason: str, **headers: str) -> RefusedError:
    """What to raise for a request that cannot be met."""
    return RefusedError(refusal(status, reason, **headers))


async def sparql_job(request: Request, settings: Settings) -> Job | None:
    """The query or update of a request; None for a GET that asks nothing, which asks what the service is.

    Raises RefusedError with the status that the protocol wants.
    """
    in_url = _fields(request.url.query)
    if request.method != "POST":
        if "update" in in_url:
            raise refuse(400, "an update is sent with POST")
        return _query(in_url, request) if "query" in in_url else None
    kind = bare(request.headers.get("content-type", ""))
    if kind == FORM:
        fields = _fields(await _text(request, settings.request_limit))
        return _update(fields, request, settings) if "update" in fields else _query(fields, request)
    if kind == QUERY:
        return _query({**in_url, "query": [await _text(request, settings.request_limit)]}, request)
    if kind == UPDATE:
        check_writer(request, settings)
        return _update({**in_url, "update": [await _text(request, settings.upload_limit)]}, request, settings)
    raise refuse(415, f"send {FORM}, {QUERY} or {UPDATE}", Accept_Post=f"{FORM}, {QUERY}, {UPDATE}")


async def store_job(request: Request, settings: Settings) -> Job:
    """What a request wants of the graph store: to read, replace, add to or empty one graph. Raises RefusedError."""
    fields = _fields(request.url.query)
    if ("default" in fields) + len(fields.get("graph", ())) != 1:
        raise refuse(400, "name one graph: ?default or ?graph=IRI")
    graphs = tuple(fields.get("graph", ()))
    if request.method in ("GET", "HEAD"):
        return Job("dump", accept=request.headers.get("accept", "*/*"), graphs=graphs)
    check_writer(request, settings)
    kind = WAYS[request.method]
    sent = bare(request.headers.get("content-type", ""))
    if kind != "delete" and sent not in UPLOADS:
        raise refuse(415, f"send a graph as {', '.join(UPLOADS)}")
    body = await _body(request, settings.upload_limit)
    return Job(kind, accept=sent, graphs=graphs, body=body)


def check_host(request: Request, settings: Settings) -> None:
    """Raises RefusedError if a local server is asked for under a stranger's name: a web page that rebinds its own."""
    asked = request.headers.get("host", "")
    name = asked.rpartition(":")[0] if not asked.endswith("]") and ":" in asked else asked
    if settings.is_local and name.lower() not in LOCAL_NAMES:
        raise refuse(421, "this server answers to localhost only; start it with --host to be reached by other names")


def check_writer(request: Request, settings: Settings) -> None:
    """Raises RefusedError unless the request may write: the server allows it, and it shows the token."""
    if not settings.token:
        raise refuse(403, "this server is read-only; start it with --writable to change the graph")
    origin = request.headers.get("origin", "")
    if origin and urlsplit(origin).netloc != request.headers.get("host") and origin not in settings.origins:
        raise refuse(403, f"{origin} may not write here")
    if not hmac.compare_digest(_shown(request).encode(), settings.token.encode()):
        raise refuse(401, "show the token: Authorization: Bearer …", WWW_Authenticate='Basic realm="kg", Bearer')


def _shown(request: Request) -> str:
    """The token that a request shows, as a bearer or as the password of any name."""
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    try:
        return base64.b64decode(value, validate=True).decode().partition(":")[2] if scheme.lower() == "basic" else ""
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _query(fields: Fields, request: Request) -> Job:
    _only(fields, "query")
    return Job(
        "query",
        fields["query"][0],
        accept=request.headers.get("accept", "*/*"),
        graphs=tuple(name for name in fields.get("default-graph-uri", ()) if name != RDFLIB_DEFAULT),
        named=tuple(fields.get("named-graph-uri", ())),
    )


def _update(fields: Fields, request: Request, settings: Settings) -> Job:
    check_writer(request, settings)
    _only(fields, "update")
    if "using-graph-uri" in fields or "using-named-graph-uri" in fields:
        raise refuse(400, "write USING in the update itself; using-graph-uri is not understood here")
    return Job("update", fields["update"][0])


def _only(fields: Fields, name: str) -> None:
    if len(fields.get(name, ())) != 1 or ("query" in fields and "update" in fields):
        raise refuse(400, f"send one {name}, and nothing else to run")


def _fields(text: str) -> Fields:
    try:
        return parse_qs(text, keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError as error:
        raise refuse(400, f"the request is not a form in UTF-8: {error}") from error


async def _text(request: Request, limit: int) -> str:
    try:
        return (await _body(request, limit)).decode()
    except UnicodeDecodeError as error:
        raise refuse(400, "the request is not in UTF-8") from error


async def _body(request: Request, limit: int) -> bytes:
    """What is sent, up to a limit and within a time."""
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > limit:
        raise refuse(413, f"send no more than {limit:,} bytes")
    try:
        async with asyncio.timeout(SLOWEST):
            body = b""
            async for part in request.stream():
                body += part
                if len(body) > limit:
                    raise refuse(413, f"send no more than {limit:,} bytes")
            return body
    except TimeoutError as error:
        raise refuse(408, f"a request has to arrive within {SLOWEST:g} seconds") from error
