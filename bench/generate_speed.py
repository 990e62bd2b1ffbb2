"""How long the same requests take three engines, by turns in one run; `bench/RESULTS.md` keeps what it printed.

    python bench/generate_speed.py [--model embedded:NAME] [--articles 2] [--repeats 3] [--words 250] [--tokens 48]
    python bench/generate_speed.py --cold [--model embedded:NAME] ...

Each article of the shipped suite, cut to so many words, is asked for a summary and for facts, the article first in the
prompt; each round has articles of its own, so that no engine finds them read. (a) transformers in float32, one plain
`generate` call a request; (b) llama.cpp on the same GGUF file through xllamacpp as a user would call it: chat
completions, four at once, continuous batching, as many threads as ours; (c) ours. Every engine does the requests of a
round before the next begins; medians of the rounds are printed. The processor's time stands beside the clock's because
on a machine that others use too it is the steadier of the two.

With `--cold` two more tables come first: each engine in a process of its own, from its start to the two answers for one
article, with the most memory it held then and with 32 short articles; and how long the program's own commands take.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from summarizer.document import build_index, from_text
from summarizer.draft import Decoding, Message, Request
from summarizer.figures.context import find_figures
from summarizer.figures.figure import Status
from summarizer.figures.support import support
from summarizer.models import embedded, open_model
from summarizer.models.catalog import EMBEDDED
from summarizer.models.llama_server import threads

SUITE = Path(__file__).parents[1] / "eval" / "suites" / "news-figures" / "samples.jsonl"
ASKED = {
    "summary": "Summarize this article in about 60 words, in complete sentences.",
    "facts": "List the facts of this article, one a line, each a complete sentence.",
}
COLUMNS = (
    "engine",
    "seconds",
    "processor seconds",
    "x ours",
    "x ours, processor",
    "tokens written",
    "tokens/s",
    "figures unsupported",
)
COLD_COLUMNS = (
    "engine",
    "seconds",
    "processor seconds",
    "x ours",
    "x ours, processor",
    "peak MB",
    "peak MB, 32 articles",
)
START_COLUMNS = ("command", "seconds", "processor seconds")
LABELS = {"a": "(a) transformers, float32", "b": "(b) llama.cpp, four at once", "c": "(c) ours"}
MANY = 32

Answers = list[tuple[str, int]]
"""The text and the number of tokens of each answer."""


@dataclass(slots=True)
class Rounds:
    """What one engine took and wrote."""

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    answers: Answers = field(default_factory=list)


def requests_of(articles: Sequence[str], tokens: int) -> list[Request]:
    system = Message(role="system", content="You write neutral news. Use only what the article says.")
    return [
        Request(
            task=task,
            messages=(system, Message(role="user", content=f"{article}\n\n{asked}")),
            passages=(article,),
            sources=(),
            figures=None,
            max_tokens=tokens,
        )
        for article in articles
        for task, asked in ASKED.items()
    ]


def plain_transformers(name: str) -> Callable[[Sequence[Request]], Answers]:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    folder = embedded.convert(name)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)

    def run(requests: Sequence[Request]) -> Answers:
        answers = []
        for request in requests:
            turns = [{"role": m.role, "content": m.content} for m in request.messages]
            read = tokenizer.apply_chat_template(
                turns, add_generation_prompt=True, return_tensors="pt", return_dict=True
            )
            output = model.generate(**read, max_new_tokens=request.max_tokens, do_sample=False)
            new = output[0, read["input_ids"].shape[1] :]
            answers.append((tokenizer.decode(new, skip_special_tokens=True), len(new)))
        return answers

    return run


def plain_llama(name: str) -> Callable[[Sequence[Request]], Answers]:
    import xllamacpp

    wanted = xllamacpp.CommonParams()
    wanted.model.path = str(embedded.fetch(name) / EMBEDDED[name].file)
    wanted.n_parallel, wanted.n_ctx, wanted.verbosity = 4, 4 * 4096, -1
    wanted.cpuparams.n_threads = wanted.cpuparams_batch.n_threads = threads()
    server = xllamacpp.Server(wanted)

    def ask(request: Request) -> tuple[str, int]:
        turns = [{"role": m.role, "content": m.content} for m in request.messages]
        asked = {"messages": turns, "max_tokens": request.max_tokens, "temperature": 0}
        answer = server.handle_chat_completions(asked)
        return answer["choices"][0]["message"]["content"], answer["usage"]["completion_tokens"]

    def run(requests: Sequence[Request]) -> Answers:
        with ThreadPoolExecutor(4) as pool:
            return list(pool.map(ask, requests))

    return run


def ours(spec: str) -> Callable[[Sequence[Request]], Answers]:
    model = open_model(spec)
    return lambda requests: [(done.text, done.output_tokens) for done in model.generate(requests, Decoding(lock=False))]


def unsupported(rounds: Rounds) -> str:
    """Count how many of the figures written the article does not support."""
    verdicts = []
    for request, (text, _) in zip(rounds.requests, rounds.answers, strict=True):
        index = build_index(from_text(request.passages[0]))
        verdicts += [support(figure, index).status for figure in find_figures(text)]
    return f"{sum(status is Status.UNSUPPORTED for status in verdicts)} of {len(verdicts)}"


def processor_time() -> float:
    taken = os.times()
    return taken.user + taken.system


def measure(run: Callable[[Sequence[Request]], Answers], requests: Sequence[Request], rounds: Rounds) -> None:
    wall, processor = time.perf_counter(), processor_time()
    rounds.answers += run(requests)
    rounds.wall.append(time.perf_counter() - wall)
    rounds.processor.append(processor_time() - processor)
    rounds.requests += requests


def row(name: str, rounds: Rounds, best: Rounds) -> tuple[str, ...]:
    wall, processor = statistics.median(rounds.wall), statistics.median(rounds.processor)
    written = sum(count for _, count in rounds.answers)
    ratio = statistics.median(theirs / own for theirs, own in zip(rounds.wall, best.wall, strict=True))
    processor_ratio = statistics.median(x / y for x, y in zip(rounds.processor, best.processor, strict=True))
    return (
        name,
        f"{wall:.1f}",
        f"{processor:.1f}",
        f"{ratio:.2f}",
        f"{processor_ratio:.2f}",
        str(written),
        f"{written / sum(rounds.wall):.1f}",
        unsupported(rounds),
    )


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [columns, ("---",) * len(columns), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


@dataclass(frozen=True, slots=True)
class Spent:
    """What one process took from its start to its end."""

    wall: float
    processor: float
    peak: float
    """The most memory that it held, in MB."""


def spent(command: Sequence[str]) -> Spent:
    """Run a command to its end; what it prints is thrown away, and so is its exit code."""
    begun = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Spent(time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def median_of(runs: Sequence[Spent]) -> Spent:
    columns = ([getattr(run, name) for run in runs] for name in Spent.__slots__)
    return Spent(*(statistics.median(column) for column in columns))


def cold(engines: str, asked: argparse.Namespace) -> str:
    """Each engine in a process of its own, by turns."""
    own = [sys.executable, __file__, "--model", asked.model]
    one = ["--articles", "1", "--words", str(asked.words), "--tokens", str(asked.tokens)]
    many = ["--articles", str(MANY), "--words", "30", "--tokens", "2"]
    runs: dict[str, list[Spent]] = {engine: [] for engine in engines}
    for _ in range(asked.repeats):
        for engine in engines:
            runs[engine].append(spent([*own, *one, "--alone", engine]))
    found = {engine: median_of(taken) for engine, taken in runs.items()}
    peaks = {engine: f"{spent([*own, *many, '--alone', engine]).peak:.0f}" for engine in engines if asked.many}
    rows = [
        (
            LABELS[engine],
            f"{run.wall:.1f}",
            f"{run.processor:.1f}",
            f"{run.wall / found['c'].wall:.2f}",
            f"{run.processor / found['c'].processor:.2f}",
            f"{run.peak:.0f}",
            peaks.get(engine, "-"),
        )
        for engine, run in found.items()
    ]
    return table(COLD_COLUMNS, rows)


def starts(text: str, repeats: int) -> str:
    """The program's commands that open no model, from the shell; `check` asks the parser about "admitted"."""
    with tempfile.TemporaryDirectory() as folder:
        article, plain, loaded = (Path(folder) / name for name in ("article.txt", "plain.txt", "loaded.txt"))
        article.write_text(text, encoding="utf-8")
        plain.write_text(". ".join(text.split(". ")[:2]), encoding="utf-8")
        loaded.write_text(f"One official admitted doubts. {plain.read_text(encoding='utf-8')}", encoding="utf-8")
        program = [sys.executable, "-c", "from summarizer.cli import main; main()"]
        commands = {
            "figurewise --help": ["--help"],
            "figurewise check, no parser": ["check", "--source", str(article), str(plain)],
            "figurewise check, with the parser": ["check", "--source", str(article), str(loaded)],
            "figurewise summarize, no model": ["summarize", str(article)],
        }
        for line in commands.values():  # the modules' bytecode is written by the first run
            spent([*program, *line])
        runs = {name: median_of([spent([*program, *line]) for _ in range(repeats)]) for name, line in commands.items()}
    return table(START_COLUMNS, [(name, f"{run.wall:.2f}", f"{run.processor:.2f}") for name, run in runs.items()])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--model", default="embedded:smollm2-135m")
    options.add_argument("--articles", type=int, default=2)
    options.add_argument("--repeats", type=int, default=3)
    options.add_argument("--words", type=int, default=250)
    options.add_argument("--tokens", type=int, default=48)
    options.add_argument("--without", default="", help="engines to leave out, such as 'a'")
    options.add_argument("--cold", action="store_true", help="measure starts and memory first")
    options.add_argument("--not-many", dest="many", action="store_false", help="leave out the memory with 32 articles")
    options.add_argument("--alone", default="", help=argparse.SUPPRESS)
    asked = options.parse_args()
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # else (b) spins, and loses on a machine that others use too
    texts = [json.loads(line)["text"] for line in SUITE.read_text(encoding="utf-8").splitlines()]
    articles = [" ".join(text.split()[: asked.words]) for text in texts]
    name = asked.model.partition(":")[2]
    makers: dict[str, Callable[[], Callable[[Sequence[Request]], Answers]]] = {
        "a": lambda: plain_transformers(name),
        "b": lambda: plain_llama(name),
        "c": lambda: ours(asked.model),
    }
    if asked.alone:
        makers[asked.alone]()(requests_of(articles[: asked.articles], asked.tokens))
        return
    engines = "".join(engine for engine in makers if engine not in asked.without)
    if asked.cold:
        print(f"{asked.model}: cold, 1 article, {asked.repeats} rounds, {os.cpu_count()} cores\n")
        print(cold(engines, asked) + "\n")
        print(f"start of the program: {asked.repeats} rounds, {os.cpu_count()} cores\n")
        print(starts(texts[0], asked.repeats) + "\n")
    warm(asked, articles, {LABELS[engine]: makers[engine]() for engine in engines})


def warm(
    asked: argparse.Namespace, articles: Sequence[str], runs: dict[str, Callable[[Sequence[Request]], Answers]]
) -> None:
    """Every engine opened in this process, a round of each by turns."""
    rounds_of = [
        requests_of(articles[start : start + asked.articles], asked.tokens)
        for start in range(0, asked.repeats * asked.articles, asked.articles)
    ]
    for run in runs.values():
        run(requests_of(articles[-1:], 2))
    taken = {label: Rounds() for label in runs}
    for requests in rounds_of:
        for label, run in runs.items():
            measure(run, requests, taken[label])
    print(f"{asked.model}: {2 * asked.articles} requests, {asked.repeats} rounds, {os.cpu_count()} cores\n")
    print(table(COLUMNS, [row(label, rounds, taken[LABELS["c"]]) for label, rounds in taken.items()]))


if __name__ == "__main__":
    main()
