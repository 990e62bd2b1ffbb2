"""Fetching pages from a real server on this machine."""

from __future__ import annotations

import gzip
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.reading import Limits, load, read
from summarizer.reading.url import _is_public

INPUTS = Path(__file__).parent.parent / "inputs"
PAGE = (INPUTS / "ferry.html").read_bytes()
OPEN = Limits(private=True, seconds=20, max_bytes=1_000_000)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        name, _, rest = self.path.lstrip("/").partition("?")
        getattr(self, f"send_{name}", self.send_missing)(rest)

    def answer(self, data: bytes, kind: str, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def send_page(self, _: str) -> None:
        self.answer(PAGE, "text/html; charset=utf-8")

    def send_latin(self, _: str) -> None:
        self.answer("The café in Elva has 12 tables.".encode("latin-1"), "text/plain; charset=ISO-8859-1")

    def send_packed(self, _: str) -> None:
        self.answer(gzip.compress(PAGE), "text/html", Content_Encoding="gzip")

    def send_bomb(self, _: str) -> None:
        self.answer(gzip.compress(b"12 " * 1_000_000), "text/plain", Content_Encoding="gzip")

    def send_report(self, _: str) -> None:
        self.answer((INPUTS / "harbour.pdf").read_bytes(), "application/pdf")

    def send_sheet(self, _: str) -> None:
        self.answer((INPUTS / "budget.csv").read_bytes(), "text/csv")

    def send_hops(self, left: str) -> None:
        onward = f"/hops?{int(left) - 1}" if int(left) else "/page"
        self.answer(b"", "text/html", 302, Location=onward)

    def send_loop(self, _: str) -> None:
        self.answer(b"", "text/html", 301, Location="/loop")

    def send_file(self, _: str) -> None:
        self.answer(b"", "text/html", 302, Location="file:///etc/hostname")

    def send_missing(self, _: str) -> None:
        self.answer(b"<html><body>No such page, 404 of 404</body></html>", "text/html", 404)

    def send_drip(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"12 ")
                time.sleep(0.05)
        except OSError:
            pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


def test_a_page_has_its_title_date_and_main_text(server: str) -> None:
    document = read(f"{server}/page", limits=OPEN)
    assert document.title == "Ferry Lena Dray sinks off Port Elva, killing 12"
    assert document.published == date(2024, 3, 14)
    assert document.origin == f"{server}/page"
    assert "Most read" not in document.text


SAME = ["packed", "hops?4"]


@pytest.mark.parametrize("path", SAME)
def test_packed_and_moved_pages_are_the_same(server: str, path: str) -> None:
    assert load(f"{server}/{path}", limits=OPEN).text == load(INPUTS / "ferry.html").text


def test_the_encoding_that_the_server_names(server: str) -> None:
    assert load(f"{server}/latin", limits=OPEN).text == "The café in Elva has 12 tables."


@pytest.mark.parametrize(("path", "name"), [("report", "harbour.pdf"), ("sheet", "budget.csv")])
def test_what_is_no_page_is_read_by_its_own_format(server: str, path: str, name: str) -> None:
    assert load(f"{server}/{path}", limits=OPEN).text == load(INPUTS / name).text


# A path, limits, fragments of the message.
REFUSED = [
    ("page", Limits(), ("not fetched: 127.0.0.1 is 127.0.0.1", "private network")),
    ("hops?5", OPEN, ("redirects more than 5 times",)),
    ("loop", OPEN, ("redirects more than 5 times",)),
    ("file", OPEN, ("file:///etc/hostname is not fetched", "only http and https")),
    ("missing", OPEN, ("the server answers 404",)),
    ("bomb", OPEN, ("larger than 1 MB",)),
    ("drip", Limits(private=True, seconds=0.5), ("could not be read in 0.5 seconds",)),
]


@pytest.mark.parametrize(("path", "limits", "said"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_not_fetched(server: str, path: str, limits: Limits, said: tuple[str, ...]) -> None:
    with pytest.raises(InputError) as caught:
        load(f"{server}/{path}", limits=limits)
    assert f"{server}/{path}" in caught.value.message
    assert [part for part in said if part not in caught.value.message] == []
    assert caught.value.hint


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/a", "http://no.such.host.example/", "http://[::1/", "http://:80/"])
def test_addresses_without_a_server(url: str) -> None:
    with pytest.raises(InputError, match=r"cannot be fetched|is no URL|is not fetched"):
        load(url, limits=OPEN)


# Addresses that no page is fetched from, whichever way they are written; and some that are fetched from.
PRIVATE = """127.0.0.1 10.0.0.8 172.16.3.1 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1 255.255.255.255 ::1
:: fe80::1%eth0 fc00::1 ff02::1 ::ffff:10.0.0.1 2002:0a00:0001:: 64:ff9b:1::1""".split()
PUBLIC = ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"]


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses(address: str) -> None:
    assert not _is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str) -> None:
    assert _is_public(address)


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_names_and_spellings_of_this_machine_are_private_too(host: str) -> None:
    with pytest.raises(InputError, match="private network"):
        load(f"http://{host}:9/", limits=Limits())


def test_the_program_fetches_only_where_it_may(server: str, tmp_path: Path) -> None:
    output = tmp_path / "output.txt"
    output.write_text("The ferry sank on 14 March 2024, killing 12 of 340 people.")
    program = [str(Path(sys.executable).parent / "figurewise"), "check", "--source", f"{server}/page", str(output)]
    refused = subprocess.run(program, capture_output=True, text=True, check=False)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--allow-private" in refused.stderr
    allowed = subprocess.run([*program, "--allow-private"], capture_output=True, text=True, check=False)
    assert allowed.returncode == 0, allowed.stdout + allowed.stderr
    assert "3 figures checked: 3 supported" in allowed.stdout
