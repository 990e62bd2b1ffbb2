"""Blocks and sentences: a table of layouts, each row an original example; then what holds for every text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import BlockKind, from_text
from summarizer.sentences import split_sentences

H, C, D, X, B, N = (
    BlockKind.HEADLINE,
    BlockKind.CAPTION,
    BlockKind.DATELINE,
    BlockKind.HEADING,
    BlockKind.BODY,
    BlockKind.NOTICE,
)

LEAD = "The ferry Lena Dray sank off Port Elva on Monday, killing 12 people."
MORE = "Rescuers searched for a second day, the coast guard said."

HEAD = (H, "Ferry sinks off Elva")
FIRST, SECOND = (B, LEAD), (B, MORE)
CAPTION = (C, "At least 12 died in the bay (File)")
PLACE = (D, "Upper Territories:")

# What the row shows, and blocks that are separated by blank lines.
PARAGRAPHS = [
    ("one line is body", [(B, "Ferry sinks off Elva")]),
    ("headline", [HEAD, FIRST, SECOND]),
    ("headline that asks", [(H, "Who sank the ferry?"), FIRST]),
    ("a full sentence is no headline", [FIRST, SECOND]),
    ("standfirst", [HEAD, (H, "Captain held as search goes on"), FIRST]),
    ("crosshead", [FIRST, (X, "A night at sea"), SECOND]),
    ("crosshead that asks", [FIRST, (X, "What went wrong?"), SECOND]),
    ("list items are body", [FIRST, (B, "- 12 dead"), (B, "- 30 rescued")]),
    ("the last short line is body", [FIRST, (B, "More to follow")]),
    ("everything at once", [HEAD, CAPTION, PLACE, FIRST, SECOND, (N, "© 2024 Coast News")]),
    # captions
    ("file picture", [HEAD, CAPTION, FIRST]),
    ("credit in front", [HEAD, (C, "Photo: The ferry in 2019."), FIRST]),
    ("credit behind", [FIRST, (C, "Divers at the wreck. (Ann Lee/Getty Images)"), SECOND]),
    ("credit in brackets", [FIRST, (C, "Divers at the wreck [Photo: A. Lee/Coast News]"), SECOND]),
    ("image caption", [FIRST, (C, "Image caption, The bow of the ferry"), SECOND]),
    ("Markdown image", [FIRST, (C, "![The bow](bow.jpg)"), SECOND]),
    ("agency and name", [HEAD, (C, "Divers search on Tuesday. Twelve died. (Coast News/A. Lee)"), FIRST]),
    ("credit after a sentence", [HEAD, (C, "Divers search the bay on Tuesday. Picture: Ann Lee"), FIRST]),
    ("agency in brackets under the headline", [HEAD, (C, "A diver in the bay on Tuesday. (Coast News)"), FIRST]),
    ("its letters under the headline", [HEAD, (C, "A diver in the bay on Tuesday. CNA"), FIRST]),
    ("a thing in its place", [HEAD, (C, "An empty pier in Elva, on the north shore, where 40 boats once lay"), FIRST]),
    ("a thing in its place, short", [HEAD, (C, "The old pier at Port Elva, which closed in 2019"), FIRST]),
    ("a dated scene", [HEAD, (C, "Divers search the bay off Elva on Monday. The wreck lies at 40 metres."), FIRST]),
    ("a scene without a full stop", [HEAD, (C, "Families wait on the quay in Elva late on Tuesday"), FIRST]),
    ("a name and agency", [HEAD, (C, "Divers in the bay. Ann Lee/Coast News"), FIRST]),
    ("a credit in mid-sentence", [HEAD, (C, "Divers in the bay off Elva Photo: Ann Lee/Coast News"), FIRST]),
    ("a standfirst with a place", [HEAD, (H, "A diver died in Elva, police say"), FIRST]),
    ("a standfirst with a day", [HEAD, (H, "Families waited for news on Tuesday"), FIRST]),
    ("a noun that is also done", [HEAD, (B, "The average wait at the quay fell to 19 hours in April."), SECOND]),
    ("a scene later on is body", [FIRST, (B, "Divers search the bay off Elva on Monday.")]),
    (
        "a body that ends in letters",
        [FIRST, (B, "The ship was bought from a yard on the west coast of the USA"), SECOND],
    ),
    ("brackets in the body", [FIRST, (B, "It belongs to one of the oldest lines of the coast (Elva Line)"), SECOND]),
    ("a photo in a sentence", [FIRST, (B, "A photo of the bow was sent to Coast News.")]),
    # datelines
    ("place on its own line", [HEAD, PLACE, FIRST]),
    ("dateline on its own line", [(D, "PORT ELVA, March 14 (Agency) -"), FIRST]),
    ("a dash in a sentence", [(B, "The Elva Line (founded in 1902) runs 14 ships - all old.")]),
    ("an abbreviation before a dash", [(B, "NATO — the alliance of 32 — met.")]),
    # notices
    ("syndicated", [FIRST, (N, "(This story has not been edited by our staff.)")]),
    ("credits", [FIRST, (N, "(Reporting by A. Lee; Editing by B. Poe)")]),
    ("bare credits", [FIRST, (N, "Additional reporting by A. Lee in Elva")]),
    ("story updated", [FIRST, (N, "(This story was updated on Sunday. Reporting by A. Lee; editing by B. Poe.)")]),
    ("contributor", [FIRST, (N, "Staff writer Ann Lee contributed to this report.")]),
    ("initials of the desk", [FIRST, (N, "abc/de/fg")]),
    ("byline of a desk", [HEAD, (N, "By our shipping correspondent"), FIRST]),
    ("a remark in brackets", [FIRST, (B, "(The ferry had sailed at noon.)")]),
    ("byline", [HEAD, (N, "By Ann Lee and Bo Poe, Coast News"), FIRST]),
    ("a sentence that begins with by", [FIRST, (B, "By Monday the toll had reached 12.")]),
    ("copyright", [FIRST, (N, "© 2024 Coast News")]),
    ("all rights reserved", [FIRST, (N, "Coast News 2024. All rights reserved.")]),
    ("newsletter", [FIRST, (N, "Sign up to our morning briefing"), SECOND]),
    ("link", [FIRST, (N, "Read more: Ferry line in debt"), SECOND]),
    ("time stamp", [HEAD, (N, "Published 14 March 2024, 10:30"), FIRST]),
    ("correction", [FIRST, (N, "Correction: an earlier version gave the toll as 13.")]),
]


@pytest.mark.parametrize("blocks", [row[1] for row in PARAGRAPHS], ids=[row[0] for row in PARAGRAPHS])
def test_paragraphs(blocks: list[tuple[BlockKind, str]]) -> None:
    assert laid_out("\n\n".join(surface for _, surface in blocks)) == blocks


# Datelines that open a paragraph: the rest of it is body.
DATELINES = [
    "PORT ELVA, March 14 (Agency) -",
    "PORT ELVA, Upper State —",
    "Port Elva (Coast News) —",
    "Port Elva, 14 March 2024 –",
    "(Agency) --",
    "PORT D'ELVA, 14 March.",
]


def test_points_may_stand_before_the_dateline() -> None:
    blocks = from_text(f"{HEAD[1]}\n\n* 12 dead\n* 30 rescued\n\nPORT ELVA, March 14 - {LEAD}\n\n{MORE}").blocks
    assert [block.kind for block in blocks] == [H, B, B, D, B, B]


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_opens_a_paragraph(dateline: str) -> None:
    assert laid_out(f"Ferry sinks off Elva\n\n{dateline} {LEAD}") == [HEAD, (D, dateline), FIRST]


def test_what_stands_between_a_headline_and_a_dateline_is_a_caption() -> None:
    caption = "Divers search the wreck. Twelve people died."
    assert laid_out(f"Ferry sinks off Elva\n\n{caption}\n\nPORT ELVA — {LEAD}") == [
        HEAD,
        (C, caption),
        (D, "PORT ELVA —"),
        FIRST,
    ]


WRAPPED = """\
The ferry sank in the bay off Port Elva
on Monday in a storm, and of the crew 12
died in the cold water before a boat
came."""
SECTIONS = [HEAD, FIRST, (X, "At sea"), SECOND]
TWO_LINES = """\
At least 12 people died and 30 were rescued when the ferry Lena Dray sank in a storm off Port Elva on
Monday, the coast guard said. It had sailed at noon."""
"""The only break in the text is one for its width, before a capital letter."""
LONG_HEADLINE = "Ferry Lena Dray sinks in a storm off Port Elva, twelve of its crew die"
BY_HAND = """\
The ferry sank in the bay off Port Elva
on Monday in a storm, and of the crew 12
died in the cold water before
a boat came, as a harbour pilot had seen
it."""
ISLAND = "A second boat was sent from the island."

# What the row shows, a text, and its blocks.
LINES = [
    ("one line a paragraph", f"Ferry sinks off Elva\n{LEAD}\n{MORE}", [HEAD, FIRST, SECOND]),
    ("carriage returns", f"Ferry sinks off Elva\r\n\r\n{LEAD}\r\n{MORE}\r\n", [HEAD, FIRST, SECOND]),
    ("Markdown headings", f"# Ferry sinks off Elva\n\n{LEAD}\n\n## At sea ##\n{MORE}", SECTIONS),
    ("underlined headings", f"Ferry sinks off Elva\n====\n\n{LEAD}\n\nAt sea\n---\n{MORE}", SECTIONS),
    ("rules are no blocks", f"{LEAD}\n\n---\n\n* * *\n\n{MORE}", [FIRST, SECOND]),
    ("wrapped at a width", f"{WRAPPED}\n{ISLAND}", [(B, WRAPPED), (B, ISLAND)]),
    (
        "a credit under its caption",
        f"Ferry sinks off Elva\n\nDivers in the bay\nPhoto: Ann Lee/Coast News\n\n{LEAD}",
        [HEAD, (C, "Divers in the bay"), (C, "Photo: Ann Lee/Coast News"), FIRST],
    ),
    ("wrapped by hand, one line short", f"{BY_HAND}\n{ISLAND}", [(B, BY_HAND), (B, ISLAND)]),
    ("two lines wrapped", f"Ferry sinks off Elva\n\n{TWO_LINES}\n\n{MORE}", [HEAD, (B, TWO_LINES), SECOND]),
    ("two lines wrapped, no headline", TWO_LINES, [(B, TWO_LINES)]),
    ("a headline as long as the lead", f"{LONG_HEADLINE}\n{LEAD}", [(H, LONG_HEADLINE), FIRST]),
    ("a sentence as long as the next", f"{LEAD}\n{LEAD}", [FIRST, FIRST]),
    ("broken at a clause", "The ferry sank,\nkilling 12 people.", [(B, "The ferry sank,\nkilling 12 people.")]),
    ("no words at all", "\n \n---\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "blocks"), [row[1:] for row in LINES], ids=[row[0] for row in LINES])
def test_lines(text: str, blocks: list[tuple[BlockKind, str]]) -> None:
    assert laid_out(text) == blocks


def laid_out(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.of(text)) for block in from_text(text).blocks]


SENTENCES = [
    ["He left at 3 p.m. Friday.", "She stayed."],
    ["It closed at 5 p.m. EST.", "It opened again."],
    ["They met in D.C. on Monday.", "Nobody spoke."],
    ["It rose by 3 p.m.", "Nobody knew why."],
    ["Gen. Ann Lee met Sen. Poe.", "Both left."],
    ["It cost $3.5 million.", "12 people died.", "5 more followed."],
    ["1. The ferry sank.", "2. The crew swam."],
    ["(45) Goal: Lee scores.", "It is two.", "The game ends."],
    ["The goals: 1) Lee scores.", "It is one.", "2) Poe scores.", "It is two."],
    ["a) The ferry sank.", "The crew swam.", "b) Nobody died.", "All swam."],
    ["They want 1) a dam, 2) a road.", "3) A bridge is dear.", "It costs 9 crowns."],
    ["There were approx. 30 people.", "All swam."],
    ["See No. 5 on the list.", "It is long."],
    ["“We saw it. We ran,” he said.", "Then it was over."],
    ['He said: "It is over. We go home."', "They left."],
    ["The toll is 30.", "The army said 12."],
    ["the ferry sank .", "the crew swam .", "12 died ."],
    ["the u.s . navy sent a boat .", "it was late ."],
    ["He works for Acme Inc. in Elva.", "She does not."],
    ["What now?", "Nobody knows!", "We wait…"],
    ["A flag 🏳️‍🌈 flew.", "Twelve saw it."],
]


@pytest.mark.parametrize("sentences", SENTENCES, ids=lambda sentences: sentences[0])
def test_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [span.of(text) for span in split_sentences(text)] == sentences


def test_a_lost_blank_between_sentences() -> None:
    text = "The toll is 30.The army said 12. It rose to 3.5 million."
    assert [span.of(text) for span in split_sentences(text)] == [
        "The toll is 30.",
        "The army said 12.",
        "It rose to 3.5 million.",
    ]


def test_no_sentence_crosses_a_block() -> None:
    text = f"Ferry sinks off Elva\nAt least 12 died (File)\n\nUpper Territories:\n\n{LEAD} {MORE}\n\nMore to follow"
    document = from_text(text)
    assert [(document.kind_of(s), s.span.of(text)) for s in document.sentences] == [
        (H, "Ferry sinks off Elva"),
        (C, "At least 12 died (File)"),
        (D, "Upper Territories:"),
        (B, LEAD),
        (B, MORE),
        (B, "More to follow"),
    ]
    assert document.title == "Ferry sinks off Elva"
    assert document.spans(B) == tuple(s.span for s in document.sentences[3:])


LANGUAGES = [
    ("en", f"{LEAD} {MORE}"),
    ("de", "Die Fähre sank am Montag vor der Küste. Zwölf Menschen kamen ums Leben, die Suche geht weiter."),
    ("fr", "Le ferry a coulé lundi au large de la côte, faisant douze morts, selon les secours de la ville."),
    ("nl", "De veerboot zonk maandag voor de kust, waarbij twaalf mensen om het leven kwamen."),
    ("ru", "Паром затонул в понедельник у берегов, погибли двенадцать человек, сообщила береговая охрана."),
    (None, "Elva 3-2 Dray"),
    (None, "12 34 56"),
]


@pytest.mark.parametrize(("code", "text"), LANGUAGES, ids=[str(code) for code, _ in LANGUAGES])
def test_language(code: str | None, text: str) -> None:
    assert from_text(text).language == code


# Marks the rules look at, whole and in pieces, beside any character at all.
_PIECES = st.sampled_from(
    ["\n", "\r\n", "\n\n", "# ", "---", " ", ". ", "(File)", "PORT ELVA", " (Agency) - ", "By Ann Lee", "“", ":"]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(_PIECES | st.characters(), max_size=40).map("".join))


@given(TEXTS)
def test_every_text_is_laid_out_in_order(text: str) -> None:
    document = from_text(text)
    assert document.text == text
    at = 0
    for block in document.blocks:
        surface = block.span.of(text)
        assert at <= block.span.start < block.span.end <= len(text)
        assert surface == surface.strip()
        at = block.span.end
    end = 0
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        assert block.span.start <= sentence.span.start < sentence.span.end <= block.span.end
        assert end <= sentence.span.start
        end = sentence.span.end


@given(TEXTS)
def test_every_word_is_in_a_sentence_of_its_block(text: str) -> None:
    document = from_text(text)
    read = "".join(s.span.of(text) for s in document.sentences)
    laid_out = "".join(b.span.of(text) for b in document.blocks)
    assert "".join(read.split()) == "".join(laid_out.split())
