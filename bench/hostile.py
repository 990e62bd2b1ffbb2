"""What hostile texts cost: seconds of processor and MB of memory by kind and size, of the whole program.

    python bench/hostile.py [--kinds KIND,...] [--sizes 100000,200000,400000] [--ways self,against,source,lead,mend]
                            [--limit 600]

Each text is made up here, written to a file and given to `figurewise`: checked against itself, checked against a short
article, as the source of a short text, summarized without a model, and mended. A run over the limit of seconds is
stopped and said to be; the exit code is then 1, as where the program failed. Growth shows whether the work is linear:
doubling the size should double what is above the program's start, which the first line gives.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

PROGRAM = [sys.executable, "-c", "from summarizer.cli import main; main()"]
ARTICLE = (
    "The mill of Kestrel closed on Monday with the loss of 412 jobs, its owner said. It made 9,000 tonnes a year.\n"
)


def repeated(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def digits(size: int) -> str:
    return "".join(random.Random(3).choices("0123456789", k=size))


def lines_of_digits(size: int) -> str:
    text = digits(size)
    return "\n".join(text[at : at + 79] for at in range(0, size, 79))


def numbers(size: int) -> str:
    return "".join(f"{n * 7 % 1_000_003}\n" for n in range(size // 7))


def words(size: int) -> str:
    syllables = "ka ve lo ri sun den mar tol bre hi quo zan".split()
    return "".join("".join(random.Random(n).choices(syllables, k=2)) + "\n" for n in range(size // 6))


def nested(start: str, inside: str, end: str) -> Callable[[int], str]:
    return lambda size: start * (size // (len(start) + len(end))) + inside + end * (size // (len(start) + len(end)))


def page(size: int) -> str:
    return "<html><body>" + nested("<div>", "<p>The ferry carried 12 people to the island.</p>", "</div>")(size)


def nested_list(size: int) -> str:
    depth = int((2 * size) ** 0.5)
    return "".join(" " * n + "- 12 people\n" for n in range(depth))[:size]


def paper(size: int) -> str:
    return "\n\n".join(" ".join(group) for group in _paragraphs(size))


def _paragraphs(size: int) -> Iterator[list[str]]:
    dice, made = random.Random(7), 0
    while made < size:
        group = [_sentence(dice) for _ in range(dice.randint(3, 8))]
        made += sum(map(len, group)) + len(group)
        yield group


NOUNS = (
    "harbour turbine valley clinic orchard library tannery causeway depot seminar reservoir foundry archive ward "
    "bakery station ferry vineyard museum nursery sawmill theatre bridge canal granary kiln lodge marsh pier"
).split()
THINGS = "workers patients tonnes pupils visitors barrels samples letters plots trees vessels seats lamps beds".split()
VERBS = "recorded counted lost gained reported shipped measured sold repaired closed opened planted moved".split()
TRAITS = "northern coastal new former annual joint public early rural heavy shared modest local steep late".split()


def _sentence(dice: random.Random) -> str:
    a, b, thing, verb, trait = (dice.choice(of) for of in (NOUNS, NOUNS, THINGS, VERBS, TRAITS))
    n, m, year = dice.randint(2, 99), f"{dice.randint(1000, 99999):,}", dice.randint(1950, 2024)
    return dice.choice((
        f"The {trait} {a} near the {b} {verb} {m} {thing} in {year}.",
        f"Nobody at the {a} could say why the {b} {verb} its {trait} {thing}.",
        f"Of the {m} {thing} at the {a}, {n} came from the {trait} {b}, its owner said.",
        f"Output of the {a} rose by {n} per cent after the {b} had {verb} the {thing}.",
        f"The {trait} {a} stands beside the {b}, where visitors find letters and lamps of another time.",
        f"According to the {b}, {n} per cent of the {thing} were {trait}.",
    ))  # fmt: skip


KINDS: dict[str, tuple[str, Callable[[int], str]]] = {
    "digits": ("txt", digits),
    "digit-lines": ("txt", lines_of_digits),
    "number-lines": ("txt", numbers),
    "word-lines": ("txt", words),
    "one-word": ("txt", repeated("twelve\n")),
    "commas": ("txt", repeated("1,234,")),
    "blanks": ("txt", lambda size: "12 people" + " " * size + "13"),
    "brackets": ("txt", nested("(", "12", ")")),
    "hyphens": ("txt", lambda size: "12" + "-" * size + "13"),
    "dots": ("txt", repeated("1.")),
    "dollars": ("txt", repeated("$")),
    "ands": ("txt", repeated("1 and ")),
    "no-blanks": ("txt", repeated("ferry12people")),
    "quotes": ("md", lambda size: "> " * (size // 2) + "12 people"),
    "lists": ("md", nested_list),
    "emphasis": ("md", repeated("*a **12** ")),
    "table": ("md", repeated("| 12 | 13 | people |\n")),
    "wide-table": ("md", lambda size: "| 12 " * (size // 5) + "|\n"),
    "json": ("txt", nested('{"a": [', "12", "]}")),
    "html": ("html", page),
    "tags": ("html", lambda size: "<html><body>" + repeated("<b>12</b> <p>")(size)),
    "marks": ("txt", repeated("\u202e12\u200b ")),
    "one-sentence": ("txt", lambda size: " ".join(paper(size).split()).replace(".", ",")),
    "paper": ("txt", paper),
}


def command(way: str, text: Path, short: Path) -> list[str]:
    return {
        "self": ["check", "--source", str(text), str(text)],
        "against": ["check", "--source", str(short), str(text)],
        "source": ["check", "--source", str(text), str(short)],
        "lead": ["summarize", str(text), "--model", "lead:3"],
        "mend": ["mend", "--source", str(short), str(text)],
    }[way] + ["--format", "json", "-o", os.devnull]


def measured(arguments: list[str], limit: int) -> tuple[str, bool]:
    """Run the program; seconds of processor, the most memory, how it ended and its last word; whether it came to that.

    0, and 1 for an unsupported figure, are ends of a check; 2 refuses the text as no English, or as too large.
    """
    process = subprocess.Popen(
        [*PROGRAM, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_bounded(limit),  # noqa: PLW1509
    )
    assert process.stderr is not None
    said: list[str] = []
    reader = threading.Thread(target=lambda: said.extend(process.stderr or ()))
    reader.start()
    _, status, usage = os.wait4(process.pid, 0)
    reader.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    end = "stopped" if process.returncode == -signal.SIGXCPU else f"exit {process.returncode}"
    last = " ".join(said[-2:]).strip().replace("\n", " ")[:110] if process.returncode > 1 else ""
    cost = f"{usage.ru_utime + usage.ru_stime:8.2f} s {usage.ru_maxrss / 1024:7.0f} MB  {end} {last}"
    return cost, process.returncode in (0, 1, 2)


def _bounded(limit: int) -> Callable[[], None]:
    def bound() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        resource.setrlimit(resource.RLIMIT_AS, (12 << 30, 12 << 30))

    return bound


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kinds", default=",".join(KINDS))
    options.add_argument("--sizes", default="100000,200000,400000")
    options.add_argument("--ways", default="self,against,source,lead,mend")
    options.add_argument("--limit", type=int, default=600)
    asked = options.parse_args()
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        short = Path(folder, "short.txt")
        short.write_text(ARTICLE)
        print(f"{'start':12} {len(ARTICLE):>9}  self     {measured(command('self', short, short), asked.limit)[0]}")
        for kind in asked.kinds.split(","):
            suffix, make = KINDS[kind]
            text = Path(folder, f"text.{suffix}")
            for way in asked.ways.split(","):
                for size in map(int, asked.sizes.split(",")):
                    text.write_text(make(size), encoding="utf-8")
                    line, ended = measured(command(way, text, short), asked.limit)
                    failed = failed or not ended
                    print(f"{kind:12} {size:>9}  {way:8} {line}", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
