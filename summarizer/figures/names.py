"""Names that hold numbers, and numbers that state nothing: identifiers, list markers, addresses.

Knows what is no quantity. `skip_*` returns where reading goes on, `match_to_*` and `read_*` an identifier.
"""

from __future__ import annotations

import re

from summarizer.figures.figure import Figure, Kind
from summarizer.figures.lexicon import (
    HYPHENATED_NAMES,
    HYPHENATED_PREFIXES,
    MONTHS,
    NAME_HEADS,
    NUMBERED_NAMES,
    ONES,
    SMALL_NAME_HEADS,
    WEEKDAYS,
)
from summarizer.figures.number import alternation
from summarizer.figures.page import Page

ADDRESS = re.compile(r"(?:https?:|www\.)[^\s<>\"]{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")
"""URLs and mail addresses, passed over whole"""

MARKER = re.compile(r"\d{1,2}[.)](?=\s|$)")
BRACKET_MARKER = re.compile(r"\d{1,2}\)(?=\s[a-z])")
CAPITAL = re.compile(r"[ ]{1,4}[A-Z]")

PHONE = re.compile(
    r"""(?: \+\d{1,3}[ -]?(?:\(?\d{1,4}\)?[ -]?){2,5}\d{2,4} | 0\d{2,4}[ -]\d{3,4}(?:[ -]?\d{3,4})?
          | \(?\d{3}\)?[ -]\d{3}-\d{4} | (?P<local>\d{3}-\d{4}) | 0\d{9,10} ) (?![\d,]|\.\d)""",
    re.VERBOSE,
)
"""+44 20 7946 0958 · 555-0147"""
SECTION = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?(?:-\d{1,3}(?:\.\d{1,3}){0,4})?)(?!\w|[.,]\d|[ ]?%|[ ]?[mb]illion)"
)
SECTION_BEFORE = re.compile(
    r"""(?:§{1,2}[ ]?
          |\b(?:f|ƒ)/|\b(?:sections?|sects?\.|chapters?|articles?|figures?|figs?\.|tables?|paragraphs?|paras?\.?|clauses?|appendi(?:x|ces)
            |annex|equations?|eqs?\.|theorem|lemma|version|release|schedule)[ ](?:[A-Z]\.?)?)$""",
    re.VERBOSE | re.IGNORECASE,
)
"""§ (3.2) · Section (4.1): a place in a document"""
CITED_YEAR = re.compile(r"(?:1[89]|20)\d{2}[a-z]?(?=[);,\]])")
CITED_BEFORE = re.compile(
    r"""(?:[(;\[][ ]?(?:see[ ]|e\.g\.,?[ ]|cf\.[ ])?
           [A-Z][\w'-]{1,24}(?:(?:,?[ ](?:and|&)[ ]|,[ ])[A-Z][\w'-]{1,24}){0,3},?[ ]
          |[A-Z][\w'-]{1,24}[ ]et[ ]al\.?,?[ ]\(?)$""",
    re.VERBOSE,
)
"""(Koe and Tarn, (2031)) · Koe et al. ((2031))"""
REFERENCE = re.compile(r"\d{1,3}(?:(?:,[ ]?|-)\d{1,3}){0,9}\]")
WORD_LIMIT = re.compile(r"\d{1,5}(?=[ ]words(?:[ ]or[ ](?:less|fewer))?[ ]?:)")
"""in (200) words:"""
OPENING_NAME = re.compile(
    r"""[ ](?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)
        [A-Z][a-z]{2,20}(?<!s)(?:[ ][A-Z][a-z]{2,20}){0,3}
        [ ](?:said|says|told|has|had|is|was|will|owns|bought|sold|holds|added|raised|argued|wants|reported
        |posted|disclosed|agreed|plans|expects)\b""",
    re.VERBOSE,
)
"""Third (Point said), at the start of a sentence"""
CALLED = re.compile(r"\b(?:call|phone|telephone|tel|fax|dial|ring|number|text)\b[^.!?\n]{0,20}$")
VERSION = re.compile(r"(?!\d{1,3}(?:\.\d{3}){2,8}(?!\d))\d{1,4}\.\d{1,4}\.\d{1,4}(?:\.\d{1,4}){0,8}(?!\d|,\d)")
"""3.12.1, but not 1.200.000"""
FORMATION = re.compile(r"\d([ ]?-[ ]?)\d(?:\1\d){1,2}(?![\d%]|[.,]\d|[ ]?-)")
"""4-4-2"""
SERIAL = re.compile(r"\d{1,9}(?:-\d{1,9}){3,8}(?!\d|[.,]\d)")
"""978-3-16-148410-0"""
SET_NUMBER = re.compile(
    r"""(?:9/11 | 24/7 | 7/7 | 40[13]\([kb]\)s? | 501\(c\)(?:\(\d{1,2}\))?
          | 4x4 | 20/20[ ]vision | [2-5]g | [1-4]-?d | 4chan | 7-eleven
          | (?:480|720|1080|1440|2160)p | [48]k(?=[ -](?:tv|video|screen|film|resolution|display|footage|camera|ultra
            |uhd|hdr|at[ ]\d|and[ ](?:hd|hdr|1080|8k)|content|gaming|streaming|stream|monitor|blu|movie
            |recording|support|quality))
          | 802\.11[a-z]{0,2} | 9-to-5 | 0-60(?=[ ](?:time|sprint|dash))
          | 7[0-8]7(?:s|[ -](?:max|jets?|dreamliners?|planes?|airliners?))
          | 2[01](?:st|th)[ ]century[ ]fox)(?![\w/])""",
    re.VERBOSE,
)
NUMBERED_STREET = re.compile(
    r"""\d{1,3}(?:st|nd|rd|th)[ ](?:street|avenue|ave|amendment|circuit|regiment|battalion|infantry|brigade|armou?red
        |airborne|precinct|fleet)(?![a-z])""",
    re.VERBOSE,
)
"""42nd Street"""
STREET_NUMBER = re.compile(r"\d{1,4}[ ](?:[A-Z][a-z]+[ ]){1,2}(?:Street|Road|Avenue|Lane|Square|Drive|Boulevard)\b")
"""10 Downing Street"""
MIXED = re.compile(r"[^\W\d_]+(?:[ ]?-[ ]?)?\d\w*(?:[-./]\w{0,20}\d\w{0,20}){0,4}")
"""A9 · COVID-19 · Su-24 · MH370"""
SPACED_HYPHEN = re.compile(rf"(?:{alternation(HYPHENATED_NAMES)})[ ]-[ ]\d{{1,3}}s?(?!\w|[ ]?[-%])")
"""par - 3"""
HEADED = re.compile(
    rf"""(?P<head>{alternation(NAME_HEADS)})[ ]{{1,2}}
         (?P<number>[a-z]?\d{{1,4}}[a-z]?(?:[-/]\d{{1,4}}|(?:\.\d{{1,2}}){{1,2}})?|ten|{alternation(ONES)})
         (?!\w|[.,:]\d|%|[ ]-[ ]?\d)""",
    re.VERBOSE,
)
"""Boeing 737 · Article 50 · League Two"""

_CAPITALISED = r"(?!(?:In|At|On|By|The|For|From|And|But|After|When|With|As|If|To)[ ])[A-Z][a-z']{1,20}[ ]"
TITLE = re.compile(
    rf"(?P<quote>\")?(?<!\w){_CAPITALISED}(?:(?:[A-Z][a-z']{{1,20}}|of|the|and)[ ]){{0,3}}{_CAPITALISED}$"
)
TITLE_NUMBER = re.compile(
    r"""(?:[2-9]|1\d|20)(?=(?P<quote>")|[.,;:!?)](?!\d)|$
        |[ ](?:is|was|has|had|will|would|on|in|at|by|as|and|which|that|with|for|from|opens|opened|starring
           |made|took|earned|won|topped|became)\b)""",
    re.VERBOSE,
)
"""Harbour Nights (3)"""
WORK_TITLE = re.compile(
    r"\b(?:films?|movies?|sequels?|novels?|books?|album|game|called|titled|read(?:ing|s)?|watch(?:ed|ing|es)?|starr(?:ing|ed|s)"
    r"(?:[ ]in)?)[ ](?P<title>[A-Z][a-z']{1,20}[ ])$"
)
"""(the film) Harbour (3)"""
NUMBERED = re.compile(r"(?<=[A-Za-z,][ ])(?P<name>[A-Z][a-z]{2,20})[ ]$")
NO_COUNT_AFTER = re.compile(r"(?:[2-9]|[1-9]\d)(?=[ ](?:is|was|has|the|his|her|its|their|this|these|those)\b)")
"""What no count of two and more has right after it: a verb of one thing, another noun phrase."""
WORK = re.compile(
    r"""\b(?:films?|movies?|sequels?|prequels?|trilogy|franchise|video[ ]games?|novels?|books?|album|soundtrack|cinemas?
        |box[ ]office|starr?(?:ing|ed|s)|direct(?:s|ed|or|ing)|instal?lments?|remake|reboot|trailer|read(?:ing|s)?
        |watch(?:ed|ing|es)?|episodes?)\b""",
    re.VERBOSE,
)
NAMED_SCORE = re.compile(r"[A-Z][a-z']+[ ]\d{1,3}(?!\w)")
"""Two of these make a score: Team Alba 3, Team Berr 1"""
_ABOUT_A_TITLE = 80

_NAMES_BY_FIRST: dict[str, list[str]] = {}
for _name in NUMBERED_NAMES:
    _NAMES_BY_FIRST.setdefault(re.split(r"[^a-z0-9]", _name)[0], []).append(_name)
NAME_WORDS = frozenset(_NAMES_BY_FIRST)
"""The first words of `NUMBERED_NAMES`."""

NAME_AFTER = re.compile(r"[ -]{1,2}[A-Z][a-z]+")
SMALL_WORD = re.compile(r"(?<![\w'])[a-z]{4,}")
_AROUND_A_NAME = 60


def identifier(page: Page, start: int, end: int) -> Figure:
    """Make a figure of a name that holds a number."""
    return page.figure(start, end, Kind.IDENTIFIER)


def match_to_name(page: Page, match: re.Match[str]) -> Figure:
    """Take the whole match as a name."""
    return identifier(page, match.start(), match.end())


def match_to_phone(page: Page, match: re.Match[str]) -> Figure | None:
    """Read a telephone number; 500-1000 is a range unless somebody is called."""
    if match["local"] and not CALLED.search(page.lower, max(0, match.start() - 30), match.start()):
        first, last = match["local"].split("-")
        if int(first) < int(last) and last[0] != "0" and first[0] != "0":
            return None
    return match_to_name(page, match)


def read_section(page: Page, pos: int) -> Figure | None:
    """Read the 3.2 of § 3.2 and of Section 3.2: a number with a point, or one after the sign."""
    match = SECTION.match(page.lower, pos)
    before = match and SECTION_BEFORE.search(page.cased, max(0, pos - 14), pos)
    if not match or not before or ("." not in match["number"] and "§" not in before[0] and before[0][-1] != "/"):
        return None
    return identifier(page, pos, match.end())


def match_to_cited_year(page: Page, match: re.Match[str]) -> Figure | None:
    """Read the year of a work cited: a name, never judged."""
    before = CITED_BEFORE.search(page.cased, max(0, match.start() - 90), match.start())
    return match_to_name(page, match) if before else None


def match_to_word_limit(page: Page, match: re.Match[str]) -> Figure | None:
    """Read "in 200 words:", which says how long a text shall be."""
    return (
        match_to_name(page, match) if page.lower.endswith(("in ", "of ", "than ", "about "), 0, match.start()) else None
    )


def skip_reference(page: Page, pos: int) -> int:
    """Return the end of a reference in square brackets at `pos` ("found.[12]"), or `pos`."""
    match = REFERENCE.match(page.lower, pos) if page.lower[pos - 1 : pos] == "[" and pos > 1 else None
    return match.end() if match and not page.lower[pos - 2].isspace() else pos


def opens_as_a_name(page: Page, start: int, end: int) -> bool:
    """Whether a sentence opens with a name that begins with an ordinal: Third Point said."""
    return page.cased[start].isupper() and OPENING_NAME.match(page.cased, end) is not None


def skip_marker(page: Page, pos: int) -> int:
    """Return the end of the list marker at `pos` ("1.", "(2)"), or `pos`."""
    text = page.lower
    before = text[max(0, pos - 12) : pos].rstrip(" \t")
    if before.endswith("(") and (match := BRACKET_MARKER.match(text, pos)):
        outer = before[:-1].rstrip()
        return match.end() if not outer or outer[-1] in ":;,.\n" or outer.endswith((" and", " or")) else pos
    match = MARKER.match(text, pos)
    if match is None:
        return pos
    lead = before.rstrip(" \t>#-•(")
    opens_line = not lead or lead[-1] == "\n"
    follows_end = lead[-1:] in (".", ":", ";", "!", "?") and CAPITAL.match(page.cased, match.end())
    return match.end() if opens_line or follows_end else pos


def is_hyphenated_name(page: Page, start: int, end: int, word: str) -> bool:
    """Whether `word` at `start:end` makes a name with the number after its hyphen: COVID-19, not mid-1990s."""
    if word in HYPHENATED_PREFIXES:
        return False
    return word in HYPHENATED_NAMES or page.cased[start:end] != word


def read_street_number(page: Page, pos: int) -> Figure | None:
    """Read 10 Downing Street."""
    match = STREET_NUMBER.match(page.cased, pos)
    return identifier(page, pos, match.end()) if match else None


def match_to_title_number(page: Page, match: re.Match[str]) -> Figure | None:
    """Read the 3 of Harbour Nights 3: the title of a work, quoted or where the words around are about works."""
    start, end = match.start(), match.end()
    after = WORK_TITLE.search(page.cased, max(0, start - _ABOUT_A_TITLE), start)
    if after:
        return identifier(page, after.start("title"), end)
    title = TITLE.search(page.cased, max(0, start - _ABOUT_A_TITLE), start)
    if title is None:
        return None
    around = max(0, start - _ABOUT_A_TITLE), end + _ABOUT_A_TITLE
    quoted = title["quote"] is not None and match["quote"] is not None
    if not quoted and (len(NAMED_SCORE.findall(page.cased, *around)) > 1 or not WORK.search(page.lower, *around)):
        return None
    return identifier(page, title.start() + (title["quote"] is not None), end)


def match_to_numbered(page: Page, match: re.Match[str]) -> Figure | None:
    """Read the 3 of "with Night Ferry 3 the studio" and "said Karo 3 was": a name, for nothing is counted."""
    name = NUMBERED.search(page.cased, max(0, match.start() - _ABOUT_A_TITLE), match.start())
    if name is None or name["name"].lower() in MONTHS.keys() | WEEKDAYS.keys():
        return None
    return identifier(page, name.start("name"), match.end())


def match_to_headed(page: Page, match: re.Match[str]) -> Figure | None:
    """Read Boeing 737, Article 50: the head is capitalised but for a few, and so is a number word."""
    head, number = match["head"], match["number"]
    if head not in SMALL_NAME_HEADS and page.cased[match.start() : match.end("head")] == head:
        return None
    if number.isalpha() and not page.cased[match.start("number")].isupper():
        return None
    return identifier(page, match.start(), match.end())


def read_set_name(page: Page, pos: int, word: str) -> Figure | None:
    """Read Six Nations, half-time, second-hand: a set phrase that begins with `word` at `pos`."""
    for name in _NAMES_BY_FIRST.get(word, ()):
        end = pos + len(name)
        if page.lower[pos:end].replace("-", " ") == name.replace("-", " ") and not page.lower[end : end + 1].isalnum():
            return identifier(page, pos, end)
    return None


def is_in_a_name(page: Page, start: int, end: int) -> bool:
    """Whether a capitalised number word belongs to a name: "along Eighty Mile Beach", not in a headline."""
    before = page.cased[max(0, start - 30) : start].rstrip(" ")
    if not page.cased[start].isupper() or not before or not (before[-1].isalpha() or before[-1] == ","):
        return False
    if NAME_AFTER.match(page.cased, end) is None:
        return False
    return SMALL_WORD.search(page.cased, max(0, start - _AROUND_A_NAME), end + _AROUND_A_NAME) is not None
