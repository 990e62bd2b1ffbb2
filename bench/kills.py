"""Kill `figurewise bulk` at random moments, many times, and see that nothing is lost or doubled.

    python bench/kills.py [KILLS] [ARTICLES]

Each start is killed with SIGKILL up to half a second after it has added a result. In the end the file must be, byte
for byte, what a run gives that nothing disturbed.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ARTICLE = "The mill of Kestrel closed on Monday with the loss of {} jobs, its owner said. It made {} tonnes a year."
PROGRAM = [sys.executable, "-c", "from summarizer.cli import main; main()"]
OPTIONS = ["--column", "text", "--model", "lead:2", "--quiet", "--resume"]


def lines(journal: Path) -> list[str]:
    return journal.read_text().split("\n")[:-1] if journal.exists() else []


def main(kills: int, articles: int) -> None:
    moments = random.Random(5)
    with tempfile.TemporaryDirectory() as name:
        table, out = Path(name, "table.jsonl"), Path(name, "out.jsonl")
        journal = Path(name, "out.jsonl.run", "outcomes.jsonl")
        rows = ({"text": " ".join(ARTICLE.format(n + 10, n + i) for i in range(12))} for n in range(articles))
        table.write_text("".join(json.dumps(row) + "\n" for row in rows))
        done, finished = 0, []
        while done < kills:
            before = len(lines(journal))
            process = subprocess.Popen([*PROGRAM, "bulk", str(table), *OPTIONS, "-o", str(out)])
            while process.poll() is None and len(lines(journal)) <= before:
                time.sleep(0.01)
            time.sleep(moments.uniform(0, 0.5))
            process.send_signal(signal.SIGKILL)
            if process.wait() != -signal.SIGKILL:
                break
            done += 1
            now = lines(journal)
            assert now[: len(finished)] == finished, "a finished result is gone"
            assert len({json.loads(line)["row"] for line in now}) == len(now), "a result is there twice"
            finished = now
        subprocess.run([*PROGRAM, "bulk", str(table), *OPTIONS, "-o", str(out)], check=True)
        whole = out.with_name("whole.jsonl")
        subprocess.run([*PROGRAM, "bulk", str(table), *OPTIONS, "-o", str(whole)], check=True)
        assert out.read_bytes() == whole.read_bytes(), "the results differ"
        print(f"{done} kills, {len(finished)} results kept at the last, {articles} articles: the same bytes")


if __name__ == "__main__":
    main(*(int(argument) for argument in (sys.argv[1:] + ["50", "2000"][len(sys.argv) - 1 :])))
