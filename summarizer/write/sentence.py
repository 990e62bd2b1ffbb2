"""Sentence by sentence: a small model says each of the floor's sentences in fewer words.

Asked for a whole article at once such models repeat themselves and invent. What it writes of a sentence takes that
sentence's place only if it passes `accept`; where it does not, the sentence itself stands.
"""

from __future__ import annotations

from summarizer.document import Document
from summarizer.draft import Draft, DraftSentence, Options, Request
from summarizer.figures import SourceIndex
from summarizer.models import Model
from summarizer.prompts import PromptSet
from summarizer.write import extract
from summarizer.write.answers import first_sentence
from summarizer.write.story import figures_in

NAME = "sentence"
_MOST_KEPT = 0.8
"""Share of a sentence's tokens that a shortening may have: beyond it the model copies, and need not finish."""
_SPARE_TOKENS = 8
"""Tokens beyond the length of the sentence that is to be shortened."""


def write(document: Document, index: SourceIndex, model: Model, prompts: PromptSet, options: Options) -> Draft:
    """Draft a summary and facts of a document from its own sentences, each said in fewer words by the model."""
    floor = extract.write(document, index, options).sentences
    texts = list(dict.fromkeys(sentence.text for sentence in floor))
    by_text = {sentence.text: sentence for sentence in floor}
    answers = model.generate([_shorten(by_text[text], index, model, prompts) for text in texts], options.decoding)
    said = {text: first_sentence(answer.text) for text, answer in zip(texts, answers, strict=True)}
    return Draft(
        document=document,
        sentences=tuple(DraftSentence(text=said[s.text], task=s.task, sources=s.sources) for s in floor),
        completions=tuple(answers),
        strategy=NAME,
    )


def _shorten(sentence: DraftSentence, index: SourceIndex, model: Model, prompts: PromptSet) -> Request:
    return Request(
        task="shorten",
        messages=prompts.messages("shorten", passage=sentence.text),
        passages=(sentence.text,),
        sources=sentence.sources,
        figures=figures_in(index, sentence.sources),
        max_tokens=round(_MOST_KEPT * model.count_tokens(sentence.text)) + _SPARE_TOKENS,
    )
