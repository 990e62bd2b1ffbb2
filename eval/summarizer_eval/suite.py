"""Suites: the shipped ones, a user's folder, a data file or a hub dataset, all as the same tuple of samples."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.errors import InputError
from summarizer.rows import PlacedRow, read_file, read_hub
from summarizer_eval.sample import LABELS, Problem, RowError, Sample, find_problems, make_sample

if TYPE_CHECKING:
    from summarizer.document import Document

SUITE_FILE = "suite.toml"
ARTICLES = "articles"
CHECKER = "checker"
STATEMENTS = "statements"
KINDS = (ARTICLES, CHECKER, STATEMENTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of a dataset that is not in our form; None for one that it does not have."""

    text: str | None = None
    summary: str | None = None
    id: str | None = None
    title: str | None = None
    published: str | None = None

    def rename(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Give the named columns of `row` our names; the other columns fall away."""
        return {f.name: row[c] for f in fields(self) if (c := getattr(self, f.name)) in row}


KNOWN_COLUMNS = (
    Columns(text="article", summary="highlights", id="id"),  # cnn_dailymail
    Columns(text="document", summary="summary", id="id"),  # xsum
    Columns(text="text", summary="summary", id="id", title="title", published="published"),
)
"""Forms that need no naming of columns: the first whose text column is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSource:
    """Where rows come from: a local file, or a dataset of the hub."""

    file: Path | None = None
    hub: str | None = None
    config: str | None = None
    split: str = "test"
    revision: str | None = None

    def rows(self, limit: int | None = None) -> Iterator[PlacedRow]:
        """Read the rows, each with its place."""
        if self.file is not None:
            return read_file(self.file, limit)
        assert self.hub is not None
        return read_hub(self.hub, config=self.config, split=self.split, revision=self.revision, limit=limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """A suite of labelled figures that is made from another suite: `by` names the module that makes it."""

    by: str
    source: str
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SuiteInfo:
    """What suite.toml says, or what can be said of a bare file. Either `source` or `generated` says what it holds."""

    name: str
    title: str
    description: str
    kind: str
    source: DataSource | None
    generated: Generated | None = None
    columns: Columns | None = None
    """None where the rows are in our own form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """Samples under one name. `digest` changes with any text or label of theirs."""

    name: str
    title: str
    description: str
    samples: tuple[Sample, ...]

    @property
    def digest(self) -> str:
        """16 hex digits of the sha256 over every sample, in order."""
        return sha256("\n".join(sample.digest for sample in self.samples).encode()).hexdigest()[:16]

    def documents(self) -> dict[str, Document]:
        """Lay every text out, by the ids of the samples: what a page shows beside what was written."""
        return {sample.id: sample.document() for sample in self.samples}

    def first(self, limit: int | None) -> Suite:
        """Cut the suite to its first samples: another digest, so that no run of it is taken for a whole one."""
        return self if limit is None else replace(self, samples=self.samples[:limit])


# --- finding a suite -------------------------------------------------------------------------------------------


def suites_folder() -> Path:
    """Where the shipped suites are: in the checkout beside this package, or inside the wheel."""
    package = Path(__file__).parent
    beside = package.parent / "suites"
    return beside if beside.is_dir() else package / "suites"


def shipped() -> tuple[SuiteInfo, ...]:
    """Read what every suite that comes with the program says of itself, by name."""
    return tuple(read_info(path.parent) for path in sorted(suites_folder().glob(f"*/{SUITE_FILE}")))


def find_suite(
    name: str,
    *,
    columns: Columns | None = None,
    config: str | None = None,
    split: str | None = None,
    revision: str | None = None,
) -> SuiteInfo:
    """Find a suite by a shipped name, a folder, a data file, or `hf:org/name`.

    Raises
    ------
    InputError
        Where there is none.
    """
    path = Path(name)
    if name.startswith("hf:"):
        source = DataSource(hub=name.removeprefix("hf:"), config=config, split=split or "test", revision=revision)
        return _bare(name, source, columns or Columns())
    if (path / SUITE_FILE).is_file():
        return read_info(path)
    if path.is_file():
        return _bare(path.stem, DataSource(file=path), columns)
    if (known := suites_folder() / name / SUITE_FILE).is_file():
        return read_info(known.parent)
    if path.is_dir():
        raise InputError(
            f"{name}: the folder has no {SUITE_FILE}.", "Write one; the README shows a suite of three articles."
        )
    names = ", ".join(info.name for info in shipped())
    raise InputError(f"{name}: no such suite, folder or file.", f"Shipped suites: {names}. Hub datasets: hf:org/name.")


def _bare(name: str, source: DataSource, columns: Columns | None) -> SuiteInfo:
    return SuiteInfo(name=name, title=name, description="", kind=ARTICLES, source=source, columns=columns)


# --- suite.toml ------------------------------------------------------------------------------------------------

_TOP = {"name": str, "title": str, "description": str, "version": str, "kind": str, "language": str, "license": str}
_DATA = {"file": str, "hub": str, "config": str, "split": str, "revision": str}
_GENERATED = {"by": str, "from": str, "seed": int}
_COLUMNS = {field.name: str for field in fields(Columns)}
_TABLES: Mapping[str, Mapping[str, type]] = {"data": _DATA, "columns": _COLUMNS, "generated": _GENERATED}


def read_info(folder: Path) -> SuiteInfo:
    """Read a suite.toml.

    Raises
    ------
    InputError
        Naming the file and the key.
    """
    path = folder / SUITE_FILE
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path}: {error}", "Compare it with the suite.toml of news-figures.") from error
    top = {key: value for key, value in table.items() if key not in _TABLES}
    _check_keys(path, "", top, _TOP)
    for name, keys in _TABLES.items():
        _check_keys(path, f"{name}.", table.get(name, {}), keys)
    kind = top.get("kind", ARTICLES)
    if kind not in KINDS:
        raise InputError(f"{path}: kind: {kind!r} is not a kind of suite.", f"Write one of {', '.join(KINDS)}.")
    file = "outputs.jsonl" if kind == STATEMENTS else "samples.jsonl"
    source = None if "generated" in table else _source(path, table.get("data", {"file": file}))
    columns = table.get("columns")
    return SuiteInfo(
        name=top.get("name", folder.name),
        title=top.get("title", folder.name),
        description=" ".join(top.get("description", "").split()),
        kind=kind,
        source=source,
        generated=_generated(path, table["generated"]) if source is None else None,
        columns=Columns(**columns) if columns else Columns() if source and source.hub else None,
    )


def _source(path: Path, data: dict[str, Any]) -> DataSource:
    if ("file" in data) == ("hub" in data):
        raise InputError(f"{path}: data: name either a file or a hub dataset.", 'For example: file = "samples.jsonl"')
    return DataSource(**data | ({"file": path.parent / data["file"]} if "file" in data else {}))


def _generated(path: Path, table: dict[str, Any]) -> Generated:
    if "by" not in table or "from" not in table:
        raise InputError(f"{path}: generated: needs by and from.", 'For example: by = "perturb", from = "news-figures"')
    return Generated(by=table["by"], source=table["from"], seed=table.get("seed", 0))


def _check_keys(path: Path, prefix: str, table: object, allowed: Mapping[str, type]) -> None:
    name = prefix.rstrip(".")
    if not isinstance(table, dict):
        raise InputError(f"{path}: {name}: must be a table.", f"Write [{name}] above its keys.")
    for key, value in table.items():
        if key not in allowed:
            raise InputError(f"{path}: {prefix}{key}: no such key.", f"Keys here: {', '.join(allowed)}.")
        if not isinstance(value, allowed[key]):
            form = '"..."' if allowed[key] is str else "0"
            raise InputError(f"{path}: {prefix}{key}: is of the wrong type.", f"For example: {key} = {form}")


# --- reading samples -------------------------------------------------------------------------------------------


def load_suite(name: str, *, limit: int | None = None, **where: Any) -> Suite:
    """Load a suite of articles; `limit` for its first samples only. The rest is as for `find_suite`.

    Raises
    ------
    InputError
        Where there is no such suite, or a row of it is no sample: file, line, field and what to do.
    """
    info = find_suite(name, **where)
    if info.kind != ARTICLES:
        held = "statements" if info.kind == STATEMENTS else "figures"
        raise InputError(f"{name}: a suite of labelled {held}.", f"Measure the checker: figurewise eval checker {name}")
    samples: list[Sample] = []
    problems: list[str] = []
    for place, sample, found in _read_samples(info, limit):
        problems += [f"{place}: {problem}" for problem in found if problem.fatal]
        samples += [sample] if sample else []
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise InputError(problems[0] + more, f"See them all: figurewise eval validate {name}")
    if not samples:
        raise InputError(f"{name}: the suite has no samples.", "Add at least one row with id and text.")
    return Suite(name=info.name, title=info.title, description=info.description, samples=tuple(samples))


def validate(info: SuiteInfo) -> tuple[int, tuple[str, ...]]:
    """Look at every row of a suite: the number of rows, and every problem as "file:line: field: what"."""
    count, problems = 0, []
    for place, _, found in _read_samples(info, None):
        count += 1
        problems += [f"{place}: {problem}" for problem in found]
    return count, tuple(problems)


def _read_samples(info: SuiteInfo, limit: int | None) -> Iterator[tuple[str, Sample | None, tuple[Problem, ...]]]:
    seen: Counter[str] = Counter()
    columns = info.columns
    for number, row in enumerate(info.source.rows(limit) if info.source else (), start=1):
        if number == 1 and (columns is not None or not _is_ours(row.values)):
            columns = _complete(columns or Columns(), row.values, row.place)
        values = dict(row.values) if columns is None else _renamed(columns, row.values, number)
        found = tuple(find_problems(values))
        try:
            sample = make_sample(values, found)
        except RowError:
            yield row.place, None, found
            continue
        seen[sample.id] += 1
        repeated = (Problem(field="id", message=f"{sample.id!r} stands twice"),) if seen[sample.id] > 1 else ()
        yield row.place, sample, found + repeated


_FIELDS = {field.name for field in fields(Sample)}


def _is_ours(row: Mapping[str, Any]) -> bool:
    """Whether a bare file is in the form of samples.jsonl: then every column is looked at, and none is renamed."""
    return {"id", "text"} <= row.keys() or (row.keys() <= _FIELDS and not any(c.text in row for c in KNOWN_COLUMNS))


def _complete(columns: Columns, row: Mapping[str, Any], place: str) -> Columns:
    """Fill what was not named from the first known form that fits, and refuse names that are not there."""
    for field in fields(columns):
        name = getattr(columns, field.name)
        if name is not None and name not in row:
            raise InputError(f"{place}: {field.name}: there is no column {name!r}.", f"Columns here: {', '.join(row)}.")
    known = next((k for k in KNOWN_COLUMNS if (columns.text or k.text) == k.text and k.text in row), None)
    if columns.text is None and known is None:
        raise InputError(
            f"{place}: text: no column is known to hold the source.",
            f"Name it: --text-column NAME. Columns here: {', '.join(row)}.",
        )
    fallback = known or Columns()
    guessed = {f.name: getattr(columns, f.name) or getattr(fallback, f.name) for f in fields(columns)}
    return Columns(**{name: column for name, column in guessed.items() if column in row})


def _renamed(columns: Columns, row: Mapping[str, Any], number: int) -> dict[str, Any]:
    """Put a row in our form; one without an id is called by its number."""
    values = columns.rename(row)
    identifier = values.get("id")
    return {**values, "id": str(number) if identifier is None else str(identifier)}


def count_labels(samples: Iterable[Sample]) -> dict[str, int]:
    """Count the samples that carry each label."""
    return {name: sum(getattr(sample, name) is not None for sample in samples) for name in LABELS}
