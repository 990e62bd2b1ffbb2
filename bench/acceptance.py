"""How many marked statements the acceptance rule lets pass: wrong ones (few asked) and right ones (most asked).

    python bench/acceptance.py MARKED.jsonl... [--show N]

A line is {"source", "output" or "summary"} with people's marks: "error_span" [[start, end]...] and "label", or
"figures" with "label": "unsupported", or "human_annotation": {"spans": [{"start", "end", "label"}]}. A sentence is
wrong where a mark of an error touches it, right where its text has none there; what is neither is not counted. A
statement is accepted beside the others of its text; "without any finding" is the stricter rule of single checks.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from summarizer.document import build_index, from_text
from summarizer.report import Statement
from summarizer.sentences import split_sentences
from summarizer.write.accept import Acceptance


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("marked", nargs="+")
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for path in options.marked:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            document = from_text(record["source"])
            acceptance = Acceptance(document, build_index(document))
            texts, marks = zip(*_statements(record), strict=True)
            said = [_said(acceptance, text) for text in texts]
            for statement, wrong, fault in zip(said, marks, acceptance.faults(said), strict=True):
                if wrong is None:
                    continue
                sort = "wrong" if wrong else "right"
                counts[sort] += 1
                counts[f"{sort} accepted"] += fault is None
                counts[f"{sort} without any finding"] += acceptance.fault(statement.checked, statement.sources) is None
                if fault is not None:
                    counts[f"{sort} refused: {_sort_of(fault)}"] += 1
                if wrong == (fault is None) and options.show > counts["shown"]:
                    counts["shown"] += 1
                    print(f"{sort}: {statement.text}\n    {fault}")
    for name, count in sorted(counts.items()):
        print(f"{name}: {count}")
    for sort in ("wrong", "right"):
        for way in ("accepted", "without any finding"):
            print(f"{sort} {way}: {counts[f'{sort} {way}'] / max(1, counts[sort]):.1%}")


def _said(acceptance: Acceptance, text: str) -> Statement:
    sources = acceptance.checker.sources_of(text)
    return Statement(text=text, task="summary", sources=sources, checked=acceptance.check(text, sources, follows=True))


def _statements(record: dict) -> Iterator[tuple[str, bool | None]]:
    """Every sentence, with whether it is wrong; None where nobody marked it."""
    text = record.get("output", record.get("summary"))
    errors = [tuple(span) for span in record.get("error_span") or []]
    errors += [
        (f["start"], f["end"]) for f in record["figures"] if f.get("label", f.get("expect")) in ("unsupported", "wrong")
    ]
    spans = _human(record)
    errors += [(s["start"], s["end"]) for s in spans if "start" in s and "Unwanted" in str(s["label"])]
    known = [
        (f["start"], f["end"]) for f in record["figures"] if f.get("label", f.get("expect")) in ("supported", "right")
    ]
    for span in split_sentences(text):
        wrong = any(start < span.end and span.start < end for start, end in errors)
        right = (
            any(start < span.end and span.start < end for start, end in known) or record.get("label") == "consistent"
        )
        yield " ".join(span.of(text).split()), wrong if wrong or right else None


def _human(record: dict) -> list[dict]:
    marks = record.get("human_annotation")
    spans = marks.get("spans") if isinstance(marks, dict) else None
    return [span for span in spans if isinstance(span, dict)] if isinstance(spans, list) else []


def _sort_of(fault: str) -> str:
    if fault.startswith('"'):
        return "figure"
    return fault.split(":", maxsplit=1)[0] if ":" in fault[:25] else " ".join(fault.split()[:4])


if __name__ == "__main__":
    main()
