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
