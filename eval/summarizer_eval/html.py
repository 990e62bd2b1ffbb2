"""A run and a comparison as pages, in the form and with the templates of `summarizer.html`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from summarizer.checks.finding import Checked
from summarizer.document import Document
from summarizer.errors import FigurewiseError
from summarizer.html import Filter, ReportLayout, lay_out, render_page
from summarizer.render import words
from summarizer.report import Report, count
from summarizer.sheet import Item, Passage, Sheet
from summarizer_eval import charts, readers, stored, tables
from summarizer_eval.render import named
from summarizer_eval.results import Comparison, Flip, FlipSide, Outcome, OutcomeStatus, Run
from summarizer_eval.suite import load_suite

Sources = Mapping[str, Document]
"""The articles of a suite by the ids of their samples."""

MOST_SENTENCES = 3
"""Of each run a flipped sample shows so many sentences that hold a fault; the run's own page has them all."""

MOST_FLIPS = 40
"""A comparison shows so many samples that flipped, those with the widest gap between two runs."""

MOST_SAMPLES = 100
"""A page shows so many samples in full, those with the most to look at first; the run's folder has them all."""

STATUSES = {
    OutcomeStatus.OK: "written",
    OutcomeStatus.TRUNCATED: "written, but cut short",
    OutcomeStatus.EMPTY: "nothing left after the checks",
    OutcomeStatus.REFUSED: "turned down",
    OutcomeStatus.ERROR: "failed",
}


def render_run(run: Run, sources: Sources | None = None) -> str:
    """Render a run: how its samples ended, its scores, and every sample beside its article.

    Parameters
    ----------
    run
        With its outcomes.
    sources
        The articles; by default those of the shipped suite of the run's name. Of an article that is not there, or
        not the one the run was made of, the page shows the passages that the stored report quotes.
    """
    sources = find_sources(run) if sources is None else sources
    shown = sorted(run.outcomes, key=_attention, reverse=True)[:MOST_SAMPLES]
    kept = {outcome.sample_id for outcome in shown}
    samples = [
        _sample(outcome, sources.get(outcome.sample_id), f"s{number}-")
        for number, outcome in enumerate(run.outcomes, 1)
        if outcome.sample_id in kept
    ]
    return _page(
        "run.html",
        run=run,
        standing=_standing(run),
        statuses=_statuses(run),
        chart=charts.score_chart(run.scores),
        samples=samples,
        filters=_filters(samples),
    )


def render_comparison(comparison: Comparison, sources: Sources | None = None) -> str:
    """Render a comparison: every metric, speed against supported figures, and the samples that flipped.

    `sources` as for `render_run`.
    """
    sources = find_sources(comparison.baseline) if sources is None else sources
    titles = {metric.metric: metric.title for metric in comparison.metrics}
    samples = _by_sample(comparison.flips)
    return _page(
        "comparison.html",
        comparison=comparison,
        letters=[charts.letter(number) for number in range(len(comparison.runs))],
        differences=charts.difference_chart(comparison),
        speed=charts.speed_chart(comparison.runs),
        flips=[
            _flipped(flips, titles, sources.get(flips[0].sample_id), f"f{number}-")
            for number, flips in enumerate(_widest(samples), 1)
        ],
        flipped=len(samples),
    )


def find_sources(run: Run) -> Sources:
    """Find the articles of a run in the shipped suite of its name; none where there is no such suite now."""
    try:
        return load_suite(run.suite.name, limit=run.suite.limit).documents()
    except (FigurewiseError, OSError):
        return {}


def _page(template: str, **values: Any) -> str:
    return render_page(
        template,
        package="summarizer_eval",
        styles=["eval.css"],
        write=tables,
        named=named,
        rank_of=readers.rank_of,
        statuses_in_words=STATUSES,
        **values,
    )


# --- one sample of a run ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleView:
    """One sample: how it ended, and its report laid out where there is one."""

    outcome: Outcome
    prefix: str
    report: Report | None
    layout: ReportLayout | None

    @property
    def title(self) -> str:
        """The article's headline, or nothing."""
        return (self.report.document.title if self.report else None) or ""

    @property
    def whole(self) -> bool:
        """Whether the article is there, and not only what the report quotes of it."""
        return self.report is not None and stored.is_whole(self.report.document)

    @property
    def standings(self) -> tuple[str, ...]:
        """What the filters look at."""
        found = [] if self.outcome.status.has_output else ["lost"]
        if self.report and self.report.repairs:
            found.append("repaired")
        if self.layout:
            found += [item.standing for item in (*self.layout.output_figures, *self.layout.draft_figures)]
        return tuple(dict.fromkeys(found))

    @property
    def in_words(self) -> str:
        """One line: "handed out 9 figures, none unsupported; draft 7, 2 unsupported; 2 repaired"."""
        if self.report is None:
            return self.outcome.error or ""
        output, draft = count(self.report.verdicts), count(self.report.draft.verdicts)
        repaired = len(words.repairs_once(self.report.repairs))
        return (
            f"handed out {output.judged} figures, {output.unsupported or 'none'} unsupported; "
            f"draft {draft.judged}, {draft.unsupported or 'none'} unsupported; {repaired or 'nothing'} repaired"
        )


def _sample(outcome: Outcome, source: Document | None, prefix: str) -> SampleView:
    if outcome.report is None:
        return SampleView(outcome=outcome, prefix=prefix, report=None, layout=None)
    sheet = _sheet([outcome.report], source, prefix)
    report = stored.read_report(outcome.report, sheet.document)
    return SampleView(outcome=outcome, prefix=prefix, report=report, layout=lay_out(report, sheet))


def _sheet(reports: Sequence[stored.Data], source: Document | None, prefix: str) -> Sheet:
    document = stored.document_of(reports, source)
    return Sheet(document, prefix, "paragraph" if stored.is_whole(document) else "passage")


def _attention(outcome: Outcome) -> tuple[bool, float, float]:
    """Order samples by how much there is to look at: nothing written, then unsupported figures."""
    wrong = [outcome.metrics.get(f"{view}.unsupported_figures") for view in ("output", "draft")]
    output, draft = (row.num if row else 0 for row in wrong)
    return not outcome.status.has_output, output, draft


def _filters(samples: Sequence[SampleView]) -> list[Filter]:
    def having(standing: str) -> int:
        return sum(standing in sample.standings for sample in samples)

    return [
        Filter(name="all", label="All samples", count=len(samples)),
        Filter(name="unsupported", label="With an unsupported figure", count=having("unsupported")),
        Filter(name="unclear", label="With an unclear figure", count=having("unclear")),
        Filter(name="repaired", label="Repaired", count=having("repaired")),
        Filter(name="lost", label="Without output", count=having("lost")),
    ]


def _statuses(run: Run) -> list[tuple[str, int]]:
    return [(words, run.statuses.get(status, 0)) for status, words in STATUSES.items()]


def _standing(run: Run) -> str:
    """Say in a sentence how many figures of the output, and of the drafts, the articles do not support."""
    parts = []
    for view, name in (("output", "figures handed out"), ("draft", "figures of the drafts")):
        score = run.score(f"{view}.unsupported_figures")
        if score is not None and score.value is not None:
            parts.append(f"{score.num:g} of {score.den:g} {name}")
    return f"Not supported by the article: {', and '.join(parts)}." if parts else "No figures were judged."


# --- one sample that flipped -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """What one run did with a flipped sample: the sentences that hold a fault, and how many hold none."""

    letter: str
    side: FlipSide
    passages: tuple[Passage, ...]
    more: int
    """Sentences with a fault that are not shown."""
    others: int
    """Sentences without."""

    @property
    def in_words(self) -> str:
        """In a few words: "2 of 9", "no output"."""
        row = self.side.row
        if not self.side.status.has_output:
            return "no output"
        return f"{row.num:g} of {row.den:g}" if row else "no figures"

    @property
    def rest(self) -> str:
        """What is left out, in a few words."""
        without = f"{words.counted(self.others, 'sentence')} without a fault"
        if not self.passages:
            return f"{without}."
        parts = [f"{self.more} more with a fault"] * bool(self.more) + [without] * bool(self.others)
        return f"And {', '.join(parts)}." if parts else ""

    @property
    def figures(self) -> list[Item]:
        """The figures at fault."""
        return [item for passage in self.passages for item in passage.figures]


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricView:
    """One metric by which a sample flipped, and what each run did."""

    title: str
    prefix: str
    sides: tuple[SideView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlipView:
    """A flipped sample: every metric by which it did, on one sheet; no sheet where no run has a report."""

    sample_id: str
    sheet: Sheet | None
    metrics: tuple[MetricView, ...]

    @property
    def headline(self) -> str:
        """The article's, or nothing."""
        return (self.sheet.document.title if self.sheet else None) or ""

    @property
    def whole(self) -> bool:
        """Whether the article is there, and not only what the reports quote of it."""
        return self.sheet is not None and stored.is_whole(self.sheet.document)


_FAULTS = ("unsupported", "unclear")


def _by_sample(flips: Sequence[Flip]) -> list[list[Flip]]:
    """Put the flips of one sample together, in the order in which samples first flip."""
    samples: dict[str, list[Flip]] = {}
    for flip in flips:
        samples.setdefault(flip.sample_id, []).append(flip)
    return list(samples.values())


def _widest(samples: Sequence[list[Flip]]) -> list[list[Flip]]:
    """Choose the samples whose runs are furthest apart, and keep their order."""
    chosen = sorted(range(len(samples)), key=lambda n: (-max(map(_gap, samples[n])), n))[:MOST_FLIPS]
    return [samples[number] for number in sorted(chosen)]


def _gap(flip: Flip) -> float:
    faults = [side.row.num if side.row else 0.0 for side in flip.sides]
    lost = sum(not side.status.has_output for side in flip.sides)
    return max(faults) - min(faults) + lost


def _flipped(flips: Sequence[Flip], titles: Mapping[str, str], source: Document | None, prefix: str) -> FlipView:
    reports = [side.report for side in flips[0].sides if side.report is not None]
    sheet = _sheet(reports, source, prefix) if reports else None
    return FlipView(
        sample_id=flips[0].sample_id,
        sheet=sheet,
        metrics=tuple(
            MetricView(
                title=titles.get(flip.metric, flip.metric),
                prefix=f"{prefix}{number}-",
                sides=tuple(_side(charts.letter(n), side, flip.metric, sheet) for n, side in enumerate(flip.sides)),
            )
            for number, flip in enumerate(flips, 1)
        ),
    )


def _side(letter: str, side: FlipSide, metric: str, sheet: Sheet | None) -> SideView:
    """Lay out the sentences at fault of the text that a metric is about: the draft, or what was handed out."""
    if side.report is None or sheet is None:
        return SideView(letter=letter, side=side, passages=(), more=0, others=0)
    report = stored.read_report(side.report, sheet.document)
    said = report.draft.statements if metric.startswith("draft.") else report.statements
    said = tuple({s.text: s for s in said}.values())  # a sentence of the summary is often one of the facts too
    faulty = [s for s in said if any(v.status in _FAULTS for v in s.checked.verdicts)]
    shown = faulty[:MOST_SENTENCES]
    return SideView(
        letter=letter,
        side=side,
        passages=tuple(sheet.passage(_at_fault(s.checked), s.sources) for s in shown),
        more=len(faulty) - len(shown),
        others=len(said) - len(faulty),
    )


def _at_fault(checked: Checked) -> Checked:
    """Leave a sentence only what flipped: its figures at fault."""
    return replace(checked, verdicts=tuple(v for v in checked.verdicts if v.status in _FAULTS), findings=())
