"""The form of judged statements: what is read, and every fault by file, line and field."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from summarizer.cli import _run
from summarizer.errors import InputError
from summarizer_eval.statement_files import load_statements, read_statements
from summarizer_eval.statements import Label, Misleading, News, Run

STATEMENTS = Path(__file__).parent / "statements"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(copytree(STATEMENTS, tmp_path / "suite"))


def change(folder: Path, file: str, line: int, **values: object) -> None:
    """Put values in a line of a file, numbered from 1; `...` takes a field away."""
    path = folder / file
    rows = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]
    rows[line - 1] = {key: v for key, v in (rows[line - 1] | values).items() if v is not ...}
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_a_suite_is_read() -> None:
    suite = load_statements(str(STATEMENTS))
    assert (len(suite.articles), len(suite.outputs), suite.statements, len(suite.readings)) == (2, 4, 10, 8)
    output = suite.outputs[1]
    assert (output.article, output.system) == ("pilots", "shortener")
    assert output.statements[1].judged is not None
    assert output.statements[1].judged.label is Label.MISLEADING
    assert output.statements[1].judged.kind is Misleading.SPEAKER_OR_HEDGE_LOST
    assert (output.whole.tells_news, output.whole.could_run, output.whole.rank) == (News.PARTLY, Run.NO, 2.0)
    assert load_statements(str(STATEMENTS / "outputs.jsonl")).outputs == suite.outputs


def test_readings_may_be_missing_and_labels_may_be_asked_for(folder: Path) -> None:
    (folder / "readings.jsonl").unlink()
    change(folder, "outputs.jsonl", 1, statements=[{"text": "One."}], tells_news=..., could_run=None, rank=...)
    assert load_statements(str(folder), labelled=False).outputs[0].statements[0].judged is None
    with pytest.raises(InputError, match=r"outputs\.jsonl:1: statements\[0\]\.label: None is none of ok, false"):
        load_statements(str(folder))


FAULTS = [
    ("texts.jsonl", 1, {"source": 7}, "source: must be a text"),
    ("texts.jsonl", 2, {"id": "pilots"}, "id: stands twice"),
    ("texts.jsonl", 2, {"published": "May"}, "published: 'May' is not a date of the form 2031-03-14"),
    ("outputs.jsonl", 1, {"article": "gone"}, "article: texts.jsonl has no article 'gone'"),
    ("outputs.jsonl", 1, {"statements": []}, "statements: must be a list, and not an empty one"),
    ("outputs.jsonl", 1, {"statements": ["x"]}, "statements[0].text: must be a text"),
    ("outputs.jsonl", 1, {"statements": [{"text": " ", "label": "ok"}]}, "statements[0].text: must be a text"),
    ("outputs.jsonl", 1, {"statements": [{"text": "x", "label": "fine"}]}, "statements[0].label: 'fine' is none of ok"),
    ("outputs.jsonl", 1, {"statements": [{"text": "x", "label": ["ok"]}]}, "statements[0].label: ['ok'] is none of ok"),
    ("outputs.jsonl", 1, {"statements": [{"text": "x", "label": "misleading"}]}, "needs one of speaker_or_hedge_lost"),
    ("outputs.jsonl", 1, {"statements": [{"text": "x", "label": "ok", "kind": "other"}]}, "only a fault has a kind"),
    ("outputs.jsonl", 2, {"tells_news": "maybe"}, "tells_news: 'maybe' is none of yes, partly, no"),
    ("outputs.jsonl", 2, {"could_run": "partly"}, "could_run: 'partly' is none of yes, with one edit, no"),
    ("outputs.jsonl", 2, {"rank": 0}, "rank: 0 is not a number from 1"),
    ("outputs.jsonl", 2, {"rank": True}, "rank: True is not a number from 1"),
    ("outputs.jsonl", 3, {"system": ...}, "system: must be a text"),
    ("readings.jsonl", 1, {"output": "x"}, "output: outputs.jsonl has no output 'x'"),
    ("readings.jsonl", 1, {"labels": ["ok"]}, "labels: 1 of them, and the output has 2 statements"),
    ("readings.jsonl", 1, {"labels": ["ok", "bad"]}, "[1] label: 'bad' is none of"),
    ("readings.jsonl", 5, {"reader": "one"}, "output and reader: stands twice"),
]


@pytest.mark.parametrize(("file", "line", "values", "said"), FAULTS)
def test_a_fault_is_named_by_file_line_and_field(
    folder: Path, file: str, line: int, values: dict[str, object], said: str
) -> None:
    change(folder, file, line, **values)
    with pytest.raises(InputError) as error:
        load_statements(str(folder))
    assert f"{folder / file}:{line}: " in error.value.message
    assert said in error.value.message


def test_every_fault_is_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder, "outputs.jsonl", 1, rank=-1)
    change(folder, "outputs.jsonl", 2, rank=-2)
    (folder / "readings.jsonl").write_text("{\n[1]\n", encoding="utf-8")
    assert len(read_statements(folder / "outputs.jsonl")[1]) == 4
    assert _run(["eval", "validate", str(folder)]) == 2
    printed = capsys.readouterr().out
    assert "readings.jsonl:2: not an object" in printed
    assert printed.splitlines()[-1].endswith("5 statements, 4 problems.")


@pytest.mark.parametrize("file", ["texts.jsonl", "outputs.jsonl"])
def test_a_missing_or_empty_file_is_named(folder: Path, file: str) -> None:
    (folder / file).write_text("\n", encoding="utf-8")
    with pytest.raises(InputError, match=rf"{file}: holds no lines"):
        load_statements(str(folder))
    (folder / file).unlink()
    with pytest.raises(InputError, match=rf"{file}: cannot be read"):
        load_statements(str(folder))


def test_a_suite_of_another_kind_is_turned_down() -> None:
    with pytest.raises(InputError, match="news-figures: not a suite of labelled statements"):
        load_statements("news-figures")
