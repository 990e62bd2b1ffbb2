"""The page on which a person judges statements: one self-contained file that asks nobody for anything.

It shows no name of a system and no verdict of a check; of each statement it marks the sentences of the article that
share its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.checks.finding import Checked
from summarizer.checks.pair import SourceWords
from summarizer.checks.words import content_keys
from summarizer.document import from_text
from summarizer.html import render_page
from summarizer.sheet import Passage, Sheet
from summarizer_eval.labelling import Task, TaskArticle
from summarizer_eval.statements import Label, Misleading, News, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A button: what it says, what it stands for, and its key."""

    value: str
    key: str
    words: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """A text to judge: its statements, each with what it shares with the article."""

    key: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article and the texts written of it."""

    key: str
    sheet: Sheet
    texts: tuple[TextView, ...]


LABELS = (
    Choice(value=Label.OK, key="1", words="OK", hint="can stand as it is"),
    Choice(value=Label.FALSE, key="2", words="False", hint="the article says otherwise, or does not say it"),
    Choice(value=Label.MISLEADING, key="3", words="Misleading", hint="a reader would take something wrong from it"),
    Choice(value=Label.BROKEN, key="4", words="Broken", hint="no sentence, or not to be understood"),
    Choice(value=Label.REPEATED, key="5", words="Repeated", hint="an earlier statement of this text has said it"),
)
KINDS = (
    Choice(value=Misleading.SPEAKER_OR_HEDGE_LOST, key="s", words="Speaker or hedge lost"),
    Choice(value=Misleading.HALF_OF_A_PAIR, key="h", words="Half of a pair"),
    Choice(value=Misleading.REFERENCE_UNCLEAR, key="r", words="Reference unclear"),
    Choice(value=Misleading.TIME_OR_PLACE_MISSING, key="t", words="Time or place missing"),
    Choice(value=Misleading.WRONG_ROLE, key="w", words="Wrong role"),
    Choice(value=Misleading.OTHER, key="o", words="Other"),
)
NEWS = (
    Choice(value=News.YES, key="1", words="Yes"),
    Choice(value=News.PARTLY, key="2", words="Partly"),
    Choice(value=News.NO, key="3", words="No"),
)
RUN = (
    Choice(value=Run.YES, key="1", words="Yes"),
    Choice(value=Run.ONE_EDIT, key="2", words="With one edit"),
    Choice(value=Run.NO, key="3", words="No"),
)
MOST_RANKS = 9
"""As many texts of one article can be ranked by a key."""


def render_label_page(task: Task) -> str:
    """Render the page. The same task gives the same bytes."""
    most = min(MOST_RANKS, max(len(article.texts) for article in task.articles))
    return render_page(
        "label.html",
        package="summarizer_eval",
        styles=["label.css"],
        scripts=["label.js"],
        page=task.page,
        articles=[_view(article) for article in task.articles],
        texts=len(task.texts),
        statements=sum(len(text.output.statements) for text in task.texts),
        labels=LABELS,
        kinds=KINDS,
        news=NEWS,
        runs=RUN,
        ranks=[Choice(value=str(n), key=str(n), words=str(n)) for n in range(1, most + 1)],
    )


def _view(shown: TaskArticle) -> ArticleView:
    document = from_text(shown.article.source, published=shown.article.published)
    sheet = Sheet(document, prefix=f"{shown.key}-")
    words = SourceWords(document)
    texts = tuple(
        TextView(key=text.key, passages=tuple(_passages(sheet, words, [s.text for s in text.output.statements])))
        for text in shown.texts
    )
    return ArticleView(key=shown.key, sheet=sheet, texts=texts)


def _passages(sheet: Sheet, words: SourceWords, statements: list[str]) -> Iterator[Passage]:
    for text in statements:
        yield sheet.passage(Checked(text=text, verdicts=(), findings=()), words.align(content_keys(text)))
