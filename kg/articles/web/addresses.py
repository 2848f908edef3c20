"""A host → the addresses that it may be reached at, none of them in a private network."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from kg.errors import ArticleError

TRANSLATED = IPv6Network("64:ff9b::/96")  # NAT64 (RFC 6052): its last 32 bits are an address of IPv4


def addresses(host: str, port: int, *, allow_private: bool = False) -> list[str]:
    """The addresses of a host, to connect to as they stand: a second look-up might give others (DNS rebinding).

    Raises ArticleError when it has none, or one that is not public.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ArticleError(f"the host {host!r} is not known ({getattr(error, 'strerror', error)}); check it") from error
    listed = [str(address[0]) for *_, address in found]
    private = [address for address in listed if not is_public(address)]
    if private and not allow_private:
        raise ArticleError(f"leads into a private network ({host} is {private[0]}); save the page and give the file")
    return listed


def is_public(address: str) -> bool:
    """Whether an address, and every other that it stands for, is one of the public internet."""
    return all(one.is_global and not one.is_multicast for one in _meant(ip_address(address.partition("%")[0])))


def _meant(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """The address, and those of IPv4 that are written within it."""
    if isinstance(address, IPv4Address):
        yield address
        return
    if address.ipv4_mapped:
        yield address.ipv4_mapped
        return
    yield address
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
    if address in TRANSLATED:
        yield IPv4Address(int(address) & 0xFFFFFFFF)
