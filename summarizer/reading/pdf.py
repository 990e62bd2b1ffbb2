"""The text of a PDF by `pypdf`: lines joined to paragraphs, hyphenated words whole, page numbers and heads left out."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.origins import Landmark
from summarizer.reading.content import Content, Limits, Note
from summarizer.reading.files import too_large

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_PAGE_NUMBER = re.compile(r"(?i)[-–— ]*(?:page\s)?\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?[-–— ]*")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_ENDED = re.compile(r"""[.!?:…]["'”’»)\]]{0,3}$""")
_BULLET = re.compile(r"(?:[-*•–—▪◦]|\(?\d{1,3}[.)])\s+\S")
_COMPOUNDING = frozenset(
    """all co cross ex full half high inter long low mid multi near non part post pre self semi short so two three four
    five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety ultra well year""".split()
)
"""First parts of compounds that are written with a hyphen wherever the line ends."""
_FULL = 0.72
"""Of the width of a page's text, how much a line fills that goes on in the next one."""
_APART = 1.35
"""How much wider than between two lines the space between two paragraphs is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One line of a page; `y` is its height on the page, `size` that of its letters, 0 where not known."""

    text: str
    y: float = 0.0
    size: float = 0.0


def content(data: bytes, name: str, limits: Limits, note: Note) -> Content:
    """Read a PDF.

    Parameters
    ----------
    data, name, limits, note
        As of `formats.content_of`.

    Raises
    ------
    InputError
        Encrypted, damaged, or without text (a scan).
    """
    pages = _pages(data, name, limits)
    empty = sum(not page for page in pages)
    if empty == len(pages):
        raise InputError(
            f"{name} is a PDF that holds pictures and no text.", "Run text recognition (OCR) over it first."
        )
    if empty:
        note(f"{name}: {empty} of {len(pages)} pages hold no text.")
    return _joined(_without_furniture(pages))


def _pages(data: bytes, name: str, limits: Limits) -> list[list[_Line]]:
    from pypdf import PasswordType, PdfReader  # noqa: PLC0415
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
            raise InputError(f"{name} is a PDF that needs a password.", "Save it without one.")
        return list(_lines_of_pages(reader, name, 2 * limits.max_bytes))
    except InputError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        # A damaged PDF breaks the library in many ways; each is the file's fault.
        raise InputError(
            f"{name} is a damaged PDF: {type(error).__name__}.", "Save it again, or give its text."
        ) from error


def _lines_of_pages(reader: PdfReader, name: str, most: int) -> Iterator[list[_Line]]:
    held = 0
    for page in reader.pages:
        lines = list(_lines(page))
        held += sum(len(line.text) for line in lines)
        if held > most:
            raise too_large(f"The text of {name}", most)
        yield lines


def _lines(page: PageObject) -> Iterator[_Line]:
    """The lines of a page from top to bottom as they are drawn, empty ones left out."""
    pieces: list[tuple[str, float, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        pieces.append((text, cm[5] + tm[5] * cm[3], abs(size * tm[3] * cm[3])))

    page.extract_text(visitor_text=visit)
    held: list[str] = []
    y = size = 0.0
    for text, piece_y, piece_size in pieces:
        for number, part in enumerate(text.split("\n")):
            if number:
                yield from _flushed(held, y, size)
                held = []
            if part.strip() and not "".join(held).strip():
                y, size = piece_y, piece_size
            held.append(part)
    yield from _flushed(held, y, size)


def _flushed(held: list[str], y: float, size: float) -> Iterator[_Line]:
    if text := " ".join("".join(held).split()):
        yield _Line(text=text, y=y, size=size)


def _without_furniture(pages: Sequence[list[_Line]]) -> list[list[_Line]]:
    """Leave out page numbers, and heads and feet that stand on most pages."""
    filled = [page for page in pages if page]
    edges = Counter(text for page in filled for text in {_digitless(line) for line in (*page[:2], *page[-2:])})
    running = {text for text, times in edges.items() if times >= 3 and times * 2 > len(filled)}
    return [[line for at, line in enumerate(page) if not _is_furniture(line, at, page, running)] for page in pages]


def _is_furniture(line: _Line, at: int, page: Sequence[_Line], running: set[str]) -> bool:
    edge = at < 2 or at >= len(page) - 2
    return edge and (_PAGE_NUMBER.fullmatch(line.text) is not None or _digitless(line) in running)


def _digitless(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.text)


# --- lines to paragraphs ---------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Text:
    """The text so far, in parts, and its length."""

    parts: list[str]
    length: int = 0

    def add(self, part: str) -> None:
        self.parts.append(part)
        self.length += len(part)

    def drop_hyphen(self) -> None:
        self.parts[-1] = self.parts[-1][:-1]
        self.length -= 1


def _joined(pages: Sequence[list[_Line]]) -> Content:
    """Join lines to paragraphs, across pages too, and remember where each page begins."""
    text, landmarks, before = _Text([]), [], None
    words = Counter(word.lower() for page in pages for line in page for word in re.findall(r"[\w-]+", line.text))
    usual = next(filter(None, map(_gap, pages)), 0.0)
    for number, lines in enumerate(pages, start=1):
        width, gap = _width(lines), _gap(lines) or usual
        for at, line in enumerate(lines):
            if before is not None:
                link = _link(before, line, width, gap if at else 0.0)
                if link == " " and (broken := _BROKEN.search(before.text)):
                    link = ""
                    if _is_one_word(broken[1], line.text, words):
                        text.drop_hyphen()
                text.add(link)
            if at == 0:
                landmarks.append(Landmark(start=text.length, label=f"page {number}"))
            text.add(line.text)
            before = line
    return Content(text="".join(text.parts) + "\n", landmarks=tuple(landmarks))


def _is_one_word(first: str, line: str, words: Counter[str]) -> bool:
    """Whether a hyphen at the end of a line is there for the line alone: as the rest of the text writes the word."""
    second = _FIRST_WORD.match(line)
    if second is None or not line[0].islower():
        return False
    whole, hyphenated = (first + second[0]).lower(), f"{first}-{second[0]}".lower()
    if words[whole] != words[hyphenated]:
        return words[whole] > words[hyphenated]
    return first.lower() not in _COMPOUNDING


def _width(lines: Sequence[_Line]) -> int:
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(len(lengths) * 0.9)] if len(lengths) > 4 else max(lengths, default=0)


def _gap(lines: Sequence[_Line]) -> float:
    """The usual distance from a line to the next; 0 where the page does not show it."""
    steps = sorted(a.y - b.y for a, b in pairwise(lines) if a.y > b.y and a.size == b.size)
    return steps[len(steps) // 3] if len(steps) > 2 else 0.0


def _link(before: _Line, line: _Line, width: int, gap: float) -> str:
    """What stands between two lines: a blank, or the end of a paragraph."""
    ended = _ENDED.search(before.text) is not None
    continues = line.text[:1].islower() and not ended
    if before.size and abs(before.size - line.size) > 0.1 * before.size and not continues:
        return "\n\n"
    step = before.y - line.y
    apart = step > _APART * gap if gap and step > 0 else len(before.text) < _FULL * width
    starts = _BULLET.match(line.text) is not None or (ended and len(before.text) < _FULL * width)
    return "\n\n" if (apart or starts) and not continues else " "
