"""A sentence of the article as it can be handed out: whole, without what the page glued to it; None where it cannot.

Knows one sentence and what kind of text it is from. Takes away what is no part of the sentence (a headline, byline,
dateline or label before it, a pointer to a picture in it, a credit behind it), and never a word of the sentence itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from summarizer.addressed import addressed
from summarizer.captions import SCENE, has_credit, is_beside_story
from summarizer.checks.fragments import has_verb
from summarizer.checks.words import FUNCTION_WORDS, Token, content_keys, tokens
from summarizer.datelines import DATELINE
from summarizer.document import BlockKind, Document
from summarizer.parse import Parsed, parse
from summarizer.write.marks import closed, detokenised, unquoted

_FEWEST, _MOST = 3, 65
"""The fewest words of a sentence that says something, and the most of what is still one sentence."""

_FEWEST_CAPITALS = 0.005
"""Share of a text's letters: with fewer it is written in lower case throughout."""
_CAPITALISED = 0.9
"""Share of the longer words of a headline that begin with a capital."""
_LEFTOVER = re.compile(
    r"""(?xi)
    ^ (?: media[ ]playback\b | this[ ](?:interactive|video|audio|content|page|article|story|transcript|gallery)\b
      | we[ ]are[ ]aware[ ]that[ ]this\b | your[ ](?:browser|device)\b
      | (?:scroll|click|tap|swipe)[ ](?:down|here|on|for|to|through)\b
      | (?:sign[ ]up|subscribe|log[ ]in|register)[ ](?:to|for|now|here|or)\b
      | (?:read|see|watch|listen|follow|find[ ]out|hear)[ ](?:more|also|below|here|live|our|the[ ]full|us)\b
      | (?:for|to)[ ](?:more|read|see|watch|confidential[ ]support)\b .{0,60} \b(?:click|visit|call|go[ ]to|subscribe)\b
      | (?:have|do|are|did)[ ]you\b | share[ ]this\b | follow[ ]@ | follow[ ](?:us|\w+)[ ]on\b | e-?mail[ ]us\b
      | (?:continue|story|article)[ ](?:reading|continues)\b | related[ ](?:stor|article|topic|content)
      | (?:image|photo|picture|video)[ ](?:source|caption|copyright|credit)s?\b | advertisement\b
      | (?:all[ ]rights[ ]reserved|copyright\b|©) | (?:last[ ])?updated[ ](?:at|on|:|\d) | published[ ](?:at|on|:)
      | (?:additional[ ])?(?:reporting|writing|editing)[ ]by\b | you[ ]can[ ](?:find|read|watch|follow|listen)\b
      )
  | \b(?:contributed[ ]to[ ]this[ ](?:report|story|article)|is[ ]not[ ]supported[ ]on[ ]this[ ]device
      |click[ ]on[ ]the[ ]links?|on[ ]some[ ]older[ ]browsers|non-interactive[ ]version
      |please[ ](?:enable|turn[ ]on|upgrade)[ ](?:javascript|your)|(?:our|your)[ ]comments?[ ](?:below|here))\b
  | \b(?:https?://|www\.)\S+[ ]*[.]?$ | \(?\bsee[ ](?:picture|photo|graphic|table|map)s?\b.{0,20}$
    """
)
"""What a page says of itself, or to its reader."""

_AGENCY = (
    r"(?i:cnn|reuters|ap|afp|bbc|ani|pti|upi|dpa|xinhua|bloomberg|tass|efe|the hollywood reporter|ew\.com|rolling stone"
    r"|associated press|thomson reuters foundation|cnn student news|people\.com|variety|time\.com)"
)
_CREDITED = re.compile(r"\s*[(\[](?:Photo|Image|Picture|File|Credit|Courtesy|Handout)\b[^()\[\]]{0,80}[)\]]\s*")
_OPENINGS = (
    _CREDITED,
    re.compile(r"\s*(?:[-*•–—>·▪●]+|\(?\d{1,2}[.)](?!\d))\s+"),
    re.compile(rf"\s*(?:[A-Z][\w.'’-]*,?\s){{0,5}}\(\s?{_AGENCY}\s?\)\s*(?:--?|[–—―])?\s*(?=[\"“‘'`]*\w)"),
    re.compile(r"\s*\((?:[A-Z][\w.&' /-]{1,30})\)\s*(?:--?|[–—―])?\s*(?=[\"“‘']?[A-Z])"),
    re.compile(
        r"\s*(?:BREAKING|UPDATE[D]?(?: ?\d)?|LATEST|WATCH|VIDEO|EXCLUSIVE|LIVE|JUST IN|DEVELOPING|CORRECT(?:ED|ION)"
        r"|ANALYSIS|OPINION|ADVERTISEMENT|(?i:breaking news|story highlights|key points|at a glance|highlights"
        r"|what happened|why it matters|the (?:news|latest|details|background)|background|summary|in brief))"
        r"(?:\s*[:|–—-]\s*|(?=\s[A-Z][a-z]))\s*(?=[\"“‘']?[A-Z0-9])"
    ),
    re.compile(
        r"\s*(?:(?:importance|background|context|introduction|rationale|objectives?|aims?|purpose|hypothesis|methods?"
        r"|design|settings?|participants|patients|subjects|exposures?|interventions?|measure(?:ment)?s|analysis|analyses"
        r"|main|primary|secondary|outcomes?|results?|findings|discussion|interpretation|limitations?|conclusions?"
        r"|relevance|significance|implications|funding|trial registration)(?:,? (?:and |of )?| ?/ ?|(?= ?:)))+ ?: +"
        r"(?=[\"“‘]?[A-Z0-9])",
        re.I,
    ),
    re.compile(
        r"\s*(?:By|BY)\s+[A-Z][\w.'’-]+(?:\s+(?:[A-Z][\w.'’-]+|and|de|van|der|al|bin)){1,5}"
        r"(?:,\s+(?:[A-Z][\w.'’-]*\s*|in\s+|and\s+|for\s+){1,6})?\s*(?:[|–—:]|--?\s|(?<=[a-z])\s(?=(?:The|A|An|At|In"
        r"|On|It|More|Some|Police|Two|Three|For|After)\b))\s*"
    ),
    re.compile(
        r"\s*(?:Published|Updated|Last updated|Posted)\s*:?\s+(?:[\d:.,/-]+|[A-Z]{2,4}|at|on|am|pm|[A-Z][a-z]{2,8}|"
        r"\||\s)+\s(?=(?:The|A|An|At|In|On|It|[A-Z][a-z]+)\s[a-z])"
    ),
)
"""What may stand before the first word of a sentence: list marks, agencies, labels, the section of a structured
abstract ("Main outcomes and measures:"), a byline, a date of publication."""

_POINTER = re.compile(
    r"""(?xi) [ ]? [(\[][ ]? (?:(?:also[ ])?(?:pictured|seen|shown|above|below|left|right|cent(?:re|er)|inset|file
        |far[ ](?:left|right)|in[ ](?:the[ ])?picture|bottom|top|circled|stock[ ](?:image|photo)|file[ ](?:photo|image
        |picture)|(?:second|third)[ ](?:from[ ])?(?:the[ ])?(?:left|right)|main[ ](?:picture|image)|and|with|in|on
        |here|a?t?[ ]?(?:his|her|their)?[ ]?(?:wedding|home)?)[ ,]*)+ [ ]? [)\]]"""
)
"""What stands in brackets and points at a picture: "(pictured)", "( right )", "(above left)"."""
_PLACE = re.compile(
    r"(?i)[(\[]\s?(?:far |second from |third from )?(?:the )?(?:left|right|cent(?:re|er)|above|below)\b"
)

_CLOSINGS = (
    re.compile(r"(?<=[.!?”\"’])\s*[(\[](?:[A-Z][\w.&' /-]{1,40}|Photo[^()\[\]]{0,80}|Image[^()\[\]]{0,80})[)\]]\s*$"),
    re.compile(r"(?<=[.!?”\"’])\s*(?:[–—-]{1,2}\s*)?(?:Reuters|AFP|AP|PA|dpa|ANI|PTI|Xinhua|Bloomberg)\.?\s*$"),
    re.compile(r"\s*\[(?:\d{1,3}|[a-z])\](?=\s*[.]?$)"),
    re.compile(r"\s*(?:Read more|Share this|Advertisement|Continue reading|Image source|Photo)\W*$"),
)
"""What may stand behind a sentence's end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a document is written.

    Parameters
    ----------
    lower
        All in lower case.
    spaced
        With blanks around its punctuation, as tokenisers leave it.
    words
        The words that it writes in lower case: where one of them begins with a capital, a sentence begins.
    """

    lower: bool
    spaced: bool
    words: frozenset[str]


def manner_of(document: Document) -> Manner:
    """Read off a document how it is written."""
    text = document.text
    letters = sum(sign.isalpha() for sign in text)
    capitals = sum(sign.isupper() for sign in text)
    stops = re.findall(r"(\s?)[.,](?=\s|$)", text)
    written = frozenset(word for word in re.findall(r"(?<=[a-z,] )[a-z]{2,}", text))
    return Manner(
        lower=capitals < _FEWEST_CAPITALS * max(letters, 1),
        spaced=len(stops) > 1 and sum(bool(blank) for blank in stops) > 0.5 * len(stops),
        words=written,
    )


_STOP = re.compile(r" ([.!?]+[\"”'’]?)$")
_SPOKEN = re.compile(r"(?<![\w'’])(?:i|i['’](?:d|m|ve|ll)|we|my|me|us|our)(?![\w'’])")
"""A speaker's own words, where "I" has no capital to set it apart from a letter."""


def cleaned(text: str, manner: Manner, *, kind: BlockKind = BlockKind.BODY) -> str | None:
    """Make a sentence of the article fit to be handed out.

    Returns
    -------
    str or None
        The sentence in one line; None for what is no whole statement of the story: a caption, a credit, a leftover of
        the page, a heading, a question, an order, a sentence with an open quotation.
    """
    if kind is not BlockKind.BODY or is_of_page(text):
        return None
    plain = " ".join(text.split())
    plain = detokenised(plain) if manner.spaced else plain
    plain = _STOP.sub(r"\1", _bare(_POINTER.sub("", plain)))
    plain = plain if manner.lower else _unglued(plain, manner.words)
    if not _is_statement(plain, manner):
        return None
    return plain[0].upper() + plain[1:] if manner.lower else plain


def is_of_page(text: str) -> bool:
    """Whether a sentence is the page's and no part of the story: a leftover, a caption, a credit."""
    return _LEFTOVER.search(text.strip()) is not None or _is_caption(text)


def _bare(text: str) -> str:
    """The sentence without what stands before its first word and behind its end."""
    while True:
        dateline = DATELINE.match(text) or (DATELINE.match(text[:120].title()) if text.islower() else None)
        opening = dateline or next((found for pattern in _OPENINGS if (found := pattern.match(text))), None)
        if opening is None or not opening.end():
            break
        text = text[opening.end() :]
    for pattern in _CLOSINGS:
        text = pattern.sub("", text).rstrip()
    return text.strip()


def _is_caption(text: str) -> bool:
    """Whether a sentence is that of a picture: credited, or in the present tense and pointing into it."""
    if has_credit(text) or SCENE.match(text) is not None:
        return True
    if _POINTER.search(text) is None:
        return is_beside_story(text)
    return _PLACE.search(text) is not None and _in_present(_POINTER.sub("", text))


def is_over_credit(text: str, following: str) -> bool:
    """Whether a sentence is a caption by what stands right behind it: the credit of its picture."""
    return (has_credit(following) or _CREDITED.match(following) is not None) and _in_present(text)


def _in_present(text: str) -> bool:
    parsed = parse(text)
    if parsed is None:
        return True
    tenses = [parsed.words[n].tag for n in parsed.finite]
    return not tenses or tenses[0] in ("VBZ", "VBP")


def _is_statement(text: str, manner: Manner) -> bool:
    words = tokens(text)
    if not _FEWEST <= len(words) <= _MOST or not _ends(text) or not closed(text):
        return False
    if text[0] in "([" or (text[0].islower() and not manner.lower and not words[0].text[1:2].isupper()):
        return False
    if text.isupper() or is_title(words) or addresses_reader(text) or _ROW.search(text) or _LABELLED.match(text):
        return False
    if manner.lower and _SPOKEN.search(unquoted(text)):
        return False
    parsed = None if manner.lower else parse(text)
    if parsed is not None and (_runs_on(text, parsed) or _is_shown(parsed)):
        return False
    return is_clause(text, lower=manner.lower)


def _ends(text: str) -> bool:
    return text.rstrip(" \"”’')]")[-1:] in (".", "!", "…") and not text.rstrip().endswith(("...", "…"))


def is_clause(text: str, *, lower: bool = False) -> bool:
    """Whether a sentence has a finite verb: as parsed; where that is not to be had, or errs, as its words look."""
    parsed = parse(text)
    if parsed is None or lower:
        return has_verb(tokens(text)) or (parsed is not None and bool(parsed.finite))
    return bool(parsed.finite)


_ROW = re.compile(r"\d\S*\s+\d{1,2}\.$")
_LABELLED = re.compile(r"[A-Z](?:[^\s:]+\s){0,4}[^\s:]+ ?: (?=[\"“'‘]?[A-Z])")
"""A label and a sentence behind its colon: a caption, or a heading glued to a paragraph."""
_SHOWN = frozenset(
    """wave celebrate pose salute shake hug kiss smile laugh react embrace lift gesture applaud cheer stretch stroll
    chat look watch sit stand walk train""".split()
)
"""What people are seen to do in pictures: captions put it in the present."""


def _runs_on(text: str, parsed: Parsed) -> bool:
    """Whether two sentences stand in one without a stop between them, as the lines of a list glued together do."""
    for root in parsed.roots[1:]:
        first = parsed.words[min(parsed.subtree(root))]
        subject = any(parsed.words[n].dep in ("nsubj", "nsubjpass") for n in parsed.children(root))
        before = text[: first.start].rstrip()
        if subject and first.text[:1].isupper() and before and before[-1] not in ".!?…:;,\"”’')—–-":
            return True
    return False


def _is_shown(parsed: Parsed) -> bool:
    """Whether a person does in the present what people do in pictures."""
    for root in parsed.roots[:1]:
        word = parsed.words[root]
        people = any(
            parsed.words[n].dep == "nsubj" and parsed.words[n].entity == "PERSON" for n in parsed.children(root)
        )
        return word.tag in ("VBZ", "VBP") and word.lemma in _SHOWN and people
    return False


def is_title(words: list[Token]) -> bool:
    """Whether nearly every word that could do without begins with a capital: a headline."""
    longer = [word for word in words if word.lower not in FUNCTION_WORDS and word.text[0].isalpha()]
    return len(longer) >= 5 and sum(word.capital for word in longer) >= _CAPITALISED * len(longer)


# --- a headline or heading glued to the sentence ---------------------------------------------------------------

_OPENERS = frozenset(
    """the a an at in on it they he she we more some this these there police two three four five six seven eight nine
    ten officials for after as when while about nearly almost around up many most all both no one""".split()
)
_SHARED = 2
"""Words of meaning that a headline has in common with the sentence it is glued to."""
_LONGEST_HEADLINE, _SHORTEST_REST = 25, 6
_SUBORDINATE = frozenset("if when while as although though because since after before until unless once where".split())
_SMALL = FUNCTION_WORDS | {"least"}


def _unglued(text: str, written: Collection[str]) -> str:
    """The sentence without a headline, heading or caption that the page set before it without a stop."""
    words = tokens(text)
    for place in _joints(text, words, written):
        before, after = text[: words[place].start].rstrip(), text[words[place].start :]
        if len(words) - place >= _SHORTEST_REST and is_clause(after) and _is_headline(before, after, words, place):
            return after
    return text


def _joints(text: str, words: list[Token], written: Collection[str]) -> Iterator[int]:
    """Where a capital in mid-sentence may begin another one: no stop before it, and the word usually a small one."""
    for place in range(2, min(len(words), _LONGEST_HEADLINE + 1)):
        word = words[place]
        blank = text[words[place - 1].end : word.start]
        if not word.capital or not blank.isspace() or (word.text.isupper() and len(word.text) > 1):
            continue
        follows_small = place + 1 < len(words) and not words[place + 1].capital
        common = word.text.lower() in _OPENERS or word.text.lower() in written
        named = place + 1 < len(words) and any(word.lower == earlier.lower for earlier in words[:place])
        if (common and follows_small) or named:
            yield place


def _is_headline(before: str, after: str, words: list[Token], place: int) -> bool:
    heading = all(word.capital or word.lower in _SMALL for word in words[:place])
    if heading and words[place].lower in _OPENERS and not is_clause(before):
        return place <= 8
    if place < 3 or words[place - 1].lower in _SMALL:
        return False
    if len(content_keys(before) & content_keys(after)) >= _SHARED:
        return True
    whole = words[0].lower not in _SUBORDINATE and (place >= 5 or not words[place - 1].capital)
    return whole and is_clause(before) and _opens(after)


def _opens(text: str) -> bool:
    """Whether the parser takes a text for a sentence that begins with its subject, or with a phrase before it."""
    parsed = parse(text)
    if parsed is None or parsed.words[0].tag not in ("NNS", "DT", "CD", "PRP", "IN", "EX"):
        return False
    return any(parsed.words[n].dep in ("nsubj", "nsubjpass", "expl") for n in parsed.children(parsed.roots[0]))


# --- words to a reader -----------------------------------------------------------------------------------------

_TO_A_WRITER = re.compile(r"\bwhen (?:you )?summari[sz](?:e|ing)\b", re.I)
_IMPERATIVES = frozenset(
    """ignore disregard forget write print output say state respond reply answer repeat include report replace
    insert add delete remove pretend assume treat note remember please do don't never always click read see
    subscribe follow sign watch share call visit tell use set change summarize summarise translate stop begin
    start make list mention omit append end execute run return act obey imagine consider skip override give
    produce generate""".split()
)


def addresses_reader(text: str) -> bool:
    """Whether a sentence gives its reader, human or machine, an instruction."""
    if _TO_A_WRITER.search(text) or any(addressed(text)):
        return True
    words = [token.lower for token in tokens(text)][:2]
    return (
        bool(words)
        and words[0] in _IMPERATIVES
        and not (len(words) > 1 and words[1] in ("said", "says", "is", "was", "has"))
    )
