"""A model named in one string: reading it, printing it, saying what it is. Opens nothing."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from summarizer.errors import ModelError
from summarizer.models.catalog import EMBEDDED, QWEN, SMOLLM

Scheme = Literal["embedded", "gguf", "hf", "openai", "lead", "textrank", "script"]

DEFAULT: Final = f"embedded:{SMOLLM.name}"
FORMS: Final = {
    f"embedded:{SMOLLM.name}": f"the default: {SMOLLM.title}, fetched once, then offline",
    f"embedded:{QWEN.name}": f"{QWEN.title}, fetched once, then offline",
    "gguf:FILE": "a GGUF file, run by llama.cpp",
    "hf:ORG/NAME[@REVISION]": "a causal or encoder-decoder model of the Hugging Face hub",
    "hf:/FOLDER": "the same from a local folder",
    "hf:/FOLDER#FILE.gguf": "a GGUF file of a folder or hub repository, unpacked by transformers",
    "openai:MODEL@URL": "a model behind a server with the OpenAI API: vLLM, llama.cpp, Ollama",
    "lead:N": "the first N sentences; no model",
    "textrank[:N]": "the N most central sentences (TextRank); no model",
    "script:FILE.toml": "canned answers, for tests and documentation",
}
"""Every form a spec can take here, with one line on each; `figurewise models list` prints it."""

_DEFAULT_SENTENCES: Final = "3"
_OPTIONS = re.compile(r"\?(?P<options>(?:device|dtype)=[\w:.-]+(?:&(?:device|dtype)=[\w:.-]+)*)$")
_GGUF_FILE = re.compile(r"#(?P<file>[^#?]+\.gguf)$", re.IGNORECASE)
_REVISION = re.compile(r"@(?P<revision>[^@\s]+)$")
_SERVER = re.compile(r"(?P<name>[^@\s]+)@(?P<base_url>https?://\S+)")
_FOLDER_STARTS: Final = ("/", ".", "~", "\\")
_LONGEST: Final = 4096
"""Characters of a model's name; more is no name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSpec:
    """A model named in one string; `str(parse_spec(text)) == text` for a canonical text.

    Forms: those of `FORMS`; each may end in `?device=D&dtype=T`.
    """

    scheme: Scheme
    name: str = ""
    revision: str | None = None
    file: str | None = None
    base_url: str | None = None
    dtype: str | None = None
    device: str | None = None

    def __str__(self) -> str:
        text = f"{self.scheme}:{self.name}" if self.name else self.scheme
        text += f"@{self.revision}" if self.revision else ""
        text += f"@{self.base_url}" if self.base_url else ""
        text += f"#{self.file}" if self.file else ""
        options = [f"{key}={value}" for key, value in (("device", self.device), ("dtype", self.dtype)) if value]
        return text + ("?" + "&".join(options) if options else "")

    @property
    def locked(self) -> bool:
        """Whether figure-locked decoding is on unless asked otherwise: where it was measured to mend drafts."""
        return self.scheme == "embedded" and self.name == SMOLLM.name

    @property
    def is_loaded(self) -> bool:
        """Whether its weights are loaded into this process: not those behind a server, and some have none."""
        return self.scheme not in ("openai", "lead", "textrank", "script")

    @property
    def is_folder(self) -> bool:
        """Whether the name is written as a path rather than a hub id."""
        return self.name.startswith(_FOLDER_STARTS)


def parse_spec(text: str) -> ModelSpec:
    """Read a spec.

    Raises
    ------
    ModelError
        If it is none of the forms; the hint names the nearest one, or lists them.
    """
    if len(text) > _LONGEST:
        raise _unknown(text[:60] + "...")
    body, options = _split_options(text.strip())
    scheme, colon, rest = body.partition(":")
    match scheme:
        case "embedded" if rest in EMBEDDED:
            spec = ModelSpec(scheme="embedded", name=rest)
        case "embedded":
            raise ModelError(f"There is no embedded model {rest!r}.", f"There are: {', '.join(EMBEDDED)}.")
        case "gguf" if rest:
            spec = ModelSpec(scheme="gguf", name=rest)
        case "hf" if rest:
            spec = _parse_hf(rest)
        case "lead" | "textrank" if not colon or _is_count(rest):
            spec = ModelSpec(scheme=scheme, name=rest or (_DEFAULT_SENTENCES if scheme == "lead" else ""))
        case "lead" | "textrank":
            raise ModelError(f"{text!r}: {rest!r} is not a number of sentences.", f"Write for example {scheme}:3.")
        case "script" if rest:
            spec = ModelSpec(scheme="script", name=rest)
        case "openai" if server := _SERVER.fullmatch(rest):
            spec = ModelSpec(scheme="openai", name=server["name"], base_url=server["base_url"])
        case _:
            raise _unknown(text)
    return replace(spec, device=options.get("device"), dtype=options.get("dtype"))


def describe(spec: ModelSpec | str) -> str:
    """Say in one line what a spec names, without opening it."""
    spec = parse_spec(spec) if isinstance(spec, str) else spec
    match spec.scheme:
        case "embedded":
            return f"{EMBEDDED[spec.name].title}, 4-bit weights, {EMBEDDED[spec.name].licence}"
        case "gguf":
            return f"GGUF file {spec.name}, run by llama.cpp"
        case "hf":
            return f"Hugging Face model {spec.name}" + (f", file {spec.file}" if spec.file else "")
        case "lead":
            return f"the first {spec.name} sentences"
        case "textrank":
            return f"the {spec.name or _DEFAULT_SENTENCES} most central sentences (TextRank)"
        case "script":
            return f"canned answers from {spec.name}"
        case "openai":
            return f"{spec.name} on the server {spec.base_url}"


def _parse_hf(rest: str) -> ModelSpec:
    file = revision = None
    if found := _GGUF_FILE.search(rest):
        rest, file = rest[: found.start()], found["file"]
    spec = ModelSpec(scheme="hf", name=rest, file=file)
    if not spec.is_folder and (found := _REVISION.search(rest)):
        rest, revision = rest[: found.start()], found["revision"]
    return replace(spec, name=rest, revision=revision)


def _split_options(text: str) -> tuple[str, dict[str, str]]:
    found = _OPTIONS.search(text)
    if not found:
        return text, {}
    pairs = (tuple(pair.split("=", 1)) for pair in found["options"].split("&"))
    return text[: found.start()], dict(pairs)


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 4 and int(text) > 0


def _unknown(text: str) -> ModelError:
    """Say what was probably meant: a scheme misspelt, or a hub id or folder without its `hf:`."""
    scheme, colon, rest = text.partition(":")
    schemes = get_args(Scheme)
    if not colon and text.lower().endswith(".gguf"):
        hint = f"Did you mean gguf:{text}?"
    elif not colon and ("/" in text or text.startswith(_FOLDER_STARTS)):
        hint = f"Did you mean hf:{text}?"
    elif meant := difflib.get_close_matches(text, EMBEDDED, n=1):
        hint = f"Did you mean embedded:{meant[0]}?"
    elif scheme not in schemes and (near := difflib.get_close_matches(scheme.lower(), schemes, n=1)):
        hint = f"Did you mean {near[0]}:{rest}?" if colon else f"Did you mean {near[0]}?"
    else:
        hint = "Models are named " + ", ".join(FORMS) + "."
    return ModelError(f"{text!r} names no model.", hint)
