"""Real servers on this machine: llama.cpp's, `transformers serve`, and an HTTP server that misbehaves on request."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from select import select
from socket import socket
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from summarizer.models import embedded
from summarizer.models.catalog import SMOLLM
from summarizer.models.spec import parse_spec
from tests.models.tiny_models import save_causal

_LLAMA = """
import sys, xllamacpp
p = xllamacpp.CommonParams()
p.model.path, p.port, p.hostnames, p.api_keys = sys.argv[1], 0, ["127.0.0.1"], sys.argv[2:]
p.n_ctx, p.n_parallel, p.warmup, p.verbosity = 2048, 2, False, 0
p.fit_params = p.ui = False
p.n_threads_http, p.cache_ram_mib, p.n_gpu_layers = 2, 0, 0
p.cpuparams.n_threads = p.cpuparams_batch.n_threads = 1  # its threads wait for each other by spinning
server = xllamacpp.Server(p)
print(server.listening_address, flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="session")
def gguf() -> Path:
    """The GGUF file of the embedded model, fetched into the cache if it is not there."""
    return embedded.fetch(SMOLLM.name) / SMOLLM.file


KEY = "sesame-4711"


@pytest.fixture(scope="session")
def llama_url(gguf: Path) -> Iterator[str]:
    """The address of a llama.cpp server with the embedded model, which asks for a key."""
    command = [sys.executable, "-c", _LLAMA, str(gguf), KEY]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            yield f"{_first_line(process)}/v1"
        finally:
            process.kill()


@pytest.fixture(scope="session")
def transformers_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`transformers serve` with a tiny model; its spec."""
    folder = save_causal(tmp_path_factory.mktemp("tiny"))
    (folder / "chat_template.jinja").write_text("{% for m in messages %}{{ m['content'] }}\n{% endfor %}")
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = "from transformers.cli.transformers import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "serve", str(folder), "--host", "127.0.0.1", "--port", str(port)],
        env={**os.environ, "HF_HUB_OFFLINE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _await(f"http://127.0.0.1:{port}/health", process)
            yield f"openai:{folder}@http://127.0.0.1:{port}/v1"
        finally:
            process.kill()


def _first_line(process: subprocess.Popen[str]) -> str:
    """What a server says first, its address; an error where it says nothing for a minute."""
    ready, _, _ = select([process.stdout], [], [], 60)
    if not ready:
        raise RuntimeError("the server does not say where it listens")
    return process.stdout.readline().strip()


def _await(url: str, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            with urlopen(url, timeout=5):
                return
        except (URLError, TimeoutError):
            time.sleep(0.2)
    raise RuntimeError(f"the server ended with {process.returncode}")


class Unsteady(ThreadingHTTPServer):
    """Answers each chat completion with the next of `answers`, then with the last again; keeps what it was asked.

    An answer is a status, with headers and a body if need be, or "hang up" or "say nothing".
    """

    daemon_threads = True

    def __init__(self, *answers: object) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = list(answers)
        self.asked: list[dict[str, object]] = []
        self.headers: list[dict[str, str]] = []
        self.under_way = self.most_under_way = 0
        self.lock = threading.Lock()
        self.models: list[dict[str, object]] = [{"id": "town"}]
        self.released = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    @property
    def spec(self):
        return parse_spec(f"openai:town@{self.url}")


class _Handler(BaseHTTPRequestHandler):
    server: Unsteady
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def do_GET(self) -> None:
        self.server.headers.append(dict(self.headers))
        self._send(200, json.dumps({"object": "list", "data": self.server.models}))

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        server = self.server
        with server.lock:
            server.asked.append(body)
            server.headers.append(dict(self.headers))
            answer = server.answers.pop(0) if len(server.answers) > 1 else server.answers[0]
            server.under_way += 1
            server.most_under_way = max(server.most_under_way, server.under_way)
        try:
            self._answer(answer, body)
        finally:
            with server.lock:
                server.under_way -= 1

    def _answer(self, answer: object, body: dict[str, object]) -> None:
        match answer:
            case "hang up":
                self.close_connection = True
            case "say nothing":
                self.server.released.wait(20)
                self.close_connection = True
            case "echo":
                time.sleep(0.02)
                self._send(200, completion(body["messages"][-1]["content"]))
            case (int() as status, str() as text):
                self._send(status, text)
            case (int() as status, dict() as headers, str() as text):
                self._send(status, text, headers)

    def _send(self, status: int, text: str, headers: dict[str, str] | None = None) -> None:
        data = text.encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def completion(text: str | None, finish: str = "stop", prompt_tokens: int = 500) -> str:
    """A chat completion as a server sends it."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
    usage = {"prompt_tokens": prompt_tokens, "completion_tokens": 7, "total_tokens": prompt_tokens + 7}
    return json.dumps({"object": "chat.completion", "choices": [choice], "usage": usage})


@pytest.fixture
def unsteady() -> Iterator[object]:
    """Start a server that gives the answers it was set up with."""
    servers = []

    def start(*answers: object) -> Unsteady:
        server = Unsteady(*answers)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.released.set()
        server.shutdown()
        server.server_close()


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FIGUREWISE_API_KEY", "OPENAI_API_KEY", "FIGUREWISE_SERVER_TIMEOUT", "FIGUREWISE_SERVER_CONCURRENCY"):
        monkeypatch.delenv(name, raising=False)
