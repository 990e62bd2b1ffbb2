"""How long a check takes a pair, beside what a user would pick instead, by turns in one run.

    python bench/check_speed.py [--pairs PAIRS.jsonl] [--repeats 5]

PAIRS holds one {"source", "output"} a line ("summary" does for "output"); without it the shipped suite's articles and
reference summaries are used. Beside the check (finding the figures of both texts, indexing the source and judging) run
the digits-and-words rule below and, where it is installed (`pip install quantulum3 inflect`), quantulum3 finding the
quantities of both texts. Each goes over all the pairs before the next begins, and so does all over again: what runs
right after a rival of a hundred times its size finds the processor's caches full of the other's data. Medians over
pairs and repeats, in milliseconds, and ratios within the run. Then one long source of 12,500, 25,000, 50,000 and
100,000 words, to show the growth.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from summarizer.document import build_index, from_text
from summarizer.figures.context import find_figures
from summarizer.figures.support import support

SUITE = Path(__file__).parents[1] / "eval" / "suites" / "news-figures" / "samples.jsonl"
WORDS = re.compile(
    r"\d[\d,]*(?:\.\d+)?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?"
    r"|millions?|billions?|dozens?|half|twice|doubled?|first|second|third|fourth|fifth)\b",
    re.IGNORECASE,
)


def figurewise(source: str, output: str) -> None:
    found = build_index(from_text(source))
    for figure in find_figures(output):
        support(figure, found)


def digits_and_words(source: str, output: str) -> None:
    held = {m[0].lower().replace(",", "") for m in WORDS.finditer(source)}
    _ = [m[0].lower().replace(",", "") in held for m in WORDS.finditer(output)]


def rivals() -> dict[str, Callable[[str, str], None]]:
    found: dict[str, Callable[[str, str], None]] = {"figurewise": figurewise, "digits and words": digits_and_words}
    with contextlib.suppress(ImportError):
        from quantulum3 import parser

        def quantulum3(source: str, output: str) -> None:
            for text in (source, output):
                with contextlib.suppress(Exception):  # it raises on some texts; the time up to there counts
                    parser.parse(text)

        found["quantulum3"] = quantulum3
    return found


def milliseconds(run: Callable[[str, str], None], source: str, output: str) -> float:
    start = time.perf_counter()
    run(source, output)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pairs", type=Path, default=SUITE)
    options.add_argument("--repeats", type=int, default=5)
    asked = options.parse_args()
    rows = [json.loads(line) for line in asked.pairs.read_text(encoding="utf-8").splitlines() if line.strip()]
    pairs = [(r.get("source") or r["text"], r.get("output") or r["summary"]) for r in rows]
    runs = rivals()
    for run in runs.values():
        run(*pairs[0])
    gc.freeze()  # what the libraries of one rival hold must not slow the others
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(asked.repeats):
        for name, run in runs.items():
            taken[name] += [milliseconds(run, *pair) for pair in pairs]
    ours = statistics.median(taken["figurewise"])
    characters = statistics.median(len(s) for s, _ in pairs)
    print(f"{len(pairs)} pairs, sources of {characters:.0f} characters in the median, {asked.repeats} repeats")
    for name, times in taken.items():
        middle = statistics.median(times)
        worst = statistics.quantiles(times, n=20)[-1]
        print(
            f"{name:18} median {middle:8.2f} ms   95th percentile {worst:8.2f} ms   {middle / ours:7.2f} x figurewise"
        )
    long = " ".join(source for source, _ in pairs * (1 + 100_000 // len(pairs) // 100)).split(" ")
    while len(long) < 100_000:
        long = long + long
    output = pairs[0][1]
    for words in (12_500, 25_000, 50_000, 100_000):
        source = " ".join(long[:words])
        times = [milliseconds(figurewise, source, output) for _ in range(3)]
        rule = [milliseconds(digits_and_words, source, output) for _ in range(3)]
        print(
            f"{words:7} words   figurewise {statistics.median(times):8.0f} ms   rule {statistics.median(rule):6.1f} ms"
        )


if __name__ == "__main__":
    main()
