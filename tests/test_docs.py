"""Documentation that fails when it lies: what it shows is run, what it names is there, what it lists is complete."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest

import summarizer
from summarizer.checks.finding import FindingKind
from summarizer.cli import figurewise
from summarizer.errors import ExitCode
from summarizer.figures.figure import Cause, Hedge, Kind, Status
from summarizer.models import FORMS
from summarizer.models.catalog import EMBEDDED
from summarizer_eval import checker, gate, metrics
from summarizer_eval.measures import PLAN
from summarizer_eval.results import Outcome, OutcomeStatus, Run
from summarizer_eval.sample import FIELDS, LABELS
from summarizer_eval.suite import _TABLES, _TOP, shipped
from tests.make_docs import CLI, DOCS, README, ROOT, agrees, blocks, command_pages, pages, run, save, shown

PAGES = pages()
FIGURES, METRICS, MODELS, SUITES, JSON, VERDICTS = (
    DOCS / f"{n}.md" for n in ("figures", "metrics", "models", "suites", "json", "verdicts")
)
AGAIN = "if the program is right, write the page anew: python -m tests.make_docs"


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def tables(page: Path, head: str) -> list[list[str]]:
    """The rows of every table of a page whose header line begins with `head`."""
    rows: list[list[str]] = []
    for found in re.finditer(rf"^{re.escape(head)}.*\n\|[-|: ]+\|\n((?:\|.*\n?)+)", text(page), re.MULTILINE):
        rows += [[cell.strip() for cell in line.strip("|").split("|")] for line in found[1].splitlines()]
    return rows


def keyed(page: Path, keys: str) -> list[str]:
    """The names in the first column of the table under `<!-- keys: KEYS -->`."""
    marked = text(page).partition(f"<!-- keys: {keys} -->\n")[2]
    rows = re.match(r"(?:\|.*\n?)+", marked)
    assert rows, f"{name(page)} has no table of {keys}"
    return [key for line in rows[0].splitlines()[2:] for key in code(line.split("|")[1])]


def code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


# --- what is shown ---------------------------------------------------------------------------------------------


def test_help_pages() -> None:
    assert text(CLI) == command_pages(), AGAIN


@pytest.mark.parametrize("page", [p for p in PAGES if any(b.what == "run" for b in blocks(text(p)))], ids=name)
def test_commands_print_what_is_shown(page: Path, tmp_path: Path) -> None:
    for block in blocks(text(page)):
        if block.what == "file":
            save(block, tmp_path)
            continue
        commands = shown(block)
        assert commands, f"{name(page)}:{block.line}: no command"
        for i, step in enumerate(commands):
            returned, printed = run(step.command, tmp_path)
            where = f"{name(page)}:{block.line}: {step.command}"
            assert returned == (block.exit_code if i == len(commands) - 1 else 0), f"{where}\n{printed}"
            assert agrees(step.output, printed), f"{where} prints\n{printed}\n{AGAIN}"


def test_a_page_that_lies_is_seen() -> None:
    assert agrees("a\n...\nd", "a\nb\nc\nd")
    assert agrees("a\n...", "a\nb")
    assert not agrees("a\n...\nd", "a\nb\nc")
    assert not agrees("a", "a\nb")
    assert not agrees("3 supported", "2 supported")


def examples() -> Iterator[tuple[str, str, str]]:
    for source, written, cause, *_ in tables(FIGURES, "| source | written | verdict |"):
        yield source, written, cause


@pytest.mark.parametrize(("source", "written", "cause"), examples())
def test_examples_of_verdicts(source: str, written: str, cause: str) -> None:
    judged = summarizer.check(written.replace("**", ""), summarizer.from_text(source)).checked.verdicts
    if "**" in written:
        at = written.index("**")
        judged = tuple(v for v in judged if v.figure.span.start <= at < v.figure.span.end)
    assert [(v.figure.surface, v.cause) for v in judged] == [(v.figure.surface, cause) for v in judged[:1]]
    assert judged


def test_there_are_examples_of_most_causes() -> None:
    assert {cause for _, _, cause in examples()} >= set(Cause) - {Cause.SOURCE_CONFLICT, Cause.UNREADABLE}


def test_the_readme_is_short_and_names_every_page() -> None:
    readme = text(README)
    assert len(readme.splitlines()) <= 200
    assert {page for page in PAGES if page != README} == {ROOT / p for p in re.findall(r"\]\((docs/\w+\.md)\)", readme)}


DIALECT = re.compile(r"\b(?:tells?(?! the news)|told|telling|hears?|heard|spoke for|speaks? for)\b", re.IGNORECASE)
"""Words that once stood for a dozen things here: a page says "states", "reports", "recognises"."""


@pytest.mark.parametrize(
    "page", [*PAGES, *(ROOT / f"{n}.md" for n in ("CONTRIBUTING", "SECURITY", "CHANGELOG"))], ids=name
)
def test_pages_are_in_plain_english(page: Path) -> None:
    assert [line for line in text(page).splitlines() if DIALECT.search(line)] == []


# --- what is named ---------------------------------------------------------------------------------------------


def commands_named(page: Path) -> Iterator[str]:
    """Each `figurewise ...` that stands in a page as code: in a line of a block, or between backticks."""
    for fenced in re.findall(r"^```(?:console)?\n(.*?)^```$", text(page), re.MULTILINE | re.DOTALL):
        yield from re.findall(r"^(?:\$ )?(figurewise .*?)(?:\s{2,}#.*)?$", fenced, re.MULTILINE)
    yield from re.findall(r"`(figurewise [^`\n]+)`", re.sub(r"^```.*?^```$", "", text(page), flags=re.M | re.S))


@pytest.mark.parametrize("page", [*PAGES, ROOT / "SECURITY.md", ROOT / "CONTRIBUTING.md"], ids=name)
def test_commands_and_options_exist(page: Path) -> None:
    for line in commands_named(page):
        words = shlex.split(line)[1:]
        command: click.Command = figurewise
        while isinstance(command, click.Group) and words and not words[0].startswith("-"):
            found = command.get_command(click.Context(command), words.pop(0))
            if found is None:
                assert "|" in line, f"{name(page)}: no such command: {line}"
                return
            command = found
        known = {option for parameter in command.params for option in parameter.opts} | {"--help", "-h"}
        unknown = {word for word in words if re.match(r"--?[a-z]", word)} - known
        assert not unknown, f"{name(page)}: no such option: {line}"


@pytest.mark.parametrize(
    "page", [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", ROOT / "CHANGELOG.md"], ids=name
)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", text(page)):
        path, _, anchor = target.partition("#")
        if path.startswith(("http://", "https://")):
            continue
        linked = (page.parent / path) if path else page
        assert linked.exists(), f"{name(page)}: {target}"
        headings = re.findall(r"^#+ (.+)$", text(linked), re.MULTILINE) if anchor else []
        slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
        assert not anchor or anchor in slugs, f"{name(page)}: {target}"


def test_make_targets_exist() -> None:
    targets = re.findall(r"^([a-z-]+):", text(ROOT / "Makefile"), re.MULTILINE)
    assert set(re.findall(r"\bmake ([a-z-]+)\b(?! sure)", "\n".join(code(text(README))))) <= set(targets)
    assert {"demo", "test"} <= set(targets)


# --- what is listed --------------------------------------------------------------------------------------------


def test_kinds_and_hedges() -> None:
    assert [code(row[0])[0] for row in tables(FIGURES, "| kind | examples |")] == list(Kind)
    hedges = set(Hedge) - {Hedge.NONE}
    assert hedges <= set(code(text(FIGURES)))
    assert set(Hedge) <= set(code(text(JSON)))


def test_causes_stand_under_their_status() -> None:
    listed: dict[str, Status] = {}
    status = None
    for row in tables(VERDICTS, "| status | cause | what it means |"):
        status = Status(row[0].split()[0]) if row[0] else status
        assert status is not None
        listed[code(row[1])[0]] = status
    assert listed == {cause: cause.status for cause in Cause}
    assert [code(row[0])[0] for row in tables(FIGURES, "| cause | meaning |")] == list(Cause)


def test_findings() -> None:
    assert sorted(keyed(JSON, "finding")) == sorted(FindingKind)


def test_exit_codes() -> None:
    assert [int(row[0]) for row in tables(VERDICTS, "| code | when |")] == sorted(ExitCode)


def test_models() -> None:
    assert keyed(MODELS, "model") == list(FORMS)


def test_embedded_weights() -> None:
    said = text(MODELS).partition("<!-- embedded -->")[2].partition("\n\n")[0]
    for model in EMBEDDED.values():
        first, last = model.parts[0].requirement, model.parts[-1].requirement
        facts = (model.title, model.licence, model.sha256, f"{model.parameters:,}", f"{model.size:,}", first, last)
        for fact in facts:
            assert fact in said
        assert model.hub is None or model.hub in said


def test_metrics() -> None:
    planned: dict[str, tuple[set[str], str]] = {}
    for placed in PLAN:
        views, _ = planned.setdefault(placed.measure.name, (set(), placed.measure.better or "–"))
        views.add(placed.view)
    listed = {
        metric: (set(row[1].split(", ")), row[2])
        for row in tables(METRICS, "| metric | measured of | better |")
        for metric in code(row[0])
    }
    assert listed == planned


def test_metric_classes() -> None:
    classes = {
        c.__name__: [m.name for m in c.measures]
        for c in vars(metrics).values()
        if isinstance(c, type) and issubclass(c, metrics.MeasureMetric) and c is not metrics.MeasureMetric
    }
    listed = {code(row[0])[0]: code(row[1]) for row in tables(METRICS, "| class | metrics |")}
    assert listed.keys() == classes.keys()
    assert {name: set(m) for name, m in listed.items()} == {name: set(m) for name, m in classes.items()}


def test_rates_and_gated_metrics() -> None:
    assert [code(row[0])[0] for row in tables(METRICS, "| rate | definition |")] == list(checker._RATES)
    gated = text(METRICS).partition("Without `--metric` it looks at these")[2].partition(".\n\n")[0]
    assert tuple(code(gated)) == gate.GATED


def test_suites() -> None:
    keys = [*_TOP, *(f"{table}.{key}" for table in ("data", "columns", "generated") for key in _TABLES[table])]
    assert keyed(SUITES, "suite") == keys
    assert sorted(keyed(SUITES, "sample")) == sorted(FIELDS)
    assert set(LABELS) <= set(keyed(SUITES, "sample"))
    assert "news-figures" in {info.name for info in shipped()}


def test_runs() -> None:
    assert sorted(keyed(SUITES, "run")) == sorted(f.name for f in fields(Run) if f.name != "outcomes")
    assert sorted(keyed(SUITES, "outcome")) == sorted([*(f.name for f in fields(Outcome)), "cost"])
    assert sorted(keyed(SUITES, "status")) == sorted(OutcomeStatus)


def properties(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for part in schema.values():
            yield from properties(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from properties(part)


def test_json_fields() -> None:
    schema = json.loads(text(ROOT / "summarizer/schema/output-1.json"))
    named = {word for span in code(text(JSON)) for word in re.findall(r"\w+", span)}
    assert set(properties(schema)) <= named
