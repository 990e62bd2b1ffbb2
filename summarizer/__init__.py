"""Summaries and fact lists whose every figure is traced to the source that supports it.

    import summarizer

    result = summarizer.check("At least 31 people were killed.", "The flood killed 23 people, the mayor said.")
    print(result)

    print(summarizer.mend("The flood killed 31 people.", "The flood killed 23 people, the mayor said."))
    print(summarizer.summarize(summarizer.read("article.txt"), model="lead:3"))

Names are imported when they are first used: `import summarizer` loads no library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

# These modules carry their function's name. Binding the functions here, after the modules, keeps `summarizer.check`
# callable whoever imports the module later; the modules import nothing slow until they are called.
from summarizer.check import check
from summarizer.mend import mend
from summarizer.summarize import summarize

if TYPE_CHECKING:
    from summarizer.document import Document as Document
    from summarizer.document import from_text as from_text
    from summarizer.draft import Options as Options
    from summarizer.errors import FigurewiseError as FigurewiseError
    from summarizer.figures.context import find_figures as find_figures
    from summarizer.figures.figure import Figure as Figure
    from summarizer.figures.figure import Verdict as Verdict
    from summarizer.mending import Mended as Mended
    from summarizer.models import open_model as open_model
    from summarizer.reading import read as read
    from summarizer.report import CheckReport as CheckReport
    from summarizer.report import Report as Report

_HOME = {
    "CheckReport": "report",
    "Document": "document",
    "Figure": "figures.figure",
    "FigurewiseError": "errors",
    "Mended": "mending",
    "Options": "draft",
    "Report": "report",
    "Verdict": "figures.figure",
    "find_figures": "figures.context",
    "from_text": "document",
    "open_model": "models",
    "read": "reading",
}

__all__ = ["check", "mend", "summarize", *_HOME]  # noqa: PLE0604  (strings all)


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
