"""The packages that come only with an extra of `pip install`, and what to type where one of them is missing.

Figurewise itself checks, mends and hands out an article's own sentences. Models that run in this process need the extra
`models`; suites, tables and the model `textrank` need `eval`, which `models` brings along.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Final

from summarizer.errors import FigurewiseError, InputError, ModelError

MODULES: Final = {
    "models": ("torch", "transformers", "accelerate", "gguf", "xllamacpp"),
    "eval": ("datasets", "pyarrow", "evaluate", "scipy", "networkx", "rouge_score", "matplotlib"),
}
"""By extra, the modules that its packages install; a test holds the table to pyproject.toml."""
_BROUGHT: Final = {"huggingface_hub": "models", "safetensors": "models", "tokenizers": "models"}
"""Modules that come with a package of an extra."""
_EXTRA_OF: Final = {module: extra for extra, modules in MODULES.items() for module in modules} | _BROUGHT


def missing(module: str) -> FigurewiseError | None:
    """Make the error for a module that is not installed.

    Parameters
    ----------
    module
        Its name, as an import names it.

    Returns
    -------
    FigurewiseError or None
        A `ModelError` where models need it, an `InputError` where suites and tables do; None for a module that comes
        with no extra.
    """
    name = module.partition(".")[0]
    extra = _EXTRA_OF.get(name)
    if extra is None:
        return None
    kind = ModelError if extra == "models" else InputError
    return kind(f"This needs the package {name}, which is not installed.", f"Run: pip install 'figurewise[{extra}]'")


def require(*modules: str, model: bool = False) -> None:
    """Make sure that modules are installed; imports none of them.

    Parameters
    ----------
    modules
        Their names.
    model
        Whether it is a model that needs them, whatever the extra.

    Raises
    ------
    ModelError
        One that a model needs is not installed.
    InputError
        One that suites or tables need is not installed.
    """
    for module in modules:
        if find_spec(module) is None and (error := missing(module)) is not None:
            raise ModelError(error.message, error.hint) if model else error


@contextmanager
def explained() -> Iterator[None]:
    """Turn the import error of a package that is not installed into one with the next step.

    Raises
    ------
    FigurewiseError
        As `missing` makes it.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        said = missing(error.name or "")
        if said is None:
            raise
        raise said from error
