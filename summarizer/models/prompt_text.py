"""From a request's messages to the one text a causal model reads, and how a too long one is cut. Knows no tensors."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from summarizer.draft import Message, PromptTask, Request
from summarizer.errors import ModelError

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

_LABELS: Final[dict[PromptTask, tuple[str, str]]] = {
    "summary": ("Article", "Summary"),
    "facts": ("Article", "Facts"),
    "shorten": ("Sentence", "Short"),
    "rewrite": ("Sentence", "Short"),
    "judge": ("Question", "Answer"),
}
_BLANK_LINES: Final = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptText:
    """A prompt as text.

    Parameters
    ----------
    text
        The whole prompt.
    shared
        How many characters of it come before the last message: the same for every request of one prompt.
    chat
        Whether it is in the model's chat form, which holds the special tokens itself.
    stops
        Texts that end the answer, beside the model's own end token.
    """

    text: str
    shared: int
    chat: bool
    stops: tuple[str, ...]


def render(request: Request, tokenizer: PreTrainedTokenizerBase) -> PromptText:
    """Write the messages in the model's chat form, or as plain text with labels if it has none.

    Special tokens spelt out in a message are taken out first.
    """
    messages = [replace(message, content=defuse(message.content, tokenizer)) for message in request.messages]
    if tokenizer.chat_template:
        return _chat(messages, tokenizer)
    return render_plain(messages, request.task)


def render_plain(messages: Sequence[Message], task: PromptTask) -> PromptText:
    """Write the messages as plain text with a task's labels, for a model without a chat form."""
    return _plain(messages, *_LABELS[task])


def shorten_to_fit(request: Request, fits: Callable[[Request], bool]) -> Request:
    """Cut the passages in the last message from their end, word by word, until the request fits.

    Instructions stay whole: those before the passages, and those after them.

    Raises
    ------
    ModelError
        If it does not even fit without passages.
    """
    *earlier, last = request.messages
    start, end = _passage_range(last.content, request.passages)
    words = [match.end() for match in re.finditer(r"\S+", last.content[start:end])]

    def keeping(number: int) -> Request:
        kept = last.content[start : start + words[number - 1]] if number else ""
        content = last.content[:start] + kept + last.content[end:]
        return replace(request, messages=(*earlier, replace(last, content=content)))

    least, most = 0, len(words)
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if fits(keeping(middle)) else (least, middle - 1)
    if not least:
        raise ModelError(
            "The instructions alone are longer than the model's context.",
            "Use a model with a longer context, or a shorter prompt (--prompts).",
        )
    return keeping(least)


def _passage_range(content: str, passages: Sequence[str]) -> tuple[int, int]:
    """Return where the passages stand in a message; all of it if they are not found."""
    found = [(at, at + len(passage)) for passage in passages if passage and (at := content.find(passage)) >= 0]
    if not found:
        return 0, len(content)
    return min(start for start, _ in found), max(end for _, end in found)


def _chat(messages: Sequence[Message], tokenizer: PreTrainedTokenizerBase) -> PromptText:
    turns = [{"role": message.role, "content": message.content} for message in messages]
    try:
        text = _apply(tokenizer, turns, prompt=True)
    except Exception as error:
        # Templates raise what they like at a role they do not know; for most it is the system's.
        if turns[0]["role"] != "system" or len(turns) == 1:
            raise ModelError(f"The model's chat template refuses the prompt: {error}", "Use another model.") from error
        first, second, *others = turns
        turns = [{"role": second["role"], "content": f"{first['content']}\n\n{second['content']}"}, *others]
        text = _apply(tokenizer, turns, prompt=True)
    before = _apply(tokenizer, turns[:-1], prompt=False) if len(turns) > 1 else ""
    return PromptText(text=text, shared=common_length(text, before), chat=True, stops=())


def _apply(tokenizer: PreTrainedTokenizerBase, turns: list[dict[str, str]], *, prompt: bool) -> str:
    return str(tokenizer.apply_chat_template(turns, tokenize=False, add_generation_prompt=prompt))


def _plain(messages: Sequence[Message], given: str, wanted: str) -> PromptText:
    """Write `Sentence: ...`, `Short: ...` pairs with blank lines between, ending in an open `Short:`."""
    labels = {"system": "", "user": f"{given}: ", "assistant": f"{wanted}: "}
    ends = {"system": "\n\n", "user": "\n", "assistant": "\n\n"}
    parts = [labels[m.role] + _BLANK_LINES.sub("\n", m.content.strip()) + ends[m.role] for m in messages]
    text = "".join(parts) + f"{wanted}:"
    return PromptText(text=text, shared=len("".join(parts[:-1])), chat=False, stops=("\n\n", f"\n{given}:"))


def defuse(text: str, tokenizer: PreTrainedTokenizerBase) -> str:
    """Take the spelt-out special tokens of a tokenizer out of a text, so that it cannot end its own turn."""
    specials = {*tokenizer.all_special_tokens, *(token for token in tokenizer.get_added_vocab() if token.strip())}
    for token in sorted(specials, key=len, reverse=True):
        text = text.replace(token, " ")
    return text


def shared_text(text: str, messages: Sequence[Message], request: Request) -> str:
    """Return the beginning of a prompt's text that other requests are likely to share.

    Where the last message begins with the passages, it goes to their end: the same article is asked for something else
    next. Else it ends before that message: another passage is put in its place next.

    Parameters
    ----------
    text
        The prompt as the model reads it.
    messages
        The messages it was written from.
    request
        What was asked, with its passages.
    """
    last = messages[-1].content.strip()
    start = text.rfind(last) if last else -1
    if start < 0:
        return ""
    begin, end = _passage_range(last, request.passages)
    return text[: start + end] if begin == 0 and end < len(last) else text[:start]


def common_length(one: Sequence[object], other: Sequence[object]) -> int:
    """Count how many items two sequences begin with in common."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))
