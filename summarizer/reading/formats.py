"""Which format an input has, by its first bytes and its suffix, and the module that reads it."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit
from zipfile import BadZipFile, ZipFile

from summarizer.errors import InputError
from summarizer.reading.content import Content, Limits, Note
from summarizer.reading.files import file_bytes, too_large

_URL = re.compile(r"(?i)https?://")

_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old Office file", "Save it as .docx or .xlsx, or as plain text."),
    (b"\x1f\x8b", "a gzip file", "Unpack it first: gunzip FILE.gz"),
    (b"\x89PNG", "a picture", "Give the text; figurewise reads no pictures."),
    (b"\xff\xd8\xff", "a picture", "Give the text; figurewise reads no pictures."),
    (rb"{\rtf", "an RTF file", "Save it as .docx or as plain text."),
)
"""What a file starts with, what it then is, and what to do about it."""

_PAGE = re.compile(
    rb"(?i)(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*|<!--(?:[^-]|-(?!->)){0,4000}-->\s*){0,4}"
    rb"<(?:!doctype html|html|head|body)\b"
)
_MAIL_HEADER = re.compile(
    rb"(?:return-path|received|from|date|subject|message-id|mime-version|delivered-to|to):[ \t]", re.IGNORECASE
)
_TABLES = {".csv": ",", ".tsv": "\t", ".tab": "\t"}
_ARCHIVES = {"word/document.xml": "office", "xl/workbook.xml": "table"}

Reader = Callable[[bytes, str, Limits, Note], Content]


def decoded(source: str | Path, name: str, limits: Limits, note: Note) -> Content:
    """Fetch or open an input and read it by its format.

    Raises
    ------
    InputError
        It cannot be had, or not be read as what it is.
    """
    if _URL.match(str(source)):
        from summarizer.reading.url import fetch  # noqa: PLC0415  (only for URLs)

        fetched = fetch(str(source), limits)
        return content_of(fetched.data, fetched.path, name, limits, note, charset=fetched.charset, kind=fetched.kind)
    return content_of(file_bytes(source, name, limits.max_bytes), str(source), name, limits, note)


def content_of(
    data: bytes, path: str, name: str, limits: Limits, note: Note, *, charset: str | None = None, kind: str = ""
) -> Content:
    """Read bytes by their format.

    Parameters
    ----------
    data
        What the input holds.
    path
        Its path or the path of its URL: the suffix shows what the bytes alone do not.
    name
        What messages call it.
    limits, note
        As of `reading.read`.
    charset
        The encoding that the sender named, if any.
    kind
        The media type that the sender named, if any.

    Raises
    ------
    InputError
        Empty, of a format that is not read, or damaged.
    """
    if not data.strip():
        raise InputError(f"{name} is empty.", "Give the text of an article.")
    for signature, what, hint in _REFUSED:
        if data.startswith(signature):
            raise InputError(f"{name} is {what}, not text.", hint)
    module = _module(
        data, PurePosixPath(urlsplit(path).path if "://" in path else path).suffix.lower(), kind, name, limits
    )
    if module in ("html", "text", "csv"):
        from summarizer.reading.text import decode  # noqa: PLC0415

        text = decode(data, name, note, charset=charset, page=module == "html")
        return _of_text(module, text, name, note)
    reader: Reader = import_module(f"summarizer.reading.{module}").content
    return reader(data, name, limits, note)


def _of_text(module: str, text: str, name: str, note: Note) -> Content:
    match module:
        case "html":
            from summarizer.reading.html import content  # noqa: PLC0415

            return content(text, name)
        case "csv":
            from summarizer.reading.table import content_of_csv  # noqa: PLC0415

            return content_of_csv(text, name, note)
        case _:
            return Content(text=text)


def _module(data: bytes, suffix: str, kind: str, name: str, limits: Limits) -> str:
    """Name the module that reads these bytes."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _archive(data, name, limits)
    if _PAGE.match(data) or suffix in (".html", ".htm", ".xhtml") or kind in ("text/html", "application/xhtml+xml"):
        return "html"
    if suffix in _TABLES or kind in ("text/csv", "text/tab-separated-values"):
        return "csv"
    return "mail" if (suffix == ".eml" or kind == "message/rfc822") and _MAIL_HEADER.search(data[:4000]) else "text"


def _archive(data: bytes, name: str, limits: Limits) -> str:
    """Distinguish a Word file and a workbook from other archives, and refuse one that unpacks to more than it may."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = {entry.filename: entry.file_size for entry in archive.infolist()}
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise InputError(f"{name} is a damaged zip archive: {error}.", "Save the file again.") from None
    if sum(entries.values()) > 2 * limits.max_bytes:
        raise too_large(f"{name}, unpacked,", 2 * limits.max_bytes)
    for inside, module in _ARCHIVES.items():
        if inside in entries:
            return module
    raise InputError(
        f"{name} is a zip archive, and neither a Word file nor a workbook.", "Unpack it, or save the article as text."
    )
