"""What figure-locked decoding does to raw drafts: wrong figures with and without it, by cause.

    python bench/lock_effect.py [--model SPEC] [--articles N]

Drafts of the shipped suite's articles, unrepaired, written twice by the same model. Printed are the figures, and
those of them that are fabricated, of something else, of another value or changed in their qualifiers. The lock earns
its place only where the total falls: what it prevents as fabricated may come back as a right number of a wrong thing.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path

from summarizer import summarize
from summarizer.document import from_text
from summarizer.draft import Options
from summarizer.models import open_model

SUITE = Path(__file__).parents[1] / "eval" / "suites" / "news-figures" / "samples.jsonl"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--model", default="embedded:smollm2-135m")
    options.add_argument("--articles", type=int, default=12)
    asked = options.parse_args()
    rows = [json.loads(line) for line in SUITE.read_text(encoding="utf-8").splitlines()]
    rows = rows[:: max(1, len(rows) // asked.articles)][: asked.articles]
    model = open_model(asked.model)
    counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for number, row in enumerate(rows, 1):
        document = from_text(row["text"], origin=row["id"], published=date.fromisoformat(row["published"]))
        for lock, count in counts.items():
            report = summarize(document, model, options=Options(lock=lock), raw=True)
            causes = [v.cause for v in report.verdicts if v.cause]
            count.update(str(cause) for cause in causes)
            count["figures"] += len(causes)
        print(f"{number}/{len(rows)} {row['id']}", flush=True)
    for lock, count in counts.items():
        wrong = sum(count[c] for c in ("fabricated", "wrong_referent", "wrong_value", "qualifier_changed"))
        print(f"lock {'on ' if lock else 'off'}: {dict(sorted(count.items()))}; wrong {wrong / count['figures']:.1%}")


if __name__ == "__main__":
    main()
