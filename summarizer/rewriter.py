"""A model that writes a sentence again when given its wrong figure and what the source says."""

from __future__ import annotations

from summarizer.document import Document, build_index
from summarizer.draft import Decoding, Request
from summarizer.figures.figure import Verdict
from summarizer.mending import Rewriter
from summarizer.models import Model
from summarizer.prompts import PromptSet
from summarizer.write.accept import Acceptance
from summarizer.write.answers import first_sentence
from summarizer.write.story import figures_in

_SPARE_TOKENS = 24
"""Tokens beyond the length of the passage that a sentence is written again from."""


def rewriter(document: Document, model: Model, prompts: PromptSet) -> Rewriter:
    """Make a rewriter for one source; what it writes has passed every check of `Acceptance`."""
    index = build_index(document)
    acceptance = Acceptance(document, index)

    def write(sentence: str, verdict: Verdict) -> str:
        near = [s.span for s in document.sentences if any(s.span.overlaps(e) for e in verdict.evidence)]
        sources = tuple(dict.fromkeys((*acceptance.checker.sources_of(sentence), *near)))
        if not sources:
            return ""
        passage = " ".join(" ".join(span.of(document.text).split()) for span in sorted(sources))
        request = Request(
            task="rewrite",
            messages=prompts.messages("rewrite", passage=passage, draft=sentence, finding=verdict.reason),
            passages=(passage,),
            sources=sources,
            figures=figures_in(index, sources),
            max_tokens=model.count_tokens(passage) + _SPARE_TOKENS,
        )
        text = first_sentence(model.generate([request], Decoding(lock=False))[0].text)
        checked = acceptance.check(text, sources, follows=True)
        return "" if acceptance.fault(checked, sources) else checked.text

    return write
