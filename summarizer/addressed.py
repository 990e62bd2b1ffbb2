"""Passages of a text that address a program and not its reader: they are neither summarized nor evidence.

Judged by chunks between blank lines, because an order and what it dictates stand together ("<|im_start|>system" on one
line, the lie on the next). Speech in quotation marks is the article's business, unless it opens by calling a machine.
No list of wordings is complete: this is one layer, and the checks of what was written are another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.frontmatter import front_matter

_MACHINE = (
    r"(?:AIs?|LLMs?|GPT|bots?|chatbots?|summari[sz]ers?|assistants?"
    r"|(?:AI|(?:large[ ])?language|machine|automated)[ -]"
    r"(?:models?|systems?|assistants?|agents?|readers?|summari[sz]ers?|tools?))"
)
_WORK = (
    r"(?:summar\w+|instructions?|prompts?|outputs?|answers?|repl(?:y|ies)|responses?|articles?|texts?|verbatim"
    r"|word[ ]for[ ]word)"
)
_WRITTEN = (
    r"(?:write|say|state|report|print|give|claim|append|include|mention|output|reply|answer|respond|end|begin|add"
    r"|replace)"
)

_HIDDEN = re.compile(
    r"""(?xi)
    <\|\w{1,30}\|> | \[/?INST\] | <</?SYS>> | </?(?:system|instructions?|prompt|user|assistant)>
  | "role"\s*: | (?<![\w/.-])(?!\d{48})[A-Za-z0-9+/]{48}
    """
)
"""What a chat template takes for its own, or a machine alone can read, and no newspaper prints."""
_RUN = 48
"""Characters of the shortest run that only a machine reads."""

_PROMPT_LINE = re.compile(
    r"^[\W_]{0,6}(?:summary|facts|sentence|short|instructions?|response|passage|prompt|system|user|human|assistant)"
    r"(?:[\W_]{0,4}:|[ ]*$)(?:[\W_]|$)",
    re.I | re.M,
)
"""A line of a chat or of worked examples. ("Output:" may open a line of an economic report.)"""

_ADDRESS = re.compile(
    rf"""(?xi)
    \b(?:
        (?:to|for|attention|dear|hey|hello|note[ ]to)[:,]?[ ](?:(?:whichever|every|any|all|the)[ ])?
            (?:{_MACHINE}|model[ ](?:that|which)?)\b
            (?=[^.]{{0,60}}:|[^.]{{0,30}}\b(?:read|process|summari))
      | (?:note|attention|correction|caption)[ ](?:to|for)[ ](?:all[ ]|any[ ])?{_MACHINE}\b
      | {_MACHINE}[ ]reading[ ]this\b | whichever[ ]model\b
      | if[ ]you[ ]are[ ]an?[ ]{_MACHINE}
      | {_MACHINE}[ ](?:must|shall|should|have[ ]to|are[ ]to)[ ](?:\w+[ ])?{_WRITTEN}\b
      | (?:every|any|each)[ ]summary\b[^.]{{0,60}}\b(?:must|should|has[ ]to)[ ]{_WRITTEN}\b
      | your[ ](?:system[ ]prompt|prompt|summary|output|answer|response|reply|task[ ]is|instructions)\b
      | you[ ](?:must|only|answer|will)[ ](?:\w+[ ]){{0,2}}{_WRITTEN}\b
      | you[ ](?:now[ ])?(?:only[ ])?answer[ ]only\b | now[ ]you\b
      | you[ ]are[ ](?:now[ ])?an?[ ](?:\w+[ ]){{0,3}}(?:assistant|model|writer|AI|bot|liar)\b
      | the[ ]user[ ]has\b | these[ ]instructions\b | (?:system|admin|developer)[ ]override\b
      | new[ ](?:task|instructions?)\b[^.]{{0,30}}:
      | (?:consigne|instrucci[oó]n|anweisung|hinweis|nota?)\b[^.\n]{{0,30}}
            \b(?:assistante?|asistente|assistenten?|IA|KI)\b[^.\n]{{0,20}}:
    )
  | ^\W{{0,8}}(?:attention[ ]{_MACHINE}\b | {_MACHINE}[ ]?:)
    """,
    re.M,
)

_SIGNS = (
    "summar", "assist", "asist", "model", "machine", "automated", "language", "chatbot", "llm", "gpt", "prompt",
    "instruction", "output", "override", "new task", "the user has", "your answer", "your response", "your reply",
    "your task", "you must", "you only", "you will", "you answer", "answer only", "you are a", "you are now", "now you",
)  # fmt: skip
_SHORT_SIGNS = re.compile(r"[abik](?<!\w.)(?:(?<=a)is?|(?<=b)ots?|(?<=i)a|(?<=k)i)\b")  # ai, bot, ia, ki: as words
"""What every `_ADDRESS` and `_VOCATIVE` holds one of: a text with none of them, as most are, is not searched for it."""
_LINE_SIGNS = (
    "summary", "facts", "sentence", "short", "instruction", "response", "passage", "prompt", "system", "user", "human",
    "assistant",
)  # fmt: skip
_ORDER_SIGNS = (
    "ignore", "disregard", "forget", "override", "discard", "skip", "summar", "instruction", "prompt", "output",
    "answer", "reply", "replies", "response", "article", "text", "verbatim", "word for word", "above",
)  # fmt: skip
"""The same for `_PROMPT_LINE` and `_ORDER`."""

_ORDER = re.compile(
    rf"""(?xi)
    [\n.!?:;] [\s\W]{{0,6}} (?:please[ ]|kindly[ ]|instead,?[ ]|now[ ])? (?:do[ ]not[ ]|don't[ ])?
    (?: (?:ignore|disregard|forget|override|discard|skip)\b[^.]{{0,60}}
        \b(?:above|previous|prior|earlier|preceding|instructions?|article|prompt|rules|everything)\b
      | (?:{_WRITTEN}|summari[sz]e|repeat|translate|rewrite|reveal|list|leave|omit|present)\b[^.]{{0,60}}
        \b(?:{_WORK}|above|from[ ]the[ ]article)\b )
    """
)
"""A sentence in the imperative about reading or writing: newspapers do not order their readers to summarize."""

_VOCATIVE = re.compile(rf"(?i)^\W{{0,8}}(?:to|dear)[ ](?:(?:every|any|all|the)[ ])?{_MACHINE}\b[^.]{{0,80}}:")
_QUOTED = re.compile(r'"[^"\n]{0,600}"|“[^”\n]{0,600}”')
_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff]")
_LIST = re.compile(r"\s*(?:[-*>•]|\d{1,2}[.)])\s")
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n")


def addressed(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of each chunk that addresses a program, and of the lists right after one."""
    follows = False
    for start, end in _chunks(text):
        follows = _addresses_machine(text[start:end]) or (follows and _LIST.match(text, start, end) is not None)
        if follows:
            yield start, end


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """What is judged as one: of front matter each entry shown to readers, then what stands between blank lines."""
    front = front_matter(text)
    start = front.end if front else 0
    yield from ((span.start, span.end) for span in (front.shown if front else ()))
    for blank in _BLANK_LINES.finditer(text, start):
        if blank.start() > start:
            yield start, blank.start()
        start = blank.end()
    if start < len(text):
        yield start, len(text)


def _addresses_machine(chunk: str) -> bool:
    plain = chunk if chunk.isascii() else _INVISIBLE.sub("", chunk)
    folded = fold(plain)
    called = holds(folded, _SIGNS) or _SHORT_SIGNS.search(folded) is not None
    lined, ordered = holds(folded, _LINE_SIGNS), holds(folded, _ORDER_SIGNS)
    if _hides(plain):
        return True
    if not (called or lined or ordered):
        return False
    if called and any(_VOCATIVE.search(spoken[0]) for spoken in _QUOTED.finditer(plain)):
        return True
    unquoted = _QUOTED.sub('""', plain)
    return bool(
        (called and _ADDRESS.search(unquoted))
        or (lined and _PROMPT_LINE.search(unquoted))
        or (ordered and _ORDER.search("\n" + unquoted))
    )


def fold(text: str) -> str:
    """Lower-case letters as a search without case sees them: it takes a long s for an s, an i without dot for an i."""
    lower = text.lower()
    return lower if lower.isascii() else lower.replace("\u017f", "s").replace("\u0131", "i").replace("\u0307", "")


def _hides(plain: str) -> bool:
    marked = "<" in plain or "[" in plain or '"role"' in plain.lower()
    runs_on = max(map(len, plain.split()), default=0) >= _RUN
    return (marked or runs_on) and _HIDDEN.search(plain) is not None


def holds(folded: str, signs: tuple[str, ...]) -> bool:
    """Whether a folded text has any of the signs."""
    return any(map(folded.__contains__, signs))
