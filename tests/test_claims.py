"""Who did what to whom: what a drafted statement may not say otherwise than its source. All texts are made up."""

from __future__ import annotations

import pytest

from summarizer.document import build_index, from_text
from summarizer.write.accept import Acceptance
from summarizer.write.claims import fault

RIGHT = [
    ("Keeper Ivo Crane broke his leg.", "Keeper Ivo Crane broke his leg in May."),
    ("His leg was broken in May.", "Keeper Ivo Crane broke his leg in May."),
    ("The police released the name.", "The name was released by the police on Monday."),
    ("Ada Brenn resigned.", "The resignation of Ada Brenn came on Friday."),
    ("The council of Oss approved nine plans.", "On Friday the council of Oss approved nine plans for the harbour."),
    ("The ferry's owner paid a fine.", "The owner of the ferry, Dulan Lines, paid a fine."),
]
WRONG = [
    ("The family released the name.", "The police released the name after telling the family.", "released"),
    ("Ilko Torv hit 90 runs.", "Ada Brenn hit 90 runs while Ilko Torv watched.", "hit"),
    ("The mill bought the bank.", "The bank bought the mill for nine crowns.", "bought"),
    ("The auctioneer sold a stamp.", "A dealer sold a stamp in Oss.", "auctioneer"),
    ("Jon Vance's leg was broken.", "Ivo Crane's leg was broken in a match that Jon Vance missed.", "leg"),
    ("The council approved a tunnel.", "The council approved a bridge.", "tunnel"),
]


@pytest.mark.parametrize(("statement", "source"), RIGHT)
def test_what_the_source_says_passes(statement: str, source: str) -> None:
    assert fault(statement, [source]) is None


@pytest.mark.parametrize(("statement", "source", "word"), WRONG)
def test_a_word_the_source_has_otherwise_is_named(statement: str, source: str, word: str) -> None:
    assert word in (fault(statement, [source]) or "")


def test_a_word_of_the_sentences_around_may_be_used() -> None:
    statement, source = "The ferry sank off Oss.", "It sank off Oss on Friday."
    assert fault(statement, [source]) is not None
    assert fault(statement, [source], ["The ferry left at noon."]) is None


def test_a_statement_without_a_source_does_not_pass() -> None:
    document = from_text("The council of Oss approved nine plans on Friday, the mayor said.")
    acceptance = Acceptance(document, build_index(document))
    checked = acceptance.check("Rain fell in Sorrow.", ())
    assert acceptance.fault(checked, ()) is not None
