"""Canned answers from a TOML file: the model of tests and documentation.

The file holds `[[answer]]` tables; the first whose conditions all hold answers a request:

    default = "echo"              # "echo" (the passages themselves) or a fixed text; echo if left out

    [[answer]]
    task = "shorten"              # summary, facts, shorten, rewrite or judge; any if left out
    contains = "the bridge"       # a substring of the passages or of the last message; any if left out
    text = "The bridge reopened."
    finish = "stop"               # or "length"

Asked for a second opinion (task "judge"), yes counts as 1, no as 0, a number from 0 to 1 as itself, all else as 0.5.
"""

from __future__ import annotations

import re
import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, get_args

from summarizer.draft import Completion, Decoding, PromptTask, Request
from summarizer.errors import ModelError
from summarizer.models.spec import ModelSpec

_ECHO: Final = "echo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One canned answer and when it is given."""

    text: str
    task: PromptTask | None = None
    contains: str = ""
    finish: Literal["stop", "length"] = "stop"

    def answers(self, request: Request) -> bool:
        """Whether its conditions hold for the request."""
        texts = (*request.passages, *(message.content for message in request.messages[-1:]))
        return self.task in (None, request.task) and any(self.contains in text for text in texts or ("",))


@dataclass(frozen=True, slots=True)
class ScriptedModel:
    """Gives the first answer that fits, else the default."""

    spec: ModelSpec
    answers: tuple[Answer, ...]
    default: str = _ECHO
    family: Literal["scripted"] = "scripted"
    context_tokens: None = None
    parameters: None = None
    file_hash: None = None

    @classmethod
    def read(cls, spec: ModelSpec) -> ScriptedModel:
        """Read the file a spec names.

        Raises
        ------
        ModelError
            If it cannot be read or is not of the form above.
        """
        try:
            table = tomllib.loads(Path(spec.name).expanduser().read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ModelError(f"{spec.name}: cannot be read as a script: {error}", _FORM) from error
        try:
            answers = tuple(_answer(entry) for entry in table.get("answer", []))
            return cls(spec, answers, _text(table.get("default", _ECHO)))
        except (TypeError, ValueError) as error:
            raise ModelError(f"{spec.name}: {error}", _FORM) from error

    def count_tokens(self, text: str) -> int:
        """Words stand for tokens."""
        return len(text.split())

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Completion]:  # noqa: ARG002
        return [self._complete(request) for request in requests]

    def chances_of_yes(self, requests: Sequence[Request]) -> list[float]:
        """Read each answer as a probability."""
        return [_chance(self._complete(request).text) for request in requests]

    def _complete(self, request: Request) -> Completion:
        begun = time.perf_counter()
        answer = next((answer for answer in self.answers if answer.answers(request)), None)
        fallback = " ".join(request.passages) if self.default == _ECHO else self.default
        text = answer.text if answer else fallback
        return Completion(
            text=text,
            finish=answer.finish if answer else "stop",
            input_tokens=sum(self.count_tokens(message.content) for message in request.messages),
            output_tokens=self.count_tokens(text),
            input_truncated=False,
            seconds=time.perf_counter() - begun,
        )


def _chance(text: str) -> float:
    word = text.strip().casefold()
    if word in _CHANCES:
        return _CHANCES[word]
    return float(word) if re.fullmatch(r"0(?:\.\d+)?|1(?:\.0+)?", word) else 0.5


_CHANCES: Final = {"yes": 1.0, "no": 0.0}
_FORM: Final = 'Write [[answer]] tables with text = "...", and task, contains, finish where wanted.'


def _answer(entry: dict[str, Any]) -> Answer:
    if unknown := set(entry) - {"task", "contains", "text", "finish"}:
        raise ValueError(f"unknown key {min(unknown)!r} in [[answer]]")
    if entry.get("task") not in (None, *get_args(PromptTask)):
        raise ValueError(f"{entry['task']!r} is no task")
    if entry.get("finish", "stop") not in ("stop", "length"):
        raise ValueError(f"{entry['finish']!r} is no finish")
    if "text" not in entry:
        raise ValueError("an [[answer]] has no text")
    _text(entry["text"]), _text(entry.get("contains", ""))
    return Answer(**entry)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a text")
    return value
