"""Rows of the tables of verdicts that today's fitted judgment gets wrong: known, kept, and strict.

A row that comes right fails its test as an unexpected pass: then it leaves this list. Each is (output, surface).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

KNOWN_MISSES = {
    ("Inflation in Orn fell to 3.1% in May.", "3.1%"),
    ("It was the club's eleventh victory of the year.", "eleventh"),
    ("The hospital took in 80 wounded, a doctor said.", "80"),
    ("Ann Tallow was born in 1958.", "1958"),
    ("Births in Orn fell from 131 to 152.", "152"),
    ("Tamsin's shares lost 4%.", "4%"),
    ("Jana Koe scored her third goal of the year.", "third"),
    ("She completed the stage revival of Glass Harbour in 2017.", "2017"),
    ("Inflation in Orn stands at 2%.", "2%"),
    ("Brook City beat Marl Rovers 3-1 on Saturday.", "3-1"),
    ("Asked why, 39% of tenants named the rent.", "39%"),
    ("Rents rose 4%, the harbour office said.", "4%"),
    ("She won the award for the second year running.", "second"),
    ("Shelling killed 17 people in Brook.", "17"),
    ("Skydart of Brook flies 51 aircraft.", "51"),
    ("The Dam is a 2014 album by Lars Koe.", "2014"),
    ("There is a 2014 album by Lars Koe, and a film by Ida Voss.", "2014"),
    ("The ferry carried mail to Orn in 1914.", "1914"),
    ("The quake struck at 15:48 GMT.", "15:48"),
    ("The raid killed 23 children.", "23"),
    ("The storm killed more than 100 people.", "100"),
    ("The strike injured 130 women.", "130"),
    ("They won the cup for the first time.", "first"),
    ("Four guards were missing.", "Four"),
    ("Turnout was 64% in 2020.", "64%"),
    ("Turnout was 64%.", "64%"),
    ("The figure of the year before was 96.", "96"),
    ("Holt sold the bakery in 2015.", "2015"),
    ("Wolden beat Harl 1-0 on Saturday to go 15 points clear.", "1-0"),
}


def marked(rows: Iterable[tuple[str, str, str, str]]) -> list[Any]:
    """The rows as parameters, those that are known misses marked as strict expected failures."""
    miss = pytest.mark.xfail(strict=True, reason="the fitted judgment misses this row")
    return [pytest.param(row, marks=miss if (row[1], row[2]) in KNOWN_MISSES else ()) for row in rows]
