"""The checker's own measure: hand-computed rates, and the shipped perturbations."""

import json
from datetime import date

import pytest

from summarizer.errors import InputError
from summarizer.figures.figure import Span, Status
from summarizer_eval.checker import Case, Judged, Label, judge, load_cases, measure_checker, read_cases, summarise

SOURCE = "A ferry sank off Port Elva on Tuesday, killing at least 32 people. Rescuers saved 140 passengers."


def judged(label: str, said: str | None, group: str = "g", cause: str = "c") -> Judged:
    case = Case(id=group, group=group, source="", output="", published=None, labels=())
    return Judged(
        case=case,
        label=Label(span=Span(start=0, end=1), status=Status(label), cause=cause),
        status=Status(said) if said else None,
        kind="count" if said else None,
    )


# Of four wrong figures three are flagged; of five right ones one; one label is unclear; one wrong figure is not found.
FIGURES = [
    *[judged("unsupported", "unsupported", "a")] * 3,
    judged("unsupported", None, "b"),
    judged("supported", "unsupported", "b", "rounded"),
    *[judged("supported", "supported", "c", "exact")] * 3,
    judged("supported", "unclear", "c", "exact"),
    judged("unclear", "unsupported", "c"),
]


def test_rates_by_hand():
    result = summarise("by hand", FIGURES)
    rates = {rate.name: rate.value for rate in result.rates}
    assert rates == {
        "figures found": pytest.approx(9 / 10),
        "recall": pytest.approx(3 / 4),
        "false alarms": pytest.approx(1 / 5),
        "precision": pytest.approx(3 / 4),
        "F1": pytest.approx(2 * 3 / (4 + 4)),
        "unclear": pytest.approx(1 / 10),
    }
    assert (result.figures, result.groups) == (10, 3)
    causes = {rate.name: (rate.num, rate.den) for rate in result.by_cause}
    assert causes == {"unsupported: c": (3, 4), "supported: rounded": (1, 1), "supported: exact": (0, 4)}
    kinds = {rate.name: (rate.num, rate.den) for rate in result.by_kind}
    assert kinds["unsupported: not found"] == (0, 1)


def test_intervals_are_over_groups():
    one_group = summarise("one", [judged("unsupported", "unsupported"), judged("unsupported", "supported")])
    recall = next(rate for rate in one_group.rates if rate.name == "recall")
    assert (recall.value, recall.low, recall.high) == (0.5, None, None)


def test_a_label_is_matched_by_its_place():
    output = "At least 32 people died. Rescuers saved 999 passengers."
    labels = tuple(
        Label(span=Span(start=output.index(t), end=output.index(t) + len(t)), status=status, cause="c")
        for t, status in (("32", Status.SUPPORTED), ("999", Status.UNSUPPORTED), ("Rescuers", Status.SUPPORTED))
    )
    case = Case(id="1", group="1", source=SOURCE, output=output, published=date(2031, 3, 14), labels=labels)
    assert [(j.status, j.kind) for j in judge(case)] == [
        (Status.SUPPORTED, "count"),
        (Status.UNSUPPORTED, "count"),
        (None, None),
    ]


def write(path, *rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


LINE = {"source": SOURCE, "output": "32 died.", "figures": [{"start": 0, "end": 2, "status": "unsupported"}]}


def test_a_file_is_read(tmp_path):
    (case,) = read_cases(write(tmp_path / "f.jsonl", LINE))
    assert (case.id, case.group, case.labels[0].cause) == ("1", "1", "not said")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"source": None}, "source: must be a text"),
        ({"output": 3}, "output: must be a text"),
        ({"figures": None}, "figures: must be a list"),
        ({"figures": [{"start": 0, "end": 99, "status": "supported"}]}, r"figures\[0\]: start and end"),
        ({"figures": [{"start": 0, "end": 2, "status": "right"}]}, r"figures\[0\].status: must be one of supported"),
        ({"published": "March"}, "published: 'March' is not a date"),
    ],
)
def test_a_fault_is_named_by_its_line(tmp_path, change, problem):
    with pytest.raises(InputError, match=rf"f\.jsonl:2: {problem}"):
        read_cases(write(tmp_path / "f.jsonl", LINE, {**LINE, **change}))


def test_a_file_without_labels_says_so(tmp_path):
    with pytest.raises(InputError, match="no labelled figures"):
        read_cases(write(tmp_path / "f.jsonl", {**LINE, "figures": []}))


def test_a_suite_of_articles_is_no_labels():
    with pytest.raises(InputError, match="a suite of articles"):
        measure_checker("news-figures")


def test_the_perturbed_suite_is_made_the_same_twice():
    first = load_cases("perturbed")
    assert first == load_cases("perturbed")
    assert len(first) >= 1500
    statuses = {label.status for case in first for label in case.labels}
    assert statuses == {Status.SUPPORTED, Status.UNSUPPORTED}
