"""A check and a report as pages: one self-contained file each, that opens from disk and asks nobody for anything.

Foreign text passes one gate, the environment's `finalize`, before Jinja2 escapes it; styles and scripts are ours,
inlined, and the page's policy lets nothing else run.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from summarizer.render import safe, words
from summarizer.report import CheckReport, Repair, Report, Statement, count
from summarizer.sheet import Item, Passage, Sheet


def render_check(report: CheckReport) -> str:
    """Render a check: the text beside its source, every figure marked, with its reason and evidence."""
    sheet = Sheet(report.document)
    passage = sheet.passage(report.checked)
    return render_page(
        "check.html",
        sheet=sheet,
        title=words.title(report.document),
        passage=passage,
        omitted=sheet.omitted(report.omitted),
        origin=report.origin,
        standing=words.standing(count(report.checked.verdicts)),
        filters=filters(passage.figures),
    )


def render_report(report: Report) -> str:
    """Render a report: summary, facts, repairs and draft beside the source."""
    layout = lay_out(report)
    return render_page(
        "report.html",
        title=words.title(report.document),
        layout=layout,
        report=report,
        standing=words.standing(count(report.verdicts)),
        draft_standing=words.standing(count(report.draft.verdicts)),
        filters=filters([*layout.output_figures, *layout.draft_figures], repaired=len(layout.repairs)),
    )


# --- a report laid out -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """A repair, and what it was made of: marked as the draft's check has it, where the sentence stands there."""

    repair: Repair
    before: Passage | None
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLayout:
    """A report cut into passages; the source is laid out last, by `sheet.source()`."""

    sheet: Sheet
    summary: tuple[Passage, ...]
    facts: tuple[Passage, ...]
    repairs: tuple[Repaired, ...]
    draft: tuple[Passage, ...]
    omitted: tuple[Item, ...]

    @property
    def output(self) -> tuple[Passage, ...]:
        """The passages handed out."""
        return (*self.summary, *self.facts)

    @property
    def output_figures(self) -> list[Item]:
        """The figures handed out."""
        return [item for passage in self.output for item in passage.figures]

    @property
    def draft_figures(self) -> list[Item]:
        """The figures the model wrote."""
        return [item for passage in self.draft for item in passage.figures]

    @property
    def findings(self) -> list[Item]:
        """What else was found in the output."""
        return [item for passage in self.output for item in passage.findings]


def lay_out(report: Report, sheet: Sheet | None = None) -> ReportLayout:
    """Cut a report into the passages of a sheet of its document, of a new one where none is given."""
    sheet = sheet or Sheet(report.document)
    summary, facts, draft = (
        tuple(sheet.passage(s.checked, s.sources) for s in statements)
        for statements in (report.summary, report.facts, report.draft.statements)
    )
    return ReportLayout(
        sheet=sheet,
        summary=summary,
        facts=facts,
        repairs=tuple(_repaired(words.repairs_once(report.repairs), report.draft.statements, draft)),
        draft=draft,
        omitted=sheet.omitted(report.omitted),
    )


def _repaired(
    repairs: Iterable[Repair], statements: Iterable[Statement], passages: Iterable[Passage]
) -> Iterable[Repaired]:
    drafted = {(s.task, s.text): passage for s, passage in zip(statements, passages, strict=True)}
    for repair in repairs:
        before = drafted.get((repair.task, repair.before))
        yield Repaired(repair=repair, before=before, method=words.REPAIRS[repair.method])


# --- what every page has ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One button: what it leaves on the page, and how many that is."""

    name: str
    label: str
    count: int


def filters(figures: Iterable[Item], *, repaired: int | None = None) -> list[Filter]:
    """Make the filters of a page that shows `figures`, and `repaired` sentences where it shows any."""
    counts = Counter(item.standing for item in figures if item.standing != "name")
    shown = [
        Filter(name="all", label="All figures", count=counts.total()),
        Filter(name="unsupported", label="Unsupported only", count=counts["unsupported"]),
        Filter(name="unclear", label="Unclear", count=counts["unclear"]),
    ]
    return shown if repaired is None else [*shown, Filter(name="repaired", label="Repaired", count=repaired)]


def render_page(
    template: str,
    *,
    package: str | None = None,
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
    **values: object,
) -> str:
    """Render a template of this package, or of `package`. The same values give the same bytes.

    Parameters
    ----------
    template
        The template's file name.
    package
        Another package with a folder `templates`; its templates may extend and import these.
    styles
        Style sheets of `package` to inline after this package's own.
    scripts
        Scripts to inline after the one that every page has.
    **values
        What the template shows. Every string is foreign text unless it is `Markup`.
    """
    environment = _environment(package)
    style = Markup().join(_own_text(environment, name) for name in ("page.css", *styles))
    script = Markup().join(_own_text(environment, name) for name in ("page.js", *scripts))
    return environment.get_template(template).render(
        style=style, script=script, policy=_policy(style, script), **values
    )


def render_part(template: str, **values: object) -> str:
    """Render a template of this package that is a piece of somebody else's page: no style sheet, no script.

    Parameters
    ----------
    template
        The template's file name.
    **values
        What the template shows. Every string is foreign text unless it is `Markup`.
    """
    return _environment(None).get_template(template).render(**values)


@cache
def _environment(package: str | None) -> Environment:
    return Environment(
        loader=ChoiceLoader([PackageLoader(name) for name in (package, "summarizer") if name]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _own_text(environment: Environment, name: str) -> Markup:
    assert environment.loader is not None
    text, _, _ = environment.loader.get_source(environment, name)
    return Markup(text)  # noqa: S704  (a file of this package, never foreign text)


def _policy(style: str, script: str) -> str:
    """Write the content security policy: this style, this script, images that lie in the page, and nothing else."""
    styles, scripts = (b64encode(sha256(text.encode()).digest()).decode() for text in (style, script))
    return (
        f"default-src 'none'; style-src 'sha256-{styles}'; script-src 'sha256-{scripts}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _shown(value: object) -> object:
    """Show what foreign text would otherwise do: control characters, direction marks, halves of characters."""
    return safe.terminal(value) if isinstance(value, str) and not isinstance(value, Markup) else value
