"""Several sources, and tables: which source or cell supports a figure, and where two sources differ."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import summarizer
from summarizer.check import check
from summarizer.document import Document, from_text
from summarizer.reading import read, read_all
from summarizer.render.markdown import render_check
from summarizer.several import joined, part_at

INPUTS = Path(__file__).parent / "inputs"
PROGRAM = str(Path(sys.executable).parent / "figurewise")
SCHEMA = json.loads((Path(summarizer.__file__).parent / "schema" / "output-1.json").read_text(encoding="utf-8"))

COAST = """\
The ferry Lena Dray sank off Port Elva on Thursday, killing 12 people, the coast guard said.

Rescuers pulled 321 people from the water.
"""
POLICE = """\
The ferry Lena Dray sank off Port Elva on Thursday, killing 14 people, the harbour police said.

It carried 340 people, and it had left Hallen at 18:30.
"""
GERMAN = (
    "Die Fähre ist am Donnerstag vor dem Hafen gesunken, und 99 Menschen kamen ums Leben, sagte die Polizei am Abend."
)


def sources() -> Document:
    return joined(
        [
            from_text(COAST, origin="coast.txt", published=date(2024, 3, 14)),
            from_text(POLICE, origin="police.txt", published=date(2024, 3, 15)),
            read(INPUTS / "budget.csv"),
        ]
    )


# --- joining ---------------------------------------------------------------------------------------------------


def test_every_part_keeps_its_blocks_and_sentences() -> None:
    whole = sources()
    at = {part.start: part for part in whole.parts}
    assert [part.document.text for part in whole.parts] == [COAST, POLICE, (read(INPUTS / "budget.csv")).text]
    for start, part in at.items():
        assert whole.text[start : start + len(part.document.text)] == part.document.text
    moved = [(b.kind, b.span.of(whole.text)) for b in whole.blocks]
    assert moved == [(b.kind, b.span.of(p.document.text)) for p in whole.parts for b in p.document.blocks]
    for sentence in whole.sentences:
        block = whole.blocks[sentence.block].span
        assert block.start <= sentence.span.start <= sentence.span.end <= block.end


def test_one_source_is_itself() -> None:
    assert read_all([INPUTS / "hearing.txt"]) == read(INPUTS / "hearing.txt")


# --- judging ---------------------------------------------------------------------------------------------------

# A statement, its figures' statuses, and the source its first evidence lies in.
BORNE_OUT = [
    ("Rescuers pulled 321 people from the water.", "supported", "coast.txt"),
    ("The ferry carried 340 people.", "supported", "police.txt"),
    ("Schools in Tarn Valley cost 13.02 million crowns in 2023.", "supported", "budget.csv"),
    ("Rescuers pulled 231 people from the water.", "unsupported", "coast.txt"),
    ("The ferry had left Hallen at 19:30.", "unsupported", "police.txt"),
    ("Roads in Tarn Valley cost 13.02 million crowns in 2023.", "unsupported", "budget.csv"),
]


@pytest.mark.parametrize(("statement", "status", "origin"), BORNE_OUT)
def test_which_source_decides(statement: str, status: str, origin: str) -> None:
    whole = sources()
    verdict = check(statement, whole).checked.verdicts[0]
    assert verdict.status == status, verdict.reason
    assert part_at(whole, verdict.evidence[0]).document.origin.endswith(origin)


def test_where_sources_differ_both_are_shown() -> None:
    whole = sources()
    report = check("The ferry Lena Dray sank on Thursday, killing 12 people, the coast guard said.", whole)
    assert [v.status for v in report.checked.verdicts] == ["supported", "supported"]
    differing = [f for f in report.checked.findings if f.kind == "sources_differ"]
    assert [f.reason for f in differing] == ["coast.txt says 12, police.txt says 14."]
    assert [span.of(whole.text) for span in differing[0].evidence] == ["14 people", "12 people"] or [
        span.of(whole.text) for span in differing[0].evidence
    ] == ["14", "12"]


def test_sources_about_other_things_do_not_differ() -> None:
    report = check("Rescuers pulled 321 people from the water. The ferry carried 340 people.", sources())
    assert [f for f in report.checked.findings if f.kind == "sources_differ"] == []


def test_each_source_has_a_date_of_its_own() -> None:
    tide = from_text("The tide was highest on Monday, at 4 metres.", origin="a", published=date(2024, 3, 13))
    wind = from_text("The wind was strongest on Monday, at 9 knots.", origin="b", published=date(2024, 5, 2))
    report = check("The tide was highest on 11 March 2024.", joined([tide, wind]))
    assert [v.status for v in report.checked.verdicts] == ["supported"]


def test_a_source_in_another_language_is_no_evidence_and_is_reported() -> None:
    whole = joined([from_text(COAST, origin="coast.txt"), from_text(GERMAN, origin="polizei.txt")])
    report = check("The ferry sank on Thursday, killing 99 people.", whole)
    assert {v.figure.surface: v.status for v in report.checked.verdicts}["99"] == "unsupported"
    assert any(f.kind == "language" and "polizei.txt" in f.reason for f in report.checked.findings)


# --- cells -----------------------------------------------------------------------------------------------------

# A source, a statement, the figure looked at, its status and cause, and a fragment of the reason.
CELLS = [
    ("budget.csv", "Schools cost 13.02 million crowns in 2023.", "13.02 million", "exact", "for Schools, 2023"),
    (
        "budget.csv",
        "Roads cost 5.6 million crowns in 2023.",
        "5.6 million",
        "wrong_referent",
        "5600 is for Roads, 2022",
    ),
    ("budget.csv", "Parks cost 950 thousand crowns in 2022.", "950 thousand", "wrong_value", "900 thousand crowns"),
    ("budget.csv", "Schools cost 12.4 million in 2022 and 13.02 million in 2023.", "13.02 million", "exact", "2023"),
    (
        "budget.csv",
        "In 2022 schools and roads together cost 18 million crowns.",
        "18 million",
        "derived",
        "12400 + 5600",
    ),
    ("budget.csv", "Spending on roads fell by 20% in 2023.", "20%", "derived", "(4480 - 5600) / 5600"),
    ("budget.csv", "Schools made up 70% of spending in 2023.", "70%", "derived", "13020 / 18600"),
    ("budget.csv", "Parks got 200,000 crowns more in 2023.", "200,000", "derived", "1100 - 900"),
    ("budget.csv", "In all the valley spent 18.6 million crowns in 2023.", "18.6 million", "exact", "Total, 2023"),
    ("group.xlsx", "North earned $4.82 billion in 2023.", "$4.82 billion", "exact", "4820 US$ million"),
    ("group.xlsx", "South's revenue fell to $3.1 billion in 2023.", "$3.1 billion", "rounded", "3102.5 US$ million"),
    ("group.xlsx", "South's revenue was $4.8 billion in 2023.", "$4.8 billion", "wrong_value", "3102.5 US$ million"),
    ("group.xlsx", "North had a margin of 12.4% in 2023.", "12.4%", "exact", "North, Margin 2023"),
    ("group.xlsx", "The group's 2,269 employees work in three regions.", "2,269", "derived", "1204 + 988 + 77"),
    ("group.xlsx", "The group's 2,269 employees work in three regions.", "three", "derived", "rows under Region"),
    ("group.xlsx", "North employs 988 people.", "988", "wrong_referent", "988 is for South"),
    ("lake.docx", "The lake had a mean temperature of 19 °C in the 2010s.", "19 °C", "exact", "2010s"),
    ("lake.docx", "The catch was 188 tonnes in the 2010s.", "188 tonnes", "wrong_referent", "142 tonnes"),
    ("page.md", "It planted 1.4 million trees in all.", "1.4 million", "derived", "420,000 + 510,000 + 470,000"),
    ("ferry.html", "Of the 312 passengers 295 were rescued.", "312", "exact", "Passengers, Aboard"),
    ("ferry.html", "Of the crew, 28 were rescued.", "28", "wrong_referent", "26 for Crew, Rescued"),
]


@pytest.mark.parametrize(("name", "statement", "surface", "cause", "reason"), CELLS)
def test_cells_are_evidence(name: str, statement: str, surface: str, cause: str, reason: str) -> None:
    verdicts = {v.figure.surface: v for v in check(statement, read(INPUTS / name)).checked.verdicts}
    assert verdicts[surface].cause == cause, verdicts[surface].reason
    assert reason in verdicts[surface].reason


# --- what is shown ---------------------------------------------------------------------------------------------

OUTPUT = "Killing 12 people, the ferry sank on Thursday. Roads cost 5.6 million crowns in 2023."


def written(tmp_path: Path) -> list[str]:
    for name, text in (("coast.txt", COAST), ("police.txt", POLICE), ("output.txt", OUTPUT)):
        (tmp_path / name).write_text(text)
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "budget.csv").write_bytes((INPUTS / "budget.csv").read_bytes())
    named = ["coast.txt", "police.txt", "tables"]
    return [PROGRAM, "check", *(part for name in named for part in ("--source", name)), "output.txt"]


def test_evidence_names_its_file_and_row(tmp_path: Path) -> None:
    done = subprocess.run(written(tmp_path), capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 1
    assert "coast.txt:1:61" in done.stdout
    assert "tables/budget.csv row 5" in done.stdout


def test_json_gives_offsets_into_the_source_it_names(tmp_path: Path) -> None:
    command = [*written(tmp_path), "--format", "json"]
    data = json.loads(subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path).stdout)
    Draft202012Validator(SCHEMA).validate(data)
    texts = {name: (tmp_path / name).read_text() for name in ("coast.txt", "police.txt")}
    spans = [span for figure in data["figures"] for span in figure["evidence"]]
    assert {span["source"] for span in spans} >= {"coast.txt", "tables/budget.csv"}
    for span in spans:
        if span["source"] in texts:
            assert texts[span["source"]][span["start"] : span["end"]] == span["text"]
    assert [part["origin"] for part in data["document"]["parts"]] == ["coast.txt", "police.txt", "tables/budget.csv"]


def test_markdown_names_the_file_too() -> None:
    assert "police.txt:3:12" in render_check(check("The ferry carried 340 people.", sources()))


def test_a_source_that_cannot_be_read_ends_the_check(tmp_path: Path) -> None:
    command = [*written(tmp_path), "--source", "missing.txt"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "missing.txt does not exist" in done.stderr


def test_a_table_alone_is_a_table() -> None:
    rows = "".join(f"| Elm {n} | {1000 + n} | {2000 + n} |\n" for n in range(50))
    source = from_text("| Place | 2022 | 2023 |\n" + rows)
    report = check("Elm 7 had 1,007 people in 2022 and 2,007 in 2023. Elm 9 had 2,001 people in 2023.", source)
    causes = {v.figure.surface: v.cause for v in report.checked.verdicts}
    assert (causes["1,007"], causes["2,007"], causes["2,001"]) == ("exact", "exact", "wrong_referent")
