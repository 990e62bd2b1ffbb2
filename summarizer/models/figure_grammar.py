"""Figure-locked decoding for llama.cpp: a grammar in which digits stand only in the forms of given figures.

Words for numbers are left free: a grammar of letters cannot separate "one" the number from "one" the pronoun.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from summarizer.figures.figure import Figure
from summarizer.models.figure_forms import allowed_forms

_RUN: Final = re.compile(r"[0-9](?:[0-9.,:/'-]*[0-9])?")
_FREE: Final = "root ::= other*\nother ::= [^0-9]\n"
_LOCKED: Final = """root ::= other* (run (gap run)* other*)?
gap ::= [^0-9.,:/'-] other* | [.,:/'-] other+
other ::= [^0-9]
"""


def grammar(figures: Iterable[Figure]) -> str:
    """Write the grammar, in llama.cpp's own form, of texts with no digits but those of the figures."""
    runs = sorted({run for form in allowed_forms(figures) for run in _RUN.findall(form)})
    if not runs:
        return _FREE
    return _LOCKED + "run ::= " + " | ".join(f'"{run}"' for run in runs) + "\n"
