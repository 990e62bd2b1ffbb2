"""Names: a capitalised name of the text must be in the source, in some form.

Made for precision. Not flagged: a form of a name in the source (Israel for Israeli), its initials (UN), months and
days (figures), titles, a word that begins a sentence unless it is plainly used as a name.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.checks.finding import Finding, FindingKind
from summarizer.checks.pair import Pair, SourceWords
from summarizer.checks.words import FUNCTION_WORDS, Token, stem

_NEVER = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu
    thur thurs fri sat sun mr mrs ms miss dr prof professor sir dame lord lady president minister prime
    chancellor senator governor mayor general colonel captain major sergeant lieutenant judge justice king
    queen prince princess pope bishop reverend north south east west northern southern eastern western
    north-east central article gmt utc bst est cet am pm ok i christmas easter internet god english street road
    avenue""".split()
)

# Pairs whose forms share too few letters to be matched by their beginning.
_DEMONYMS = {
    "french": "france", "dutch": "netherlands", "british": "britain", "uk": "britain", "swiss": "switzerland",
    "welsh": "wales", "greek": "greece", "spanish": "spain", "polish": "poland", "danish": "denmark",
    "irish": "ireland", "turkish": "turkey", "us": "united", "u.s": "united", "american": "america",
    "america": "united", "u.k": "united", "eu": "european", "un": "united",
}  # fmt: skip

# Words that begin a sentence in the language of news and are no names.
_STARTERS = frozenset(
    """officials police authorities rescuers residents witnesses experts scientists researchers doctors ministers
    lawmakers leaders workers prosecutors investigators firefighters government company report reports data
    figures analysts shares profits revenue sales people prices turnout voters results inflation economists
    unions today yesterday tomorrow overall currently previously meanwhile however additionally moreover later
    earlier thousands hundreds dozens millions""".split()
)

_SAID = frozenset("said says told announced reported warned stated added confirmed denied is was has had".split())


def check(pair: Pair, source: SourceWords) -> Iterator[Finding]:
    """A finding for each name of the sentence that the source does not hold."""
    for run in _runs(pair):
        unknown = [word for word in run if not _known(word, source)]
        if unknown and not _initials_of(run, source):
            start, end = unknown[0].start, unknown[-1].end
            name = pair.sentence[start:end]
            yield pair.finding(FindingKind.NAME_UNKNOWN, start, end, f"the source does not name {name}")


def _runs(pair: Pair) -> Iterator[list[Token]]:
    """Maximal runs of capitalised words; a lone first word only where it is used as a name."""
    run: list[Token] = []
    for word in pair.tokens:
        if word.capital and run and pair.sentence[run[-1].end : word.start].isspace():
            run.append(word)
            continue
        yield from _ended(run, pair, word)
        run = [word] if word.capital else []
    yield from _ended(run, pair, None)


def _ended(run: list[Token], pair: Pair, following: Token | None) -> Iterator[list[Token]]:
    if not run:
        return
    if _begins_clause(pair.sentence, run[0].start) and not (len(run) == 1 and _is_subject(run[0], following)):
        run = run[1:]
    if run:
        yield run


def _is_subject(word: Token, following: Token | None) -> bool:
    possessive = word.text[-2:] in ("'s", "’s")
    says = following is not None and following.lower in _SAID
    return (possessive or says) and word.lower not in _STARTERS and not (word.lower.endswith("s") and not possessive)


def _begins_clause(sentence: str, start: int) -> bool:
    """Whether a capital here may be that of a sentence, a quotation or a list item."""
    before = sentence[:start].rstrip(" \t-*•>#")
    return not before or before[-1] in '"“‘«:.!?()'


def _known(word: Token, source: SourceWords) -> bool:
    form = word.lower
    if form in source.forms or form in _NEVER or form in FUNCTION_WORDS or not form[0].isalpha():
        return True
    if word.key in source.keys or _DEMONYMS.get(form, "") in source.forms:
        return True
    if any(_DEMONYMS.get(other) == form for other in source.forms & _DEMONYMS.keys()):
        return True
    parts = form.replace("‑", "-").split("-")
    if len(parts) > 1 and all(part in source.forms or stem(part) in source.keys or len(part) < 3 for part in parts):
        return True
    return form.replace(".", "") in source.initials or source.has_relative(form)


def _initials_of(run: list[Token], source: SourceWords) -> bool:
    """Whether the run spells out an abbreviation of the source."""
    letters = "".join(word.lower[0] for word in run)
    return len(run) > 1 and letters in source.forms
