"""Tables of articles: every form gives the same rows, and a bad row is a row that says so."""

from __future__ import annotations

import csv
import json
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from summarizer.articles import Article, Table
from summarizer.errors import InputError

ROWS = [
    {"key": "007", "body": 'The mill, called "Old", closed.\nIt made 90 tonnes.', "day": "2031-03-14"},
    {"key": "NA", "body": "NA", "day": "2031-03-15T08:00:00"},
    {"key": "1e5", "body": "", "day": ""},
]
EXPECTED = [
    Article(row=1, id="007", text=ROWS[0]["body"], published=date(2031, 3, 14)),
    Article(row=2, id="NA", text="NA", published=date(2031, 3, 15)),
    Article(row=3, id="1e5", text="", published=None),
]


def write(path, rows) -> None:
    if path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    elif path.suffix == ".json":
        path.write_text(json.dumps(rows))
    elif path.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(rows), path)
    else:
        with path.open("w", newline="", encoding="utf-8-sig") as file:
            writer = csv.DictWriter(file, list(rows[0]), delimiter="\t" if path.suffix == ".tsv" else ",")
            writer.writeheader()
            writer.writerows(rows)


def read(source, **columns):
    return list(Table(source=str(source), **{"column": "body", "id_column": "key", **columns}).articles())


@pytest.mark.parametrize("suffix", [".jsonl", ".json", ".csv", ".tsv", ".parquet"])
def test_every_form_gives_the_same_rows(tmp_path, suffix) -> None:
    write(tmp_path / f"table{suffix}", ROWS)
    assert read(tmp_path / f"table{suffix}", published_column="day") == EXPECTED


def test_a_dataset_in_the_form_of_the_hub(tmp_path) -> None:
    folder = tmp_path / "towns"
    folder.mkdir()
    write(folder / "train.parquet", ROWS)
    assert read(f"hf:{folder}", published_column="day") == EXPECTED


def test_without_a_column_of_names_the_row_is_the_name(tmp_path) -> None:
    write(tmp_path / "t.jsonl", ROWS)
    assert [article.id for article in read(tmp_path / "t.jsonl", id_column=None)] == ["1", "2", "3"]


LINES = [
    ('{"key": 1, "body": "Fine.", "day": null}', None),
    ("{torn", "line 2: not JSON"),
    ('{"key": 3, "body": "\udce9t\udce9"}', "line 3: not UTF-8 (byte 21)"),
    ("[1]", "line 4: not a JSON object"),
    ('{"key": 5, "body": 12}', "body: int, not a text"),
    ('{"key": 6, "body": null}', None),
    ('{"key": 7}', None),
    ('{"key": 8, "body": "Fine.", "day": "in May"}', "day: 'in May' is not a day as 2024-03-15"),
    ('{"key": 9, "body": "Fine."}', None),
]


def test_a_bad_line_is_a_row_that_says_so_and_the_others_go_on(tmp_path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_bytes("\n".join(line for line, _ in LINES).encode("utf-8", "surrogateescape"))
    found = read(path, published_column="day")
    assert [article.row for article in found] == list(range(1, 10))
    assert [bool(article.error) for article in found] == [bool(error) for _, error in LINES]
    for article, (_, error) in zip(found, LINES, strict=True):
        assert (article.error or "").startswith(error or "")
        assert not (article.error and article.text)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.csv", None, "does not exist"),
        ("table.xls", b"\xd0\xcf", "not a table of a known form"),
        ("empty.jsonl", b"", "holds no rows"),
        ("empty.csv", b"", "no rows|cannot be read"),
        ("heads.csv", b"key,body\n", "holds no rows"),
        ("twice.csv", b"body,body\n1,2\n", "two columns have one head"),
        ("latin.csv", b"key,body\n1,\xe9t\xe9\n", "cannot be read"),
        ("other.jsonl", b'{"key": 1, "text": "Fine."}\n', "no column 'body'"),
        ("other.csv", b"key,text\n1,Fine.\n", "no column 'body'"),
        ("torn.parquet", b"PAR1....", "cannot be read"),
    ],
)
def test_what_is_no_table_is_an_error_that_names_it(tmp_path, capfd, name, content, said) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=said) as caught:
        read(path)
    assert name in caught.value.message
    assert caught.value.hint
    assert capfd.readouterr() == ("", "")
