"""Two people's labels: kappas worked out by hand, what is settled, and the command from labels to a suite."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from summarizer.cli import _run
from summarizer.errors import InputError
from summarizer_eval.agreement import cohen, compare, settle
from summarizer_eval.label_files import Labels, TextLabels, labels_json, read_key, read_labels
from summarizer_eval.labelling import key_of, make_task
from summarizer_eval.statement_files import judgement_of, load_statements
from summarizer_eval.statements import Label, News, TextJudgement
from summarizer_eval.trust import measure_statements

STATEMENTS = Path(__file__).parent / "statements"

# Counts of what two people said (a row is the first one's answer), and the kappa worked out by hand.
BY_HAND = {
    "seen .7, chance .5": ([[20, 5], [10, 15]], 0.4),
    "seen .75, chance 21/64": ([[2, 1, 0], [0, 2, 0], [1, 0, 2]], 27 / 43),
    "all alike": ([[3, 0], [0, 4]], 1.0),
    "never alike": ([[0, 3], [3, 0]], -1.0),
    "no better than chance": ([[4, 4], [4, 4]], 0.0),
    "much alike, and chance would be too": ([[18, 1], [1, 0]], -1 / 19),
    "one answer only": ([[7, 0], [0, 0]], None),
    "nothing": ([[0, 0], [0, 0]], None),
}


def said(counts: list[list[int]]) -> list[tuple[str, int, int]]:
    return [(f"article-{i}", i, j) for i, row in enumerate(counts) for j, n in enumerate(row) for _ in range(n)]


@pytest.mark.parametrize("name", BY_HAND)
def test_kappa_by_hand(name: str) -> None:
    counts, kappa = BY_HAND[name]
    found = cohen("x", said(counts), range(len(counts)))
    assert found.kappa == (None if kappa is None else pytest.approx(kappa))
    assert found.compared == sum(map(sum, counts))
    assert found.alike == sum(counts[i][i] for i in range(len(counts)))


@given(st.lists(st.tuples(st.sampled_from(Label), st.sampled_from(Label)), min_size=2, max_size=30))
def test_kappa_is_that_of_scikit_learn(pairs: list[tuple[Label, Label]]) -> None:
    found = cohen("x", [(f"a{i % 5}", a, b) for i, (a, b) in enumerate(pairs)], list(Label))
    if len({label for pair in pairs for label in pair}) > 1:
        expected = cohen_kappa_score([a for a, _ in pairs], [b for _, b in pairs], labels=list(Label))
        assert found.kappa == pytest.approx(expected)
    if found.low is not None:
        assert -1 <= found.low <= found.high <= 1


def test_an_interval_is_over_articles() -> None:
    # Two articles, one all alike and one never: a resample holds one of them twice, or both.
    pairs = [("a", 0, 0), ("a", 1, 1), ("b", 0, 1), ("b", 1, 0)]
    found = cohen("x", pairs, (0, 1))
    assert (found.kappa, found.low, found.high) == (0.0, -1.0, 1.0)
    assert cohen("x", pairs[:2], (0, 1)).low is None, "one article says nothing of others"


def person(reader: str, *labels: str | None, news: News | None = None, rank: float | None = None) -> Labels:
    """One text of three statements, "label" or "label: kind"."""
    judged = tuple(
        None if one is None else judgement_of(one.partition(": ")[0], one.partition(": ")[2]) for one in labels
    )
    whole = TextJudgement(tells_news=news, rank=rank)
    text = TextLabels(key="t1", article="a1", judgements=judged, whole=whole)
    return Labels(origin=reader, page="p", reader=reader, texts={"t1": text})


SETTLED = [
    # First, second and third person, and what holds.
    ("ok", "ok", None, "ok"),
    ("ok", "ok", "false", "ok"),
    ("ok", "false", None, None),
    ("ok", "false", "false", "false"),
    ("ok", "false", "broken", "broken"),
    ("ok", None, None, None),
    ("ok", None, "ok", "ok"),
    (None, None, None, None),
    ("misleading: other", "misleading: wrong_role", None, None),
    ("misleading: other", "misleading: wrong_role", "misleading: wrong_role", "misleading: wrong_role"),
]


@pytest.mark.parametrize(("first", "second", "third", "holds"), SETTLED)
def test_what_is_settled(first: str | None, second: str | None, third: str | None, holds: str | None) -> None:
    found = settle(person("a", first), person("b", second), person("c", third))
    assert found.labels.texts["t1"].judgements == person("x", holds).texts["t1"].judgements
    open_ = [d.answers for d in found.unsettled]
    assert open_ == ([(first, second)] if holds is None and first != second else [])


def test_questions_and_ranks_are_settled_too() -> None:
    one = person("a", "ok", news=News.YES, rank=1)
    two = person("b", "ok", news=News.PARTLY, rank=2)
    found = settle(one, two)
    assert found.labels.texts["t1"].whole == TextJudgement(rank=1.5)
    assert [(d.statement, d.question, d.answers) for d in found.unsettled] == [(None, "tells_news", ("yes", "partly"))]
    decided = settle(one, two, person("c", None, news=News.NO)).labels.texts["t1"].whole
    assert decided == TextJudgement(tells_news=News.NO, rank=1.5)


def test_what_only_one_judged_is_not_compared() -> None:
    found = compare(person("a", "ok", "ok", "false"), person("b", "ok", None, "ok"))
    assert found.judged == (3, 2)
    assert {k.question: (k.alike, k.compared) for k in found.labels}["all labels"] == (1, 2)
    assert [d.statement for d in found.disputes] == [1, 2]


def test_ranks_are_compared_by_tau() -> None:
    def ranked(*ranks: float) -> Labels:
        texts = {
            f"t{n}": TextLabels(key=f"t{n}", article="a1", judgements=(), whole=TextJudgement(rank=rank))
            for n, rank in enumerate(ranks)
        }
        return Labels(origin="", page="p", reader="r", texts=texts)

    # Of three pairs two are in the same order and one is turned round: (2 - 1) / 3.
    assert compare(ranked(1, 2, 3), ranked(1, 3, 2)).ranks.value == pytest.approx(1 / 3)
    assert compare(ranked(1, 1, 1), ranked(1, 3, 2)).ranks.value is None, "nothing is ranked above anything"


# --- the command -----------------------------------------------------------------------------------------------


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """The key of a page of the made-up suite, and two people's files: the suite's two readings."""
    suite = load_statements(str(STATEMENTS))
    task = make_task(suite, 3)
    paths = [tmp_path / "page.html.key.json"]
    paths[0].write_text(json.dumps(key_of(task)), encoding="utf-8")
    for reader in ("one", "two"):
        said = {r.output: r for r in suite.readings if r.reader == reader}
        texts = {
            t.key: TextLabels(
                key=t.key, article=a.key, judgements=said[t.output.id].judgements, whole=said[t.output.id].whole
            )
            for a in task.articles
            for t in a.texts
        }
        labels = Labels(origin="", page=task.page, reader=reader, texts=texts)
        paths.append(tmp_path / f"{reader}.json")
        paths[-1].write_text(json.dumps(labels_json(labels)), encoding="utf-8")
    return paths


def test_two_files_give_the_agreement(files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    _, one, two = files
    assert _run(["eval", "agree", str(one), str(two)]) == 0
    printed = capsys.readouterr().out
    # By hand: 9 of 10 alike; 5 and 6 of them wrong, so chance is .5 and kappa (.9 - .5) / .5.
    assert "misleading or false against the rest   0.80" in printed
    assert "To settle: 2" in printed
    assert _run(["eval", "agree", str(STATEMENTS)]) == 0
    assert "misleading or false against the rest   0.80" in capsys.readouterr().out


def test_the_key_shows_what_is_to_settle(files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    key, one, two = files
    assert _run(["eval", "agree", str(one), str(two), "--key", str(key)]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "1. Some 104 pilots voted to" in printed


def test_a_third_file_settles_and_a_suite_is_written(
    files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, one, two = files
    settled, folder = tmp_path / "settled.json", tmp_path / "suite"
    both = ["eval", "agree", str(one), str(two), "--key", str(key)]
    assert _run([*both, "-o", str(settled), "--suite", str(folder)]) == 0
    assert "2 texts written, 2 left out that are not settled" in capsys.readouterr().err
    left = json.loads(settled.read_text(encoding="utf-8"))["unsettled"]
    assert sorted(tuple(d["answers"]) for d in left) == [
        ("false", "misleading: other"),
        ("ok", "misleading: speaker_or_hedge_lost"),
    ]
    read_labels(settled)
    whole = tmp_path / "whole"
    assert _run([*both[:4], str(one), *both[4:], "--suite", str(whole)]) == 0
    written, made = load_statements(str(whole)), load_statements(str(STATEMENTS))
    assert sorted(written.outputs, key=lambda o: o.id) == sorted(made.outputs, key=lambda o: o.id)
    assert {r.reader for r in written.readings} == {"one", "two", "one (2)"}, "people of one name are distinguished"
    assert len(written.readings) == 12
    assert _run([*both, "--suite", str(whole)]) == 2
    assert "is there already" in capsys.readouterr().err


def test_checks_are_measured_on_what_is_settled(files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    key, one, _ = files
    command = ["eval", "agree", str(one), str(one), "--key", str(key), "--checks", "--format", "json"]
    assert _run(command) == 0
    checks = json.loads(capsys.readouterr().out)["checks"]["checks"]
    direct = measure_statements(load_statements(str(STATEMENTS))).checks
    assert [(c["check"], c["precision"]["num"], c["recall"]["den"]) for c in checks] == [
        (c.check, c.precision.num, c.recall.den) for c in direct
    ]


def test_checks_need_the_key(files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(["eval", "agree", *map(str, files[1:]), "--checks"]) == 2
    assert "--key" in capsys.readouterr().err
    assert _run(["eval", "agree", str(files[1])]) == 2
    assert "Name two files of labels" in capsys.readouterr().err


def test_a_key_is_read_back(files: list[Path]) -> None:
    assert key_of(read_key(files[0])) == json.loads(files[0].read_text(encoding="utf-8"))


FAULTS = [
    ({"form": "x"}, "not a file of the form figurewise-labels-1"),
    ({"page": "0"}, "made on another page than"),
    ({"texts": []}, "texts: must be a list of objects"),
    ({"reader": 7}, "reader: must be a text"),
    ({"texts": [{"key": "t1", "article": "a1", "labels": ["ok"], "kinds": []}]}, "t1: labels and kinds"),
    ({"texts": [{"key": "t1", "article": "a1", "labels": ["no"], "kinds": [None]}]}, "t1: statement 1: label: 'no'"),
    ({"texts": [{"key": "t1", "article": "a1", "labels": ["ok"], "kinds": [None]}]}, "does not hold the page's texts"),
    ({"texts": [{"key": "t1", "article": "a1", "labels": [], "kinds": []}] * 2}, "texts: a key stands twice"),
]


@pytest.mark.parametrize(("values", "message"), FAULTS)
def test_a_damaged_file_is_named(
    files: list[Path], values: dict[str, object], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, one, two = files
    two.write_text(json.dumps(json.loads(two.read_text(encoding="utf-8")) | values), encoding="utf-8")
    assert _run(["eval", "agree", str(one), str(two)]) == 2
    assert f"{two}: {message}" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "{", '"x"', '{"form": "figurewise-label-key-1", "page": "x", "seed": 0}'])
def test_a_damaged_key_is_named(files: list[Path], text: str) -> None:
    files[0].write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"page\.html\.key\.json: "):
        read_key(files[0])


def test_a_key_that_was_changed_is_refused(files: list[Path]) -> None:
    files[0].write_text(files[0].read_text(encoding="utf-8").replace("shortener", "lead"), encoding="utf-8")
    with pytest.raises(InputError, match="it was changed"):
        read_key(files[0])
