"""The headline of a run: the share of statements that readers would let stand, as estimated from the checks."""

from __future__ import annotations

from functools import lru_cache

from summarizer.document import Document
from summarizer.standing import Article, features, weights
from summarizer_eval.measures.measure import Measure, Written
from summarizer_eval.results import Row
from summarizer_eval.sample import Sample


@lru_cache(maxsize=16)
def _article(document: Document) -> Article:
    """Read an article once: its draft and its output are measured in turn."""
    return Article.read(document)


def _standing(written: Written, _: Sample) -> Row:
    fitted = weights()
    chances = [fitted.chance(values) for values in features(written.statements, _article(written.document))]
    return Row(num=sum(chances), den=len(chances))


STANDING = Measure(
    name="let_stand",
    title="statements readers would let stand",
    row=_standing,
    better="higher",
)
"""The mean probability that readers call a statement `ok`, by the trees of `summarizer.standing`, fitted on the suite
`statements`. An estimate of a share: `eval learn standing` prints its error on articles left out."""
