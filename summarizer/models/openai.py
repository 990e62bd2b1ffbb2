"""A model behind a server with the OpenAI chat API: vLLM, llama.cpp, Ollama, `transformers serve` and others.

Requests go out several at a time. One that the server turns down for now (429, 5xx, no connection) is sent again, at
growing intervals or when the server says. Where the server can hold a model to a JSON schema, it is asked to: that is
found out when the model is opened, so that every article is asked for in one form. Settings come from the environment:
`API_KEYS`, `TIMEOUT`, `CONCURRENCY`. A key is sent to the server and goes nowhere else: no message, record or log holds
it.
"""

from __future__ import annotations

import ipaddress
import os
import re
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, Literal, TypeVar
from urllib.parse import urlsplit

import anyio
import httpx2
from anyio.from_thread import start_blocking_portal
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt, wait_random_exponential

from summarizer.draft import Completion, Decoding, Request
from summarizer.errors import ModelError
from summarizer.models import structured
from summarizer.models.spec import ModelSpec
from summarizer.models.yes_or_no import chance_of_yes

API_KEYS: Final = ("FIGUREWISE_API_KEY", "OPENAI_API_KEY")
"""Where the key is read from. The second is sent over https, or to this machine, only."""
TIMEOUT: Final = "FIGUREWISE_SERVER_TIMEOUT"
CONCURRENCY: Final = "FIGUREWISE_SERVER_CONCURRENCY"

_Answer = TypeVar("_Answer")
_MOST_LISTED: Final = 20
"""The most tokens that the API lists."""
_ATTEMPTS: Final = 6
"""Times that a request is sent before it is given up."""
_TRANSIENT: Final = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_LONGEST_WAIT: Final = 120.0
"""Seconds that a server may ask to wait."""
_TOKENS_PER_WORD: Final = 0.75
"""The fewest that a word takes."""
_BYTES_PER_TOKEN: Final = 3
"""An estimate on the safe side: English has four."""
_THOUGHTS = re.compile(r"\A\s*<think>.*?</think>\s*", re.DOTALL)
_wait = wait_random_exponential(multiplier=0.5, max=30)


@dataclass(slots=True)
class ServerModel:
    """A model behind a server.

    Parameters
    ----------
    spec
        Its `base_url` ends where `/chat/completions` begins; without a path, `/v1` is meant.
    at_once
        How many requests may be under way.
    timeout
        Seconds to wait for one answer.
    """

    spec: ModelSpec
    at_once: int = 8
    timeout: float = 600
    context_tokens: int | None = None
    parameters: int | None = None
    file_hash: None = None
    family: Literal["server"] = "server"
    held: bool = False
    """Whether answers are held to a JSON schema."""
    key: str | None = field(default=None, repr=False)

    def count_tokens(self, text: str) -> int:
        """Estimate, rather too many: the server's tokenizer is not here."""
        return -(-len(text.encode("utf-8", "replace")) // _BYTES_PER_TOKEN)

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Completion]:
        """Have the server complete every request.

        Raises
        ------
        ModelError
            It cannot be reached, does not answer in time, or turns a request down.
        """
        with start_blocking_portal() as portal:  # a loop of its own: a notebook has one already
            return portal.call(self._complete_all, requests, decoding)

    def chances_of_yes(self, requests: Sequence[Request]) -> list[float]:
        """Have the server weigh yes against no as the first token of each answer.

        Raises
        ------
        ModelError
            As `generate`, and where the server does not give the log-probabilities of tokens.
        """
        with start_blocking_portal() as portal:
            return portal.call(self._all, requests, self._weigh)

    async def _complete_all(self, requests: Sequence[Request], decoding: Decoding) -> list[Completion]:
        return await self._all(requests, partial(self._complete, decoding=decoding))

    async def _all(
        self, requests: Sequence[Request], ask: Callable[[httpx2.AsyncClient, Request], Awaitable[_Answer]]
    ) -> list[_Answer]:
        """Ask for each request, several at a time; the first that failed, in their order, is raised."""
        done: dict[int, _Answer] = {}
        failed: dict[int, ModelError] = {}
        places = anyio.Semaphore(self.at_once)

        async def answer(number: int, request: Request) -> None:
            async with places:
                try:
                    done[number] = await ask(client, request)
                except ModelError as error:
                    failed[number] = error

        async with self.client() as client, anyio.create_task_group() as tasks:
            for number, request in enumerate(requests):
                tasks.start_soon(answer, number, request)
        if failed:
            raise failed[min(failed)]
        return [done[number] for number in range(len(requests))]

    async def _weigh(self, client: httpx2.AsyncClient, request: Request) -> float:
        body = {
            "model": self.spec.name,
            "messages": [{"role": message.role, "content": message.content} for message in request.messages],
            "max_tokens": 1,
            "temperature": 0,
            "logprobs": True,
            "top_logprobs": _MOST_LISTED,
            "stream": False,
        }
        response = await self.post(client, body)
        if response.is_error or response.is_redirect:
            raise self.refusal(response)
        return chance_of_yes(self._listed_tokens(response))

    def _listed_tokens(self, response: httpx2.Response) -> list[tuple[str, float]]:
        """Read the likeliest first tokens of an answer."""
        try:
            (first, *_) = response.json()["choices"][0]["logprobs"]["content"]
            return [(str(token["token"]), float(token["logprob"])) for token in first["top_logprobs"]]
        except (ValueError, LookupError, TypeError):
            raise ModelError(
                f"{self.spec}: the server does not give the log-probabilities of tokens (logprobs).",
                "For --judge, use a server that does, such as llama.cpp or vLLM, or a local model.",
            ) from None

    async def _complete(self, client: httpx2.AsyncClient, request: Request, decoding: Decoding) -> Completion:
        begun = time.perf_counter()
        response = await self.post(client, self._body(request, decoding))
        return self._read(response, request, begun)

    def _body(self, request: Request, decoding: Decoding) -> dict[str, Any]:
        chat = structured.messages(request) if self.held else request.messages
        return {
            "model": self.spec.name,
            "messages": [{"role": message.role, "content": message.content} for message in chat],
            "max_tokens": request.max_tokens + (_FRAME if self.held else 0),
            "temperature": 0,
            "seed": decoding.seed,
            "stream": False,
        } | ({"response_format": structured.response_format(request.task)} if self.held else {})

    async def post(self, client: httpx2.AsyncClient, body: dict[str, Any]) -> httpx2.Response:
        """Send a request, again where that may help; the answer, or what the server says against it."""
        tries = AsyncRetrying(
            stop=stop_after_attempt(_ATTEMPTS), wait=_pause, retry=retry_if_exception(_is_transient), reraise=True
        )
        try:
            return await tries(partial(_send, client, body))
        except httpx2.HTTPStatusError as error:
            raise self.refusal(error.response) from None
        except httpx2.TimeoutException:
            raise ModelError(
                f"{self.spec}: no answer within {self.timeout:g} seconds.",
                f"Give it longer, or send less at once: {TIMEOUT}, {CONCURRENCY}.",
            ) from None
        except httpx2.HTTPError as error:
            raise self.unreachable(error) from None

    def _read(self, response: httpx2.Response, request: Request, begun: float) -> Completion:
        if response.is_error or response.is_redirect:
            raise self.refusal(response)
        text, answer = self.text_of(response), response.json()
        usage = answer.get("usage") if isinstance(answer.get("usage"), dict) else {}
        read = _whole(usage.get("prompt_tokens")) or 0
        return Completion(
            text=structured.plain(text, request.task) if self.held else text,
            finish="length" if answer["choices"][0].get("finish_reason") == "length" else "stop",
            input_tokens=read,
            output_tokens=_whole(usage.get("completion_tokens")) or 0,
            input_truncated=0 < read < _fewest_tokens(request),
            seconds=time.perf_counter() - begun,
        )

    def text_of(self, response: httpx2.Response) -> str:
        """What a model wrote, without what it thought before.

        Raises
        ------
        ModelError
            The answer is no chat completion.
        """
        try:
            return _THOUGHTS.sub("", response.json()["choices"][0]["message"].get("content") or "")
        except (ValueError, LookupError, TypeError, AttributeError):
            raise ModelError(
                f"{self.spec}: the server's answer is no chat completion.", "Check the address: does it end in /v1?"
            ) from None

    # --- the server ------------------------------------------------------------------------------------------------

    @property
    def base_url(self) -> str:
        """The address that paths of the API are added to."""
        url = (self.spec.base_url or "").rstrip("/")
        return url if urlsplit(url).path else f"{url}/v1"

    def client(self) -> httpx2.AsyncClient:
        """Open a client. To this machine no proxy is used, whatever the environment says."""
        return httpx2.AsyncClient(
            base_url=self.base_url,
            headers={"Authorization": f"Bearer {self.key}"} if self.key else {},
            timeout=httpx2.Timeout(self.timeout, connect=min(self.timeout, 20)),
            limits=httpx2.Limits(max_connections=self.at_once),
            trust_env=not is_local(self.base_url),
            follow_redirects=False,
        )

    def refusal(self, response: httpx2.Response) -> ModelError:
        """What the server says against a request, with the next step."""
        said = _said(response).replace(self.key, "[key]") if self.key else _said(response)
        hint = {
            401: f"Set {API_KEYS[0]} to the server's key.",
            403: f"Set {API_KEYS[0]} to a key that may use this model.",
            404: f"Does the server have the model {self.spec.name}, and does its address end in /v1?",
            429: f"It has too much to do: lower {CONCURRENCY} (now {self.at_once}), or wait.",
        }.get(response.status_code, "See the server's log.")
        return ModelError(f"{self.spec}: the server answers {response.status_code}: {said}", hint)

    def unreachable(self, error: httpx2.HTTPError) -> ModelError:
        """Say that the server cannot be reached."""
        return ModelError(
            f"{self.spec}: the server cannot be reached: {type(error).__name__}: {error}",
            "Start it, or check its address and port.",
        )


_FRAME: Final = 24
"""Tokens that the form of an answer takes beside its text."""


def open_server(spec: ModelSpec) -> ServerModel:
    """Find a server and what it says of its model: the length of the context, the number of weights.

    Raises
    ------
    ModelError
        No server answers, it wants another key, or a setting is not what it should be.
    """
    _refuse_secrets(spec)
    model = ServerModel(
        spec, at_once=int(_number(CONCURRENCY, 8)), timeout=_number(TIMEOUT, 600), key=_key_for(spec.base_url or "")
    )
    with start_blocking_portal() as portal:
        entry, model.held = portal.call(_ask, model)
    meta = entry.get("meta") if isinstance(entry.get("meta"), dict) else {}
    model.context_tokens = _whole(entry.get("max_model_len")) or _whole(meta.get("n_ctx"))  # vLLM; llama.cpp
    model.parameters = _whole(meta.get("n_params"))
    return model


async def _ask(model: ServerModel) -> tuple[dict[str, Any], bool]:
    """What the server lists of the model, and whether it holds answers to a schema."""
    async with model.client() as client:
        try:
            response = await client.get("/models", timeout=min(model.timeout, 30))
        except httpx2.HTTPError as error:
            raise model.unreachable(error) from None
        if response.status_code in (401, 403):
            raise model.refusal(response)
        return _listed(response, model.spec.name), await _holds(model, client)


def _listed(response: httpx2.Response, name: str) -> dict[str, Any]:
    """What a list of models says of one; a server with a single model has it under any name."""
    try:
        listed = [entry for entry in response.json()["data"] if isinstance(entry, dict)]
    except (ValueError, LookupError, TypeError):
        return {}
    named = [entry for entry in listed if name in (entry.get("id"), *(entry.get("aliases") or ()))]
    return (named or (listed if len(listed) == 1 else [{}]))[0]


async def _holds(model: ServerModel, client: httpx2.AsyncClient) -> bool:
    """Try a schema out: some servers turn it down, and some pass over it."""
    chat = [{"role": "user", "content": "Say yes."}]
    body = {"model": model.spec.name, "messages": chat, "max_tokens": 24, "temperature": 0, "stream": False}
    response = await model.post(client, body | {"response_format": structured.response_format("summary")})
    if response.status_code in (401, 403, 404):
        raise model.refusal(response)
    return not response.is_error and structured.is_object(model.text_of(response))


async def _send(client: httpx2.AsyncClient, body: dict[str, Any]) -> httpx2.Response:
    response = await client.post("/chat/completions", json=body)
    if response.status_code in _TRANSIENT:
        response.raise_for_status()
    return response


def _is_transient(error: BaseException) -> bool:
    """Whether to send again. A read timeout is none: the server is at work, and would start anew."""
    passing = (httpx2.HTTPStatusError, httpx2.ConnectTimeout, httpx2.NetworkError, httpx2.ProtocolError)
    return isinstance(error, passing)


def _pause(state: RetryCallState) -> float:
    """Seconds before the next try: what the server asks for, or a random time from a doubling interval."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, httpx2.HTTPStatusError):
        asked = error.response.headers.get("retry-after", "")
        if re.fullmatch(r"\d+(?:\.\d+)?", asked):
            return min(float(asked), _LONGEST_WAIT)
    return float(_wait(state))


def is_local(url: str) -> bool:
    """Whether an address is this machine's own."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _key_for(url: str) -> str | None:
    own, common = (os.environ.get(name, "").strip() for name in API_KEYS)
    return own or (common if is_local(url) or url.startswith("https://") else "") or None


def _refuse_secrets(spec: ModelSpec) -> None:
    """Refuse a key in the address: the address is written into every report."""
    parts = urlsplit(spec.base_url or "")
    if "@" in parts.netloc or parts.query:
        raise ModelError(
            f"openai:{spec.name}@{parts.scheme}://{parts.hostname}: the address holds a name, a password or a query.",
            f"Give the address alone; a key goes into {API_KEYS[0]}.",
        )


def _number(name: str, usual: float) -> float:
    text = os.environ.get(name, "").strip()
    if not text:
        return usual
    if not re.fullmatch(r"\d{1,6}(?:\.\d+)?", text) or float(text) < 1:
        raise ModelError(f"{name}={text}: not a number of at least 1.", f"For example {name}={usual:g}.")
    return float(text)


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def _fewest_tokens(request: Request) -> float:
    """Fewer tokens than this hold not all of a request: a token is seldom more than a word."""
    return _TOKENS_PER_WORD * sum(len(message.content.split()) for message in request.messages)


def _said(response: httpx2.Response) -> str:
    try:
        message = response.json()
        message = message.get("error", message) if isinstance(message, dict) else message
        message = (message.get("message") or message.get("detail") or message) if isinstance(message, dict) else message
    except ValueError:
        message = response.text
    return " ".join(str(message).split())[:300] or response.reason_phrase
