"""The blocks of an article: its paragraphs, and what part of an article each one is.

Knows how newspapers, agencies and Markdown lay a page out; knows nothing of sentences or figures. The rules are
`_RULES`, tried in order; each sees one paragraph and its neighbours only, so the whole is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from summarizer.addressed import addressed, fold, holds
from summarizer.captions import CREDIT_AT_THE_TOP, CREDIT_LINE, SCENE, has_credit
from summarizer.datelines import DATELINE, PLACE_LINE
from summarizer.figures.figure import Span


class BlockKind(StrEnum):
    """What part of an article a block is; only sentences of `body` are facts of the article."""

    HEADLINE = "headline"
    CAPTION = "caption"
    DATELINE = "dateline"
    HEADING = "heading"
    BODY = "body"
    TABLE = "table"
    """A row of a table: evidence, and no sentence of the article."""
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a document. Its span has no white space at either end, and no Markdown heading marks."""

    kind: BlockKind
    span: Span


_BULLETS = "*-•–"
"""What marks the points that some agencies put before the dateline."""


def split_blocks(text: str) -> tuple[Block, ...]:
    """Cut a text into blocks, in order.

    A blank line ends a paragraph; so does a single line break, unless the text is wrapped at a fixed width.
    Lines without a letter or digit (rules, underlines) belong to no block.
    """
    paragraphs = [p for p in _paragraphs(text) if p.words]
    kinds = _classify(paragraphs)
    blocks: list[Block] = []
    for paragraph, kind in zip(paragraphs, kinds, strict=True):
        begun = any(b.kind is BlockKind.BODY and text[b.span.start] not in _BULLETS for b in blocks[-3:])
        blocks.extend(_with_dateline(paragraph, kind, first=not begun))
    return without_orders(blocks, text)


def without_orders(blocks: list[Block], text: str) -> tuple[Block, ...]:
    """Take for notices the blocks that address a program: they are no part of the article, and no evidence."""
    orders = tuple(addressed(text))
    ends = [end for _, end in orders]
    kept = []
    for block in blocks:
        nearest = bisect_right(ends, block.span.start)
        inside = nearest < len(orders) and orders[nearest][0] < block.span.end
        kept.append(Block(kind=BlockKind.NOTICE, span=block.span) if inside else block)
    return tuple(kept)


# --- paragraphs ------------------------------------------------------------------------------------------------

WRAP_WIDTH = 120
"""No text is wrapped by hand wider than this; a file with longer lines has one paragraph a line."""

_LONG_HEADLINE, _LONG_HEADING = 90, 60
"""Characters that a headline, and a heading further down, hardly ever exceeds."""

_SENTENCE_END = re.compile(r"""[.!?:…]["'”’»)\]*_]{0,4}$""")
_SPOKEN = re.compile(r"[A-Z][\w.'’-]*(?: [\w.'’-]+){0,4}:[ \t]+\S")
"""A line of a transcript: a speaker's name and what they say."""
_LIST_ITEM = re.compile(r"(?:[-*•–—+]|\(?\d{1,3}[.)])[ \t]+\S")
_ATX_HEADING = re.compile(r"(#{1,6})[ \t]+")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_WORD = re.compile(r"\w")
_FULL = 0.6
"""Share of a paragraph's lines that must be full for its line breaks to be those of a wrapped text."""
_LONG = 600
"""Rules on the form of a paragraph read this many characters of it: a headline, credit or notice is short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paragraph:
    """One paragraph: its span, its text up to `_LONG` characters, and what Markdown says of it."""

    span: Span
    head: str
    marked_heading: bool

    @property
    def words(self) -> int:
        return len(self.head.split()) if _WORD.search(self.head) else 0

    @property
    def short(self) -> bool:
        return self.span.end - self.span.start < _LONG

    @property
    def ends_sentence(self) -> bool:
        return not self.short or _SENTENCE_END.search(self.head) is not None


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    lines = _lines(text)
    wrapped = _wrap_width(lines)
    group: list[_Line] = []
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else None
        if line.text.strip():
            group.append(line)
        if group and (not line.text.strip() or following is None or _breaks_after(line, following, wrapped)):
            yield _paragraph(text, group, following)
            group = []


def _lines(text: str) -> list[_Line]:
    lines, start = [], 0
    for raw in text.splitlines(keepends=True):
        lines.append(_Line(start=start, text=raw.rstrip()))
        start += len(raw)
    return lines


def _wrap_width(lines: list[_Line]) -> int | None:
    """Measure the width a text is wrapped at, or None where each line is a paragraph.

    A line broken for its width has no room for the first word of the next one. Where most breaks inside
    paragraphs are of that sort, the text is wrapped.
    """
    lengths = [len(line.text) for line in lines if " " in line.text]
    width = max(lengths, default=0)
    if not 30 <= width <= WRAP_WIDTH:
        return None
    inner = [(a, b) for a, b in pairwise(lines) if a.text.strip() and b.text.strip()]
    full = [a for a, b in inner if _is_full(a, b, width)]
    if len(inner) == 1:
        return width if full and _goes_on(full[0]) else None
    return width if len(full) > 1 and len(full) >= _FULL * len(inner) else None


def _goes_on(line: _Line) -> bool:
    """Whether the one full line of a text is broken for its width; a headline over a short lead is full by chance."""
    longest_title = _LONG_HEADLINE if line.start == 0 else _LONG_HEADING
    return len(line.text) > longest_title and _SENTENCE_END.search(line.text[-8:]) is None


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    # Up to four columns of slack: editors count hyphens and wide characters differently.
    return len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > width - 4


def _breaks_after(line: _Line, following: _Line, wrapped: int | None) -> bool:
    """Whether the line break between two lines ends a paragraph."""
    after = following.text.strip()
    if not after:
        return True
    if line.text.startswith("|") or after.startswith("|"):
        return True
    if _ATX_HEADING.match(line.text) or _ATX_HEADING.match(after) or _LIST_ITEM.match(after):
        return True
    # A line that stops in mid-sentence before a small letter goes on: lines broken at clauses, or by hand.
    ends = _SENTENCE_END.search(line.text[-8:]) is not None or not after[0].islower()
    return ends and (wrapped is None or not _is_full(line, following, wrapped))


def _paragraph(text: str, group: list[_Line], following: _Line | None) -> _Paragraph:
    first, last = group[0], group[-1]
    lead = len(first.text) - len(first.text.lstrip())
    mark = _ATX_HEADING.match(first.text.strip())
    start = first.start + lead + (mark.end() if mark else 0)
    end = max(start, last.start + len(last.text))
    if mark:
        end = start + len(text[start:end].rstrip("# \t"))
    underlined = following is not None and len(group) == 1 and _UNDERLINE.match(following.text.strip()) is not None
    return _Paragraph(
        span=Span(start=start, end=end),
        head=text[start : min(end, start + _LONG)].strip(),
        marked_heading=mark is not None or (underlined and bool(following and len(following.text.strip()) > 2)),
    )


# --- what a paragraph is ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a paragraph stands: its neighbours, and what came before it."""

    previous: _Paragraph | None
    following: _Paragraph | None
    headline_seen: bool
    body_seen: bool


_NOTICE = re.compile(
    r"""(?xi)
    ^ \( [^()]* \b (?:edited|syndicated|published[ ]from|auto-?generated|wire[ ]service|feed) \b .* \) $
  | ^ \( this [ ] (?:article|story|report|piece|version) \b .* \) $
  | ^ \( .* \b (?:reporting|writing|editing) [ ] by [ ] .* \) $
  | ^ [\[(]? (?:additional[ ])? (?:reporting|writing|editing|compiled|reported|written|edited) [ ] by [ ]
  | ^ (?:by|from) [ ] (?-i:[A-Z][\w.'’-]+ (?:[ ](?:[A-Z][\w.'’-]+|and|de|van|der|al|bin)) {1,6}) (?:,[ ].{1,60})? $
  | ^ by [ ] (?:our|a|an|the) [ ] (?:[\w-]+[ ]){0,3} (?:staff|correspondents?|reporters?|writers?|desk|team) $
  | ^ (?-i:[a-z]{2,4}(?:/[a-z]{2,4})+) $                          # the desk's initials: abc/de
  | ^ (?:copyright\b|©|\(c\)[ ]\d{4})
  | ^ (?:published|updated|last[ ]updated|first[ ]published|posted|modified) (?:[ ]on|[ ]at)? :? [ ] .{0,20} \d
  | ^ (?:sign[ ]up|subscribe|click[ ]here|follow[ ]us|download[ ](?:our|the)[ ]app|join[ ]our|get[ ]our|support[ ]our
        |donate|listen[ ]to[ ](?:our|the)|watch[ ]our) \b
  | ^ (?:read[ ]more|also[ ]read|see[ ]also|related|recommended|most[ ]read|more[ ]on[ ]this|advertisement|sponsored
        |correction|clarification|editor['’]?s?[ ]note|disclaimer|this[ ]video|media[ ]playback)
        (?: [ ]?: | \b(?=[ ](?:stor|is[ ]|can))| $)
  | ^ this [ ] (?:article|story|report|piece) [ ] (?:was|has[ ]been|is) [ ]
        (?:originally|first|updated|corrected|edited|published|amended|auto|part)
    """
)
_NOTICE_INSIDE = re.compile(
    r"""(?xi)
    \b (?: contributed [ ] to [ ] this [ ] (?:report|story|article) [.]? $
      | all [ ] rights [ ] reserved \b
      | (?:subscribe[ ]to|sign[ ]up[ ]for|register[ ]for) [ ] (?:our|the) [ ] (?:[\w-]+[ ]){0,4}
            (?:newsletter|briefing) )
    """
)

_NOTICE_SIGNS = ("contributed to this", "all rights reserved", "subscribe to", "sign up for", "register for")
"""What every `_NOTICE_INSIDE` holds one of."""


def _is_notice(paragraph: _Paragraph, _: _Place) -> bool:
    head = paragraph.head.strip("*_ ")
    if not paragraph.short or _NOTICE.match(head):
        return paragraph.short
    return holds(fold(head), _NOTICE_SIGNS) and _NOTICE_INSIDE.search(head) is not None


_ROW = re.compile(r"\|.*\|$", re.DOTALL)


def _is_row(paragraph: _Paragraph, _: _Place) -> bool:
    return _ROW.match(paragraph.head) is not None if paragraph.short else paragraph.head.startswith("| ")


def _is_caption(paragraph: _Paragraph, place: _Place) -> bool:
    """Recognise a caption by its credit; or by its place, between a headline and the paragraph that opens the story."""
    head = paragraph.head.strip("*_ ")
    if not paragraph.short:
        return False
    if has_credit(head):
        return True
    if not place.headline_seen or place.body_seen:
        return False
    if place.following is None:
        return CREDIT_AT_THE_TOP.search(head) is not None
    opens = DATELINE.match(place.following.head) is not None and _SENTENCE_END.search(head) is not None
    return opens or any(
        (CREDIT_AT_THE_TOP.search(head), SCENE.match(head), _over_its_credit(paragraph, place.following))
    )


def _over_its_credit(paragraph: _Paragraph, following: _Paragraph) -> bool:
    """Whether a credit stands on the very next line."""
    beneath = following.span.start - paragraph.span.end <= len("\r\n")
    return beneath and following.words <= 8 and CREDIT_LINE.match(following.head) is not None


def _is_dateline(paragraph: _Paragraph, place: _Place) -> bool:
    """Recognise a place on its own line before the text: "Upper Territories:" or "PORT ELVA, March 14 (Agency) -"."""
    if place.body_seen or paragraph.words > 12 or not paragraph.short:
        return False
    dateline = DATELINE.match(paragraph.head + " X")
    return PLACE_LINE.match(paragraph.head) is not None or (
        dateline is not None and dateline.end() >= len(paragraph.head)
    )


def _is_marked_headline(paragraph: _Paragraph, place: _Place) -> bool:
    return paragraph.marked_heading and not (place.body_seen or place.headline_seen)


def _is_headline(paragraph: _Paragraph, place: _Place) -> bool:
    """Recognise the first line, or the standfirst under it: short, not a full sentence, with text to follow."""
    if place.body_seen or place.following is None or paragraph.words > 25 or _LIST_ITEM.match(paragraph.head):
        return False
    if _SPOKEN.match(paragraph.head) and _SPOKEN.match(place.following.head):
        return False
    question = paragraph.head.endswith(("?", "!")) and place.previous is None
    return question or not _SENTENCE_END.search(paragraph.head)


def _is_heading(paragraph: _Paragraph, place: _Place) -> bool:
    """Recognise a crosshead: a short line that is no sentence, followed by a longer paragraph."""
    if paragraph.marked_heading:
        return True
    head, following = paragraph.head, place.following
    if _SPOKEN.match(head) or (following is not None and following.head.startswith("|")):
        return False
    if paragraph.words > 10 or following is None or _LIST_ITEM.match(head) or head[:1] in "\"“'‘":
        return False
    ended = _SENTENCE_END.search(head.removesuffix("?").removesuffix(":")) is not None
    return not ended and following.ends_sentence and following.words > paragraph.words and not head[0].islower()


_RULES: tuple[tuple[BlockKind, Callable[[_Paragraph, _Place], bool]], ...] = (
    (BlockKind.TABLE, _is_row),
    (BlockKind.NOTICE, _is_notice),
    (BlockKind.CAPTION, _is_caption),
    (BlockKind.DATELINE, _is_dateline),
    (BlockKind.HEADLINE, _is_marked_headline),
    (BlockKind.HEADLINE, _is_headline),
    (BlockKind.HEADING, _is_heading),
)


def _classify(paragraphs: list[_Paragraph]) -> list[BlockKind]:
    kinds: list[BlockKind] = []
    headline_seen = body_seen = False
    for i, paragraph in enumerate(paragraphs):
        place = _Place(
            previous=paragraphs[i - 1] if i else None,
            following=paragraphs[i + 1] if i + 1 < len(paragraphs) else None,
            headline_seen=headline_seen,
            body_seen=body_seen,
        )
        kind = next((kind for kind, rule in _RULES if rule(paragraph, place)), BlockKind.BODY)
        headline_seen |= kind is BlockKind.HEADLINE
        body_seen |= kind is BlockKind.BODY
        kinds.append(kind)
    return kinds if body_seen else _all_body(kinds)


def _all_body(kinds: list[BlockKind]) -> list[BlockKind]:
    """Take for body a text in which nothing looks like one (notes, a single line)."""
    kept = {BlockKind.TABLE} if _only(kinds, BlockKind.NOTICE) else {BlockKind.TABLE, BlockKind.NOTICE}
    return [k if k in kept else BlockKind.BODY for k in kinds]


def _only(kinds: list[BlockKind], kind: BlockKind) -> bool:
    return all(k is kind for k in kinds)


# --- a dateline that opens a paragraph -------------------------------------------------------------------------


def _with_dateline(paragraph: _Paragraph, kind: BlockKind, *, first: bool) -> Iterator[Block]:
    span = paragraph.span
    opening = DATELINE.match(paragraph.head) if kind is BlockKind.BODY and first else None
    if opening is None or opening.end() >= span.end - span.start:
        yield Block(kind=kind, span=span)
        return
    cut = span.start + opening.end()
    yield Block(kind=BlockKind.DATELINE, span=Span(start=span.start, end=span.start + len(opening[0].rstrip())))
    yield Block(kind=kind, span=Span(start=cut, end=span.end))
