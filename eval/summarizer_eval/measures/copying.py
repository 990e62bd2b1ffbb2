"""How much of a text is copied, and how long it is.

A text that copies its source passes every check of faithfulness: these stand beside every score.

Coverage, density and compression: Grusky, Naaman and Artzi, "Newsroom: A Dataset of 1.3 Million Summaries with Diverse
Extractive Strategies", NAACL 2018, section 4.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from summarizer.checks.quotes import ARTICLE_SAYS
from summarizer.checks.words import tokens
from summarizer.figures.figure import Span
from summarizer_eval.measures.measure import Measure, Written, share
from summarizer_eval.results import Row
from summarizer_eval.sample import Sample


def _words(text: str) -> list[str]:
    return [word.lower for word in tokens(text)]


def fragments(article: Sequence[str], summary: Sequence[str]) -> Iterator[int]:
    """Cut a summary into the longest runs of words it shares with the article, greedily from its beginning.

    Yields the length of each run: F(A, S) of Grusky et al. 2018, figure 3. Words the article lacks are in no run.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(article):
        places[word].append(i)
    at = 0
    while at < len(summary):
        longest = max((_common(article, i, summary, at) for i in places.get(summary[at], ())), default=0)
        if longest:
            yield longest
        at += max(longest, 1)


def _common(article: Sequence[str], i: int, summary: Sequence[str], j: int) -> int:
    length = 0
    while i + length < len(article) and j + length < len(summary) and article[i + length] == summary[j + length]:
        length += 1
    return length


def _mean(value: float) -> Row:
    return Row(num=value, den=1)


def _coverage(written: Written, sample: Sample) -> Row | None:
    said = _words(written.text)
    return _mean(sum(fragments(_words(sample.text), said)) / len(said)) if said else None


def _density(written: Written, sample: Sample) -> Row | None:
    said = _words(written.text)
    return _mean(sum(n * n for n in fragments(_words(sample.text), said)) / len(said)) if said else None


def _compression(written: Written, sample: Sample) -> Row | None:
    said = _words(written.text)
    return _mean(len(_words(sample.text)) / len(said)) if said else None


def _length(written: Written, _: Sample) -> Row:
    return _mean(len(_words(written.text)))


def _sentences(written: Written, _: Sample) -> Row:
    return _mean(len(written.statements))


COVERAGE = Measure(name="coverage", title="extractive coverage", row=_coverage, unit="", scale=1, share=False)
"""Share of the text's words that are in runs shared with the article, mean over samples."""

DENSITY = Measure(name="density", title="extractive density", row=_density, unit="words", scale=1, share=False)
"""Mean length of the shared run that a word of the text stands in, mean over samples: copied sentences raise it."""

COMPRESSION = Measure(name="compression", title="compression", row=_compression, unit="", scale=1, share=False)
"""Words of the article by words of the text, mean over samples."""

LENGTH = Measure(name="length", title="length", row=_length, unit="words", scale=1, share=False)
"""Words a text."""

SENTENCES = Measure(name="sentences", title="sentences", row=_sentences, unit="sentences", scale=1, share=False)
"""Sentences a text."""


def _copied(written: Written, sample: Sample) -> Row:
    source = {tuple(_words(s.span.of(sample.text))) for s in written.document.sentences}
    return share([tuple(_words(_unframed(s.text))) in source for s in written.statements])


def _unframed(text: str) -> str:
    return text.strip().removeprefix(ARTICLE_SAYS)


def _shortened(written: Written, sample: Sample) -> Row:
    drawn = [s for s in written.statements if s.sources]
    said = sum(len(_words(s.text)) for s in drawn)
    return Row(num=said, den=sum(_length_of(s.sources, sample.text) for s in drawn))


def _length_of(spans: Sequence[Span], text: str) -> int:
    return sum(len(_words(span.of(text))) for span in spans)


COPIED = Measure(name="copied_sentences", title="sentences copied", row=_copied, share=False)
"""Of the sentences, those equal to a sentence of the article but for case and punctuation, framed by "The article
says:" or not. Neither good nor bad by itself, so no run wins by it."""

SHORTENED = Measure(name="shortened_length", title="length against its sources", row=_shortened, share=False)
"""Words written by words of the source sentences they were drawn from."""
