"""Bytes to text: by a byte order mark, as UTF-8, by what the sender named, or by the best guess, which is reported."""

from __future__ import annotations

import codecs
import re

from summarizer.errors import InputError
from summarizer.reading.content import Note, ignore

_BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""(?i)<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{1,40})|<\?xml[^>]{0,100}encoding=["']([\w.:-]{1,40})"""
)
_SAMPLE = 256_000
"""Bytes that an encoding is guessed from; an even number."""

_SIBLINGS = re.compile(r"cp125\d|latin|iso8859")
"""Guesses that an English text gives no way to distinguish from Windows-1252: their marks of quotation are the same."""

_NAMES = {"cp1252": "Windows-1252", "utf_16_le": "UTF-16 (little-endian)", "utf_16_be": "UTF-16 (big-endian)"}
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, name: str, note: Note = ignore, *, charset: str | None = None, page: bool = False) -> str:
    """Decode a text. Line ends stay as they are.

    Parameters
    ----------
    data
        The bytes.
    name
        What messages call the input.
    note
        Called with a guess that had to be made.
    charset
        The encoding that the sender named, if any.
    page
        Whether the text is a web page, which may name its encoding itself.

    Raises
    ------
    InputError
        Not in the encoding that its mark names, or no text at all.
    """
    marked = next((encoding for mark, encoding in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if marked:
        return _strictly(data, marked, name)
    for encoding in filter(None, (charset, _declared(data) if page else None, "utf-8")):
        text = _tried(data, encoding)
        if text is not None and "\0" not in text:
            return text
    return _guessed(data, name, note)


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    return (match[1] or match[2]).decode("ascii") if match else None


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return str(data, encoding)
    except (UnicodeError, LookupError):
        return None


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        where = f"byte 0x{data[error.start]:02x} at offset {error.start}"
        raise InputError(
            f"{name} is not valid {encoding.upper().removesuffix('-SIG')}, as its first bytes say: {where}.",
            "Save it again as UTF-8.",
        ) from None


def _guessed(data: bytes, name: str, note: Note) -> str:
    encoding = _guess(data)
    text = _tried(data, encoding) if encoding else None
    if encoding is None or text is None or _is_binary(text):
        raise _not_text(data, name)
    note(f"{name} is not UTF-8: read as {_NAMES.get(encoding, encoding)}, the best guess.")
    return text


def _guess(data: bytes) -> str | None:
    """Guess an encoding; of several that show an English text alike, the one that editors write."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  (only for what is not UTF-8)

    from summarizer.language import detect  # noqa: PLC0415

    sample = data[:_SAMPLE]
    best = from_bytes(sample).best()
    encoding = best.encoding if best else None
    if encoding and not _SIBLINGS.match(encoding):
        return encoding
    as_windows = _tried(sample, "cp1252")
    return "cp1252" if as_windows is not None and detect(as_windows) in ("en", None) else encoding


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return "\0" in text or len(_CONTROLS.findall(sample)) * 100 > len(sample)


def _not_text(data: bytes, name: str) -> InputError:
    if b"\0" in data:
        where = f"it holds a zero byte at offset {data.index(0)}"
    else:
        where = "its bytes are no text in any encoding known here"
    return InputError(
        f"{name} is not text: {where}.", "Give a text file, a PDF, a .docx, an .eml, an .xlsx or a web page."
    )
