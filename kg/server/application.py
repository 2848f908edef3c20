"""A service → a web application: each address with its methods, and what every answer has in common."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from functools import partial

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.server.description import description
from kg.server.messages import Answer, Job, refusal
from kg.server.pages import asset, front_page
from kg.server.requests import RefusedError, check_host, sparql_job, store_job
from kg.server.service import Service

COMMON = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Vary": "Accept"}
GONE = 499  # the client went away; nobody reads this

Act = Callable[[Service, Request], Awaitable[Answer]]


def application(service: Service, prefixes: Mapping[str, str]) -> Starlette:
    """The web application of a service, which it opens and closes with itself."""
    front = front_page(service.settings.title, prefixes)

    async def show_front(_: Service, __: Request) -> Answer:
        return front

    acts: tuple[tuple[str, Act, tuple[str, ...]], ...] = (
        ("/", show_front, ("GET",)),
        ("/sparql", answer_sparql, ("GET", "POST")),
        ("/store", answer_store, ("GET", "PUT", "POST", "DELETE")),
        ("/question/{name}", answer_question, ("GET",)),
        ("/graph", answer_graph, ("GET",)),
        ("/health", answer_health, ("GET",)),
        ("/assets/{name:path}", answer_asset, ("GET",)),
    )
    routes = [Route(path, _endpoint(service, act), methods=list(methods)) for path, act, methods in acts]
    return Starlette(routes=routes, middleware=_middleware(service), lifespan=partial(_lifespan, service))


@asynccontextmanager
async def _lifespan(service: Service, _: Starlette) -> AsyncIterator[None]:
    await service.pool.open()
    try:
        yield
    finally:
        await service.pool.close()


def _middleware(service: Service) -> list[Middleware]:
    """CORS, where it is asked for; without credentials, so that no page acts with the rights of who looks at it."""
    if not service.settings.origins:
        return []
    asked = ("Accept", "Content-Type", "Authorization")
    origins = service.settings.origins
    return [Middleware(CORSMiddleware, allow_origins=origins, allow_methods=("GET", "POST"), allow_headers=asked)]


def _endpoint(service: Service, act: Act) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            check_host(request, service.settings)
            return _response(await act(service, request))
        except RefusedError as refused:
            return _response(refused.answer)

    return endpoint


def _response(answer: Answer) -> Response:
    type = f"{answer.type}; charset=utf-8" if answer.type.startswith("text/") else answer.type
    headers = {**COMMON, **answer.headers}
    return Response(answer.body, answer.status, headers, media_type=type if answer.status != 204 else None)


async def answer_sparql(service: Service, request: Request) -> Answer:
    """A query, an update, or what the service is."""
    job = await sparql_job(request, service.settings)
    if job is None:
        endpoint = str(request.url.replace(query=""))
        accept, is_writable = request.headers.get("accept", "*/*"), bool(service.settings.token)
        return description(endpoint, accept, is_writable=is_writable)
    return await (_for(request, service.read(job)) if job.kind == "query" else service.write(job))


async def answer_store(service: Service, request: Request) -> Answer:
    """A graph, whole, to read or to write."""
    job = await store_job(request, service.settings)
    return await (_for(request, service.read(job)) if job.kind == "dump" else service.write(job))


async def answer_question(service: Service, request: Request) -> Answer:
    """The SPARQL of a question of the ontology, with what is given to its parameters."""
    values = {name: value for name, value in request.query_params.items() if value}
    return await _for(request, service.read(Job("question", request.path_params["name"], values=values)))


async def answer_graph(service: Service, _: Request) -> Answer:
    """The page with the graph."""
    return await service.draw()


async def answer_health(service: Service, _: Request) -> Answer:
    """That the server is up, and how many of its processes are free."""
    state = {"status": "ok", "free": service.pool.idle.qsize(), "processes": service.settings.workers}
    return Answer(200, "application/json", json.dumps(state).encode())


async def answer_asset(_: Service, request: Request) -> Answer:
    """A script or style of the page."""
    return asset(request.path_params["name"]) or refusal(404, "there is no such file")


async def _for(request: Request, work: Awaitable[Answer]) -> Answer:
    """The answer, unless the client goes away before it is there: then the work ends, too."""
    working, leaving = asyncio.ensure_future(work), asyncio.ensure_future(_left(request))
    await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
    leaving.cancel()
    if working.done():
        return working.result()
    working.cancel()
    with suppress(asyncio.CancelledError):
        await working
    return refusal(GONE, "gone")


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
