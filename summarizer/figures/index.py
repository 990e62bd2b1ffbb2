"""A source made ready to judge figures against: built once, looked into for every figure.

Knows the source's sentences, its words and its figures, and where each value and each word stands. Everything is
looked up through postings, so that a long source costs its length and no more.
"""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import chain, islice, pairwise
from math import log

from summarizer.figures.compare import scales_of
from summarizer.figures.context import attach_read
from summarizer.figures.figure import Context, Figure, Kind, PartialDate, Span
from summarizer.figures.find import scan
from summarizer.figures.reading import Sentence, read
from summarizer.figures.verbatim import Verbatim
from summarizer.figures.words import lemma_of

_LETTER = re.compile(r"[^\W_]")
_OTHER = re.compile(r"[\W_]+")
_SAMPLE, _CASED = 4000, 50
"""How much of a text is looked at for capitals, and of how many characters one must be a capital."""
_JOINED = re.compile(r"\s[^\W\d_]+(?:\s[^\W\d_]+)?,?\sand\s$")
"""What stands between two counts of one whole: "(412) passengers and (38)"."""
_SIGNS = frozenset("%$€£¥")
"""What a comparison by letters alone would pass over, and a figure's meaning hangs on."""

_NEAR, _COMMON = 60, 400
"""How many sentences of a long text are looked into for one figure, and at how many places one word is looked for."""

_DIAL = 720
"""The minutes of twelve hours: a time of day may be written without saying which half it is in."""
_CROWD, _KEPT = 300, 100
"""How many figures of like value are looked at one by one, and how many of the very value where they are more."""
_HELD = 40
"""How many figures of one sentence of a long text are looked at for its words."""
_LOWEST, _HIGHEST = Decimal("0.55"), Decimal("1.9")
"""How far below and above a value its fair roundings and bounds may lie, as a part of it."""


@dataclass(frozen=True, kw_only=True, eq=False)
class SourceIndex:
    """A source and its look-up tables; made by `index`."""

    text: str
    published: date | None
    headline: Span | None
    captions: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]
    sentence_of: tuple[int, ...]
    """For each figure the number of its sentence."""
    words: tuple[frozenset[str], ...]
    """For each sentence its lemmas."""
    postings: dict[str, list[int]]
    """Lemma -> the sentences it stands in, ascending."""
    figures_in: dict[int, list[int]]
    """Sentence -> its figures."""
    by_value: dict[str, list[tuple[Decimal, int]]]
    """Scale -> its figures by value, ascending; figures without a single scale are under their kind at 0."""

    @cached_property
    def by_number(self) -> dict[tuple[Decimal, Decimal], list[int]]:
        """The lowest and highest number of each figure, whatever its unit -> the figures."""
        found: dict[tuple[Decimal, Decimal], list[int]] = defaultdict(list)
        for number, figure in enumerate(self.figures):
            if figure.low is not None and figure.high is not None:
                found[figure.low, figure.high].append(number)
        return found

    @cached_property
    def joined(self) -> dict[Decimal, list[tuple[Figure, Figure]]]:
        """The sums of neighbouring counts that "and" joins -> the counts: 450 of "412 passengers and 38 crew"."""
        found: dict[Decimal, list[tuple[Figure, Figure]]] = defaultdict(list)
        for first, second in pairwise(self.figures):
            plain = all(f.kind is Kind.COUNT and f.low is not None and f.low == f.high for f in (first, second))
            if plain and _JOINED.match(self.text, first.span.end, second.span.start):
                found[(first.low or Decimal(0)) + (second.low or Decimal(0))].append((first, second))
        return found

    @cached_property
    def cased(self) -> bool:
        """Whether the text writes names with capitals."""
        return sum(map(str.isupper, self.text[:_SAMPLE])) * _CASED > len(self.text[:_SAMPLE])

    @cached_property
    def verbatim(self) -> Verbatim:
        """The text and its sentences, to look up whole sentences in."""
        return Verbatim(self.text, [sentence.span.of(self.text) for sentence in self.sentences])

    def has(self, sentence: str) -> bool:
        """Whether a sentence stands in the text word for word, whole, whatever its spaces and capitals."""
        return self.verbatim.has(sentence)

    def standing(self, sentence: str) -> Iterator[int]:
        """The figures of the sentences that hold a sentence word for word, in order."""
        for number in self.verbatim.holding(sentence):
            yield from self.figures_in.get(number, ())

    @cached_property
    def letters(self) -> str:
        """The text's letters and digits alone, lower-case: where a phrase stands whatever its spacing."""
        return letters_of(self.text)

    def weight(self, lemma: str) -> float:
        """How well a lemma distinguishes one place of the source from another; 0 for one the source lacks."""
        places = self.postings.get(lemma)
        return 1.0 + log((1 + len(self.sentences)) / (len(places))) / 2 if places else 0.0

    def quoted(self, figure: Figure) -> Span | None:
        """Where the source has the figure with the very words before it, or after it; None where it has neither."""
        context = figure.context or Context()
        own = len(letters_of(figure.surface))
        for opens, phrase in ((False, (*context.left, figure.surface)), (True, (figure.surface, *context.right))):
            wanted = letters_of("".join(phrase))
            if len(phrase) == 4 and any(map(lemma_of, phrase)):
                at = self.letters.find(wanted)
                end = at + len(wanted)
                if at >= 0 and not _cut_number(self.letters, at, end):
                    begin = at if opens else end - own
                    theirs = self._span_of_letters(begin, begin + own)
                    return self._span_of_letters(at, end) if self._signs(theirs) == _SIGNS & {*figure.surface} else None
        return None

    def _signs(self, span: Span) -> frozenset[str]:
        """The signs of unit in a figure's letters and right beside them: a 96 is not the source's 96%."""
        return _SIGNS & {*self.text[max(0, span.start - 1) : span.end + 1]}

    def part_of(self, number: int) -> str:
        """Name the part of the source a figure stands in, where that is not the body."""
        span = self.figures[number].span
        if self.headline is not None and span.overlaps(self.headline):
            return "headline"
        last = bisect_left(self._captions, span.end, key=lambda caption: caption.start) - 1
        return "caption" if last >= 0 and span.overlaps(self._captions[last]) else ""

    @cached_property
    def _captions(self) -> list[Span]:
        """The captions in order, those that overlap as one."""
        merged: list[Span] = []
        for caption in sorted(self.captions):
            before = merged.pop() if merged and caption.start <= merged[-1].end else caption
            merged.append(Span(start=before.start, end=max(before.end, caption.end)))
        return merged

    def names(self, subject: str) -> bool:
        """Whether a subject may be a name: in a text with capitals, one whose last word is never written without."""
        last = subject.rsplit(None, 1)[-1]
        return not self.cased or (last[:1].isupper() and not self._writes(last.lower()))

    def _writes(self, start: str) -> bool:
        """Whether what follows some blank of the text begins so."""
        at = bisect_left(self._written, start)
        return at < len(self._written) and self._written[at].startswith(start)

    @cached_property
    def _written(self) -> list[str]:
        """What the text has from each blank to the next, in alphabetical order."""
        return sorted({*self.text.split(" ")[1:]})

    def near(self, lemmas: Sequence[str]) -> Sequence[int]:
        """The figures of the sentences that hold most of some words, in order; all those of a short text."""
        if len(self.sentences) <= _NEAR:
            return range(len(self.figures))
        best = sorted(_best(self, tuple(lemmas)))
        return [number for sentence in best for number in self.figures_in.get(sentence, ())[:_HELD]]

    def around(self, number: int, reach: int) -> tuple[frozenset[str], ...]:
        """The lemmas of the sentences about a figure, `reach` on either side."""
        sentence = self.sentence_of[number]
        return self.words[max(0, sentence - reach) : sentence + reach + 1]

    def _span_of_letters(self, first: int, last: int) -> Span:
        return Span(start=self._letter_at[first], end=self._letter_at[last - 1] + 1)

    @cached_property
    def _letter_at(self) -> array[int]:
        """Where in the text each of its letters and digits stands."""
        return array("Q", [match.start() for match in _LETTER.finditer(self.text)])

    def candidates(self, figure: Figure, lemmas: Sequence[str] = ()) -> list[int]:
        """The figures of the source whose value might support this one.

        Of a crowd of them those remain whose value is the figure's own, up to a number, those next to it in value, and
        those of the sentences that hold most of `lemmas`.
        """
        runs = [self._run(*place) for place in _places(figure)]
        if sum(last - first for _, first, last in runs) <= 2 * _CROWD:
            found = {number for filed, first, last in runs for _, number in filed[first:last]}
            if len(found) <= _CROWD:
                return sorted(found)
        told = chain.from_iterable(self.figures_in.get(s, ())[:_HELD] for s in _best(self, tuple(lemmas)))
        near = (number for number in told if self.bears(figure, number))
        return sorted({*self._closest(figure), *islice(near, _KEPT)})

    def _run(self, key: str, low: Decimal | None, high: Decimal | None) -> tuple[list[tuple[Decimal, int]], int, int]:
        """The figures of a scale by value, and where those begin and end that might bear out a value."""
        filed = self.by_value.get(key, [])
        if low is None or high is None:
            return filed, 0, len(filed)
        return filed, _first(filed, _least(low)), _first(filed, _most(high), 1)

    def _closest(self, figure: Figure) -> Iterator[int]:
        """Of a crowd of figures some of the very value, and some on either side of it."""
        if figure.date is not None:
            yield from self._dated.get(figure.date, ())[:_KEPT]
        for key, low, high in _places(figure):
            filed, first, last = self._run(key, low, high)
            own, after = (first, first) if low is None else (_first(filed, low), _first(filed, low, 1))
            yield from (number for _, number in filed[own : min(after, own + _KEPT)])
            yield from (number for _, number in filed[max(first, own - _KEPT // 2) : own])
            yield from (number for _, number in filed[after : min(last, after + _KEPT // 2)])

    @cached_property
    def _dated(self) -> dict[PartialDate, list[int]]:
        """A date -> the figures that state it."""
        found: dict[PartialDate, list[int]] = defaultdict(list)
        for number, figure in enumerate(self.figures):
            if figure.date is not None and figure.kind is not Kind.IDENTIFIER:
                found[figure.date].append(number)
        return found

    def bears(self, figure: Figure, number: int) -> bool:
        """Whether a figure of the source is among the `candidates` of a figure."""
        if self.figures[number].kind is Kind.IDENTIFIER:
            return False
        held = [(key, low or Decimal(0), high) for key, low, high in _places(self.figures[number])]
        return any(
            mine == key and (bottom is None or top is None or any(_lies(v, bottom, top) for v in (low, high)))
            for mine, bottom, top in _places(figure)
            for key, low, high in held
        )


def index(
    text: str,
    sentences: Sequence[Span],
    published: date | None = None,
    *,
    headline: Span | None = None,
    captions: Sequence[Span] = (),
) -> SourceIndex:
    """Read a source once.

    Parameters
    ----------
    text
        The source; every evidence span is an offset into it.
    sentences
        Its sentences, in order; none crosses a block.
    published
        The day it was published; without it no relative date is made absolute.
    headline, captions
        The parts whose values give way to the body's.
    """
    text = _only(text, sentences)
    read_sentences = read(text, sentences)
    figures = tuple(attach_read(text, scan(text), read_sentences))
    words = tuple(frozenset(sentence.lemmas) for sentence in read_sentences)
    sentence_of = tuple(_sentence_numbers(figures, read_sentences))
    figures_in: dict[int, list[int]] = defaultdict(list)
    for number, sentence in enumerate(sentence_of):
        figures_in[sentence].append(number)
    return SourceIndex(
        text=text,
        published=published,
        headline=headline,
        captions=tuple(captions),
        sentences=read_sentences,
        figures=figures,
        sentence_of=sentence_of,
        words=words,
        postings=_postings(words),
        figures_in=dict(figures_in),
        by_value=_by_value(figures),
    )


@lru_cache(maxsize=4)
def _best(found: SourceIndex, lemmas: tuple[str, ...]) -> list[int]:
    """The sentences that hold most of some words, best first; kept, as all figures of a sentence ask for them."""
    held = Counter(s for lemma in lemmas for s in found.postings.get(lemma, ())[:_COMMON])
    return [sentence for sentence, _ in held.most_common(_NEAR)]


_BLANKED = re.compile(r"[^\s|:-]")
"""What is blanked out between sentences; line ends and the rules of a table stay, by which its cells are read."""


def _only(text: str, sentences: Sequence[Span]) -> str:
    """Blank out what stands in no sentence: it is no evidence, and every offset stays."""
    kept, end = [], 0
    for span in sentences:
        kept += [_BLANKED.sub(" ", text[end : span.start]), span.of(text)]
        end = span.end
    return "".join([*kept, _BLANKED.sub(" ", text[end:])])


def letters_of(text: str) -> str:
    """Return a text's letters and digits, lower-case."""
    return _OTHER.sub("", text).lower()


def _cut_number(letters: str, start: int, end: int) -> bool:
    """Whether a run of letters begins or ends inside a longer number."""
    before = start > 0 and letters[start - 1].isdigit() and letters[start].isdigit()
    return before or (end < len(letters) and letters[end].isdigit() and letters[end - 1].isdigit())


def _first(held: Sequence[tuple[Decimal, int]], value: Decimal, after: int = 0) -> int:
    """Where in a list by value a value begins, or `after` it ends."""
    return bisect_left(held, (value, sys.maxsize if after else -1))


def _least(low: Decimal) -> Decimal:
    return min(low * _LOWEST, low * _HIGHEST)  # below zero the larger is lower


def _most(high: Decimal) -> Decimal:
    return max(high * _LOWEST, high * _HIGHEST)


def _lies(value: Decimal | None, low: Decimal, high: Decimal) -> bool:
    return value is not None and _least(low) <= value <= _most(high)


def _places(figure: Figure) -> Iterator[tuple[str, Decimal | None, Decimal | None]]:
    """The scales a figure is filed under, and its bounds on each."""
    if figure.date is not None:
        yield "date", None, None
    elif figure.low is None:
        yield "parts", None, None
    elif figure.kind is Kind.TIME:
        yield "time", figure.low % _DIAL, figure.low % _DIAL
    else:
        for name, factor in scales_of(figure):
            high = figure.low if figure.high is None else figure.high
            yield name, figure.low * factor, high * factor


def _sentence_numbers(figures: Sequence[Figure], sentences: Sequence[Sentence]) -> Iterator[int]:
    at = 0
    for figure in figures:
        while at + 1 < len(sentences) and sentences[at + 1].span.start <= figure.span.start:
            at += 1
        yield at


def _postings(words: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for number, held in enumerate(words):
        for lemma in held:
            postings[lemma].append(number)
    return dict(postings)


def _by_value(figures: Sequence[Figure]) -> dict[str, list[tuple[Decimal, int]]]:
    filed: dict[str, list[tuple[Decimal, int]]] = defaultdict(list)
    for number, figure in enumerate(figures):
        if figure.kind is Kind.IDENTIFIER:
            continue
        for key, low, high in _places(figure):
            filed[key].append((low or Decimal(0), number))
            if high is not None and high != low:
                filed[key].append((high, number))
    for held in filed.values():
        held.sort()
    return dict(filed)
