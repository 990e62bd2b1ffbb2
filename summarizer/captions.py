"""Captions: the credit of a picture, or what it shows, worded as captions are, in paragraphs and in sentences."""

from __future__ import annotations

import re

from summarizer.addressed import fold, holds
from summarizer.datelines import MONTH

_CREDIT = re.compile(
    r"""(?xi)
    ^ (?:file[ ])? (?:photo|image|picture|photograph|graphic|illustration|video|caption|pictured)
        (?:[ ](?:caption|credit|source|copyright|by))? [ ]? [:|]
  | ^ image [ ] (?:caption|source|copyright) \b
  | ^ !\[ .{0,400} \]\( .{0,200} \) $
  | \( (?:file|file[ ](?:photo|picture|image|pic)|(?:photo|image|picture|pic|handout|credit)\b[^()]{0,80}
        |[^()]{0,60}\b(?:photo|getty[ ]images|handout|via[ ]\w+)[^()]{0,40}) \) [.]? $
  | \( (?-i:[A-Z][\w.&'’ -]{1,40}/[ ]?[A-Z][\w.&'’ -]{1,40}) \) [.]? $        # (Agency/A. Name)
  | [.!?…] [ ] (?:photo|picture|image|photograph|illustration|graphic) [ ]? : [ ] .{1,60} $
  | [ ] (?-i:Photo|Picture|Image|Photograph|Illustration|PHOTO) [ ]? : [ ] (?-i:[A-Z]) .{1,60} $   # in mid-sentence
  | [.!?…]["”]? [ ] (?-i:[A-Z][\w.&'’-]+ (?:[ ][A-Z][\w.&'’-]*){0,3} / [ ]?[A-Z][\w.&'’ -]{1,30}) $   # A. Name/Agency
  | \[ (?:file|photo|image|picture|credit)\b [^\[\]]{0,80} \] [.]? $
  | \b (?:photo|image|picture) [ ]? (?:credit|by|source|courtesy) [ ]? :? [ ] .{1,60} $
  | (?:^|[ |/(]) (?:getty[ ]images|file[ ]photo) [.)]? $
    """
)

_CREDIT_SIGNS = (
    "photo", "image", "pic", "graphic", "illustration", "video", "caption", "file", "handout", "credit", "getty",
    "via ", "![", "/",
)  # fmt: skip
"""What every `_CREDIT` holds one of: a paragraph without is not searched further."""

CREDIT_AT_THE_TOP = re.compile(r"\([A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,4}\)$|[.] [A-Z]{2,6}$")
"""An agency in brackets, or its letters, at the end of a line: a credit under the headline, and no sign elsewhere."""
CREDIT_LINE = re.compile(r"(?:Photo|Picture|Image|Photograph|Illustration|PHOTO) ?: [A-Z].{1,60}$")

_NAME = r"[A-Z][\w'’-]+(?:[ ][A-Z][\w'’-]+){0,3}"
_SEVERAL = r"(?:\w+s|people|men|women|children|police)"
_THEY = "search|wait|stand|walk|line[ ]up|shelter|celebrate|look|watch|gather|queue|pose|carry|inspect|sit|wave|mourn"
_ONE = "searches|waits|stands|walks|shelters|celebrates|watches|poses|carries|inspects|lifts|sits|waves|greets|arrives"
_TIME = rf"(?:(?:late|early)[ ])?(?:on[ ](?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in[ ]{MONTH})"
SCENE = re.compile(
    rf"""(?x)
    (?:A|An|The)[ ](?:[a-z-]+[ ]){{1,4}}(?:in|at|on|near|outside|inside|above|along)[ ](?:the[ ])?{_NAME}
        (?:,[ ][^,.]{{1,60}})?,[ ](?:where|which|who|whose)\b [^.!?]* $        # An empty pier in Elva, where ...
  | (?=[A-Z]) (?:[^\s.!?]+[ ]){{0,5}} (?:{_SEVERAL}[ ](?:{_THEY})|[^\s.!?]+[ ](?:{_ONE}))
        [ ] [^.!?]* [ ]{_TIME} (?=[.]|$)                                       # Divers search the bay on Monday.
    """
)
"""What a picture shows, without a credit: a thing in its place, or what is done in it, in the present, dated."""


def has_credit(text: str) -> bool:
    """Whether a paragraph names the maker or the keeper of its picture."""
    return holds(fold(text), _CREDIT_SIGNS) and _CREDIT.search(text) is not None


_SIDE = r"(?:(?:second|third|far|front|back|top|bottom)[ ](?:from[ ](?:the[ ])?)?)?(?:left|right|cent(?:re|er))"
_POINTS = re.compile(
    rf"""(?x)
    \( (?:(?:pictured|seen|shown|standing|sitting|seated)[ ,]{{1,2}}(?:on[ ])?)? (?:{_SIDE}|above|below|top|bottom) \)
  | \( (?:pictured|in[ ]picture) \b
  | \b [A-Z][\w’-]{{1,30}} , [ ] (?:{_SIDE}|pictured) , [ ] (?=(?:and|with|in|at|on|who)\b|[A-Z])  # Brenn, left, and
  | \b pictured [ ]? , | \b pictured [ ] (?:here|above|below|left|right)\b
  | ^ Pictured\b
  | ^ [A-Z]{{2,6}} : [ ] (?=[A-Z0-9“"‘'])                                            # an agency's letters: a headline
    """
)


def is_beside_story(text: str) -> bool:
    """Whether a sentence points at its picture, or is a headline: where a page is one line they stand in the story."""
    return _POINTS.search(text) is not None
