"""Answers as JSON of a known form, where a server can hold a model to one. Knows no server.

A model asked for text alone may begin with "Here is the summary:"; one held to a schema cannot. The worked examples of
a chat are put in the same form, so that they and the schema ask for the same thing.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any, Final

from summarizer.draft import Message, PromptTask, Request

_LISTED: Final[frozenset[PromptTask]] = frozenset({"facts"})
_FENCE = re.compile(r"\A\s*(?:```(?:json)?\s*)?|\s*(?:```)?\s*\Z")
"""A mark that some models, and llama.cpp's grammar, set around JSON."""
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def response_format(task: PromptTask) -> dict[str, Any]:
    """Give the `response_format` of a chat completion for a task: an object with one key, a text or a list of texts."""
    text = {"type": "string"}
    schema = {
        "type": "object",
        "properties": {_key(task): {"type": "array", "items": text} if task in _LISTED else text},
        "required": [_key(task)],
        "additionalProperties": False,
    }
    return {"type": "json_schema", "json_schema": {"name": _key(task), "strict": True, "schema": schema}}


def messages(request: Request) -> tuple[Message, ...]:
    """Give a request's chat with the answers of its worked examples in the form of `response_format`."""
    return tuple(
        replace(m, content=_as_json(m.content, request.task)) if m.role == "assistant" else m for m in request.messages
    )


def plain(answer: str, task: PromptTask) -> str:
    """Turn an answer back into text, a line for each item of a list.

    An answer in another form (a server may pass over what it does not know) stays as it is; of one that was cut at
    its limit, what was written of its texts is kept.
    """
    body = _FENCE.sub("", answer)
    try:
        value = json.loads(body)
    except ValueError:
        return _cut(body, task) if body.startswith("{") else answer
    value = value.get(_key(task)) if isinstance(value, dict) else None
    if isinstance(value, list):
        return "\n".join(str(item) for item in value)
    return value if isinstance(value, str) else answer


def is_object(answer: str) -> bool:
    """Whether an answer, or its beginning, is a JSON object."""
    return _FENCE.sub("", answer).startswith("{")


def _key(task: PromptTask) -> str:
    return "facts" if task in _LISTED else "text"


def _as_json(text: str, task: PromptTask) -> str:
    value = text.splitlines() if task in _LISTED else text
    return json.dumps({_key(task): value}, ensure_ascii=False)


def _cut(answer: str, task: PromptTask) -> str:
    start = re.match(rf'\s*\{{\s*"{_key(task)}"\s*:\s*\[?', answer)
    if start is None:
        return answer
    rest = answer[start.end() :]
    whole = list(_STRING.finditer(rest))
    texts = [json.loads(found[0], strict=False) for found in whole]
    tail = rest[whole[-1].end() if whole else 0 :].partition('"')[2]
    # A half sentence says nothing of a list; of one text it is the text's end.
    if tail and task not in _LISTED:
        texts.append(json.loads(f'"{re.sub(_HALF_ESCAPE, "", tail)}"', strict=False))
    return "\n".join(texts)


_HALF_ESCAPE = r"\\(?:u[0-9a-fA-F]{0,3})?$"
