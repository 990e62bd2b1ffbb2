"""Words that join a sentence to what stands before it: tables, and the patterns made of them."""

from __future__ import annotations

import re

_WORDS = """and but or so yet nor however meanwhile additionally moreover furthermore also besides instead therefore
    thus hence consequently nevertheless nonetheless otherwise still then later earlier afterwards previously
    subsequently separately similarly likewise conversely first second third firstly secondly thirdly finally lastly
    similar another other others both neither either none here yes no well again this that these those such""".split()
_PHRASES = """in addition|in effect|in contrast|in turn|in short|in fact|in particular|in response|in other words
    in the (?:meantime|process|end|same|latter|former)|on the (?:other|one) hand|for (?:example|instance|that|this)
    for (?:his|her|its|their)|as a result|as such|as well|as expected|as for|by contrast|by comparison|by then|by that
    at (?:the same )?time|at (?:that|this|first)|at one (?:point|stage)|even (?:so|then|before)
    after (?:that|this|which)|before (?:that|this)|despite (?:this|that|the)|because of (?:this|that)
    since then|until then|that said
    to (?:that|this) end|(?:of|among) (?:those|these|them)|not only|the (?:second|third|other|others|latter|former)
    the (?:same|following|next|rest)|one of (?:them|those|these)|one (?:was|is|had|said|man|woman)
    all (?:were|was|are|had|of them)|two (?:others?|more|of)|\\w+ others|it[’']s|they[’']re|he[’']s|she[’']s
    (?:\\w+ ){1,2}(?:later|earlier|afterwards)|if so"""


def _any(table: str) -> str:
    return "|".join(part.strip().replace(" ", "[ ]") for line in table.splitlines() for part in line.split("|"))


CONNECTIVE = re.compile(
    rf"""(?xi) ^ ["“‘']? (?: {"|".join(_WORDS)} | {_any(_PHRASES)} ) \b
    (?! [ ] (?: (?:year|week|month|morning|afternoon|evening|summer|winter|spring|autumn|season|quarter
                |than|people|half)
              | of[ ]the | is[ ](?:an?|no)[ ] | (?:are|were)[ ](?:no|at|about|more) ) \b )
    """
)
"""A first word that joins its sentence to the one before, or gives one part of a pair or list."""

ADDS = re.compile(r"(?:[^\s,]+ ){1,5}(also|too|instead|likewise|in turn)\b(?! known| called)", re.I)
"""A word near the beginning of a sentence that adds it to what was said before."""

_TIMES = "day|night|morning|evening|afternoon|time|year|month|week"
_THINGS = """figure number amount decision move attack incident event case group deal plan measure claim result increase
    rise fall drop finding study report survey company man woman people question problem issue project law bill ruling
    vote match game goal victory defeat disaster accident crash fire storm""".split()
BACK = re.compile(
    rf"""(?xi) \b(?:
        the[ ](?:latter|former|pair|duo|trio|other[ ]two) | respectively | at[ ]the[ ]time
      | (?:did|does?|doing|done)[ ]so
      | the[ ](?:two|three|four)[ ](?:was|were|had|have|are|said|met|will|did)
      | that[ ](?:{_TIMES}|point) | the[ ]same[ ](?:{_TIMES}|thing|period)
      | (?:the[ ])?(?:following|next|previous|preceding)[ ](?:{_TIMES})
      | (?<!said[ ])(?<!says[ ])(?<!say[ ])(?:that|this|these|those)[ ]
        (?!(?:the|an?|year|week|month|morning|afternoon|evening|summer|winter|spring|autumn|season)\b)
        (?:[\w-]+[ ])?(?:{"|".join(_THINGS)})s?
    )\b"""
)
"""Phrases that mean something said before, wherever they stand."""
OPENS_LIST = re.compile(r":\s*$|\b(?:as follows|the following)\b[^.]{0,40}[:.]$", re.I)

RESUMED = frozenset(
    """company firm group organisation organization agency body vessel ship plane aircraft vehicle victim couple pair
    duo man woman boy girl child children men women teenager suspect attacker gunman driver defendant accused incident
    attack move deal decision announcement allegation claim plan scheme measure proposal event tragedy disaster crash
    accident latter former other trio figure amount sum total change increase decrease drop rise fall finding result
    side team striker midfielder defender goalkeeper winger star singer actor actress author writer player pensioner
    youngster footballer artist""".split()
)
"""Nouns that, with "the" and no more, take up somebody or something named otherwise before."""
UNIQUE = frozenset("country nation government parliament public world economy internet media police weather".split())
"""Nouns of which a report has one, named or not."""
AMOUNTS = frozenset("figure number amount sum total change increase decrease drop rise fall".split())

_ALIKE = tuple(
    frozenset(group.split())
    for group in (
        "ship vessel boat ferry tanker yacht liner trawler freighter",
        "plane aircraft jet airliner helicopter",
        "company firm group business bank airline retailer maker insurer operator manufacturer chain airways lines",
        "vehicle car lorry truck bus van train tram",
        "attack bombing shooting blast explosion stabbing raid",
        "crash accident collision derailment disaster tragedy incident",
        "couple pair duo",
        "team side club",
        "figure number amount sum total toll",
        "plan scheme proposal project measure",
    )
)


def alike(noun: str) -> frozenset[str]:
    """The nouns that "the" and this noun may take up."""
    return frozenset[str]().union(*(group for group in _ALIKE if noun in group), {noun})
