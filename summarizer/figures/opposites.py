"""Words that turn what is said of a figure into its opposite: growth and shrinkage, won and lost, least and most.

Knows single English words and their stems; no figure and no text.
"""

from __future__ import annotations

from functools import lru_cache

from summarizer.figures.words import stem_of

_PAIRS = """
rise rising rose grow growth grew increase climb gain jump surge improve expand advance soar upturn up higher
  above raise lift strengthen widen accelerate double / fall falling fell shrink shrinkage decline decrease drop
  lose slump plunge worsen contract retreat dive downturn down lower below cut reduce weaken narrow slow halve
win won winner victory beat defeat triumph / lose lost loser loss fail concede
earn earned profit surplus income credit / lose lost loss deficit debit spend
save saved / waste wasted lose cost
maximum most highest top best largest biggest longest oldest upper ceiling peak / minimum least lowest bottom
  worst smallest shortest youngest lower floor trough
more over above exceed beyond / less fewer under below within short
before until / after since
earlier prior / later following
first opening initial start begin began / last final closing end finish ended
buy bought purchase acquire hire import enter arrive join / sell sold sale dispose fire export leave left depart
  quit
pass passed approve accept adopt win support back favour agree uphold allow permit / fail failed reject refuse
  deny veto oppose against dismiss overturn ban block
kill killed die dead death fatal / injure injured wound hurt survive survivor rescue missing alive
all every each both always / none no never neither nobody without
guilty convict convicted sentence / innocent acquit acquitted clear cleared
open opened opening / close closed closure shut
borrow owe debt / lend lent loan
home domestic / away foreign overseas abroad
online / offline
present current now new today / former previous past old earlier then
male men man boy husband father son brother he / female women woman girl wife mother daughter sister she
positive / negative
inside indoor / outside outdoor
north northern / south southern
east eastern / west western
employ hire add create / dismiss fire cut lay redundant
start open launch / cancel scrap abandon postpone
include including with / exclude excluding without except
gross / net
cheap / dear expensive
agree / disagree
strong / weak
early / late
day / night
long / short
deposit / withdraw withdrawal
asset / liability
supply / demand
full / empty
major majority / minor minority
"""
"""Two groups of words a line, parted by a slash; an indented line goes on the one before it.

A word of the one group is the opposite of each word of the other.
"""


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    """The stems opposite to each stem."""
    table: dict[str, set[str]] = {}
    for line in _PAIRS.strip().replace("\n  ", " ").splitlines():
        left, right = ({stem_of(word) for word in side.split()} for side in line.split("/"))
        for stem in left - right:
            table.setdefault(stem, set()).update(right - left)
        for stem in right - left:
            table.setdefault(stem, set()).update(left - right)
    return {stem: frozenset(others) for stem, others in table.items()}


@lru_cache(maxsize=65536)
def opposites_of(stem: str) -> frozenset[str]:
    """The stems opposite to a stem of `words.stem_of`; empty for most."""
    return _table().get(stem, frozenset())


def turned(mine: frozenset[str], theirs: frozenset[str]) -> tuple[str, str] | None:
    """The first word of one text whose opposite stands in the other, where neither text has both.

    Parameters
    ----------
    mine, theirs
        The stems of the words around a figure of an output, and around a figure of its source.
    """
    for stem in sorted(mine - theirs):
        found = opposites_of(stem) & (theirs - mine)
        if found and not opposites_of(stem) & mine:
            return stem, min(found)
    return None


_PREFIXES = ("un", "in", "im", "dis", "non", "ir", "il", "off", "under", "de", "mis", "anti")


def opposed(mine: str, theirs: str) -> bool:
    """Whether one stem is the other's opposite: by the table, or by a prefix that turns it ("online" / "offline")."""
    if mine == theirs:
        return False
    if theirs in opposites_of(mine):
        return True
    longer, shorter = (mine, theirs) if len(mine) > len(theirs) else (theirs, mine)
    return len(shorter) > 3 and any(longer == prefix + shorter for prefix in _PREFIXES)
