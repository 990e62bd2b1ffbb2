"""How far checks can be trusted: rates worked out by hand, and the made-up suite checked as a user would."""

import json
from pathlib import Path

import pytest

from summarizer.cli import _run
from summarizer.document import from_text
from summarizer_eval.statement_files import load_statements
from summarizer_eval.statements import Judgement, Label, Misleading, Output, Statement
from summarizer_eval.trust import CHECKS, CheckedStatement, Fault, find_faults, measure_statements, summarise

STATEMENTS = Path(__file__).parent / "statements"


def statement(article: str, label: str, kind: str | None, *checks: str) -> CheckedStatement:
    return CheckedStatement(
        output=f"{article}-o",
        article=article,
        system="s",
        number=0,
        text="x",
        judged=Judgement(label=Label(label), kind=Misleading(kind) if kind else None),
        faults=tuple(Fault(check=c, group="g", surface="x", reason="r") for c in checks),
    )


JUDGED = [
    statement("a", "ok", None, "hedge_lost", "repetition"),
    statement("a", "ok", None),
    statement("a", "misleading", "speaker_or_hedge_lost", "hedge_lost", "hedge_lost"),
    statement("a", "repeated", None, "repetition", "hedge_lost"),
    statement("b", "misleading", "reference_unclear", "hedge_lost", "dangling_reference"),
    statement("b", "misleading", "speaker_or_hedge_lost"),
    statement("b", "false", None, "figure"),
    statement("b", "broken", None),
]

# Of check: precision, recall, strict precision, strict recall, each as counted by hand.
BY_HAND = {
    "hedge_lost": ((2, 4), (2, 5), (1, 4), (1, 2)),
    "dangling_reference": ((1, 1), (1, 5), (1, 1), (1, 1)),
    "figure": ((1, 1), (1, 5), (1, 1), (1, 1)),
    "repetition": ((1, 2), (1, 6), (1, 2), (1, 1)),
    "fragment": ((0, 0), (0, 5), (0, 0), (0, 1)),
    "loaded_word": ((0, 0), (0, 5), None, None),
    "any": ((4, 5), (4, 6), None, None),
}


@pytest.mark.parametrize("check", BY_HAND)
def test_rates_by_hand(check: str) -> None:
    found = next(t for t in summarise("x", JUDGED).checks if t.check == check)
    rates = (found.precision, found.recall, found.strict_precision, found.strict_recall)
    assert tuple(r and (r.num, r.den) for r in rates) == BY_HAND[check]
    num, den = BY_HAND[check][0]
    assert found.precision.value == (num / den if den else None)


def test_intervals_are_over_articles() -> None:
    # Of two articles a resample holds one of them twice, or both: hedge lost is right 1 of 3 in a, 1 of 1 in b.
    rate = next(t.precision for t in summarise("x", JUDGED).checks if t.check == "hedge_lost")
    assert (rate.low, rate.high) == (pytest.approx(1 / 3), 1.0)


def test_no_statement_of_one_article_alone_has_an_interval() -> None:
    rate = next(t.precision for t in summarise("x", JUDGED[:4]).checks if t.check == "hedge_lost")
    assert (rate.value, rate.low, rate.high) == (pytest.approx(1 / 3), None, None)


def test_counts_and_cases() -> None:
    result = summarise("x", JUDGED)
    assert (result.articles, result.outputs, result.statements) == (2, 2, 8)
    assert result.labels == {"ok": 2, "false": 1, "misleading": 3, "broken": 1, "repeated": 1}
    assert [t.check for t in result.checks] == [*CHECKS, "any"]
    assert len(result.cases) == 7, "all but the one that is fine and not flagged"
    assert [t.title for t in result.reasons] == [
        f"{CHECKS[c]}: g" for c in ("figure", "hedge_lost", "repetition", "dangling_reference")
    ]


def test_a_fault_lies_in_the_statement_it_is_found_in() -> None:
    source = "Bram Oduya said about 140 pilots could stop work.\n\nThe port of Ferrymead is open."
    said = ("140 pilots\nwill stop   work.", "The port of Ferrymead is open.", "The port of Ferrymead is open.")
    output = Output(id="o", article="a", system="s", statements=tuple(Statement(text=t) for t in said))
    found = {(number, fault.check, fault.group) for number, fault in find_faults(output, from_text(source))}
    assert (0, "hedge_lost", 'the source says "could" of this') in found
    assert (0, "attribution_lost", "the source gives this as the word of …") in found
    assert (2, "repetition", "an earlier sentence says the same") in found
    assert not any(number == 1 for number, *_ in found)


def test_the_suite_of_statements_is_measured() -> None:
    result = measure_statements(load_statements(str(STATEMENTS)))
    told = {t.check: (t.precision.num, t.precision.den) for t in result.checks if t.precision.den}
    assert told["figure"] == (1, 1)
    assert told["negation_lost"] == (1, 1)
    assert told["fragment"] == (1, 1)
    assert result.statements == 10
    assert measure_statements(load_statements(str(STATEMENTS))) == result


def test_the_command_prints_a_table_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(["eval", "checker", str(STATEMENTS)]) == 0
    printed = capsys.readouterr().out
    assert "10 statements of 4 outputs on 2 articles" in printed
    assert "Readers say: 4 ok, 2 false, 3 misleading, 1 broken, 0 repeated." in printed
    assert all(len(line) <= 80 for line in printed.splitlines() if not line.startswith("statements:"))
    assert _run(["eval", "checker", str(STATEMENTS), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {check["check"] for check in told["checks"]} == {*CHECKS, "any"}
    assert told["cases"][0]["judged"] == {"label": "misleading", "kind": "reference_unclear"}


def test_a_suite_of_statements_is_not_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(["eval", "run", str(STATEMENTS), "--model", "lead:1", "-o", str(tmp_path / "r")]) == 2
    assert f"figurewise eval checker {STATEMENTS}" in capsys.readouterr().err
