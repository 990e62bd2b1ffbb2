"""Every measure on small texts, the counts computed by hand."""

import pytest

from summarizer_eval.measures import PLAN, copying, figures, recall, rouge, wording
from summarizer_eval.measures.measure import Written
from summarizer_eval.results import Row
from summarizer_eval.sample import parse_sample
from summarizer_eval.scoring import Judge, rows_without_output, sentences_of

SOURCE = """Ferry sinks off Port Elva

PORT ELVA, March 14 - A ferry sank off Port Elva on Tuesday, killing at least 32 people.

Rescuers saved 140 passengers, the coast guard said. "We heard them shout in the dark," said Marta Ilves, a fisher.

The operator expects to pay 1.2 million crowns. The brutal storm also cut power to 900 homes.
"""


def span(text: str, within: str | None = None) -> dict[str, int]:
    start = SOURCE.index(within or text) + (within or text).index(text)
    return {"start": start, "end": start + len(text)}


SAMPLE = parse_sample(
    {
        "id": "ferry",
        "text": SOURCE,
        "published": "2031-03-14",
        "key_figures": [{**span("32"), "why": "toll"}, {**span("140"), "why": "saved"}],
        "key_facts": [
            {"text": "At least 32 died.", "figures": [span("32")]},
            {"text": "140 were saved and power failed in 900 homes.", "figures": [span("140"), span("900")]},
            {"text": "A ferry sank.", "figures": []},
        ],
        "attributions": [
            {**span("Rescuers saved 140 passengers, the coast guard said."), "speaker": "the coast guard"}
        ],
        "hedges": [span("at least"), span("expects to", "The operator expects to pay")],
        "loaded": [{**span("brutal"), "plain": ""}],
        "summary": "A ferry sank off Port Elva, killing at least 32 people.",
    }
)


def written(text: str, task: str = "summary") -> Written:
    document = SAMPLE.document()
    return Written(document, Judge(document).text(text, task))


def counts(measure, text: str) -> tuple[float, float] | None:
    row = measure(written(text), SAMPLE)
    return None if row is None else (row.num, row.den)


@pytest.mark.parametrize(
    ("measure", "text", "expected"),
    [
        # figures: unsupported, judged
        (figures.UNSUPPORTED_FIGURES, "The ferry sank, killing at least 32 people.", (0, 1)),
        (figures.UNSUPPORTED_FIGURES, "It sank, killing at least 57 people. Rescuers saved 140 passengers.", (1, 2)),
        (figures.UNSUPPORTED_FIGURES, "The ferry sank.", None),
        (figures.UNCLEAR_FIGURES, "The ferry sank, killing at least 32 people.", (0, 1)),
        (figures.FIGURES, "Killing at least 32 people. Rescuers saved 140 passengers.", (2, 1)),
        (figures.FIGURES, "The ferry sank.", (0, 1)),
        # key figures: covered, labelled
        (recall.KEY_FIGURES, "A ferry sank off Port Elva, killing at least 32 people.", (1, 2)),
        (recall.KEY_FIGURES, "A ferry sank, killing at least 32 people. Rescuers saved 140 passengers.", (2, 2)),
        (recall.KEY_FIGURES, "A ferry sank, killing 57 people.", (0, 2)),
        (recall.KEY_FIGURES, "", (0, 2)),
        # key facts: the one without figures is not counted, and every figure of a fact is needed
        (recall.KEY_FACTS, "A ferry sank, killing at least 32 people. Rescuers saved 140 passengers.", (1, 2)),
        (recall.KEY_FACTS, "Rescuers saved 140 passengers. The storm cut power to 900 homes.", (1, 2)),
        # attribution: only the sentence drawn from the labelled statement counts
        (wording.ATTRIBUTION, "Rescuers saved 140 passengers, the coast guard said.", (1, 1)),
        (wording.ATTRIBUTION, "Rescuers saved 140 passengers. The storm cut power to 900 homes.", (0, 1)),
        (wording.ATTRIBUTION, "The storm cut power to 900 homes.", None),
        # hedges: figures that go by a hedged one
        (wording.HEDGES, "A ferry sank off Port Elva, killing at least 32 people.", (1, 1)),
        (wording.HEDGES, "A ferry sank off Port Elva, killing 32 people.", (0, 1)),
        (wording.HEDGES, "The operator expects to pay 1.2 million crowns.", (1, 1)),
        (wording.HEDGES, "Rescuers saved 140 passengers.", None),
        # loaded words: in the text's own voice
        (wording.LOADED_WORDS, "The brutal storm cut power to 900 homes.", (1, 1)),
        (wording.LOADED_WORDS, 'The "brutal" storm cut power to 900 homes.', (0, 1)),
        (wording.LOADED_WORDS, "The storm brutalised nobody.", (0, 1)),
        # quotations and names
        (wording.QUOTATIONS, 'Marta Ilves said: "We heard them shout in the dark."', (1, 1)),
        (wording.QUOTATIONS, 'Marta Ilves said: "We heard them sing in the dark."', (0, 1)),
        (wording.QUOTATIONS, "Marta Ilves heard shouts.", None),
        (wording.NAMES, "A ferry sank off Port Elva, said Marta Ilves.", (2, 2)),
        (wording.NAMES, "A ferry sank off Port Elva, said Jonas Kreel.", (1, 2)),
        # sentences with a finding
        (wording.FINDINGS, "The ferry sank off Port Elva, killing at least 57 people.", (1, 1)),
        (wording.REPETITION, "Rescuers saved 140 passengers. Rescuers saved 140 passengers.", (1, 2)),
        (wording.REPETITION, "Rescuers saved 140 passengers. A storm cut power to 900 homes.", (0, 2)),
        # copying
        (copying.COPIED, "Rescuers saved 140 passengers, the Coast Guard said!", (1, 1)),
        (copying.COPIED, "The article says: Rescuers saved 140 passengers, the coast guard said.", (1, 1)),
        (copying.COPIED, "Rescuers saved 140 passengers.", (0, 1)),
        (copying.LENGTH, "Rescuers saved 140 passengers.", (4, 1)),
        (copying.SENTENCES, "Rescuers saved 140 passengers. They did.", (2, 1)),
        (copying.SHORTENED, "Rescuers saved 140 passengers.", (4, 8)),
    ],
)  # fmt: skip
def test_counts(measure, text, expected):
    assert counts(measure, text) == expected


@pytest.mark.parametrize(
    ("article", "summary", "expected"),
    [
        ("a b c d", "a b c d", [4]),
        ("a b c d", "a b x c d", [2, 2]),
        ("a b c d", "x y", []),
        ("a b a b c", "a b c", [3]),  # the longest run, not the first
        ("", "a", []),
        ("a", "", []),
    ],
)
def test_fragments_by_hand(article, summary, expected):
    assert list(copying.fragments(article.split(), summary.split())) == expected


def test_coverage_density_and_compression_by_hand():
    # Five words: "rescuers saved 140" is a shared run, "new" is not, "passengers" is a run of one.
    text = "Rescuers saved 140 new passengers."
    assert counts(copying.COVERAGE, text) == (pytest.approx(4 / 5), 1)
    assert counts(copying.DENSITY, text) == (pytest.approx((9 + 1) / 5), 1)
    words = len(copying._words(SOURCE))
    assert counts(copying.COMPRESSION, text) == (pytest.approx(words / 5), 1)


def test_rouge_by_hand():
    # Reference: 11 words; text: 5 of them, in order. F is twice the shared by the sum of both.
    rouge1, rouge2, rouge_l = rouge.ROUGE
    text = "A ferry sank off Port."
    assert counts(rouge1, text) == (pytest.approx(2 * 5 / (5 + 11)), 1)
    assert counts(rouge2, text) == (pytest.approx(2 * 4 / (4 + 10)), 1)
    assert counts(rouge_l, text) == (pytest.approx(2 * 5 / (5 + 11)), 1)


def test_a_fact_may_say_what_the_summary_says():
    document = SAMPLE.document()
    judge = Judge(document)
    said = "Rescuers saved 140 passengers."
    both = Written(document, (judge.statement(said, "summary"), judge.statement(said, "facts")))
    assert wording.REPETITION(both, SAMPLE) == Row(num=0, den=2)


@pytest.mark.parametrize("placed", [p for p in PLAN if p.measure.labels], ids=lambda p: p.name)
def test_what_is_not_labelled_is_not_scored(placed):
    bare = parse_sample({"id": "bare", "text": SOURCE})
    assert placed.measure(written("Rescuers saved 140 passengers."), bare) is None


def test_no_output_counts_as_nothing_covered_and_not_as_nothing_wrong():
    rows = rows_without_output(SAMPLE, SAMPLE.document(), ("summary", "facts")).rows
    assert rows["facts.key_figure_recall"] == Row(num=0, den=2)
    assert rows["summary.rouge1"] == Row(num=0, den=1)
    better = {p.name: p.measure.better for p in PLAN}
    assert {better[name] for name in rows} == {"higher"}


def test_a_share_never_counts_more_than_there_is():
    text = "A ferry sank, killing 57 people, said Jonas Kreel. The brutal storm cut power to 900 homes."
    for placed in PLAN:
        if placed.measure.share and (row := placed.measure(written(text), SAMPLE)):
            assert 0 <= row.num <= row.den, placed.name


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("- One\n- Two", ["One", "Two"]),
        ("One line\nruns on", ["One line", "runs on"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_a_text_is_cut_at_sentences_and_lines(text, sentences):
    assert sentences_of(text) == sentences
