"""Several samples under way at once, so that a model decodes their requests together.

A batch costs a model little more than one row, and one article seldom fills it. So each sample is worked on in a
greenlet of its own: where it asks the model, it waits, and once all that are under way wait, what they ask goes to the
model in one call. A completion does not depend on the others of its call (`Model.generate`), and so no outcome does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from greenlet import getcurrent, greenlet

from summarizer.draft import Completion, Decoding, Request
from summarizer.models import Model

AT_ONCE = 8
"""How many samples are under way together, unless the model says otherwise."""

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What one sample waits for."""

    asker: greenlet
    requests: Sequence[Request]
    decoding: Decoding


class _Waiting:
    """The model as a sample sees it: asking means to wait for the others."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Completion]:
        here = getcurrent()
        assert here.parent is not None  # `together` began it
        answer: list[Completion] = here.parent.switch(_Asked(asker=here, requests=requests, decoding=decoding))
        return answer


def together(work: Callable[[T, Model], R], items: Iterable[T], model: Model, most: int) -> Iterator[R]:
    """Yield `work(item, model)` of each item as it is done, with at most `most` items under way.

    Work that raises ends the iteration with its exception, as an interrupt does; what was under way is given up. Where
    the model fails, each item's requests are put to it again alone: the failure belongs to the item that caused it.
    """
    waiting: list[_Asked] = []
    left = iter(items)

    def settle(result: Any) -> Iterator[R]:
        if isinstance(result, _Asked):
            waiting.append(result)
        else:
            yield result

    while True:
        while len(waiting) < most:
            try:
                item = next(left)
            except StopIteration:
                break
            yield from settle(greenlet(work).switch(item, _Waiting(model)))
        if not waiting:
            return
        asked, waiting = waiting, []
        for one, answer in zip(asked, _answers(model, asked), strict=True):
            yield from settle(one.asker.throw(answer) if isinstance(answer, Exception) else one.asker.switch(answer))


def at_once(model: Model) -> int:
    """How many samples to have under way with a model: as many as its server takes at once, or the usual number."""
    return max(AT_ONCE, int(getattr(model, "at_once", 0)))


def _answers(model: Model, asked: Sequence[_Asked]) -> list[list[Completion] | Exception]:
    """The completions of each, in order, or why there are none."""
    decoding = asked[0].decoding
    if len(asked) == 1 or any(one.decoding != decoding for one in asked):
        return [_answer(model, one) for one in asked]
    requests = [request for one in asked for request in one.requests]
    with suppress(Exception):  # whose request it was shows when each is asked alone
        written = model.generate(requests, decoding)
        if len(written) == len(requests):
            left = iter(written)
            return [list(islice(left, len(one.requests))) for one in asked]
    return [_answer(model, one) for one in asked]


def _answer(model: Model, asked: _Asked) -> list[Completion] | Exception:
    try:
        return model.generate(asked.requests, asked.decoding)
    except Exception as error:  # raised where it was asked
        return error
