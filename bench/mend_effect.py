"""What mending does to texts whose figures people marked: wrong ones still there, right ones changed or lost.

    python bench/mend_effect.py MARKED.jsonl... [--confidence C] [--limit N] [--show N]

A line is {"source", "output" or "summary", "figures": [{"start", "end", "expect": "wrong"|"right"} or
{"start", "end", "label": "unsupported"|"supported"}]}; other marks are left out. A wrong figure is still there where
no change touches it; a right one is changed or lost where one does, and its surface is not in what stands there now.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from summarizer.document import from_text
from summarizer.mending import Edit, Mended, mend

WRONG, RIGHT = ("wrong", "unsupported"), ("right", "supported")


def main() -> None:
    options = _options()
    counts: Counter[str] = Counter()
    shown = 0
    for path in options.marked:
        for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines()):
            if options.limit and number >= options.limit:
                break
            record = json.loads(line)
            text = record.get("output", record.get("summary"))
            document = from_text(record["source"])
            mended = mend(text, document, confidence=options.confidence)
            counts += _counted(record, text, mended)
            counts["changed again"] += mend(mended.text, document, confidence=options.confidence).text != mended.text
            if shown < options.show and mended.text != text:
                shown += 1
                _show(mended)
    _report(counts)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("marked", nargs="+")
    parser.add_argument("--confidence", type=float, default=0.5)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--show", type=int, default=0)
    return parser.parse_args()


def _counted(record: dict, text: str, mended: Mended) -> Counter[str]:
    counts: Counter[str] = Counter(texts=1, edited=bool(mended.edits))
    for edit in mended.edits:
        counts[f"method {edit.method}"] += 1
    for mark in record["figures"]:
        sort = mark.get("expect", mark.get("label"))
        edit = _touching(mended, mark["start"], mark["end"])
        if sort in WRONG:
            counts["wrong"] += 1
            counts["wrong left"] += edit is None
            counts[f"wrong touched: {edit.cause if edit else 'not'}"] += 1
        elif sort in RIGHT:
            counts["right"] += 1
            kept = edit is None or text[mark["start"] : mark["end"]] in edit.after
            counts["right lost"] += not kept
            if not kept and edit:
                counts[f"right lost: {edit.method}"] += 1
                counts[f"right lost: {edit.cause}"] += 1
    return counts


def _touching(mended: Mended, start: int, end: int) -> Edit | None:
    applied = (edit for edit in mended.edits if edit.applied)
    return next((edit for edit in applied if edit.span.start < end and start < edit.span.end), None)


def _show(mended: Mended) -> None:
    print("BEFORE", mended.draft)
    for edit in mended.edits:
        print(f"   {edit.method} {edit.before!r} -> {edit.after!r}: {edit.reason}")
    print("AFTER ", mended.text, "\n")


def _report(counts: Counter[str]) -> None:
    for name, part, whole in (
        ("wrong figures still there", "wrong left", "wrong"),
        ("right figures lost", "right lost", "right"),
    ):
        print(f"{name}: {counts[part]} of {counts[whole]} ({counts[part] / max(1, counts[whole]):.1%})")
    for name, count in sorted(counts.items()):
        print(f"  {name}: {count}")


if __name__ == "__main__":
    main()
