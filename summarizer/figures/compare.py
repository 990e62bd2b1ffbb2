"""Whether two figures state compatible values, and how: the table of roundings and hedges.

Knows values, units, hedges and dates; not a word of what they count. `relate` answers for one figure of an output
and one of a source; None means that the source's value is another one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from decimal import Context as DecimalContext

from summarizer.figures.compare_dates import relate_dates
from summarizer.figures.figure import Cause, Context, Figure, Hedge, Kind, PartialDate
from summarizer.figures.lexicon_money import CROWNS, DOLLARS, RUPEES, YENS
from summarizer.figures.lexicon_units import unit_of

_HEDGE_WORDS = {
    Hedge.NONE: "exactly",
    Hedge.ABOUT: "about",
    Hedge.AT_LEAST: "at least",
    Hedge.AT_MOST: "at most",
    Hedge.MORE_THAN: "more than",
    Hedge.LESS_THAN: "less than",
    Hedge.NEARLY: "nearly",
    Hedge.ESTIMATED: "an estimated",
}

_WEAKER = {
    Hedge.ABOUT: {Hedge.NONE, Hedge.ESTIMATED, Hedge.NEARLY},
    Hedge.ESTIMATED: {Hedge.NONE, Hedge.ABOUT},
    Hedge.AT_LEAST: {Hedge.NONE, Hedge.MORE_THAN},
    Hedge.AT_MOST: {Hedge.NONE, Hedge.LESS_THAN, Hedge.NEARLY},
    Hedge.LESS_THAN: {Hedge.NEARLY},
}
"""Output's hedge -> the source's hedges it follows from at the same value."""
_APPROXIMATE = frozenset({Hedge.ABOUT, Hedge.ESTIMATED, Hedge.NEARLY})
"""Hedges whose loss is a finding of its own (`checks`), and leaves the figure supported."""

_SHARED = (
    (("$", "dollar", "buck"), DOLLARS),
    (("¥", "yen"), YENS),
    (("rs", "rupee"), RUPEES),
    (("kr",), CROWNS),
)
"""What stands for several currencies, and which."""

_BOUND_HEDGES = {Hedge.AT_LEAST: "least", Hedge.MORE_THAN: "above", Hedge.AT_MOST: "most", Hedge.LESS_THAN: "below"}
_BOUND_REACH = 30
"""In how many characters before a figure a word may stand that makes it a bound."""
_BOUND_WORDS = tuple(
    (bound, re.compile(rf"\b(?:{words})\b[^.;,\d]*$", re.IGNORECASE))
    for bound, words in (
        ("least", "minimum|floor|at least|not less than|no fewer than"),
        ("most", "maximum|limit(?:ed|s)?|cap(?:ped|s)?|ceiling|at most|no more than|up to|as (?:many|much|high) as"),
        ("above", "above|exceed(?:s|ed|ing)?|(?:sur)?pass(?:es|ed|ing)?|top(?:s|ped|ping)?|beyond|north of"),
        ("below", "below|under|short of|beneath|south of"),
    )
)

_COUNTING = frozenset({Kind.COUNT, Kind.VAGUE, Kind.MULTIPLIER, Kind.ORDINAL})
_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.RATIO})
_LASTING = frozenset("season leg =match round serie day week month year weekend".split())
"""What goes on for a while: beside it "over" need not be "more than"."""
_YEARS = frozenset({Kind.AGE, Kind.DURATION, Kind.COUNT})
_ONE, _HUNDREDTH = Decimal(1), Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How an output's value follows from a source's; `note` says why a qualifier is not kept."""

    cause: Cause
    note: str = ""

    @property
    def fair(self) -> bool:
        """Whether the value may be stated so."""
        return self.cause is not Cause.QUALIFIER_CHANGED

    @property
    def rank(self) -> int:
        """0 for the closest relation."""
        return _RANK.index(self.cause)


_RANK = (Cause.EXACT, Cause.EQUIVALENT, Cause.ROUNDED, Cause.QUALIFIER_CHANGED)
_EXACT, _EQUIVALENT, _ROUNDED = (Relation(cause=cause) for cause in _RANK[:3])


def relate(out: Figure, source: Figure) -> Relation | None:
    """How `out` follows from `source` by value alone; None where the source states another value."""
    if out.date is not None and source.date is not None:
        return _relate_dated(out, source)
    if out.parts and source.parts and out.low is None and source.low is None:
        return _relate_parts(out, source)
    if not comparable(out, source):
        return None
    if out.kind is Kind.PERIOD and out.low is None:
        return _EXACT if _flat(out.surface) == _flat(source.surface) else None
    return _relate_values(out, source)


def _relate_dated(out: Figure, source: Figure) -> Relation | None:
    """Dates; a range is supported by the same range alone, a date by a range that begins or ends with it."""
    assert out.date is not None
    if len(out.parts) == 2:
        return _EXACT if out.parts == source.parts and relate_dates(out.date, ends_of(source)[0]) else None
    causes = [cause for end in ends_of(source) if (cause := relate_dates(out.date, end))]
    return Relation(cause=min(causes, key=_RANK.index)) if causes else None


def ends_of(figure: Figure) -> tuple[PartialDate, ...]:
    """The dates a dated figure begins and ends with: two for a range of days or years."""
    assert figure.date is not None
    if len(figure.parts) != 2:
        return (figure.date,)
    last = int(figure.parts[1])
    end = replace(figure.date, day=last) if figure.date.day is not None else replace(figure.date, year=last)
    return figure.date, end


def ends_apart(figure: Figure) -> list[Figure]:
    """The two figures that a range is made of, each as if it stood alone; empty for all else."""
    context = replace(figure.context, follows=(), precedes=()) if figure.context else None
    if figure.date is not None:
        dates = ends_of(figure)
        return [replace(figure, parts=(), date=end, context=context) for end in dates] if len(dates) == 2 else []
    if figure.low is None or figure.high is None or figure.low == figure.high or figure.kind is Kind.VAGUE:
        return []
    return [replace(figure, low=end, high=end, context=context) for end in (figure.low, figure.high)]


def too_loose(out: Figure, source: Figure) -> bool:
    """Whether an output's bound holds of the source's value and says next to nothing of it."""
    if out.low is None or source.low is None or out.kind is not source.kind:
        return False
    if out.hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST):
        return out.low < source.low
    return out.hedge in (Hedge.LESS_THAN, Hedge.AT_MOST) and out.low > source.low


def scales_of(figure: Figure) -> tuple[tuple[str, Decimal], ...]:
    """The scales a figure's value lies on, each with what one of its unit is there.

    Figures whose values might be one share a scale.
    """
    if figure.kind in _SHARES:
        return (("share", _share(figure)),)
    if figure.kind in (Kind.MONEY, Kind.TIME, Kind.PERIOD):
        return ((figure.kind.value, _ONE),)
    unit = unit_of(figure.unit)
    return (("number", _ONE), (unit.dimension, unit.factor)) if unit else (("number", _ONE),)


def comparable(out: Figure, source: Figure) -> bool:
    """Whether the two are values of one sort: the same scale, whatever the values."""
    a, b = out.kind, source.kind
    if a is b or (a in _COUNTING and b in _COUNTING) or (a in _SHARES and b in _SHARES):
        return True
    if {a, b} == {Kind.COUNT, Kind.MEASURE}:
        bare = out if a is Kind.COUNT else source
        return bare.context is not None and not bare.context.head
    return {a, b} <= _YEARS and (Kind.COUNT not in {a, b} or Kind.AGE in {a, b})


def _relate_parts(out: Figure, source: Figure) -> Relation | None:
    if out.parts == source.parts:
        return _EXACT if out.kind is source.kind else _EQUIVALENT
    reversed_score = out.kind is source.kind is Kind.SCORE and out.parts == source.parts[::-1]
    return _EQUIVALENT if reversed_score else None


def _relate_values(out: Figure, source: Figure) -> Relation | None:
    factor = _conversion(out, source)
    if factor is None:
        return _other_unit(out, source)
    if out.low is None or out.high is None or source.low is None or source.high is None:
        return None
    low, high = _converted(source.low, factor), _converted(source.high, factor)
    same_form = factor == 1 and out.kind is source.kind
    if out.kind is Kind.VAGUE or source.kind is Kind.VAGUE:
        return _relate_vague(out, source, low, high)
    if out.low != out.high or low != high:
        return _relate_ranges(out, source, low, high)
    if out.low == low:
        return _relate_hedges(out, source, same_form=same_form and _same_spelling(out, source))
    return _relate_rounded(out, source, low, (source.precision or Decimal(1)) * factor)


_SIGNIFICANT = DecimalContext(prec=12)


def _converted(value: Decimal, factor: Decimal) -> Decimal:
    """A value in another unit, free of the rounding of sizes: 36 km/h are 10 m/s."""
    return value if factor == 1 else _SIGNIFICANT.create_decimal(value * factor)


def _same_spelling(out: Figure, source: Figure) -> bool:
    if out.kind is Kind.TIME:
        return _twelve_hours(out) is _twelve_hours(source)
    return out.surface[:1].isdigit() == source.surface[:1].isdigit() or out.kind is Kind.MONEY


def _twelve_hours(figure: Figure) -> bool:
    return figure.surface.rstrip(".").lower().endswith("m")


def _conversion(out: Figure, source: Figure) -> Decimal | None:
    """What to multiply a source's value with to have it in the output's unit; None where they do not convert."""
    if out.kind in _SHARES and source.kind in _SHARES:
        return _share(source) / _share(out) if _points(out) == _points(source) else None
    if out.kind in _COUNTING or source.kind in _COUNTING:
        return _ONE
    mine, theirs = out.unit or "", source.unit or ""
    if Kind.AGE in {out.kind, source.kind}:
        mine, theirs = mine or "year", theirs or "year"
    if mine == theirs or (mine.startswith("degree") and theirs.startswith("degree") and "degree" in {mine, theirs}):
        return _ONE
    if out.kind is Kind.MONEY:
        return _ONE if _may_be(out, theirs) or _may_be(source, mine) else None
    a, b = unit_of(mine), unit_of(theirs)
    return b.factor / a.factor if a and b and a.dimension == b.dimension else None


def _may_be(figure: Figure, code: str) -> bool:
    """Whether a sum whose symbol several currencies share may be in the one given."""
    if figure.unit != "" or figure.kind is not Kind.MONEY:
        return False
    surface = figure.surface.lower()
    for words, codes in _SHARED:
        if any(word in surface for word in words):
            return code in codes
    return True


def _share(figure: Figure) -> Decimal:
    return _HUNDREDTH if figure.kind is Kind.PERCENT else _ONE


def _points(figure: Figure) -> bool:
    return figure.unit == "pp"


def _other_unit(out: Figure, source: Figure) -> Relation | None:
    if out.low != source.low or out.high != source.high or out.low is None:
        return None
    if out.kind is Kind.PERCENT and source.kind is Kind.PERCENT:
        return _changed("the source gives per cent and percentage points their difference")
    mine, theirs = out.unit or "", source.unit or ""
    if theirs.startswith(f"{mine} per ") or mine.startswith(f"{theirs} per "):
        return _changed(f"the source says {_amount(source)}")
    return None


def _relate_hedges(out: Figure, source: Figure, *, same_form: bool) -> Relation:
    """The same value on both sides."""
    if source.hedge is Hedge.ESTIMATED and out.context is not None and "estimat" in out.context.text.lower():
        return _EQUIVALENT
    if out.hedge is source.hedge or _throughout(out) or _throughout(source):
        return _EXACT if same_form else _EQUIVALENT
    if _bound(out) == _bound(source) != "":
        return _EQUIVALENT
    if source.hedge in _WEAKER.get(out.hedge, ()) or (out.hedge is Hedge.NONE and source.hedge in _APPROXIMATE):
        return _EQUIVALENT
    return _changed(f"the source says {_HEDGE_WORDS[source.hedge]} {_amount(source)}")


def _bound(figure: Figure) -> str:
    """Which bound a figure is: by its hedge, or by a noun or verb beside it ("a floor of 35%", "passed 35%")."""
    if figure.hedge in _BOUND_HEDGES:
        return _BOUND_HEDGES[figure.hedge]
    if figure.hedge is not Hedge.NONE or figure.context is None:
        return ""
    start = figure.span.start - figure.context.start
    before = figure.context.text[max(0, start - _BOUND_REACH) : start]
    return next((bound for bound, words in _BOUND_WORDS if words.search(before)), "")


def _throughout(figure: Figure) -> bool:
    """Whether an "over" beside a length of time may be "in the course of": "34 episodes over two seasons"."""
    context = figure.context
    lasting = figure.kind is Kind.DURATION or (context is not None and context.head in _LASTING)
    return lasting and context is not None and context.left[-1:] == ("over",)


def _relate_rounded(out: Figure, source: Figure, value: Decimal, precision: Decimal) -> Relation | None:
    """Judge single values that differ: the output's may be a fair rounding or bound of the source's."""
    assert out.low is not None
    if out.hedge is Hedge.NONE and _small_count(out):
        return None
    stated, step = out.low, _step(out)
    if out.kind is Kind.TIME:
        half_day = abs(stated - value) == 720 and _twelve_hours(out) is not _twelve_hours(source)
        return _EQUIVALENT if half_day else None
    if out.hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST):
        lower = stated < value and _leading(stated) == _leading(value) and value - stated < _bound_step(stated, step)
        firm = source.hedge in (Hedge.NONE, Hedge.AT_LEAST, Hedge.MORE_THAN)
        return _ROUNDED if lower and firm else _near(out, source, value, step)
    if out.hedge in (Hedge.NEARLY, Hedge.LESS_THAN, Hedge.AT_MOST):
        below = stated - step / 2 <= value < stated and value * 2 >= stated
        return _ROUNDED if below and source.hedge in (Hedge.NONE, Hedge.NEARLY) else _near(out, source, value, step)
    if out.hedge in (Hedge.ABOUT, Hedge.ESTIMATED):
        close = abs(stated - value) <= step / 2
        return (
            _ROUNDED if close and source.hedge in (out.hedge, *_WEAKER[out.hedge]) else _near(out, source, value, step)
        )
    stated_precision = out.precision or Decimal(1)
    if stated_precision > precision and _rounds(value, stated_precision) == stated and not _small_count(out):
        if source.hedge is Hedge.NONE or source.hedge in _APPROXIMATE:
            return _ROUNDED
        return _changed(f"the source says {_HEDGE_WORDS[source.hedge]} {_amount(source)}")
    return _near(out, source, value, step)


def _near(out: Figure, source: Figure, value: Decimal, step: Decimal) -> Relation | None:
    """Values that would be one, stated more loosely: an unfair rounding, or a bound too far off."""
    assert out.low is not None
    alike = out.kind is source.kind or {out.kind, source.kind} <= _SHARES
    if not alike or _small_count(out) or out.kind in (Kind.AGE, Kind.ORDINAL):
        bound = out.hedge is not Hedge.NONE and alike
        if not (bound and abs(out.low - value) <= step):
            return None
    loose_bound = out.hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST) and out.low < value
    coarse = step > 1 or out.kind in (Kind.FRACTION, Kind.RATIO)
    if loose_bound or (coarse and abs(out.low - value) <= step / 2):
        return _changed(f"the source says {_amount(source)}")
    return None


def _relate_vague(out: Figure, source: Figure, low: Decimal, high: Decimal) -> Relation | None:
    assert out.low is not None
    assert out.high is not None
    if out.kind is not Kind.VAGUE:
        return None
    if source.kind is Kind.VAGUE:
        return _EXACT if (out.low, out.high) == (low, high) else None
    return _ROUNDED if out.low <= low and high <= out.high else None


def _relate_ranges(out: Figure, source: Figure, low: Decimal, high: Decimal) -> Relation | None:
    """One side at least is an interval."""
    if (out.low, out.high) == (low, high):
        return _relate_hedges(out, source, same_form=out.kind is source.kind)
    if out.low != out.high:
        return None
    beside = (out.context or Context()).right[:1] if out.low == low else (out.context or Context()).left[-1:]
    if out.low in (low, high) and beside == ("to",):
        return _EQUIVALENT
    if (out.hedge is Hedge.AT_MOST and out.low == high) or (out.hedge is Hedge.AT_LEAST and out.low == low):
        return _EQUIVALENT
    if out.low in (low, high):
        return _changed(f"the source gives a range, {_amount(source)}")
    return None


def _changed(note: str) -> Relation:
    return Relation(cause=Cause.QUALIFIER_CHANGED, note=note)


def _amount(figure: Figure) -> str:
    return " ".join(figure.surface.split())


def _flat(surface: str) -> str:
    return " ".join(surface.lower().replace("-", " ").split())


def _small_count(figure: Figure) -> bool:
    return figure.kind in _COUNTING and figure.high is not None and figure.high < 100


def _rounds(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).to_integral_value(ROUND_HALF_UP) * step


def _step(figure: Figure) -> Decimal:
    """The step a hedged figure is rounded to: its precision, or its trailing zeros where they are coarser."""
    assert figure.low is not None
    precision = figure.precision or Decimal(1)
    if figure.kind in (Kind.FRACTION, Kind.RATIO):
        return Decimal("0.1")
    normal = figure.low.normalize()
    exponent = normal.as_tuple().exponent
    zeros = Decimal(10) ** exponent if normal and isinstance(exponent, int) else precision
    return max(precision, zeros)


def _bound_step(stated: Decimal, step: Decimal) -> Decimal:
    """How far above a lower bound a value may lie: its own step, or a five, dozen or twenty-five it counts in."""
    return max([step, *(Decimal(n) for n in (5, 12, 25) if stated % n == 0)])


def _leading(value: Decimal) -> tuple[int, int]:
    """A value's first digit and magnitude: what a fair bound keeps."""
    return (value.as_tuple().digits[0], value.adjusted()) if value else (0, 0)
