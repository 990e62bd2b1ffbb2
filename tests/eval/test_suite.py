"""Suites: the shipped ones are whole, a user's faults are named by file, line and field."""

import csv
import json
import re

import datasets
import pandas as pd  # a dependency of datasets
import pytest
from click.testing import CliRunner

from summarizer.cli import figurewise
from summarizer.errors import InputError
from summarizer.rows import read_file
from summarizer_eval.sample import LABELS, parse_sample, to_row
from summarizer_eval.suite import Columns, count_labels, find_suite, load_suite, shipped, validate

GOOD = {"id": "a", "text": "Twelve people died."}


def write(folder, *rows, toml='name = "mine"\n'):
    (folder / "suite.toml").write_text(toml)
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    (folder / "samples.jsonl").write_text("".join(line + "\n" for line in lines))
    return str(folder)


def test_the_shipped_suites_have_no_problem():
    for info in shipped():
        if info.source is not None:
            found = CliRunner().invoke(figurewise, ["eval", "validate", info.name])
            said = re.fullmatch(r"\S+: (\d+) (?:samples|cases|statements), no problems\.\n", found.output)
            assert found.exit_code == 0, found.output
            assert said, found.output
            assert int(said[1]) >= 20, info.name


def test_news_figures_is_what_it_is_said_to_be():
    suite = load_suite("news-figures")
    assert len(suite.samples) >= 40
    assert count_labels(suite.samples) == dict.fromkeys(LABELS, len(suite.samples))
    topics = {sample.id.rsplit("-", 1)[0] for sample in suite.samples}
    assert topics == {
        "climate", "company", "conflict", "courts", "demography", "disaster", "economy", "elections", "health",
        "science", "sport", "transport",
    }  # fmt: skip
    for sample in suite.samples:
        assert 300 <= len(sample.text.split()) <= 900, sample.id
        assert sample.text.startswith(sample.title), sample.id
    assert [s.id for s in suite.samples] == sorted(s.id for s in suite.samples)


def test_a_sample_goes_to_a_row_and_back():
    for sample in load_suite("news-figures").samples:
        assert parse_sample(to_row(sample)) == sample


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"text": "x"}, "id: must be a text"),
        ({"id": "", "text": "x"}, "id: must be a text"),
        ({**GOOD, "published": "March 14"}, "published: 'March 14' is not a date"),
        ({**GOOD, "source": "A bridge."}, "source: is not a field of a sample; stored outputs .* `figurewise eval"),
        ({**GOOD, "key_figure": []}, "key_figure: is not a field of a sample; key_figures?"),
        ({**GOOD, "hedges": [{"start": 0}]}, r"hedges\[0\]: needs start and end"),
        ({**GOOD, "hedges": [{"start": 5, "end": 500}]}, r"hedges\[0\]: 5 to 500 is not a span of a text of 19 "),
        ({**GOOD, "hedges": [{"start": 5, "end": 5}]}, r"hedges\[0\]: 5 to 5 is not a span"),
        ({**GOOD, "hedges": [{"start": 0, "end": 7}]}, r"hedges\[0\]: 'Twelve ' begins or ends in white space"),
        ({**GOOD, "key_figures": [{"start": 0, "end": 6}]}, r"key_figures\[0\].why: must be a text"),
        ({**GOOD, "key_figures": [{"start": 0, "end": 6, "why": "w"}] * 8}, "key_figures: 8 key figures; at most 7"),
        ({**GOOD, "key_facts": [{"text": "Twelve died."}]}, r"key_facts\[0\].figures: must be a list"),
        ({**GOOD, "key_facts": [{"text": "", "figures": []}]}, r"key_facts\[0\].text: must be a text"),
        (
            {**GOOD, "key_figures": [{"start": 0, "end": 6, "why": "w"}], "key_facts": []},
            r"key_figures\[0\]: 'Twelve' stands in no key fact",
        ),
        ({**GOOD, "attributions": [{"start": 0, "end": 6}]}, r"attributions\[0\].speaker: must be a text"),
        ({**GOOD, "loaded": [{"start": 0, "end": 6}]}, r"loaded\[0\].plain: must be a text"),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_file_line_and_field(tmp_path, row, problem):
    name = write(tmp_path, {"id": "fine", "text": "Nothing wrong here."}, row)
    with pytest.raises(InputError, match=rf"samples\.jsonl:2: {problem}") as caught:
        load_suite(name)
    assert f"figurewise eval validate {name}" in caught.value.hint or "problem" in str(caught.value)
    _, problems = validate(find_suite(name))
    assert any(re.search(rf"samples\.jsonl:2: {problem}", p) for p in problems), problems


def test_every_problem_is_listed(tmp_path):
    name = write(tmp_path, {"id": "a", "text": "x"}, {"id": "a", "text": "y"}, {"id": "", "text": ""})
    count, problems = validate(find_suite(name))
    assert count == 3
    assert [p.split("samples.jsonl:")[1] for p in problems] == [
        "2: id: 'a' stands twice",
        "3: id: must be a text that is not empty",
        "3: text: must be a text that is not empty",
    ]


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (['{"id": "a", "text": "x"}', "{nonsense"], r"samples\.jsonl:2: not a line of JSON"),
        (['{"id": "a", "text": "x"}', "", "[1]"], r"samples\.jsonl:3: list, not an object"),
        (
            ['{"id": "007", "text": "x"}', '{"id": 7, "text": "y"}'],
            r"samples\.jsonl:2: id: a number, but a text at .*:1",
        ),
        (["[" * 100_000], r"samples\.jsonl:1: not a line of JSON"),
        ([], r"samples\.jsonl: holds no rows"),
    ],
)
def test_a_file_that_is_no_jsonl(tmp_path, lines, place):
    with pytest.raises(InputError, match=place):
        load_suite(write(tmp_path, *lines))


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("name = 3\n", r"suite\.toml: name: is of the wrong type"),
        ('titel = "x"\n', r"suite\.toml: titel: no such key"),
        ('[data]\nfiles = "x"\n', r"suite\.toml: data\.files: no such key"),
        ('[data]\nfile = "x.jsonl"\nhub = "y"\n', r"suite\.toml: data: name either"),
        ('kind = "songs"\n', r"suite\.toml: kind: 'songs' is not a kind"),
        ('[columns]\ntekst = "x"\n', r"suite\.toml: columns\.tekst: no such key"),
        ("name = \n", r"suite\.toml: Invalid value"),
        ('columns = "article"\n', r"suite\.toml: columns: must be a table"),
    ],
)
def test_a_fault_of_suite_toml_is_named_by_its_key(tmp_path, toml, problem):
    with pytest.raises(InputError, match=problem):
        load_suite(write(tmp_path, GOOD, toml=toml))


def test_no_such_suite_names_those_there_are():
    with pytest.raises(InputError) as caught:
        load_suite("news-figurs")
    assert "news-figures" in caught.value.hint


def test_a_suite_of_figures_is_not_run():
    with pytest.raises(InputError) as caught:
        load_suite("perturbed")
    assert "eval checker perturbed" in caught.value.hint


# The forms of cnn_dailymail and xsum, with texts of our own.
CNN = [
    {"article": "A bridge in Holt closed. It carried 900 cars.", "highlights": "Closed .\n900 cars .", "id": "f1"},
    {"article": "Two trains met in Varn.", "highlights": "Trains meet .", "id": "f2"},
]  # fmt: skip
XSUM = [{"document": "A bridge in Holt closed.\nIt carried 900 cars.", "summary": "A bridge has closed.", "id": 381}]


@pytest.mark.parametrize("suffix", ["jsonl", "json", "csv", "parquet"])
@pytest.mark.parametrize(("rows", "text", "summary"), [(CNN, "article", "highlights"), (XSUM, "document", "summary")])
def test_known_datasets_need_no_naming(tmp_path, suffix, rows, text, summary):
    path = tmp_path / f"data.{suffix}"
    if suffix == "csv":
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
    elif suffix == "parquet":
        pd.DataFrame(rows).to_parquet(path)
    else:
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    samples = load_suite(str(path)).samples
    assert [(s.id, s.text, s.summary) for s in samples] == [(str(r["id"]), r[text], r[summary]) for r in rows]
    assert samples[0].key_figures is None


def test_columns_by_name(tmp_path):
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps({"body": "Five ships sank.", "gist": "Ships sank.", "extra": 1}) + "\n")
    (sample,) = load_suite(str(path), columns=Columns(text="body", summary="gist")).samples
    assert (sample.id, sample.text, sample.summary) == ("1", "Five ships sank.", "Ships sank.")
    with pytest.raises(InputError, match="there is no column 'bodi'") as caught:
        load_suite(str(path), columns=Columns(text="bodi"))
    assert "Columns here: body, gist, extra" in caught.value.hint


def test_columns_of_suite_toml(tmp_path):
    name = write(tmp_path, {"body": "Five ships sank."}, toml='name = "mine"\n[columns]\ntext = "body"\n')
    assert load_suite(name).samples[0].text == "Five ships sank."


def test_a_dataset_without_a_text_column_says_so(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("body,gist\nx,y\n")
    for columns in (Columns(summary="gist"), None):
        with pytest.raises(InputError, match=r"own\.csv: row 1: text: no column is known") as caught:
            load_suite(str(path), columns=columns)
        assert caught.value.hint == "Name it: --text-column NAME. Columns here: body, gist."


def test_a_folder_in_the_form_of_the_hub(tmp_path):
    (tmp_path / "test.jsonl").write_text("".join(json.dumps(row) + "\n" for row in CNN))
    suite = load_suite(f"hf:{tmp_path}", split="test")
    assert [s.id for s in suite.samples] == ["f1", "f2"]
    assert [s.id for s in load_suite(f"hf:{tmp_path}", split="test", limit=1).samples] == ["f1"]


def test_the_digest_changes_with_text_label_and_limit(tmp_path):
    first = load_suite(write(tmp_path, GOOD, {"id": "b", "text": "y"}))
    assert load_suite(write(tmp_path, GOOD, {"id": "b", "text": "y"})).digest == first.digest
    assert load_suite(write(tmp_path, GOOD, {"id": "b", "text": "z"})).digest != first.digest
    assert load_suite(write(tmp_path, GOOD, {"id": "b", "text": "y", "hedges": []})).digest != first.digest
    assert load_suite(str(tmp_path), limit=1).digest != first.digest


def test_reading_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(datasets.config, "HF_DATASETS_CACHE", tmp_path / "cache")
    write(tmp_path, GOOD)
    list(read_file(tmp_path / "samples.jsonl"))
    assert not (tmp_path / "cache").exists()
