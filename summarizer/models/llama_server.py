"""llama.cpp in this process, through `xllamacpp`: loading a GGUF file, tokens, templates and completions as JSON.

The library runs llama.cpp's server in a thread of this process. Completions are function calls; tokens and chat
templates it offers over its socket alone. That socket is a file in a folder that only this user can enter: no port is
opened. Where there are no such sockets, it is a port of the loopback address with a random key. Its threads wait
asleep: spinning, they take five to ten times as long where another process wants the same cores.

A large model's answer is guessed some tokens ahead from the prompt's own words, and the guesses are checked together:
what the model itself would not have written is thrown away.
"""

# ruff: noqa: PLC0415 - the library is imported when a model is opened
from __future__ import annotations

import importlib.util
import json
import os
import secrets
import shutil
import socket
import tempfile
import threading
import weakref
from collections.abc import Mapping, Sequence
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from summarizer.errors import ModelError

MOST_CONTEXT: Final = 8192
"""Tokens of one sequence: what bounds the memory of its keys and values, whatever a model could read."""
SLOTS: Final = 2
"""Texts whose keys and values are kept: an article, and the examples that every rewriting begins with."""
_GUESSING: Final = 500_000_000
"""Bytes of a file from which the next tokens are guessed: with smaller ones a guess costs what it saves."""
_ALIKE: Final = 4
"""Tokens that must have stood together before: what followed them then is guessed to follow now."""
_GUESSED: Final = 8
"""Tokens that are guessed at once."""
_TEMPLATE_FIELD: Final = b"tokenizer.chat_template"
_HEAD: Final = 64 << 20


def available() -> bool:
    """Whether the engine is installed."""
    return importlib.util.find_spec("xllamacpp") is not None


class LlamaServer:
    """A loaded GGUF file.

    Parameters
    ----------
    file
        The GGUF file.
    gpu
        Whether layers may be moved to a graphics processor, where the library was built for one.

    Raises
    ------
    ModelError
        If the engine is not installed or cannot load the file.
    """

    def __init__(self, file: Path, *, gpu: bool) -> None:
        if not available():
            raise ModelError(
                f"{file.name}: GGUF files are run by llama.cpp, which is not installed.", "Run: pip install xllamacpp"
            )
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        import xllamacpp

        self._folder = Path(tempfile.mkdtemp(prefix="figurewise-"))
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._key = secrets.token_hex(16)
        parameters = self._parameters(xllamacpp, file, gpu)
        try:
            self._server = xllamacpp.Server(parameters)
        except (RuntimeError, ValueError) as error:
            raise ModelError(
                f"{file}: llama.cpp cannot load this file.", "Check that it is a whole GGUF file of a text model."
            ) from error
        (about,) = self._ask("GET", "/v1/models")["data"]
        self.parameters = int(about["meta"]["n_params"])
        self.context_tokens = int(about["meta"]["n_ctx"])
        self.has_template = _names_template(file)

    def _parameters(self, library: Any, file: Path, gpu: bool) -> Any:
        wanted = library.CommonParams()
        wanted.model.path = str(file)
        wanted.n_parallel, wanted.kv_unified = SLOTS, False
        wanted.n_ctx = SLOTS * MOST_CONTEXT
        wanted.cpuparams.n_threads = wanted.cpuparams_batch.n_threads = threads()
        wanted.n_threads_http = 1
        wanted.verbosity = -1
        wanted.cache_ram_mib = 0
        wanted.warmup = wanted.fit_params = wanted.ui = False
        wanted.endpoint_slots = False
        wanted.api_keys = [self._key]
        if file.stat().st_size >= _GUESSING:
            wanted.speculative.types = [library.common_speculative_type.COMMON_SPECULATIVE_TYPE_NGRAM_SIMPLE]
            wanted.speculative.ngram_simple.size_n = _ALIKE
            wanted.speculative.ngram_simple.size_m = _GUESSED
        if not gpu:
            wanted.n_gpu_layers = 0
        if hasattr(socket, "AF_UNIX"):
            wanted.hostnames = [str(self._folder / "engine.sock")]
        return wanted

    def tokens(self, text: str, *, special: bool, begin: bool = False) -> list[int]:
        """Return the tokens of a text.

        Parameters
        ----------
        special
            Whether the names of special tokens in it are read as those tokens.
        begin
            Whether the token that begins a text is put before it, if the model has one.
        """
        answer = self._ask("POST", "/tokenize", content=text, parse_special=special, add_special=begin)
        return [int(token) for token in answer["tokens"]]

    def pieces(self, text: str) -> list[str]:
        """Return the texts of the tokens of a text whose special tokens are read as such."""
        answer = self._ask("POST", "/tokenize", content=text, parse_special=True, with_pieces=True)
        return [piece for token in answer["tokens"] if isinstance(piece := token["piece"], str)]

    def chat(self, messages: Sequence[Mapping[str, str]]) -> str:
        """Write messages in the model's chat form, ending where the answer begins."""
        plain = {"enable_thinking": False}
        answer = self._ask("POST", "/apply-template", messages=list(messages), chat_template_kwargs=plain)
        return str(answer["prompt"])

    def complete(self, asked: Mapping[str, Any], gone: threading.Event) -> dict[str, Any]:
        """Complete a prompt; the fields are those of llama.cpp's completions.

        Parameters
        ----------
        gone
            Set when nobody waits for the answer any more.

        Returns
        -------
        `text`, `finish_reason` and `usage`; where `logprobs` of them are asked for, `first`: the likeliest first
        tokens, each with its log-probability.
        """
        parts: list[str] = []
        last: dict[str, Any] = {}

        def take(chunk: dict[str, Any]) -> bool:
            if "error" in chunk:
                last["error"] = chunk["error"]
                return True
            for choice in chunk["choices"]:
                parts.append(choice["text"])
                if choice.get("logprobs") and "first" not in last:
                    (first, *_) = choice["logprobs"]["content"]
                    last["first"] = [(token["token"], token["logprob"]) for token in first["top_logprobs"]]
                last.update({key: choice[key] for key in ("finish_reason",) if choice.get(key)})
            last.update({key: chunk[key] for key in ("usage", "timings") if key in chunk})
            return gone.is_set()

        self._server.handle_completions({**asked, "stream": True, "stream_options": {"include_usage": True}}, take)
        if "error" in last:
            raise ModelError(f"llama.cpp refused a request: {last['error'].get('message', last['error'])}")
        return {"text": "".join(parts), **last}

    def _ask(self, method: str, path: str, **body: Any) -> dict[str, Any]:
        connection = self._connection()
        try:
            connection.request(method, path, json.dumps(body) if body else None, self._headers())
            answer = connection.getresponse()
            found = json.loads(answer.read())
        finally:
            connection.close()
        if answer.status != 200:
            raise ModelError(f"llama.cpp refused {path}: {found.get('error', {}).get('message', answer.reason)}")
        return dict(found)

    def _headers(self) -> dict[str, str]:
        return {"Content-Type": "application/json", "Authorization": f"Bearer {self._key}"}

    def _connection(self) -> HTTPConnection:
        address = urlsplit(self._server.listening_address)
        if address.scheme == "unix":
            return _SocketFile(address.path)
        return HTTPConnection(address.hostname or "127.0.0.1", address.port)


class _SocketFile(HTTPConnection):
    """A connection to a socket that is a file."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost")
        self._path = path

    def connect(self) -> None:
        """Open the file."""
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self._path)


def threads() -> int:
    """How many threads compute: every core this process may use, half of them where there are many.

    `OMP_NUM_THREADS` says otherwise, as it does to other libraries.
    """
    asked = os.environ.get("OMP_NUM_THREADS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores if cores <= 4 else max(4, cores // 2)


def _names_template(file: Path) -> bool:
    """Whether the head of a GGUF file names a chat template: llama.cpp also reports its own default as one."""
    with file.open("rb") as opened:
        return _TEMPLATE_FIELD in opened.read(_HEAD)
