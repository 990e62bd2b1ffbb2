"""Fetching a page: http and https alone, within limits of size and redirects, and from public addresses alone.

Each address a name leads to is looked at before it is connected to, and the connection goes to that very address: a
name that answers otherwise a second time gains nothing. No proxy is used, no cookie kept, no credential sent.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from summarizer.errors import InputError
from summarizer.reading.content import Limits
from summarizer.reading.files import too_large

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, HTTPConnectionPool

_PORTS = {"http": 80, "https": 443}
_CHUNK = 1 << 16
_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
"""Through these a gateway may lead to any IPv4 address, private ones included."""
_HEADERS = {
    "User-Agent": "figurewise",
    "Accept": "text/html, text/*;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server sent: its bytes, the path it was found at, and what the server says it is."""

    data: bytes
    path: str
    kind: str
    charset: str | None


def fetch(url: str, limits: Limits) -> Fetched:
    """Fetch one page.

    Parameters
    ----------
    url
        An http or https URL.
    limits
        Its size, its redirects, its time for each answer, and whether private addresses may be asked.

    Raises
    ------
    InputError
        A private address, too many redirects, no answer, an answer that is no success, or too large.
    """
    here = url
    for _ in range(limits.redirects + 1):
        onward, fetched = _ask(here, url, limits)
        if fetched is not None:
            return fetched
        here = urljoin(here, onward)
    raise InputError(
        f"{url} redirects more than {limits.redirects} times.", "Open it in a browser and give the address shown there."
    )


def _ask(here: str, url: str, limits: Limits) -> tuple[str, Fetched | None]:
    """Ask one address: where it sends on to, or what it sent."""
    from urllib3.exceptions import HTTPError  # noqa: PLC0415

    parts = _parts(here, url)
    try:
        address = _address(parts, url, limits)
        target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        with (
            _pool(parts, address, limits) as pool,
            pool.urlopen(
                "GET",
                target,
                headers=_HEADERS | {"Host": _host(parts)},
                redirect=False,
                retries=False,
                preload_content=False,
                assert_same_host=False,
            ) as response,
        ):
            return _answer(response, here, url, limits)
    except (HTTPError, OSError, ValueError) as error:
        raise InputError(f"{url} cannot be fetched: {_reason(error)}.", _hint(error)) from None


def _parts(here: str, url: str) -> SplitResult:
    try:
        parts = urlsplit(here)
        port = parts.port
    except ValueError:
        raise InputError(f"{here} is no URL.", "Give http://host/path or https://host/path.") from None
    if parts.scheme not in _PORTS or not parts.hostname or port == 0:
        via = "" if here == url else f"{url} redirects to it; "
        raise InputError(f"{here} is not fetched: {via}only http and https are.", "Save the page and give the file.")
    return parts


def _host(parts: SplitResult) -> str:
    return parts.netloc.rpartition("@")[2]


def _address(parts: SplitResult, url: str, limits: Limits) -> str:
    """Resolve a host to the address to connect to; each address that it has must be one that may be asked."""
    host = parts.hostname or ""
    try:
        found = socket.getaddrinfo(host, parts.port or _PORTS[parts.scheme], type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise InputError(f"{url} cannot be fetched: there is no host {host}.", "Check the address.") from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    private = next((address for address in addresses if not _is_public(address)), None)
    if private is not None and not limits.private:
        raise InputError(
            f"{url} is not fetched: {host} is {private}, an address inside a private network.",
            "If that is meant, allow it with --allow-private.",
        )
    return addresses[0]


def _is_public(address: str) -> bool:
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if any(ip in network for network in _TRANSLATED):
            return False
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None and not inner.is_global:
            return False
    return ip.is_global and not ip.is_multicast


def _pool(parts: SplitResult, address: str, limits: Limits) -> HTTPConnectionPool:
    from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout  # noqa: PLC0415

    timeout = Timeout(connect=min(10.0, limits.seconds or 10.0), read=limits.seconds or 60.0)
    port = parts.port or _PORTS[parts.scheme]
    if parts.scheme == "http":
        return HTTPConnectionPool(address, port, timeout=timeout)
    return HTTPSConnectionPool(
        address, port, timeout=timeout, server_hostname=parts.hostname, assert_hostname=parts.hostname
    )


def _answer(response: BaseHTTPResponse, here: str, url: str, limits: Limits) -> tuple[str, Fetched | None]:
    onward = response.headers.get("Location", "")
    if response.status in (301, 302, 303, 307, 308) and onward:
        return onward, None
    if response.status != HTTPStatus.OK:
        said = f"{response.status} {response.reason or ''}".strip()
        raise InputError(
            f"{url} cannot be fetched: the server answers {said}.", "Open it in a browser and save the page."
        )
    data = bytearray()
    for chunk in _chunks(response):
        data += chunk
        if len(data) > limits.max_bytes:
            raise too_large(url, limits.max_bytes)
    kind, charset = _kind(response.headers.get("Content-Type", ""))
    return "", Fetched(data=bytes(data), path=urlsplit(here).path, kind=kind, charset=charset)


def _chunks(response: BaseHTTPResponse) -> Iterator[bytes]:
    while chunk := response.read(_CHUNK, decode_content=True):
        yield chunk


def _kind(header: str) -> tuple[str, str | None]:
    kind, *rest = (part.strip() for part in header.split(";"))
    named = (part.partition("=")[2].strip("\"' ") for part in rest if part.lower().startswith("charset="))
    return kind.lower(), next(named, None) or None


def _hint(error: Exception) -> str:
    from urllib3.exceptions import SSLError  # noqa: PLC0415

    if isinstance(error, SSLError) or isinstance(getattr(error, "reason", None), SSLError):
        return "Name the file of an authority you trust in the variable SSL_CERT_FILE, or save the page."
    return "Check the address and the network."


def _reason(error: Exception) -> str:
    inner = getattr(error, "reason", None) or error
    text = str(inner).rpartition(": ")[2] if not isinstance(inner, ValueError) else str(inner)
    return (text or type(inner).__name__).rstrip(".")
