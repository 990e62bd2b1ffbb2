"""Sentence by sentence: choose those that carry the story, have the model shorten each, order, join.

For small models: asked for a whole article at once they repeat themselves and invent; one sentence at a time they
shorten well. The summary and the facts share the model's work.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from summarizer.checks.attribution import attributions
from summarizer.checks.words import content_keys
from summarizer.document import BlockKind, Document
from summarizer.draft import Completion, Draft, DraftSentence, Options, Request
from summarizer.figures import SourceIndex, find_figures
from summarizer.models import Model
from summarizer.prompts import PromptSet
from summarizer.strategies.answers import first_sentence
from summarizer.strategies.resolve import Passage
from summarizer.strategies.select import Selected, figures_in, select
from summarizer.strategies.statements import split

NAME = "extract"
FACTS_SHARE = 0.4
"""The facts come to at most this share of the article's words."""
MOST_FACTS = 20
_SHORTENED = 0.75
"""What a sentence is expected to be shortened to; decides how many are asked for."""
_SHORTENED_AGAIN = 0.9
"""What checks and repairs leave of a summary's words."""
_KEPT = 0.7
"""What they leave of the facts', among which a sentence that fails is not made up for."""
_WITHOUT_KEY = 0.6
"""Worth of a sentence's later statements that hold no key figure."""
_MOST_KEPT = 0.8
"""Share of a sentence's tokens that a shortening may have: beyond it the model copies, and need not finish."""
_BY_LENGTH = 0.3
"""How much a statement's length tells against it."""
_SPARE_TOKENS = 8
_HEADLINED, _NEWS = 3, 2
"""The most statements that the headline asks for, and the words of the headline that each must add."""


def write(document: Document, index: SourceIndex, model: Model, prompts: PromptSet, options: Options) -> Draft:
    """Draft a summary and facts of a document, one sentence at a time, until what comes of them fills what is asked."""
    ranked = select(document, index)
    wanted = _words_to_tell(document, options)
    texts: list[str] = []
    completions: list[Completion] = []
    while more := _next(ranked, texts, wanted):
        answers = model.generate([shorten(one.passage, index, model, prompts) for one in more], options.decoding)
        completions += answers
        texts += [first_sentence(answer.text) for answer in answers]
        if not any(texts):
            break  # a model that wrote nothing at all has no draft, and the source's words are not its own
    chosen = ranked[: len(texts)]
    sentences: list[DraftSentence] = []
    if "summary" in options.tasks and any(texts):
        sentences += _summary(chosen, texts, content_keys(document.title or ""), options.length)
    if "facts" in options.tasks and any(texts):
        sentences += _facts(chosen, texts)
    return Draft(
        document=document, sentences=tuple(sentences), completions=tuple(completions), strategy=NAME,
        notes=_notes(completions),
    )  # fmt: skip


def _next(ranked: Sequence[Selected], texts: Sequence[str], wanted: float) -> list[Selected]:
    """The next sentences to ask for: as many as should fill what is still wanted; none once nothing is."""
    statements = [statement for text in texts if text for statement in telling(text)]
    missing = wanted - sum(len(statement.split()) for statement in statements)
    more: list[Selected] = []
    for one in ranked[len(texts) :]:
        if missing <= 0 or len(statements) + len(more) >= MOST_FACTS:
            break
        more.append(one)
        missing -= _SHORTENED * len(one.passage.text.split())
    return more


def shorten(passage: Passage, index: SourceIndex, model: Model, prompts: PromptSet) -> Request:
    """Ask for one sentence in fewer words."""
    return Request(
        task="shorten",
        messages=prompts.messages("shorten", passage=passage.text),
        passages=(passage.text,),
        sources=passage.sources,
        figures=figures_in(index, passage.sources),
        max_tokens=round(_MOST_KEPT * model.count_tokens(passage.text)) + _SPARE_TOKENS,
    )


def _words_to_tell(document: Document, options: Options) -> float:
    """How many words the model is to write, so that checks and repairs leave what is asked for."""
    body = sum(len(span.of(document.text).split()) for span in document.spans(BlockKind.BODY))
    facts = FACTS_SHARE * body / _KEPT if "facts" in options.tasks else 0.0
    summary = options.length / _SHORTENED_AGAIN if "summary" in options.tasks else 0.0
    return max(facts, summary)


def _summary(chosen: Sequence[Selected], texts: Sequence[str], title: set[str], length: int) -> list[DraftSentence]:
    """What the headline says, then the statements that tell most for their length, in the order of the article.

    The parts of a sentence that are all taken stay together.
    """
    parts = [split(text) if text else [] for text in texts]
    places = [(n, part) for n, held in enumerate(parts) for part in range(len(held))]
    headlined = _headlined({(n, part): content_keys(parts[n][part]) for n, part in places}, title)
    ranked = sorted(places, key=lambda place: (-_worth(chosen[place[0]], parts[place[0]], place[1]), place))
    taken: set[tuple[int, int]] = set()
    words = 0
    for n, part in dict.fromkeys((*headlined, *ranked)):
        size = len(parts[n][part].split())
        if not taken or words + size <= length / _SHORTENED_AGAIN:
            taken.add((n, part))
            words += size
    order = sorted(range(len(texts)), key=lambda n: chosen[n].number)
    told = [(n, [part for part in range(len(parts[n])) if (n, part) in taken]) for n in order]
    return [
        DraftSentence(text=text, task="summary", sources=chosen[n].passage.sources)
        for n, held in told
        for text in ([texts[n]] if len(held) == len(parts[n]) and held else [parts[n][part] for part in held])
    ]


def _headlined(statements: dict[tuple[int, int], set[str]], title: set[str]) -> list[tuple[int, int]]:
    """The statements that together say what the headline says, the fullest first."""
    found: list[tuple[int, int]] = []
    left = set(title)
    while len(found) < _HEADLINED and statements:
        best = max(statements, key=lambda place: (len(statements[place] & left), -place[0], -place[1]))
        if len(statements[best] & left) < min(_NEWS, len(title)):
            break
        found.append(best)
        left -= statements[best]
    return found


def _worth(sentence: Selected, parts: Sequence[str], part: int) -> float:
    """What a statement tells of the story, by its length: its sentence's score, more where it holds a key figure."""
    key = any(figure.surface in parts[part] for figure in sentence.key_figures)
    return sentence.score * (1.0 if key or not part else _WITHOUT_KEY) / math.pow(len(parts[part].split()), _BY_LENGTH)


def _facts(chosen: Sequence[Selected], texts: Sequence[str]) -> list[DraftSentence]:
    """Every statement of every answer, most important sentence first; "" where the model wrote nothing."""
    return [
        DraftSentence(text=statement, task="facts", sources=one.passage.sources)
        for one, text in zip(chosen, texts, strict=True)
        for statement in (telling(text) if text else [""])
    ]


def telling(text: str) -> list[str]:
    """The statements of a sentence that tell a figure or whose word it is; all of them where none does."""
    parts = split(text)
    return [part for part in parts if find_figures(part) or attributions(part)] or parts


def _notes(completions: Sequence[object]) -> tuple[str, ...]:
    cut = sum(bool(getattr(completion, "input_truncated", False)) for completion in completions)
    return (f"{cut} sentences were longer than the model can read, and were cut.",) if cut else ()
