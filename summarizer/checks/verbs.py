"""Which words of a sentence look like the verb of a clause: by form and by place, no parser.

`figures.reading.is_verb` knows the verbs that bind figures; a sentence may turn on any other. What is asked here is
only whether there is one, so a word is taken for a verb where its form and its neighbours allow it.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.checks.words import FUNCTION_WORDS, PRONOUNS
from summarizer.figures.lexicon import SMALL_NUMBERS
from summarizer.figures.reading import is_verb

_PAST = frozenset(
    """arose ate awoke bade beat became began bent bet bit bled blew bound bore bought bred broke brought built
    burnt burst came cast caught chose clung cost crept cut dealt did drank drew drove dug dwelt fed fell felt
    flew fled flung forbade forgot fought found froze gave got grew ground had heard held hid hit hung hurt
    kept knelt knew laid lay led leapt learnt left lent let lit lost made meant met mowed overtook paid put
    quit ran rang read rid rode rose said sang sank sat saw sawed sent set shook shone shot showed shrank shut
    slept slid slit sold sought sowed spat sped spelt spent spilt spoke sprang spread spun stank stole stood
    stuck stung strode struck swam swelled swept swore swung taught thought threw thrust told took tore
    understood underwent upheld upset was went wept were withdrew withstood woke won wore wove wound wrote""".split()
)
"""Past tenses not made with -ed."""
_PLAIN = frozenset(
    """want need plan hope say believe think remain stand include face expect oppose support back make take give
    get go come run hold keep lead live work call show use pay rise fall begin end lose win see know grow carry
    cover differ depend belong claim deny agree meet trail lie owe own fear seek try feel mean seem appear
    argue warn""".split()
)
"""Forms that are verbs after a plural."""
_NUMBERS = SMALL_NUMBERS.keys() | {"dozen", "hundred", "thousand", "million", "billion", "several", "many", "few"}
"""After these a word in -s is a plural."""
_ADVERBS = frozenset("now also still already then never later first once since".split())
"""What may stand between a subject and its verb."""
_NEVER_PAST = frozenset("red bed shed seed feed speed breed weed indeed sacred naked wicked hatred".split())
_NO_SUBJECT = FUNCTION_WORDS - PRONOUNS


def is_finite(words: Sequence[str], place: int) -> bool:
    """Whether the word at `place` of these lower-case words looks like a verb with a subject."""
    word, before = words[place], words[place - 1] if place else ""
    if before in _ADVERBS and place > 1:
        before = words[place - 2]
    if word.endswith(("ing", "loss")) or _is_counted(words, place):
        return False
    if is_verb(word, before) or word in _PAST:
        return before not in ("a", "an", "the")
    noun_before = bool(before) and before.isalpha() and before not in _NO_SUBJECT
    if not noun_before or place + 1 == len(words):
        return False
    third = (
        before not in _NUMBERS
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and words[place + 1] not in ("of", "and", "or")
    )
    return (
        word.endswith("ed")
        or (word in _PLAIN and (before.endswith("s") or before in ("they", "we")))
        or (third and len(word) > 3)
    )


def _is_counted(words: Sequence[str], place: int) -> bool:
    """Whether a word in -s is what a number two words before it counts: "three navy ships"; a year counts nothing."""
    number = words[place - 2] if place > 1 else ""
    counts = number in _NUMBERS or (number[:1].isdigit() and not (number.isdigit() and len(number) == 4))
    return counts and words[place].endswith("s") and words[place] not in ("is", "was", "has", "does")


def finite_places(words: Sequence[str]) -> list[int]:
    """The places of what looks like verbs, in order; of a verb group, each word."""
    return [place for place in range(len(words)) if is_finite(words, place)]


def is_past(words: Sequence[str]) -> bool:
    """Whether the first verb of these lower-case words is in the past tense, as far as its form shows."""
    first = next((words[place] for place in finite_places(words)), "")
    return first.endswith("ed") or first in _PAST or first in ("was", "were", "had")
