"""Quotations: what stands inside quotation marks must stand in the source, word for word, and be a quotation there.

Curly and straight marks, spaces, case and the punctuation at either end are the typesetter's; "..." and "[...]"
mark words left out, and each piece between them must be found, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checks.finding import Finding, FindingKind
from summarizer.checks.pair import Pair
from summarizer.checks.words import quoted
from summarizer.document import Document

_FOLD = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-"}
)
_SINGLE = re.compile(r"(?<!\w)'([^'\n]{2,300})'(?!\w)")
"""Straight single marks may be apostrophes: they count where they make a quotation verbatim, and never against one."""
_GAP = re.compile(r"\[[^\]]{0,80}\]|\.\.\.|…")
_EDGES = " \t\n,.;:!?-'\""
ARTICLE_SAYS = "The article says:"
"""What introduces the source's own narration, which is no quotation in the source."""


def fold(text: str) -> str:
    """`text` with marks, spaces and case made equal, so that two typesettings of one wording compare equal."""
    return " ".join(text.translate(_FOLD).casefold().split())


class Quotations:
    """The quotations of a source, and its whole wording, folded; built once a source."""

    def __init__(self, document: Document) -> None:
        self.wording = fold(document.text)
        single = (match[1] for match in _SINGLE.finditer(document.text))
        self.quoted = "\n".join(
            fold(text) for text in (*(span.of(document.text) for span in quoted(document.text)), *single)
        )


def check(pair: Pair, source: Quotations) -> Iterator[Finding]:
    """A finding for each quotation of the sentence that the source does not hold as one."""
    narration = pair.sentence.lstrip().startswith(ARTICLE_SAYS)
    for span in pair.quotes:
        pieces = [piece.strip(_EDGES) for piece in _GAP.split(fold(span.of(pair.sentence)))]
        pieces = [piece for piece in pieces if piece]
        if not _in_order(pieces, source.wording):
            reason = "the source does not hold these words"
        elif not narration and not _in_order(pieces, source.quoted):
            reason = "the source does not put these words in quotation marks"
        else:
            continue
        yield pair.finding(FindingKind.QUOTE_CHANGED, span.start, span.end, reason)


def _in_order(pieces: list[str], wording: str) -> bool:
    at = 0
    for piece in pieces:
        at = wording.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True
