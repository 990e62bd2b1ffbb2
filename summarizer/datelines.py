"""Datelines: the place, day and agency that open a story, in one line with it or on a line of their own."""

from __future__ import annotations

import re

_PLACE = r"[A-Z][\w.'’-]*(?:[ ](?:[A-Z][\w.'’-]*|of|the|al|de|la|el|and|upon)){0,4}"
PLACE_LINE = re.compile(rf"^{_PLACE}(?:[,/][ ]?{_PLACE}){{0,2}}[ ]?:$")

MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{MONTH}[ ]\d{{1,2}}|\d{{1,2}}[ ]{MONTH})(?:,?[ ]\d{{4}})?"
_AGENCY = r"\([A-Z][\w.&' /-]{0,40}\)"
_DASH = r"[ ]?(?:--?|[–—―])[ ]"

_CAPITALS = r"[A-Z][A-Z.'’-]{2,}(?:[ ][A-Z][A-Z.'’-]+){0,4}"

DATELINE = re.compile(
    rf"""(?x)
    (?:
      {_PLACE} (?:,[ ]{_PLACE}){{0,2}} (?:,[ ]{_DAY})? [ ]? {_AGENCY} {_DASH}     # Port Elva, March 14 (Agency) -
    | {_PLACE} (?:,[ ]{_PLACE}){{0,2}} ,[ ] {_DAY} {_DASH}                        # Port Elva, March 14 -
    | {_CAPITALS} ,[ ] {_DAY} [.][ ]                                                 # PORT ELVA, 14 March.
    | {_CAPITALS} (?:,[ ]{_PLACE}){{0,2}} {_DASH}  # PORT ELVA, Upper State -
    | {_AGENCY} (?:{_DASH}|[ ]?(?=[A-Z]))                                         # (Agency) -
    ) \s* (?=["“'‘]?[A-Z0-9])
    """
)
