"""The statements a sentence makes, each a sentence of its own with its subject and its speaker.

Rules over commas and the words that open a clause; no parser, so in doubt the sentence stays in one piece.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from summarizer.checks.attribution import SAYING, attributions
from summarizer.checks.verbs import finite_places, is_past
from summarizer.checks.words import inside, quoted, tokens
from summarizer.figures import find_figures
from summarizer.figures.figure import Span
from summarizer.strategies.clauses import (
    JOINS,
    PREPOSITIONS,
    RIVALS,
    SAID_LAST,
    SAID_WHEN,
    capital,
    chunks,
    has_finite,
    own_clause,
    second_clauses,
    subject_of,
    trimmed,
    words_of,
)
from summarizer.strategies.cuts.sentence import AUXILIARIES, resumes

_FEWEST_WORDS = 5
"""Words of the shortest statement that stands alone."""
_PRONOUNS = frozenset("he she it they".split())


def split(sentence: str) -> list[str]:
    """The statements a sentence makes, each a whole sentence; just the sentence where it is in one piece.

    Cut at semicolons and where "and", "but" or "while" opens a clause with its own subject. An attribution at
    the end or the beginning is said with each part; a pronoun subject is replaced by the subject before it.
    """
    text = trimmed(sentence)
    core, attribute, speaks = _attribution(text)
    if speaks and ";" in core:
        return [text]  # whose word the other half is, the sentence does not tell
    parts = _clauses(core, only_semicolons=not speaks and bool(attributions(core)), that=speaks)
    subject = None if speaks else subject_of(parts[0])
    whole = []
    for atom in (atom for part in parts for atom in atoms(part)):
        said = _with_subject(atom, subject)
        if said is None or len(said.split()) < _FEWEST_WORDS or _counts_nothing(words_of(said)):
            return [text]
        whole.append(capital(said if attributions(said) else attribute(said)).rstrip(".") + ".")
    return whole if len(whole) > 1 else [text]


# --- clauses --------------------------------------------------------------------------------------------------------

_SEMICOLON = re.compile(r";\s+(?:and\s+|but\s+)?")


def _clauses(core: str, *, only_semicolons: bool, that: bool) -> list[str]:
    """The parts of a sentence that have a subject and a verb of their own.

    Where somebody speaks in the middle of it only semicolons part it; "and that" does where the speaker opens it.
    """
    ending = core[-1:] if core[-1:] in ".!?" else ""
    body = core[: len(core) - len(ending)]
    held = quoted(body)
    cuts: list[tuple[int, int]] = [
        (m.start(), m.end())
        for m in _SEMICOLON.finditer(body)
        if not inside(Span(start=m.start(), end=m.end()), held)
        and not (SAYING | RIVALS) & set(words_of(body[m.end() :]))
    ]
    pieces = chunks(body)
    if not only_semicolons and not that:
        cuts += [(match.start(), match.end()) for match in second_clauses(body)]
    for chunk in () if only_semicolons else pieces[1:]:
        words = tokens(chunk.of(body))
        if that and len(words) > 4 and words[0].lower in JOINS and words[1].lower == "that" and own_clause(words[2:]):
            cuts.append((chunk.start - 1, chunk.start + words[2].start))
        elif len(words) > 3 and words[0].lower in JOINS and own_clause(words[1:]):
            cuts.append((chunk.start - 1, chunk.start + words[1].start))
    parts: list[str] = []
    at = 0
    for start, end in sorted(cuts):
        if start >= at:
            parts.append(body[at:start])
            at = end
    return [piece.strip(" ,") for piece in (*parts, body[at:])]


def _counts_nothing(words: Sequence[str]) -> bool:
    """Whether a clause begins with a number that only the clause before it says what of: "46,000 had a degree"."""
    return words[0][0].isdigit() and words[1] in AUXILIARIES


def _with_subject(part: str, subject: str | None) -> str | None:
    """The clause with its subject named; None where it has a pronoun and nobody to put in its place."""
    first, _, rest = part.partition(" ")
    if first.lower() in _PRONOUNS:
        if subject is None:
            return None
        part = f"{subject} {rest}"
    return part if has_finite(words_of(part)) else None


# --- participles and relative clauses --------------------------------------------------------------------------------

_PAST_OF = {
    "adding": "added", "averting": "averted", "bringing": "brought", "causing": "caused", "clearing": "cleared",
    "climbing": "climbed", "closing": "closed", "cutting": "cut", "damaging": "damaged", "destroying": "destroyed",
    "displacing": "displaced", "dropping": "dropped", "ending": "ended", "falling": "fell", "flooding": "flooded",
    "forcing": "forced", "giving": "gave", "handing": "handed", "hurting": "hurt", "injuring": "injured",
    "killing": "killed", "leaving": "left", "lifting": "lifted", "losing": "lost", "lowering": "lowered",
    "pushing": "pushed", "raising": "raised", "reaching": "reached", "rising": "rose",
    "ruling": "ruled", "sending": "sent", "sliding": "slid", "taking": "took", "winning": "won", "wounding": "wounded",
}  # fmt: skip
"""Participles that tell what came of the main verb, or what it was, by their past tense."""
_PARTICIPLE = re.compile(rf"(?<=, )(?!leaving)(?:{'|'.join(_PAST_OF)})\b")
"""What is left behind is not left by the subject: "some of the ice went, leaving 54 cubic kilometres"."""
_JOINED_ON = re.compile(rf"\b(and|but|or)( also)? ({'|'.join(_PAST_OF)})\b")
_RELATIVE = re.compile(r"(?:who|which) ")
_MEANWHILE = re.compile(
    r"(?: (?:yesterday|today|also|now|(?:more|less) than|nearly|almost|finally|already|(?:on )?\w+day))+$"
)
"""What may stand between a subject and its verb and is no part of it."""


def atoms(statement: str) -> list[str]:
    """The statement without its participle or relative clause, then what that tells; just it where it has none.

    Only what tells a figure is told apart, and nothing where somebody is said to speak within.
    """
    return _relative(statement) or _participle(statement) or [statement]


_UNREAL = re.compile(
    r"\b(?:not|never|no|nobody|nearly|almost|would|could|might|may|if|unless|meant|planned|failed|feared|aimed|sought"
    r"|tried|threatened|to (?!the |an? |his |her |its |their |[A-Z\d$£€]))",
)
"""What a participle behind it need not have come of: "it was to blow up at noon, killing hundreds"."""


def _is_real(main: str) -> bool:
    """Whether a statement tells, in its writer's words, what happened."""
    return is_past(words_of(main)) and not _UNREAL.search(main) and not attributions(main)


def _relative(statement: str) -> list[str] | None:
    """Tell them of "The fund, which holds 90 million, sued": "The fund sued" and "The fund holds 90 million"."""
    pieces = chunks(statement)
    if len(pieces) < 3:
        return None
    subject, aside, rest = pieces[0].of(statement), pieces[1].of(statement).strip(), statement[pieces[2].start :]
    opened = _RELATIVE.match(aside)
    said = words_of(subject)
    if (
        not opened
        or finite_places(said)
        or (PREPOSITIONS | {"of"}) & set(said)
        or not resumes(words_of(rest))
        or not find_figures(aside)
    ):
        return None
    told = aside[opened.end() :]
    if finite_places(["it", *words_of(told)])[:1] != [1]:
        return None
    return [f"{subject}{rest}", f"{subject} {told}"]


def _participle(statement: str) -> list[str] | None:
    """Tell them of "Rain fell for a week, flooding 300 homes": "Rain fell for a week" and "Rain flooded 300 homes"."""
    match = _PARTICIPLE.search(statement)
    if match is None:
        return None
    main, told = statement[: match.start()].rstrip(" ,"), statement[match.start() :]
    subject = subject_of(main)
    if subject is None or not _is_real(main) or not find_figures(told) or '"' in statement or "“" in statement:
        return None
    subject = _MEANWHILE.sub("", subject)
    told = _PAST_OF[match.group()] + told[len(match.group()) :]
    return [main, f"{subject} {_JOINED_ON.sub(lambda m: f'{m[1]}{m[2] or str()} {_PAST_OF[m[3]]}', told)}"]


# --- attribution ----------------------------------------------------------------------------------------------------

_SAID = r"(?:said|says|told [\w ]{2,30}|announced|reported|estimated|estimates|believes)"
_TRAILING = re.compile(
    rf",\s*(?P<said>according to [^,;]{{2,120}}?|[^,;\"“”]{{2,80}} {SAID_LAST})(?P<when>{SAID_WHEN})\.?$"
)
_LEADING = re.compile(
    rf"^(?P<said>According to [^,;]{{2,120}}),\s+(?=\S)"
    rf"|^(?P<prefix>[^,;\"“”]{{2,80}} {_SAID}){SAID_WHEN}(?P<that> that)?\s+(?=\S)"
)

Attribute = Callable[[str], str]


def _attribution(text: str) -> tuple[str, Attribute, bool]:
    """The sentence without its attribution, how to say the attribution with a part of it, and whether there is one."""
    if match := _TRAILING.search(text):
        said = match["said"]
        return text[: match.start()] + ".", lambda part: f"{part.rstrip('.')}, {said}", True
    match = _LEADING.match(text)
    if match and match["said"]:
        said = "a" + match["said"][1:]
        return text[match.end() :], lambda part: f"{part.rstrip('.')}, {said}", True
    if match:
        prefix = match["prefix"] + (match["that"] or "")
        return text[match.end() :], lambda part: f"{prefix} {part}", True
    return text, lambda part: part, False
