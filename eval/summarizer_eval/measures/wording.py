"""Whose word it is and how it is put: attributions, hedges, loaded words, quotations, names, findings.

The labels are a reader's; whether a sentence attributes or hedges at all is decided by the rules of the checks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from summarizer.checks.attribution import attributions
from summarizer.checks.finding import FindingKind
from summarizer.checks.repetition import same
from summarizer.checks.words import content_keys, inside, quoted, tokens
from summarizer.figures.figure import Figure, Hedge, Modality, Span, Status, Verdict
from summarizer.report import Statement
from summarizer_eval.measures.measure import Measure, Written, share
from summarizer_eval.measures.recall import figures_by_place
from summarizer_eval.results import Row
from summarizer_eval.sample import Sample

# --- attribution -----------------------------------------------------------------------------------------------


def _attributions(written: Written, sample: Sample) -> Row:
    kept = []
    for statement in written.statements:
        speakers = [a.speaker for a in sample.attributions or () if _comes_from(statement, a.span, sample.text)]
        if speakers:
            kept.append(_attributed(statement.text, speakers))
    return share(kept)


_DRAWN = 0.5
"""Share of a sentence's content words that stand in an attributed passage, from which on it reports that passage."""


def _comes_from(statement: Statement, span: Span, text: str) -> bool:
    if not statement.sources or not statement.sources[0].overlaps(span):
        return False
    words = content_keys(statement.text)
    return len(words & content_keys(span.of(text))) >= _DRAWN * len(words)


_ESTIMATING = content_keys("believes estimates expects forecasts projects puts")
"""Verbs that give what follows as somebody's reckoning, though no word is said."""


def _attributed(text: str, speakers: list[str]) -> bool:
    words = content_keys(text)
    named = any(words & content_keys(speaker) for speaker in speakers)
    return named or bool(words & _ESTIMATING) or bool(attributions(text))


ATTRIBUTION = Measure(
    name="attribution_retention",
    title="attributions kept",
    row=_attributions,
    better="higher",
    labels=("attributions",),
)
"""Of the sentences drawn from a labelled attributed statement, those that name its speaker by any word or attribute
what they say at all. Drawn from: the sentence's first source span, the one most of it is from, overlaps the label, and
half of the sentence's content words stand in it. Lenient where a sentence attributes the wrong half, or to the wrong
speaker."""


# --- hedges ----------------------------------------------------------------------------------------------------

_REACH = 60
"""Characters between a hedge and the figure it is bound to, at most."""
_SENTENCE_END = re.compile(r"[.!?]\s")


def _hedges(written: Written, sample: Sample) -> Row:
    bound = _hedges_of_figures(sample)
    return share(
        [
            _is_hedged(verdict, statement.text, bound[verdict.evidence[0]])
            for statement in written.statements
            for verdict in statement.checked.verdicts
            if verdict.evidence and verdict.evidence[0] in bound
        ]
    )


def _hedges_of_figures(sample: Sample) -> Mapping[Span, list[str]]:
    """Bind each labelled hedge to the figure nearest to it, behind it or else before: figure to hedges, as written."""
    figures = figures_by_place(sample.text)
    bound: dict[Span, list[str]] = defaultdict(list)
    for hedge in sample.hedges or ():
        near = [f for f in figures if _is_near(hedge, f, sample.text)]
        if near:
            nearest = min(near, key=lambda f: (f.span.end <= hedge.start, _gap(hedge, f.span)))
            bound[nearest.span].append(hedge.of(sample.text).casefold())
    return bound


def _is_near(hedge: Span, figure: Figure, text: str) -> bool:
    between = text[min(hedge.end, figure.span.end) : max(hedge.start, figure.span.start)]
    return _gap(hedge, figure.span) <= _REACH and not _SENTENCE_END.search(between)


def _gap(a: Span, b: Span) -> int:
    return max(b.start - a.end, a.start - b.end, 0)


def _is_hedged(verdict: Verdict, text: str, hedges: list[str]) -> bool:
    figure = verdict.figure
    if figure.hedge is not Hedge.NONE or figure.modality is not Modality.NONE:
        return True
    words, folded = content_keys(text), text.casefold()
    return any(words & content_keys(hedge) or re.search(rf"\b{re.escape(hedge)}\b", folded) for hedge in hedges)


HEDGES = Measure(name="hedge_retention", title="hedges kept", row=_hedges, better="higher", labels=("hedges",))
"""Of the figures in the text that go by a source figure with a labelled hedge or modality, those that carry one: any
that the figure is read with, or the labelled words, in any form, somewhere in the sentence. Whether it is the right
hedge is the verdict's matter."""


# --- loaded words ----------------------------------------------------------------------------------------------


def _loaded(written: Written, sample: Sample) -> Row:
    said = "\n".join(_own_voice(s.text) for s in written.statements)
    return share([_says(said, label.span.of(sample.text)) for label in sample.loaded or ()])


def _own_voice(text: str) -> str:
    """Give the words of a sentence that do not stand in quotation marks."""
    quotes = quoted(text)
    return " ".join(word.text for word in tokens(text) if not inside(word.span, quotes))


def _says(text: str, phrase: str) -> bool:
    words = r"\W+".join(re.escape(word.text) for word in tokens(phrase))
    return bool(words) and re.search(rf"\b{words}\b", text, re.IGNORECASE) is not None


LOADED_WORDS = Measure(
    name="loaded_words_kept", title="loaded words kept", row=_loaded, better="lower", labels=("loaded",)
)
"""Of the labelled loaded words of the narration, those the text says too, outside quotation marks."""


# --- what the checks find --------------------------------------------------------------------------------------


def _count(statement: Statement, kind: FindingKind) -> int:
    return sum(found.kind is kind for found in statement.checked.shown)


def _quotations(written: Written, _: Sample) -> Row:
    made = sum(len(quoted(s.text)) for s in written.statements)
    changed = sum(_count(s, FindingKind.QUOTE_CHANGED) for s in written.statements)
    return Row(num=made - changed, den=made)


QUOTATIONS = Measure(name="quotation_faithfulness", title="quotations verbatim", row=_quotations, better="higher")
"""Of the quotations in the text, those that the source holds as quotations, word for word."""


def _names(written: Written, _: Sample) -> Row:
    unknown = sum(_count(s, FindingKind.NAME_UNKNOWN) for s in written.statements)
    made = max(sum(_runs_of_capitals(s.text) for s in written.statements), unknown)
    return Row(num=made - unknown, den=made)


def _runs_of_capitals(text: str) -> int:
    """Count the names of a sentence: runs of words with a capital, its first word alone not being one."""
    runs, end = 0, -1
    for number, word in enumerate(tokens(text)):
        if not word.capital or not word.text[0].isalpha():
            continue
        runs += number > 0 and not (end >= 0 and text[end : word.start].isspace())
        end = word.end if number > 0 else -1
    return runs


NAMES = Measure(name="name_faithfulness", title="names found in the source", row=_names, better="higher")
"""Of the names in the text, those the source holds in some form."""


def _findings(written: Written, _: Sample) -> Row:
    return share([_is_faulty(s) for s in written.statements])


def _is_faulty(statement: Statement) -> bool:
    wrong = any(v.status in (Status.UNSUPPORTED, Status.UNCLEAR) for v in statement.checked.verdicts)
    return wrong or bool(statement.checked.shown)


FINDINGS = Measure(name="faulty_sentences", title="faulty sentences", row=_findings, unit="per 100", better="lower")
"""Of the sentences, those with a finding of any kind or a figure that is not supported."""


def _repeated(written: Written, _: Sample) -> Row:
    repeated = []
    earlier: dict[str, list[set[str]]] = defaultdict(list)
    for statement in written.statements:
        keys = content_keys(statement.text)
        loops = _count(statement, FindingKind.REPETITION) > 0
        repeated.append(loops or any(same(keys, said) for said in earlier[statement.task]))
        earlier[statement.task].append(keys)
    return share(repeated)


REPETITION = Measure(
    name="repeated_sentences", title="repeated sentences", row=_repeated, unit="per 100", better="lower"
)
"""Of the sentences, those that say what an earlier one says, or repeat their own words. A fact may say what a sentence
of the summary says."""
