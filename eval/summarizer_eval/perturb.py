"""The perturbation suite: right sentences made wrong in one known way, and their fair twins.

Starts from the labelled articles of a suite: the key facts and reference summaries that a reader wrote of them, in
which every figure is right. Each perturbation changes one thing and knows what the change makes of the figure, so the
label comes from the construction and not from the checker. The finder is used only to place the figures.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from summarizer.figures.context import find_figures
from summarizer.figures.figure import Figure, Hedge, Kind, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """A right sentence about an article: what a perturbation starts from."""

    sample_id: str
    source: str
    published: str | None
    text: str
    figures: tuple[Figure, ...]
    source_figures: tuple[Figure, ...]
    attributions: tuple[tuple[str, str], ...]
    """(attributed text, speaker) pairs of the article, as labelled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A changed sentence: `figures` are the (start, end) of those that the change makes right or wrong."""

    kind: str
    status: Status
    text: str
    figures: tuple[tuple[int, int], ...]


Changes = Iterator[tuple[str, tuple[tuple[int, int], ...]]]
"""Changed texts, each with the (start, end) of the figures that the change makes right or wrong."""

Perturbation = Callable[[Base, random.Random], Changes]

PER_KIND = 160
"""At most so many cases of a kind, drawn evenly, so that no kind hides another."""

_HEDGES: dict[Hedge, tuple[str, ...]] = {
    Hedge.AT_LEAST: ("at least", "no fewer than", "no less than", "a minimum of"),
    Hedge.MORE_THAN: ("more than", "over", "upwards of"),
    Hedge.AT_MOST: ("up to", "as many as", "at most", "no more than"),
    Hedge.LESS_THAN: ("less than", "fewer than", "under", "below"),
    Hedge.ABOUT: ("about", "around", "roughly", "some", "approximately"),
    Hedge.NEARLY: ("nearly", "almost", "close to"),
    Hedge.ESTIMATED: ("an estimated", "estimated"),
}
_TIGHTER: dict[Hedge, tuple[str, ...]] = {
    Hedge.AT_LEAST: ("more than", "exactly"),
    Hedge.AT_MOST: ("at least", "exactly"),
    Hedge.ABOUT: ("more than", "exactly"),
    Hedge.NEARLY: ("more than",),
    Hedge.MORE_THAN: ("exactly",),
    Hedge.LESS_THAN: ("exactly",),
}
_UNITS = {
    "kilometres": "miles", "kilometers": "miles", "km": "miles", "miles": "kilometres", "metres": "feet",
    "meters": "feet", "tonnes": "kilograms", "tons": "kilograms", "hectares": "square kilometres", "hours": "days",
    "days": "weeks", "weeks": "months", "months": "years", "years": "months", "minutes": "hours",
    "degrees": "per cent", "litres": "tonnes", "megawatts": "gigawatts",
}  # fmt: skip
_SCALES = {"thousand": "million", "million": "billion", "billion": "million", "trillion": "billion"}
_CURRENCIES = {"$": "€", "€": "£", "£": "$"}
_PAST = {
    "be": "was", "reach": "reached", "rise": "rose", "fall": "fell", "cost": "cost", "cut": "cut", "start": "started",
    "take": "took", "open": "opened", "close": "closed", "grow": "grew", "last": "lasted", "create": "created",
    "pay": "paid", "build": "built", "raise": "raised", "have": "had", "return": "returned", "lose": "lost",
    "add": "added", "receive": "received", "come": "came", "begin": "began", "end": "ended", "double": "doubled",
    "serve": "served", "miss": "missed", "go": "went", "spend": "spent", "bring": "brought", "invest": "invested",
    "reduce": "reduced", "expand": "expanded", "make": "made", "run": "ran", "hold": "held", "shrink": "shrank",
    "slow": "slowed", "stay": "stayed", "remain": "remained", "sell": "sold", "hire": "hired", "launch": "launched",
    "carry": "carried", "drop": "dropped", "decline": "declined", "increase": "increased", "save": "saved",
}  # fmt: skip
_FORWARD = re.compile(
    r"\b(?:is|are|was|were)\s+(?:expected|due|planned|projected|forecast|set|scheduled|likely)\s+to\s+(?P<verb>[a-z]+)\b"
    r"|\b(?:plans?|aims?|expects?|hopes?|intends?|will|would|could|may|might)\s+(?:to\s+)?(?P<bare>[a-z]+)\b"
)
_OTHER_CLAUSE = re.compile(r"[,;:.]|\b(?:and|that|which|who|to)\b")
_UP_FROM = re.compile(r",? (?:(?:(?:up|down|revised|raised|lowered) )?from|compared with|instead of) ")
_THEN = re.compile(r"[^,.;]{0,30}\b(?:before|earlier|previously|ago)\b")
_ALONE = re.compile(r"(?:^|[,;.]\s+|\b(?:according to|says?|said|by|and|but|while)\s+)$", re.IGNORECASE)
_SPEAKER = re.compile(r"the |[A-Z]")
_SAID_BEFORE = re.compile(r"\b(?:according to|says?|said|by)\s+$", re.IGNORECASE)
_SAID_AFTER = re.compile(
    r"(?:,[^.;,]{0,80},)?\s+(?:said|says|reported|reports|showed|claimed|claims|alleged|estimates?|estimated|believes?|believed"
    r"|reckons?|reckoned|expects?|expected|puts|put|warned|confirmed|announced|predicts|predicted)\b"
)
_PRESENT = re.compile(r"\s+(?:says?|reports?|claims?|estimates?|believes?|reckons?|expects?|puts|predicts?)\b")
_ANYBODY = re.compile(r"(?:the )?(?:researchers|authors|scientists|officials|experts|analysts)\b")
_PEOPLE = re.compile(r"\b(people|residents|passengers|patients|workers|voters|households|jobs)\b")
_OTHER_PEOPLE = {"households": "farms", "jobs": "ships", "voters": "candidates"}
_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ONES += [f"{w}teen" for w in ("thir", "four", "fif", "six", "seven", "eigh", "nine")]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _replace(text: str, start: int, end: int, new: str) -> tuple[str, tuple[int, int]]:
    return text[:start] + new + text[end:], (start, start + len(new))


def _hedge_before(base: Base, figure: Figure) -> tuple[int, int] | None:
    """Where the words of the figure's own hedge stand, directly before it."""
    before = base.text[: figure.span.start]
    for words in _HEDGES.get(figure.hedge, ()):
        found = re.search(rf"\b{words}\s+$", before, re.IGNORECASE)
        if found:
            return found.start(), figure.span.start
    return None


def _whole(figure: Figure) -> bool:
    """A plain number written in digits, with no scale word."""
    return bool(re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d+", figure.surface)) and figure.kind is Kind.COUNT


def _same_sort(a: Figure, b: Figure) -> bool:
    return a.kind == b.kind and a.unit == b.unit and a.low != b.low and a.surface.lower() != b.surface.lower()


def _values(figures: Sequence[Figure]) -> set[Decimal]:
    return {v for f in figures for v in (f.low, f.high) if v is not None}


def _spell(value: int) -> str:
    if value < 20:
        return _ONES[value]
    tens = _TENS[value // 10 - 2]
    return f"{tens}-{_ONES[value % 10]}" if value % 10 else tens


# Unfair: each makes a right figure wrong.


def swap_figures(base: Base, rng: random.Random) -> Changes:
    """Two figures of one sentence change places."""
    figures = [f for f in base.figures if f.kind in {Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.MEASURE, Kind.SCORE}]
    for a, b in pairwise(figures):
        if not _same_sort(a, b):
            continue
        text, second = _replace(base.text, b.span.start, b.span.end, a.surface)
        text, first = _replace(text, a.span.start, a.span.end, b.surface)
        shift = len(b.surface) - len(a.surface)
        yield text, (first, (second[0] + shift, second[1] + shift))


def other_figure(base: Base, rng: random.Random) -> Changes:
    """A figure of the same sort, from another sentence of the article."""
    own = _values(base.figures)
    for figure in base.figures:
        others = [o for o in base.source_figures if _same_sort(figure, o) and o.low not in own and o.low is not None]
        if figure.low is not None and others:
            text, span = _replace(base.text, figure.span.start, figure.span.end, rng.choice(others).surface)
            yield text, (span,)


def wrong_value(base: Base, rng: random.Random) -> Changes:
    """One digit changed, to a value that stands nowhere in the article."""
    for figure in base.figures:
        digits = [m.start() for m in re.finditer(r"\d", figure.surface)]
        if not digits or figure.kind is Kind.IDENTIFIER:
            continue
        at = rng.choice(digits)
        new = rng.choice([d for d in "123456789" if d != figure.surface[at]])
        surface = figure.surface[:at] + new + figure.surface[at + 1 :]
        if not re.search(rf"(?<!\d){re.escape(surface)}(?!\d)", base.source):
            text, span = _replace(base.text, figure.span.start, figure.span.end, surface)
            yield text, (span,)


def drop_hedge(base: Base, rng: random.Random) -> Changes:
    """The hedge is left out."""
    for figure in base.figures:
        hedge = _hedge_before(base, figure)
        if hedge:
            text, span = _replace(base.text, hedge[0], figure.span.end, figure.surface)
            yield text[:1].upper() + text[1:], (span,)


def tighten_bound(base: Base, rng: random.Random) -> Changes:
    """A stronger bound than the article's."""
    for figure in base.figures:
        hedge = _hedge_before(base, figure)
        if hedge and figure.hedge in _TIGHTER:
            words = rng.choice(_TIGHTER[figure.hedge])
            text = f"{base.text[: hedge[0]]}{words} {base.text[figure.span.start :]}"
            start = hedge[0] + len(words) + 1
            yield text, ((start, start + len(figure.surface)),)


def drop_modality(base: Base, rng: random.Random) -> Changes:
    """What is expected or planned is stated as done."""
    for found in _FORWARD.finditer(base.text):
        past = _PAST.get(found["verb"] or found["bare"] or "")
        after = [f for f in base.figures if f.span.start >= found.end() and f.kind not in {Kind.DATE, Kind.TIME}]
        if past and after and not _OTHER_CLAUSE.search(base.text, found.end(), after[0].span.start):
            text, _ = _replace(base.text, found.start(), found.end(), past)
            shift = len(text) - len(base.text)
            yield text, ((after[0].span.start + shift, after[0].span.end + shift),)


def change_unit(base: Base, rng: random.Random) -> Changes:
    """Another unit or currency, or percentage points for per cent."""
    for figure in base.figures:
        surface = figure.surface
        if figure.kind is Kind.PERCENT and figure.unit == "%":
            new = re.sub(r"\s*(?:%|per cent|percent)$", " percentage points", surface)
        elif figure.kind is Kind.MONEY:
            new = re.sub(r"[$€£]", lambda m: _CURRENCIES[m[0]], surface)
        else:
            new = re.sub(r"[a-z]+$", lambda m: _UNITS.get(m[0], m[0]), surface)
        if new != surface and new not in base.source:
            text, span = _replace(base.text, figure.span.start, figure.span.end, new)
            yield text, (span,)


def change_scale(base: Base, rng: random.Random) -> Changes:
    """Million for billion."""
    for figure in base.figures:
        new = re.sub(r"\b(thousand|million|billion|trillion)\b", lambda m: _SCALES[m[0]], figure.surface)
        if new != figure.surface and new not in base.source:
            text, span = _replace(base.text, figure.span.start, figure.span.end, new)
            yield text, (span,)


def shift_year(base: Base, rng: random.Random) -> Changes:
    """A year a little earlier or later, that the article does not hold."""
    for figure in base.figures:
        if figure.date is None or figure.date.year is None or str(figure.date.year) not in figure.surface:
            continue
        year = figure.date.year + rng.choice([-3, -2, -1, 1, 2])
        if str(year) not in base.source:
            surface = figure.surface.replace(str(figure.date.year), str(year))
            text, span = _replace(base.text, figure.span.start, figure.span.end, surface)
            yield text, (span,)


def earlier_value(base: Base, rng: random.Random) -> Changes:
    """The value before a change, stated as the present one, which is left out."""
    for first, second in pairwise(base.figures):
        between = base.text[first.span.end : second.span.start]
        if not _same_sort(first, second):
            continue
        if re.search(r"\bfrom $", base.text[: first.span.start]) and between == " to ":
            start = base.text.rindex("from ", 0, first.span.start)
            text = f"{base.text[:start]}to {first.surface}{base.text[second.span.end :]}"
            yield text, ((start + 3, start + 3 + len(first.surface)),)
        elif _UP_FROM.fullmatch(between) and not _THEN.match(base.text, second.span.end):
            text = f"{base.text[: first.span.start]}{second.surface}{base.text[second.span.end :]}"
            yield text, ((first.span.start, first.span.start + len(second.surface)),)


def _changes(base: Base) -> Iterator[tuple[Figure, Figure]]:
    """Pairs (earlier, present) of the article's "from ... to ..." and "..., up from ...", of the same sort."""
    for first, second in pairwise(base.source_figures):
        between = base.source[first.span.end : second.span.start]
        if not _same_sort(first, second):
            continue
        if re.search(r"\bfrom\s+$", base.source[: first.span.start][-12:]) and re.fullmatch(r"\s+to\s+", between):
            yield first, second
        elif _UP_FROM.fullmatch(between):
            yield second, first


def _saying(text: str, speaker: str) -> int:
    """Where a text names a speaker as the one who says something; -1 where it does not."""
    for found in re.finditer(re.escape(speaker), text, re.IGNORECASE):
        if not _ALONE.search(text, 0, found.start()):
            continue
        if _SAID_BEFORE.search(text, 0, found.start()) or _SAID_AFTER.match(text, found.end()):
            return found.start()
    return -1


def _holds(text: str, surface: str) -> bool:
    """Whether a text holds a figure's surface, and not inside another's: no 90 in 190,000."""
    return re.search(rf"(?<![\w.,]){re.escape(surface)}(?!\w|[.,]\d)", text) is not None


def _as_one(source: str, one: str, other: str) -> bool:
    """Whether an article may mean one speaker by two names: "the mayor, Ada Brook", "researchers" and "the authors"."""
    if _ANYBODY.match(one) and _ANYBODY.match(other):
        return True
    return any(re.search(_apposed(a, b), source, re.IGNORECASE) for a, b in ((one, other), (other, one)))


def _apposed(body: str, name: str) -> str:
    """A pattern of two names side by side, or of a body's officer: "the bureau's head, Ada Brook"."""
    last, title = re.escape(body.rsplit(maxsplit=1)[-1]), r"(?:[A-Z][a-z]+\.? )?"
    return rf"{re.escape(body)}, {re.escape(name)}|\b{last}['’]s [a-z ]+, {title}{re.escape(name)}"


def _agrees(text: str, at: int, speaker: str, other: str) -> bool:
    """Whether another speaker goes with the verb that follows: no "the owner estimate" after "analysts estimate"."""
    return not _PRESENT.match(text, at + len(speaker)) or speaker.endswith("s") is other.endswith("s")


def other_speaker(base: Base, rng: random.Random) -> Changes:
    """The statement given to another of the article's speakers."""
    for _, speaker in base.attributions:
        at = _saying(base.text, speaker)
        near = [f for f in base.figures if f.kind not in {Kind.DATE, Kind.TIME, Kind.AGE}]
        others = sorted(
            {s for said, s in base.attributions if s != speaker and not any(f.surface in said for f in near)}
            - {"unnamed", "not named"}
        )
        others = [other for other in others if _SPEAKER.match(other) and _agrees(base.text, at, speaker, other)]
        said = [
            f
            for f in near
            if any(s == speaker and _holds(t, f.surface) for t, s in base.attributions)
            and not at <= f.span.start < at + len(speaker)
        ]
        others = [other for other in others if not _as_one(base.source, speaker, other)]
        if at < 0 or not others or not said:
            continue
        other = rng.choice(others)
        if other.lower() in base.text.lower() or {*other.lower().split()} & {*speaker.lower().split()} - {"the", "of"}:
            continue
        text, _ = _replace(base.text, at, at + len(speaker), other)
        shift = len(other) - len(speaker)
        moved = shift if said[0].span.start > at else 0
        yield text, ((said[0].span.start + moved, said[0].span.end + moved),)
        return


def part_for_whole(base: Base, rng: random.Random) -> Changes:
    """The count is given to a part of those counted."""
    for figure in base.figures:
        found = _PEOPLE.match(base.text, figure.span.end + 1)
        part = rng.choice(["children", "women", "police officers"])
        if figure.kind is Kind.COUNT and found and f"{figure.surface} {part}" not in base.source:
            text, _ = _replace(base.text, found.start(), found.end(), _OTHER_PEOPLE.get(found[0], part))
            yield text, ((figure.span.start, figure.span.end),)


def total_as_rate(base: Base, rng: random.Random) -> Changes:
    """A total stated as so many a day."""
    for figure in base.figures:
        found = _PEOPLE.match(base.text, figure.span.end + 1)
        if figure.kind is Kind.COUNT and found and not re.match(r"\s+(?:a|per|each|every)\b", base.text[found.end() :]):
            yield f"{base.text[: found.end()]} a day{base.text[found.end() :]}", ((figure.span.start, figure.span.end),)


def round_unfairly(base: Base, rng: random.Random) -> Changes:
    """A bare written-out number with trailing zeros, or a decimal rounded the wrong way."""
    for figure in base.figures:
        if figure.low is None or figure.low != figure.high or figure.hedge is not Hedge.NONE:
            continue
        surface = figure.surface
        if _whole(figure) and figure.low >= 1000 and figure.low % 100:
            new = f"{round(int(figure.low), -2):,}"
        elif decimal := re.match(r"(\d+)\.(\d)(?!\d)", re.sub(r"^\D+", "", surface)):
            up = int(decimal[2]) < 5
            new = surface.replace(decimal[0], str(int(decimal[1]) + (1 if up else 0)), 1)
        else:
            continue
        if new != surface and not re.search(rf"(?<![\d.]){re.escape(new)}(?![\d.])", base.source):
            text, span = _replace(base.text, figure.span.start, figure.span.end, new)
            yield text, (span,)


# Fair: each leaves a right figure right.


def as_written(base: Base, rng: random.Random) -> Changes:
    """The reader's own sentence."""
    if base.figures:
        yield base.text, tuple((f.span.start, f.span.end) for f in base.figures if f.kind is not Kind.IDENTIFIER)


def round_fairly(base: Base, rng: random.Random) -> Changes:
    """Coarser, with the hedge that makes it fair."""
    for figure in base.figures:
        if not _whole(figure) or figure.low is None or figure.hedge not in {Hedge.NONE, Hedge.AT_LEAST}:
            continue
        value = int(figure.low)
        if value < 1000 or not value % 100:
            continue
        if figure.hedge is Hedge.NONE:
            text, span = _replace(base.text, figure.span.start, figure.span.end, f"about {round(value, -2):,}")
            yield text, ((span[0] + 6, span[1]),)
        elif hedge := _hedge_before(base, figure):
            text, span = _replace(base.text, hedge[0], figure.span.end, f"more than {value // 1000 * 1000:,}")
            yield text, ((span[0] + 10, span[1]),)


def weaker_hedge(base: Base, rng: random.Random) -> Changes:
    """A hedge that claims less."""
    for figure in base.figures:
        hedge = _hedge_before(base, figure)
        if figure.hedge is Hedge.MORE_THAN and hedge:
            text, span = _replace(base.text, hedge[0], figure.span.end, f"at least {figure.surface}")
            yield text, ((span[0] + 9, span[1]),)
        elif _whole(figure) and figure.hedge is Hedge.NONE and figure.low is not None and figure.low >= 100:
            text, span = _replace(base.text, figure.span.start, figure.span.end, f"about {figure.surface}")
            yield text, ((span[0] + 6, span[1]),)


def other_form(base: Base, rng: random.Random) -> Changes:
    """The same value written otherwise."""
    for figure in base.figures:
        new = _other_form(figure)
        if new and new != figure.surface:
            text, span = _replace(base.text, figure.span.start, figure.span.end, new)
            yield text, (span,)


def _other_form(figure: Figure) -> str | None:
    surface = figure.surface
    if figure.kind is Kind.PERCENT and surface.endswith("%"):
        return surface[:-1] + " per cent"
    if figure.kind is Kind.PERCENT:
        return re.sub(r"\s+(?:per cent|percent)$", "%", surface)
    if figure.kind is Kind.MONEY:
        return re.sub(r"\s+(million|billion)$", lambda m: {"million": "m", "billion": "bn"}[m[1]], surface)
    if _whole(figure) and figure.low is not None:
        return _spell(int(figure.low)) if figure.low < 100 else surface.replace(",", "")
    if figure.kind is Kind.COUNT and figure.low is not None and surface.lower() in {*_ONES[2:], *_TENS}:
        return str(figure.low)
    if day := re.fullmatch(r"([A-Z][a-z]+) (\d{1,2})", surface):
        return f"{day[2]} {day[1]}"
    if day := re.fullmatch(r"(\d{1,2}) ([A-Z][a-z]+)", surface):
        return f"{day[2]} {day[1]}"
    return None


def correct_sum(base: Base, rng: random.Random) -> Changes:
    """The sum of two counts that the article lists side by side."""
    for a, b in pairwise(base.source_figures):
        if not (a.kind is b.kind is Kind.COUNT and a.hedge is b.hedge is Hedge.NONE) or a.low is None or b.low is None:
            continue
        between = re.fullmatch(r" ([a-z]+(?: [a-z]+)?) and ", base.source[a.span.end : b.span.start])
        after = re.match(r" ([a-z]+s)\b", base.source[b.span.end :])
        if between and after and a.low > 1 and b.low > 1:
            total = f"{int(a.low + b.low):,}"
            yield f"There were {total} {between[1]} and {after[1]} in all.", ((11, 11 + len(total)),)


def correct_difference(base: Base, rng: random.Random) -> Changes:
    """The change between an earlier value and the present one."""
    for old, new in _changes(base):
        if not (_whole(old) and _whole(new)) or old.low is None or new.low is None or old.hedge is not Hedge.NONE:
            continue
        clause = base.source[: old.span.start].rsplit(".", 1)[-1].strip().removesuffix("from").strip()
        if clause and "," not in clause:
            by = f"{abs(int(new.low - old.low)):,}"
            text = f"{clause} by {by}."
            yield text, ((len(clause) + 4, len(clause) + 4 + len(by)),)


UNFAIR: dict[str, Perturbation] = {
    f.__name__: f
    for f in (
        swap_figures, other_figure, wrong_value, drop_hedge, tighten_bound, drop_modality, change_unit, change_scale,
        shift_year, earlier_value, other_speaker, part_for_whole, total_as_rate, round_unfairly,
    )
}  # fmt: skip
FAIR: dict[str, Perturbation] = {
    f.__name__: f for f in (as_written, round_fairly, weaker_hedge, other_form, correct_sum, correct_difference)
}


def bases(samples: Sequence[dict[str, object]], sentences_of: Callable[[str], list[str]]) -> list[Base]:
    """The right sentences of labelled samples: key facts and the reference summary's sentences.

    Parameters
    ----------
    samples
        Lines of a suite's samples.jsonl, with their labels.
    sentences_of
        Splits a text into its sentences.
    """
    made = []
    for sample in samples:
        source = str(sample["text"])
        found = tuple(find_figures(source))
        attributions = tuple(
            (source[a["start"] : a["end"]], a["speaker"])
            for a in sample.get("attributions", ())  # type: ignore[attr-defined]
        )
        texts = [str(fact["text"]) for fact in sample.get("key_facts", ())]  # type: ignore[attr-defined]
        texts += sentences_of(str(sample.get("summary", "")))
        published = sample.get("published")
        made += [
            Base(
                sample_id=str(sample["id"]),
                source=source,
                published=str(published) if published else None,
                text=text,
                figures=tuple(find_figures(text)),
                source_figures=found,
                attributions=attributions,
            )
            for text in dict.fromkeys(texts)
        ]
    return made


def perturb(made: Sequence[Base], *, seed: int = 0, per_kind: int = PER_KIND) -> list[dict[str, object]]:
    """The suite, in the form that `figurewise eval checker` reads: one dict a case, the same for the same seed."""
    cases: dict[str, list[dict[str, object]]] = defaultdict(list)
    for kinds, status in ((UNFAIR, Status.UNSUPPORTED), (FAIR, Status.SUPPORTED)):
        for kind, change in kinds.items():
            rng = random.Random(f"{seed}:{kind}")  # noqa: S311  # a repeatable draw, nothing secret
            for base in made:
                for text, spans in change(base, rng):
                    if text != base.text or kind == "as_written":
                        cases[kind].append(_line(base, Case(kind=kind, status=status, text=text, figures=spans)))
            rng.shuffle(cases[kind])
    return [
        {"id": f"{kind}-{n:03}", **case} for kind in sorted(cases) for n, case in enumerate(cases[kind][:per_kind], 1)
    ]


def _line(base: Base, case: Case) -> dict[str, object]:
    figures = [{"start": a, "end": b, "status": str(case.status), "cause": case.kind} for a, b in case.figures]
    return {
        "group": base.sample_id,
        "source": base.source,
        "output": case.text,
        "published": base.published,
        "figures": figures,
    }
