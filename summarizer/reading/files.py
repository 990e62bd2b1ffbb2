"""The bytes of a file or of standard input, within a limit; and the files that a folder or a pattern stands for."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import InputError
from summarizer.reading.content import STDIN

SUFFIXES = frozenset(
    {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".eml", ".csv", ".tsv", ".xlsx"}
)
"""What is read of a folder; a file named itself may have any suffix."""

_CHUNK = 1 << 20


def file_bytes(source: str | Path, name: str, most: int) -> bytes:
    """Read a file, or standard input for "-".

    Parameters
    ----------
    source
        A path, or "-".
    name
        What messages call it.
    most
        Bytes that it may hold.

    Raises
    ------
    InputError
        Missing, a folder, too large, or not to be read.
    """
    if str(source) == STDIN:
        return _limited(sys.stdin.buffer, name, most)
    try:
        with Path(source).open("rb") as file:
            return _limited(file, name, most)
    except FileNotFoundError:
        raise InputError(f"{name} does not exist.", "Check the path; use - for standard input.") from None
    except IsADirectoryError:
        raise InputError(f"{name} is a folder.", f"Name the files in it: {name.rstrip('/')}/*.txt") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"{name} cannot be read: {reason}.", "Check the path and its permissions.") from None


def _limited(file: BinaryIO, name: str, most: int) -> bytes:
    held = bytearray()
    while chunk := file.read(_CHUNK):
        held += chunk
        if len(held) > most:
            raise too_large(name, most)
    return bytes(held)


def too_large(name: str, most: int) -> InputError:
    """Make the error for an input over the limit of size."""
    return InputError(f"{name} is larger than {most / 1e6:g} MB.", "Give a part of it, or allow more with --max-size.")


def expand(sources: Iterable[str]) -> tuple[str, ...]:
    """List the inputs that names stand for: a folder's files with a known suffix, a pattern's matches, else the name.

    Parameters
    ----------
    sources
        Paths, folders, patterns (`texts/*.html`, `**` for any depth), URLs, "-".

    Returns
    -------
    tuple of str
        In the order given, the files of a folder or pattern by name; hidden files and folders are left out.

    Raises
    ------
    InputError
        A folder without a file that can be read, or a pattern that matches none.
    """
    return tuple(found for source in sources for found in _expanded(source))


def _expanded(source: str) -> Iterator[str]:
    try:
        path = Path(source)
        folder, there = path.is_dir(), path.exists()
    except (OSError, ValueError):
        folder, there = False, True  # reading it will show what is wrong
    if source == STDIN or "://" in source or (there and not folder):
        yield source
    elif folder:
        yield from _checked(source, "a folder without a file of a known kind", _files_below(path))
    elif glob.has_magic(source):
        yield from _checked(source, "a pattern that matches no file", _matches(source))
    else:
        yield source


def _files_below(folder: Path) -> list[str]:
    inside = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    return sorted(
        str(path)
        for path in inside
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _matches(pattern: str) -> list[str]:
    found = glob.iglob(pattern, recursive=True)  # noqa: PTH207  (pathlib takes no absolute pattern)
    return sorted(path for path in found if Path(path).is_file())


def _checked(source: str, what: str, found: list[str]) -> list[str]:
    if not found:
        kinds = " ".join(sorted(SUFFIXES))
        raise InputError(f"{source} is {what}.", f"Known kinds: {kinds}. Quote a pattern, or name the files.")
    return found
