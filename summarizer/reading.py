"""Reading a text from a file or standard input, or saying exactly why it cannot be read. Writes and prints nothing."""

from __future__ import annotations

import codecs
import re
import sys
from datetime import date
from pathlib import Path

from summarizer.document import Document, from_text
from summarizer.errors import InputError

STDIN = "-"

_BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_FORMATS: tuple[tuple[re.Pattern[bytes], str, str], ...] = (
    (re.compile(rb"%PDF-"), "a PDF", "Save its text first: pdftotext FILE.pdf article.txt"),
    (re.compile(rb"PK\x03\x04"), "a zip archive (a Word or OpenDocument file?)", "Save the article as plain text."),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "an old Word file", "Save the article as plain text."),
    (
        re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)\b", re.IGNORECASE),
        "a web page",
        "Save the article's text.",
    ),
    (re.compile(rb"\x1f\x8b"), "a gzip file", "Unpack it first: gunzip FILE.gz"),
)
"""What a file starts with, what it then is, and what to do about it."""

_WORD = re.compile(r"\w")


def read(source: str | Path, *, published: date | None = None) -> Document:
    """Read an article and lay it out.

    Parameters
    ----------
    source
        A text or Markdown file; "-" for standard input.
    published
        The article's date, where it is known.

    Raises
    ------
    InputError
        Missing, a folder, empty, not text, in an unknown encoding, or without a word.
    """
    text = read_text(source)
    return from_text(text, origin=str(source), published=published)


def read_text(source: str | Path) -> str:
    """Read any text under the same rules as `read`."""
    name = "standard input" if str(source) == STDIN else str(source)
    text = decode(_bytes(source, name), name)
    if not _WORD.search(text):
        raise InputError(f"{name} holds no words.", "Give the text of an article.")
    return text


def decode(data: bytes, name: str) -> str:
    """Decode UTF-8, or UTF-16 and UTF-32 with a byte order mark. Line ends stay as they are.

    Raises
    ------
    InputError
        Empty, another format, or not in one of these encodings.
    """
    if not data.strip():
        raise InputError(f"{name} is empty.", "Give the text of an article.")
    for signature, what, hint in _FORMATS:
        if signature.match(data):
            raise InputError(f"{name} is {what}, not text.", hint)
    encoding = next((encoding for mark, encoding in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if encoding is None and b"\0" in data:
        raise InputError(
            f"{name} is not text: it holds a zero byte at offset {data.index(0)}.",
            "Give a text file; UTF-16 needs a byte order mark.",
        )
    return _decode(data, encoding or "utf-8", name)


def _decode(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        where = f"byte 0x{data[error.start]:02x} at offset {error.start}"
        if encoding.startswith("utf-8"):
            line = data.count(b"\n", 0, error.start) + 1
            where += f" (line {line})"
        raise InputError(
            f"{name} is not valid {encoding.upper().removesuffix('-SIG')}: {where}.",
            "Convert it, for example: iconv -f WINDOWS-1252 -t UTF-8 FILE > FILE.utf8.txt",
        ) from None


def _bytes(source: str | Path, name: str) -> bytes:
    if str(source) == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except FileNotFoundError:
        raise InputError(f"{name} does not exist.", "Check the path; use - for standard input.") from None
    except IsADirectoryError:
        raise InputError(f"{name} is a folder.", f"Name the files in it: {name.rstrip('/')}/*.txt") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"{name} cannot be read: {reason}.", "Check the path and its permissions.") from None
