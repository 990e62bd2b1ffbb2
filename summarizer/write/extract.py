"""The floor as a draft: the article's own sentences. No model is asked."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.draft import Draft, DraftSentence, Options, Task
from summarizer.figures import SourceIndex
from summarizer.write.select import Passage, fact_words, facts, summary
from summarizer.write.story import Story, read_story

NAME = "extract"


def write(document: Document, index: SourceIndex, options: Options) -> Draft:
    """Draft a summary and facts of a document from its own sentences."""
    story = read_story(document, index)
    sentences = [s for task in options.tasks for s in floor(story, document, task, options.length)]
    return Draft(document=document, sentences=tuple(sentences), completions=(), strategy=NAME)


def floor(story: Story, document: Document, task: Task, length: int) -> list[DraftSentence]:
    """The article's own sentences for a summary of so many words, or for its facts."""
    if task == "summary":
        return [_sentence((c,), task) for passage in summary(story, length) for c in passage]
    return [_sentence(passage, task) for passage in facts(story, fact_words(document))]


def _sentence(passage: Passage, task: Task) -> DraftSentence:
    return DraftSentence(
        text=" ".join(c.text for c in passage),
        task=task,
        sources=tuple(c.span for c in passage),
    )
