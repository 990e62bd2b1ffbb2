"""The prompts as one set with one digest: text in files, read once, never built in code.

A task is a folder with `system.md`, `user.md` (with `{passage}` and other fields to fill) and `examples.toml`, the
worked examples, each a table of the same fields and an `answer`. Knows no model and no document.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from summarizer.draft import Message, PromptTask
from summarizer.errors import InputError

TASKS: tuple[PromptTask, ...] = ("summary", "facts", "shorten", "rewrite")
"""The tasks of writing: what a folder of prompts holds."""
_FILES = ("system.md", "user.md", "examples.toml")
_FIELD = re.compile(r"\{([a-z_]+)\}")
_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A worked example: what the user's turn is filled with, and the answer."""

    fields: Mapping[str, str]
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """The prompt of one task."""

    system: str
    user: str
    examples: tuple[Example, ...]

    def messages(self, **fields: str) -> tuple[Message, ...]:
        """Fill the prompt in as a chat: the system's turn, each example as two turns, the user's turn.

        A field's text is put in as it is: braces in an article are not fields.
        """
        turns = [Message(role="system", content=self.system)] if self.system else []
        for example in self.examples:
            turns.append(Message(role="user", content=_fill(self.user, example.fields)))
            turns.append(Message(role="assistant", content=example.answer))
        return (*turns, Message(role="user", content=_fill(self.user, fields)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptSet:
    """The prompts of every task; `digest` is the sha256 of all their files, `origin` the folder they came from."""

    prompts: Mapping[PromptTask, Prompt]
    digest: str
    origin: str

    def messages(self, task: PromptTask, **fields: str) -> tuple[Message, ...]:
        """Fill in the prompt of one task; see `Prompt.messages`."""
        return self.prompts[task].messages(**fields)


def load_prompts(folder: Path | None = None) -> PromptSet:
    """Read a prompt set.

    Parameters
    ----------
    folder
        The user's own (`--prompts`); None for the one of the checkout this package lies in, or else the one installed
        with it. The checkout comes first: what an editable install copied beside the package goes stale.

    Raises
    ------
    InputError
        A file is missing or not what it should be; it names the file.
    """
    return _load(folder if folder is not None else _shipped(), TASKS)


@lru_cache(maxsize=1)
def load_judge_prompt() -> PromptSet:
    """Read the prompt of a second opinion: the package's own, since what was measured is fitted to it."""
    return _load(_shipped(), ("judge",))


def _load(root: Path, tasks: Sequence[PromptTask]) -> PromptSet:
    digest = sha256()
    prompts: dict[PromptTask, Prompt] = {}
    for task in tasks:
        texts = [_read(root / task / name) for name in _FILES]
        for name, text in zip(_FILES, texts, strict=True):
            digest.update(f"{task}/{name}\0{text}\0".encode())
        system, user, examples = texts
        prompts[task] = Prompt(
            system=system.strip(), user=user.strip(), examples=_examples(examples, root / task / _FILES[2])
        )
    return PromptSet(prompts=prompts, digest=digest.hexdigest(), origin=str(root))


def _shipped() -> Path:
    beside = _PACKAGE.parent / "prompts"
    return beside if (beside / TASKS[0]).is_dir() else _PACKAGE / "prompts"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(
            f"{path}: no such prompt file",
            f"A prompt folder holds {', '.join(_FILES)} for each of {', '.join(TASKS)}: copy the shipped one.",
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}", "Give a UTF-8 text file.") from error


def _examples(text: str, path: Path) -> tuple[Example, ...]:
    try:
        rows = tomllib.loads(text).get("example", [])
        return tuple(
            Example(fields={key: value for key, value in row.items() if key != "answer"}, answer=row["answer"])
            for row in rows
        )
    except (tomllib.TOMLDecodeError, KeyError, AttributeError, TypeError) as error:
        raise InputError(
            f"{path}: not a list of worked examples: {error}",
            'Write tables [[example]] with passage = "..." and answer = "...".',
        ) from error


def _fill(template: str, fields: Mapping[str, str]) -> str:
    """Put the fields in, in one pass; a field that is not given stays as written."""
    return _FIELD.sub(lambda match: fields.get(match[1], match[0]), template)
