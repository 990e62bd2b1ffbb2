"""Pages over TLS from a real server on this machine, whose certificate nobody signed but itself."""

from __future__ import annotations

import os
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.reading.test_url import Handler

PROGRAM = str(Path(sys.executable).parent / "figurewise")
MAKE = "openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out own.pem -days 2 -subj /CN=localhost -addext"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run([*MAKE.split(), "subjectAltName=DNS:localhost"], cwd=folder, check=True, capture_output=True)
    return folder / "own.pem"


@pytest.fixture(scope="module")
def port(certificate: Path) -> Iterator[int]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))
    running.socket = context.wrap_socket(running.socket, server_side=True)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running.server_port
    running.shutdown()
    running.server_close()


def checked(url: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    output = folder / "output.txt"
    output.write_text("The ferry sank on 14 March 2024, killing 12 of 340 people.")
    command = [PROGRAM, "check", "--source", url, str(output), "--allow-private"]
    return subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)


def test_a_certificate_that_nobody_vouches_for_is_refused(port: int, tmp_path: Path) -> None:
    done = checked(f"https://localhost:{port}/page", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"https://localhost:{port}/page cannot be fetched" in done.stderr
    assert "certificate" in done.stderr
    assert "SSL_CERT_FILE" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_environments_bundle_vouches_for_a_certificate(port: int, certificate: Path, tmp_path: Path) -> None:
    done = checked(f"https://localhost:{port}/page", tmp_path, SSL_CERT_FILE=str(certificate))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 figures checked: 3 supported" in done.stdout


def test_a_certificate_of_another_name_is_refused(port: int, certificate: Path, tmp_path: Path) -> None:
    done = checked(f"https://127.0.0.1:{port}/page", tmp_path, SSL_CERT_FILE=str(certificate))
    assert done.returncode == 2
    assert "cannot be fetched" in done.stderr


ALONE = "ip link set lo up && ip addr add 93.184.216.34/32 dev lo && exec {} -c '{}'"
PUBLIC_SERVER = """
import threading
from http.server import ThreadingHTTPServer
from summarizer.errors import InputError
from summarizer.reading import load
from tests.reading.test_url import Handler

class Moving(Handler):
    def send_to(self, host):
        self.answer(b"", "text/html", 302, Location=f"http://{host}:{running.server_port}/page")

running = ThreadingHTTPServer(("0.0.0.0", 0), Moving)
threading.Thread(target=running.serve_forever, daemon=True).start()
for path in ("page", "to?93.184.216.34", "to?127.0.0.1", "to?127.0.0.2", "to?localhost"):
    try:
        print(path, "read", "340" in load(f"http://93.184.216.34:{running.server_port}/{path}").text)
    except InputError as error:
        print(path, "private" in error.message, "--allow-private" in error.hint)
"""


def test_a_public_page_may_not_send_on_to_a_private_address() -> None:
    """In a network of its own, where this machine has a public address."""
    command = ["unshare", "--map-root-user", "--net", "sh", "-c", ALONE.format(sys.executable, PUBLIC_SERVER)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == [
        "page read True",
        "to?93.184.216.34 read True",
        "to?127.0.0.1 True True",
        "to?127.0.0.2 True True",
        "to?localhost True True",
    ], done.stderr
